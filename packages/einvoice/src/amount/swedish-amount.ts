import { parsed, refused, type Parsed } from "../parsed.ts";
import { type Decimal, decimal, formatDecimal, shortest } from "./decimal.ts";

export type AmountFault =
  | "amount-empty"
  | "amount-not-a-number"
  | "amount-separator-ambiguous"
  | "amount-grouping"
  | "amount-decimals"
  | "amount-too-long";

/** Longer than any sum, quantity or price on an invoice. */
const DIGITS_MAX = 18;

/** Longer than any amount is typed, spaces included; a bound, since texts come from strangers. */
const CHARACTERS_MAX = 60;

/** Every space a keyboard, a spreadsheet or a web page puts between thousands. */
const spaces = /[\s\u00a0\u2007\u2009\u202f]+/g;
const minus = /^[-\u2212\u2013]/;

/**
 * Reads an amount, a quantity or a price as people write it: `1234,5`, `1 234,50`, `1.234,50`, `1234.50`, `−250`, `100:-`.
 * `1,234` and `1.234` can mean one and a bit or a thousand and more; they are refused with a code of their own, never guessed.
 */
export function parseSwedishAmount(text: string, decimalsMax = DIGITS_MAX): Parsed<Decimal, AmountFault> {
  if (text.length > CHARACTERS_MAX) return refused("amount-too-long");
  const trimmed = text.trim().replace(/\s*[,:][-\u2212\u2013]$/, "");
  if (trimmed === "") return refused("amount-empty");
  const negative = minus.test(trimmed);
  const unsigned = trimmed.replace(/^[-\u2212\u2013+]\s*/, "").replace(spaces, " ");
  if (!/^[\d.,' ]*\d[\d.,' ]*$/.test(unsigned)) return refused("amount-not-a-number");
  const split = splitAtDecimal(unsigned);
  if (!split.ok) return split;
  const { whole, fraction } = split.value;
  if (whole.length + fraction.length > DIGITS_MAX) return refused("amount-too-long");
  if (fraction.length > decimalsMax) return refused("amount-decimals");
  return parsed(decimal(`${negative ? "-" : ""}${whole}.${fraction}`));
}

/** `1 234,50` with a no-break space (U+00A0) and a true minus (U+2212). At least `digits` decimals; never rounds. */
export function formatSwedishAmount(amount: Decimal, digits = 2): string {
  const [whole = "", fraction = ""] = formatDecimal(shortest(amount)).replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  const decimals = fraction.padEnd(digits, "0");
  return `${amount.units < 0n ? "\u2212" : ""}${grouped}${decimals === "" ? "" : `,${decimals}`}`;
}

type Split = Parsed<{ readonly whole: string; readonly fraction: string }, AmountFault>;

function splitAtDecimal(unsigned: string): Split {
  const last = Math.max(unsigned.lastIndexOf(","), unsigned.lastIndexOf("."));
  if (last < 0) return joinGroups(unsigned, "");
  const separator = unsigned.charAt(last);
  const before = unsigned.slice(0, last);
  const after = unsigned.slice(last + 1);
  if (before.includes(separator)) return joinGroups(unsigned, "");
  if (/^[1-9]\d{0,2}$/.test(before) && /^\d{3}$/.test(after)) return refused("amount-separator-ambiguous");
  if (!/^\d*$/.test(after)) return refused("amount-grouping");
  return joinGroups(before, after);
}

/** One kind of separator, and three digits after each: `1 234 567`, `1.234.567`; no separator at all is fine too. */
function joinGroups(whole: string, fraction: string): Split {
  if (/^\d*$/.test(whole)) return parsed({ whole: whole.replace(/^0+(?=\d)/, ""), fraction });
  if (!/^\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*$/.test(whole)) return refused("amount-grouping");
  return parsed({ whole: whole.replace(/\D/g, ""), fraction });
}
