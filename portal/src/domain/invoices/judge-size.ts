/** How large sums an invoice can carry: no amount, and no sum of them, has more digits than the receivers' programs hold. */
import { absolute, type Decimal, multiply, roundTo } from "@fakturaporten/einvoice";
import type { DraftFault } from "./draft-fault.ts";
import type { DraftReading } from "./read-draft.ts";

/** Told at what makes the sum large: the price of the largest line, or the amount of a larger adjustment. */
export function faultsOfSize({ lines, calculation, written }: DraftReading): DraftFault[] {
  const parts: Part[] = [
    ...lines.map(({ place, quantity, price }) => ({
      path: `lines.${place}.price`,
      size: hundredths(multiply(quantity, price.net)),
    })),
    ...(written?.adjustments ?? []).map(({ amount }, index) => ({
      path: `adjustments.${index + 1}.amount`,
      size: hundredths(amount),
    })),
  ];
  const first = parts[0];
  if (first === undefined) return [];
  const largest = parts.reduce((found, part) => (part.size > found.size ? part : found), first);
  const sizes = [largest.size, ...sumsOf(calculation.totals).map(hundredths)];
  if (sizes.every((size) => size < SIZE_END)) return [];
  return [{ path: largest.path, code: "sum-too-long", params: {} }];
}

type Totals = DraftReading["calculation"]["totals"];

interface Part {
  readonly path: string;
  /** In hundredths, whichever sign. */
  readonly size: bigint;
}

function sumsOf({ lines, allowances, charges, withoutVat, vat, withVat, due }: Totals): Decimal[] {
  return [lines, allowances, charges, withoutVat, vat, withVat, due].filter((sum) => sum !== undefined);
}

/** Ten thousand million million kronor, in hundredths: 18 digits hold less. */
const SIZE_END = 10n ** 18n;

function hundredths(amount: Decimal): bigint {
  return roundTo(absolute(amount), 2).units;
}
