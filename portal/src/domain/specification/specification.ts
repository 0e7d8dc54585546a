/**
 * The invoice specification (fakturaspecifikation): what a month's invoices consist of, and why a month differs from the one
 * before. Amounts are öre without VAT, and every grouping of them sums to the invoices.
 */
import {
  decimal,
  type Decimal,
  divideRounded,
  formatDecimal,
  isZero,
  multiply,
  roundTo,
} from "@fakturaporten/einvoice";

/** By what a month is summed. */
export const groupings = ["service", "unit", "ansvar"] as const;
export type Grouping = (typeof groupings)[number];

export interface MonthSum {
  /** The key of the service, unit or ansvar; 0 for nobody said. */
  readonly key: number;
  readonly name: string | undefined;
  readonly rowCount: number;
  readonly netMinor: bigint;
  readonly formerNetMinor: bigint;
}

/** One service in two months, as the explanation sees it. Quantities in machine form. */
export interface ServiceChange {
  readonly serviceKey: number;
  readonly name: string;
  readonly quantity: string;
  readonly netMinor: bigint;
  readonly prices: readonly string[];
  readonly formerQuantity: string;
  readonly formerNetMinor: bigint;
  readonly formerPrices: readonly string[];
}

export interface Reason {
  readonly kind: "new" | "ended" | "price" | "quantity";
  readonly serviceKey: number;
  readonly name: string;
  readonly netMinor: bigint;
  readonly from: string;
  readonly to: string;
}

/** Why the sum changed, the largest reason first. The reasons add up to the difference, to the öre. */
export function explain(changes: readonly ServiceChange[]): readonly Reason[] {
  return changes
    .flatMap(reasonsOf)
    .filter(({ netMinor }) => netMinor !== 0n)
    .sort((a, b) => (size(a) === size(b) ? (a.name < b.name ? -1 : 1) : size(a) < size(b) ? 1 : -1));
}

function reasonsOf(change: ServiceChange): readonly Reason[] {
  const { serviceKey, name, netMinor, formerNetMinor, quantity, formerQuantity } = change;
  const about = { serviceKey, name, from: formerQuantity, to: quantity };
  const former = decimal(formerQuantity);
  const now = decimal(quantity);
  if (isZero(former)) return [{ ...about, kind: "new", netMinor: netMinor - formerNetMinor }];
  if (isZero(now)) return [{ ...about, kind: "ended", netMinor: netMinor - formerNetMinor }];
  const byPrice = samePrices(change) ? 0n : netMinor - atFormerPrice(change, former, now);
  return [
    {
      ...about,
      kind: "price",
      netMinor: byPrice,
      from: change.formerPrices.join(" / "),
      to: change.prices.join(" / "),
    },
    { ...about, kind: "quantity", netMinor: netMinor - formerNetMinor - byPrice },
  ];
}

function samePrices({ prices, formerPrices }: ServiceChange): boolean {
  return prices.join() === formerPrices.join();
}

/** What this month's quantity would have cost at the former month's price for one. */
function atFormerPrice({ formerNetMinor }: ServiceChange, former: Decimal, now: Decimal): bigint {
  const each = divideRounded(decimal(String(formerNetMinor)), former, 12);
  return BigInt(formatDecimal(roundTo(multiply(each, now), 0)));
}

function size({ netMinor }: Reason): bigint {
  return netMinor < 0n ? -netMinor : netMinor;
}

/** Why a row may be wrong: the same person has the same thing twice on a day, or had left before it. */
export type Doubt = "double" | "left";

export interface SpecificationRow {
  readonly id: string;
  /** Its place in what its invoice bills, from one. */
  readonly ordinal: number;
  /** The invoice that bills it, and the place of its line there. */
  readonly invoiceId: string;
  readonly place: number;
  readonly invoiceNumber: string;
  readonly usedOn: string;
  readonly service: string;
  readonly unit: string | undefined;
  readonly ansvar: string | undefined;
  readonly employee: string | undefined;
  readonly quantity: string;
  readonly price: string;
  readonly netMinor: bigint;
  readonly doubt: Doubt | undefined;
}
