/** Amounts of the ledger: öre as people read and write them. */
import { type AmountFault, parsed, type Parsed, parseSwedishAmount, toMinor } from "@fakturaporten/einvoice";
import { amountText } from "../figures-text.ts";

export function kronor(minor: bigint): string {
  return amountText({ minor, currency: "SEK" });
}

/** As it stands in a field: without the unit, which the field itself shows. */
export function fieldKronor(minor: bigint): string {
  return kronor(minor).replace(/\u00a0kr$/, "");
}

export function parseKronor(text: string): Parsed<bigint, AmountFault> {
  const amount = parseSwedishAmount(text, 2);
  return amount.ok ? parsed(toMinor(amount.value, "SEK").minor) : amount;
}
