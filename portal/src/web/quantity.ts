/** How many of a service, as people write it: more than none, at most four decimals, and never a slip of the keyboard. */
import {
  type AmountFault,
  compare,
  decimal,
  formatDecimal,
  isNegative,
  isZero,
  parsed,
  type Parsed,
  parseSwedishAmount,
  refused,
  shortest,
} from "@fakturaporten/einvoice";

const decimalsMax = 4;
const quantityMax = decimal("1000000");

export function quantityOf(text: string): Parsed<string, AmountFault | "quantity-positive" | "quantity-large"> {
  const amount = parseSwedishAmount(text, decimalsMax);
  if (!amount.ok) return amount;
  if (isNegative(amount.value) || isZero(amount.value)) return refused("quantity-positive");
  if (compare(amount.value, quantityMax) > 0) return refused("quantity-large");
  return parsed(formatDecimal(shortest(amount.value)));
}
