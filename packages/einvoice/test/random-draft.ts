/** Drafts as suppliers make them, from a seed: fast enough for a million, plain enough to be sensible. */
import type { Decimal } from "../src/amount/decimal.ts";
import type { InvoiceTerms } from "../src/calculate/terms.ts";
import type { VatCategory, VatExemption } from "../src/model/totals.ts";

type Terms = InvoiceTerms["lines"][number];
type Part = NonNullable<InvoiceTerms["allowanceCharges"]>[number];

/** Mulberry32: small, seeded, good enough to draw invoices from. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const rates: readonly (VatCategory & VatExemption)[] = [
  { category: "S", rate: { units: 25n, scale: 0 } },
  { category: "S", rate: { units: 12n, scale: 0 } },
  { category: "S", rate: { units: 600n, scale: 2 } },
  { category: "E", rate: { units: 0n, scale: 0 }, exemptionCode: "VATEX-EU-132-1B" },
  { category: "E", rate: { units: 0n, scale: 0 }, exemptionReason: "Utbildning" },
  { category: "AE", rate: { units: 0n, scale: 0 }, exemptionCode: "VATEX-EU-AE" },
  { category: "K", rate: { units: 0n, scale: 0 } },
  { category: "O" },
  { category: "L", rate: { units: 725n, scale: 2 } },
];

export function randomDraft(roll: (sides: number) => number): InvoiceTerms {
  const number = (unitsMax: number, scaleMax: number, signed: boolean): Decimal => {
    const units = BigInt(roll(unitsMax));
    return { units: signed && roll(8) === 0 ? -units : units, scale: roll(scaleMax + 1) };
  };
  const amount = (): Decimal => ({ units: BigInt(roll(1_000_000)), scale: 2 });
  const vat = () => rates[roll(rates.length)] ?? { category: "O" as const };
  const part = () => ({ kind: roll(2) === 0 ? ("allowance" as const) : ("charge" as const), amount: amount() });
  const several = <T>(most: number, make: () => T): T[] => Array.from({ length: roll(most + 1) }, make);
  const line = (): Terms => ({
    quantity: number(100_000, 4, true),
    price: {
      net: number(10_000_000, 5, false),
      ...(roll(4) === 0 && { baseQuantity: { units: BigInt(1 + roll(1000)), scale: roll(3) } }),
    },
    ...(roll(3) === 0 && { allowanceCharges: several(3, part) }),
    vat: vat(),
  });
  return {
    lines: [line(), ...several(6, line)],
    ...(roll(3) === 0 && { allowanceCharges: several(3, (): Part => ({ ...part(), vat: vat() })) }),
    ...(roll(4) === 0 && { prepaid: amount() }),
    ...(roll(3) === 0 && { rounding: "whole" as const }),
    ...(roll(5) === 0 && { vatCurrencyRate: { units: BigInt(1 + roll(200_000)), scale: 4 } }),
  };
}
