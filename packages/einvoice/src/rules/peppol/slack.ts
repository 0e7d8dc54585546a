/** How near is near enough in Peppol. */
import { add, compare, type Decimal, subtract } from "../decimal.ts";

/** Peppol allows two hundredths either way, borders included. */
const slack: Decimal = { units: 2n, decimals: 2 };

export function isNear(stated: Decimal, expected: Decimal): boolean {
  return compare(add(stated, slack), expected) >= 0 && compare(subtract(stated, slack), expected) <= 0;
}
