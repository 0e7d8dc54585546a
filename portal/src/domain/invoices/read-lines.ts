/** Reading a form's lines and adjustments: each cell to a value, or a fault at the cell. */
import {
  absolute,
  type Decimal,
  isNegative,
  isZero,
  type LineAllowanceCharge,
  multiply,
  parseDecimal,
  parseSwedishAmount,
  percentageOf,
  roundTo,
  unitFromText,
  type VatCategory,
  type VatExemption,
} from "@fakturaporten/einvoice";
import {
  type AdjustmentFields,
  adjustmentsOf,
  type DraftFields,
  isEmptyLine,
  type LineFields,
  linesOf,
} from "./draft-fields.ts";
import type { Faults } from "./draft-fault.ts";
import { readText } from "./read-text.ts";
import { parseVatChoice, type VatChoice, vatChoices } from "./vat-choices.ts";

export interface WrittenLine {
  /** The line's place in the form, from 1: faults of the finished document find their way back by it. */
  readonly place: number;
  readonly description: string;
  readonly quantity: Decimal;
  readonly unit: string;
  readonly price: { readonly net: Decimal };
  readonly vat: VatCategory & VatExemption;
  readonly allowanceCharges?: readonly LineAllowanceCharge[];
}

export interface WrittenAdjustment {
  readonly kind: "allowance" | "charge";
  readonly amount: Decimal;
  readonly reason: string;
  readonly vat: VatCategory & VatExemption;
}

/** Lines whose amounts can be calculated, and faults for everything else. Empty lines are passed over. */
export function readLines(fields: DraftFields, faults: Faults): WrittenLine[] {
  const rows = linesOf(fields);
  const written = rows.flatMap((row, index) => {
    if (isEmptyLine(row)) return [];
    return readLine(row, { place: index + 1, faults }) ?? [];
  });
  if (rows.every(isEmptyLine)) faults.add("lines.1.description", "lines-missing");
  return written;
}

export function readAdjustments(fields: DraftFields, faults: Faults): WrittenAdjustment[] {
  return adjustmentsOf(fields).flatMap((row, index) => readAdjustment(row, { place: index + 1, faults }) ?? []);
}

/** Decimals a quantity or a unit price may have: finer than any price list, coarser than an attack on arithmetic. */
const DECIMALS_MAX = 6;

interface Place {
  readonly place: number;
  readonly faults: Faults;
}

function readLine(row: LineFields, { place, faults }: Place): WrittenLine | undefined {
  const at = (column: string): string => `lines.${place}.${column}`;
  const description = readText(row.description, { lengthMax: 300 }, { path: at("description"), faults });
  if (description === undefined) faults.add(at("description"), "missing");
  const quantity = readAmount(row.quantity, { path: at("quantity"), decimalsMax: DECIMALS_MAX, faults });
  if (quantity !== undefined && isZero(quantity)) faults.add(at("quantity"), "quantity-zero");
  const unit = readUnit(row.unit, { path: at("unit"), faults });
  const price = readAmount(row.price, { path: at("price"), decimalsMax: DECIMALS_MAX, faults });
  if (price !== undefined && isNegative(price)) faults.add(at("price"), "price-negative");
  const vat = readVat(row, { group: `lines.${place}`, faults });
  if (quantity === undefined || price === undefined || vat === undefined || isNegative(price)) return undefined;
  const allowance = readAllowance(row.allowance, { gross: multiply(quantity, price), path: at("allowance"), faults });
  return {
    place,
    description: description ?? "",
    quantity,
    unit: unit ?? "C62",
    price: { net: price },
    vat,
    ...(allowance && { allowanceCharges: [allowance] }),
  };
}

function readUnit(
  text: string,
  { path, faults }: { readonly path: string; readonly faults: Faults },
): string | undefined {
  if (text.trim() === "") return faults.add(path, "missing");
  return unitFromText(text)?.code ?? faults.add(path, "unit-unknown", { typed: text.trim().slice(0, 30) });
}

interface AmountPlace {
  readonly path: string;
  readonly decimalsMax: number;
  readonly faults: Faults;
}

function readAmount(text: string, { path, decimalsMax, faults }: AmountPlace): Decimal | undefined {
  if (text.trim() === "") return faults.add(path, "missing");
  const amount = parseSwedishAmount(text, decimalsMax);
  return amount.ok
    ? amount.value
    : faults.add(path, amount.fault, { typed: text.trim().slice(0, 30), max: String(decimalsMax) });
}

interface VatFields {
  readonly vat: string;
  readonly vatReason: string;
}

function readVat(
  { vat, vatReason }: VatFields,
  { group, faults }: { readonly group: string; readonly faults: Faults },
): (VatCategory & VatExemption) | undefined {
  if (vat.trim() === "") return faults.add(`${group}.vat`, "missing");
  const id = parseVatChoice(vat);
  if (id === undefined) return faults.add(`${group}.vat`, "vat-rate-unknown", { typed: vat.trim().slice(0, 30) });
  if (id === "reason-missing") return faults.add(`${group}.vat`, "vat-reason-missing");
  const choice: VatChoice = vatChoices[id];
  const reason =
    id === "0-other"
      ? readText(vatReason, { lengthMax: 200 }, { path: `${group}.vatReason`, faults })
      : choice.exemptionReason;
  if (id === "0-other" && reason === undefined) faults.add(`${group}.vatReason`, "missing");
  return {
    category: choice.category,
    rate: parseDecimal(choice.rate) ?? { units: 0n, scale: 0 },
    ...(choice.exemptionCode !== undefined && { exemptionCode: choice.exemptionCode }),
    ...(reason !== undefined && { exemptionReason: reason }),
  };
}

interface AllowancePlace {
  readonly gross: Decimal;
  readonly path: string;
  readonly faults: Faults;
}

/** A line's allowance: `10 %` of the line, or an amount. */
function readAllowance(text: string, { gross, path, faults }: AllowancePlace): LineAllowanceCharge | undefined {
  const typed = text
    .trim()
    .replace(/^[-\u2212\u2013]\s*/, "")
    .replace(/\s*kr$/i, "");
  if (typed === "") return undefined;
  const isPercentage = /.%$/.test(typed);
  const read = readAmount(isPercentage ? typed.slice(0, -1) : typed, { path, decimalsMax: 2, faults });
  if (read === undefined || isZero(read)) return undefined;
  const base = roundTo(gross, 2);
  const allowance = isPercentage
    ? { amount: percentageOf(base, read), base, percentage: read }
    : { amount: roundTo(read, 2) };
  if (exceeds(allowance.amount, base)) return faults.add(path, "allowance-exceeds-line");
  return { kind: "allowance", ...allowance, reason: "Rabatt", reasonCode: "95" };
}

function exceeds(amount: Decimal, base: Decimal): boolean {
  const left = { units: absolute(base).units - absolute(amount).units, scale: 2 };
  return left.units < 0n || isNegative(amount) !== isNegative(base);
}

function readAdjustment(row: AdjustmentFields, { place, faults }: Place): WrittenAdjustment | undefined {
  const at = (column: string): string => `adjustments.${place}.${column}`;
  const kind = row.kind === "charge" ? "charge" : "allowance";
  const amount = readAmount(row.amount.replace(/\s*kr$/i, ""), { path: at("amount"), decimalsMax: 2, faults });
  if (amount !== undefined && (isZero(amount) || isNegative(amount))) faults.add(at("amount"), "amount-positive");
  const reason = readText(row.reason, { lengthMax: 100 }, { path: at("reason"), faults });
  if (reason === undefined) faults.add(at("reason"), "missing");
  const vat = readVat(row, { group: `adjustments.${place}`, faults });
  if (amount === undefined || vat === undefined || isZero(amount) || isNegative(amount)) return undefined;
  return { kind, amount, reason: reason ?? "", vat };
}
