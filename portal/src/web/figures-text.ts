/**
 * Figures as text: `1 234,50 kr`, `556036-0793`, `991-2346`. No-break spaces and a true minus. These are the same in
 * both languages, as they are on paper. Hyphens stay plain, so that a copied number can be pasted.
 */
import { fromMinor, formatDecimal, type Money } from "@fakturaporten/einvoice";

const space = "\u00a0";
const minus = "\u2212";

/** `1 234,50 kr`; other currencies by their code: `1 234,50 EUR`. */
export function amountText(amount: Money): string {
  return `${decimalText(formatDecimal(fromMinor(amount)))}${space}${amount.currency === "SEK" ? "kr" : amount.currency}`;
}

/** A number in machine form (`-1234.5`) as people read it: `−1 234,5`. */
export function decimalText(machineForm: string): string {
  const negative = machineForm.startsWith("-");
  const [whole = "0", fraction] = machineForm.replace(/^[-+]/, "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, space);
  return `${negative ? minus : ""}${grouped}${fraction === undefined ? "" : `,${fraction}`}`;
}

/** What one costs: `149,50 kr`, with the öre always and finer parts where there are any. */
export function priceText(exact: string): string {
  const [whole = "0", fraction = ""] = exact.split(".");
  return `${decimalText(`${whole}.${fraction.padEnd(2, "0")}`)}${space}kr`;
}

/** `556036-0793`. */
export function organisationNumberText(digits: string): string {
  return /^\d{6}[\d*]{4}$/.test(digits) ? `${digits.slice(0, 6)}-${digits.slice(6)}` : digits;
}

/** The same in lists: a sole trader's is a personal number, and is shown whole on the invoice alone. */
export function listedNumberText(digits: string): string {
  return organisationNumberText(listedNumber(digits));
}

/** `811218****` where the ten digits are a person's; a file has them as they stand in documents, without a hyphen. */
export function listedNumber(digits: string): string {
  return /^\d{2}[01]\d{7}$/.test(digits) ? `${digits.slice(0, 6)}****` : digits;
}

/** `234 56`. */
export function postalCodeText(digits: string): string {
  return /^\d{5}$/.test(digits) ? `${digits.slice(0, 3)}${space}${digits.slice(3)}` : digits;
}

/** `991-2346` or `5402-9681`. */
export function bankgiroText(digits: string): string {
  return /^\d{7,8}$/.test(digits) ? `${digits.slice(0, -4)}-${digits.slice(-4)}` : digits;
}

/** `28 65 43-4`: pairs from the right, before the check digit. */
export function plusgiroText(digits: string): string {
  if (!/^\d{2,8}$/.test(digits)) return digits;
  const pairs = digits.slice(0, -1).replace(/\B(?=(\d{2})+(?!\d))/g, space);
  return `${pairs}-${digits.slice(-1)}`;
}
