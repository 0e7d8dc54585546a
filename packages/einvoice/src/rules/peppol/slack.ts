/** How near is near enough in Peppol. */
import { abs, compare, type Decimal, subtract } from "../decimal.ts";

/** Peppol allows two hundredths either way, borders included. */
const slack: Decimal = { units: 2, decimals: 2 };

export function isNear(stated: Decimal, expected: Decimal): boolean {
  return compare(abs(subtract(stated, expected)), slack) <= 0;
}
