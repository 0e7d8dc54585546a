/** Figures as they stand on the sheet: exact as written in the document, never rounded, in the invoice's currency. */
import { type Decimal, formatDecimal, shortest } from "@fakturaporten/einvoice";
import { decimalText } from "../../figures-text.ts";

/** `1 234,50`: at least two decimals, more where the document has more. */
export function amountIn(amount: Decimal): string {
  const short = shortest(amount);
  return decimalText(
    formatDecimal(short.scale >= 2 ? short : { units: short.units * 10n ** BigInt(2 - short.scale), scale: 2 }),
  );
}

/** `1 234,50 kr`. */
export function moneyIn(amount: Decimal, currency: string): string {
  return `${amountIn(amount)}\u00a0${currency === "SEK" ? "kr" : currency}`;
}

/** A quantity or a rate, without decimals that say nothing: `2`, `7,5`. */
export function plainIn(value: Decimal): string {
  return decimalText(formatDecimal(shortest(value)));
}
