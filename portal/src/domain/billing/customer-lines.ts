/**
 * A customer's lines of a month, and the share of each line that each unit has. Thinks only. A line is rounded once; shares are
 * differences of rounded running sums, so that they add up to the line whatever the price.
 */
import {
  add,
  type Decimal,
  decimal,
  formatDecimal,
  type LocalDate,
  multiply,
  roundTo,
  shortest,
  toMinor,
  ZERO,
} from "@fakturaporten/einvoice";

/** What rating says of one customer, service, ansvar, price and unit. */
export interface RatedSum {
  readonly customerKey: number;
  readonly serviceKey: number;
  readonly ansvarKey: number;
  readonly priceFromOn: LocalDate;
  readonly price: string;
  readonly unitKey: number;
  readonly rowCount: number;
  readonly quantity: string;
}

export interface UnitShare {
  readonly unitKey: number;
  readonly rowCount: number;
  readonly quantity: string;
  readonly netMinor: bigint;
}

export interface CustomerLine {
  readonly place: number;
  readonly serviceKey: number;
  readonly ansvarKey: number;
  readonly priceFromOn: LocalDate;
  readonly price: string;
  readonly quantity: string;
  readonly netMinor: bigint;
  readonly shares: readonly UnitShare[];
}

/** In the order of service, ansvar and price. Sums are those of one customer. */
export function linesOf(sums: readonly RatedSum[]): readonly CustomerLine[] {
  const ordered = [...sums].sort(
    (a, b) =>
      a.serviceKey - b.serviceKey ||
      a.ansvarKey - b.ansvarKey ||
      (a.priceFromOn < b.priceFromOn ? -1 : a.priceFromOn > b.priceFromOn ? 1 : 0) ||
      a.unitKey - b.unitKey,
  );
  const groups = new Map<string, RatedSum[]>();
  for (const sum of ordered) {
    const id = `${sum.serviceKey} ${sum.ansvarKey} ${sum.priceFromOn}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [sum]);
    else group.push(sum);
  }
  return [...groups.values()].map((group, index) => lineOf(group, index + 1));
}

function lineOf(group: readonly RatedSum[], place: number): CustomerLine {
  const [first] = group;
  if (first === undefined) throw new Error("A line has at least one sum.");
  const price = decimal(first.price);
  let running: Decimal = ZERO;
  let told = 0n;
  const shares = group.map(({ unitKey, rowCount, quantity }) => {
    running = add(running, decimal(quantity));
    const through = netOf(running, price);
    const share = { unitKey, rowCount, quantity: shortText(decimal(quantity)), netMinor: through - told };
    told = through;
    return share;
  });
  return {
    place,
    serviceKey: first.serviceKey,
    ansvarKey: first.ansvarKey,
    priceFromOn: first.priceFromOn,
    price: shortText(price),
    quantity: shortText(running),
    netMinor: told,
    shares,
  };
}

/** Quantity × price in öre, half away from zero: as the engine rounds a line (BT-131). */
export function netOf(quantity: Decimal, price: Decimal): bigint {
  return toMinor(roundTo(multiply(quantity, price), 2), "SEK").minor;
}

/** Without zeros that say nothing: `3`, not `3.0000`. */
export function shortText(value: Decimal): string {
  return formatDecimal(shortest(value));
}
