/** What a person wrote on the credit page: per line a quantity or an amount, per charge an amount. */
import {
  absolute,
  compare,
  type CreditBalance,
  type Decimal,
  isNegative,
  isZero,
  type LineBalance,
  parseSwedishAmount,
} from "@fakturaporten/einvoice";
import { type ChosenCredit, type CreditPart, netOfPart } from "../../domain/invoices/credit-fields.ts";
import { moneyIn } from "../components/invoice-sheet/figures.tsx";
import type { FieldFault, Fields } from "../form.ts";

export const meansMoreField = "meansMore";

export const quantityField = (place: number): string => `lines.${place + 1}.quantity`;
export const amountField = (place: number): string => `lines.${place + 1}.amount`;
export const chargeField = (place: number): string => `adjustments.${place + 1}.amount`;

export interface CreditReading {
  readonly chosen: ChosenCredit;
  readonly faults: readonly FieldFault[];
  /** Something goes beyond what is left: asked about, unless it was said to be meant. */
  readonly asksForMore: boolean;
}

export interface CreditFormOf {
  readonly balance: CreditBalance;
  readonly currency: string;
}

export function readCreditForm(fields: Fields, { balance, currency }: CreditFormOf): CreditReading {
  const faults: FieldFault[] = [];
  const lines = new Map<number, CreditPart>();
  for (const [place, line] of balance.lines.entries()) {
    const part = readPart(fields, { place, line }, faults);
    if (part !== undefined) lines.set(place, part);
  }
  const charges = new Map<number, Decimal>();
  for (const [place, { adjustment }] of balance.adjustments.entries()) {
    const amount = adjustment.kind === "charge" ? readAmount(fields, chargeField(place), faults) : undefined;
    if (amount !== undefined) charges.set(place, amount);
  }
  const beyond = [
    ...[...lines].flatMap(([place, part]) => beyondLine(balance.lines[place], { place, part })),
    ...[...charges].flatMap(([place, amount]) => beyondCharge(balance, { place, amount })),
  ].map(({ path, left, of }) => fault(path, "exceeds-left", { left: moneyIn(left, currency), of }));
  if (lines.size + charges.size + faults.length === 0) faults.push(fault(firstField(balance), "nothing-chosen"));
  const isMeant = (fields[meansMoreField] ?? "") !== "";
  return {
    chosen: { lines, charges },
    faults: isMeant ? faults : [...faults, ...beyond],
    asksForMore: beyond.length > 0,
  };
}

interface LineAt {
  readonly place: number;
  readonly line: LineBalance;
}

function readPart(fields: Fields, { place, line }: LineAt, faults: FieldFault[]): CreditPart | undefined {
  const before = faults.length;
  const quantity = readAmount(fields, quantityField(place), faults, decimalsOfQuantity);
  const amount = readAmount(fields, amountField(place), faults);
  if (quantity !== undefined && amount !== undefined) {
    faults.push(fault(quantityField(place), "quantity-or-amount"));
    return undefined;
  }
  if (faults.length > before) return undefined;
  if (quantity !== undefined) return { quantity: withSignOf(line.line.quantity, quantity) };
  return amount === undefined ? undefined : { amount: withSignOf(line.line.net, amount) };
}

/** As many decimals as a quantity on an invoice may have. */
const decimalsOfQuantity = 6;

/** Amounts of returned lines stand below zero on the invoice; a person writes how much, without a sign. */
function withSignOf(whole: Decimal, part: Decimal): Decimal {
  return isNegative(whole) ? { units: -part.units, scale: part.scale } : part;
}

function readAmount(fields: Fields, path: string, faults: FieldFault[], decimalsMax = 2): Decimal | undefined {
  const typed = (fields[path] ?? "").trim().replace(/\s*kr$/i, "");
  if (typed === "") return undefined;
  const read = parseSwedishAmount(typed, decimalsMax);
  if (!read.ok) {
    faults.push({ path, code: read.fault, params: { typed: typed.slice(0, 30), max: String(decimalsMax) } });
    return undefined;
  }
  if (isZero(read.value)) return undefined;
  if (!isNegative(read.value)) return read.value;
  faults.push(fault(path, "amount-positive"));
  return undefined;
}

interface PartAt {
  readonly place: number;
  readonly part: CreditPart;
}

interface Beyond {
  readonly path: string;
  readonly left: Decimal;
  /** The line or charge, in its own words. */
  readonly of: string;
}

function beyondLine(line: LineBalance | undefined, { place, part }: PartAt): Beyond[] {
  if (line === undefined || !exceeds(netOfPart(line, part), line.netLeft)) return [];
  return [
    {
      path: "quantity" in part ? quantityField(place) : amountField(place),
      left: line.netLeft,
      of: line.line.item.name,
    },
  ];
}

function beyondCharge(
  { adjustments }: CreditBalance,
  { place, amount }: { readonly place: number; readonly amount: Decimal },
): Beyond[] {
  const charge = adjustments[place];
  if (charge === undefined || !exceeds(amount, charge.left)) return [];
  return [{ path: chargeField(place), left: charge.left, of: charge.adjustment.reason ?? "" }];
}

function exceeds(taken: Decimal, left: Decimal): boolean {
  if (isNegative(taken) !== isNegative(left) && !isZero(left)) return true;
  return compare(absolute(taken), absolute(left)) > 0;
}

function firstField({ lines }: CreditBalance): string {
  return lines.length === 0 ? "" : quantityField(0);
}

function fault(path: string, code: string, params: Readonly<Record<string, string>> = {}): FieldFault {
  return { path, code, params };
}
