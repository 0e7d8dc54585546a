/** Numbers as workbooks keep them, in the words people would have typed. Only digits are moved; nothing is calculated. */
import { addDays, type LocalDate } from "@fakturaporten/einvoice";

/** How a cell's format shows a number. */
export type NumberFormat =
  | { readonly kind: "number" }
  | { readonly kind: "day" }
  | { readonly kind: "percent" }
  /** `00000`: at least so many digits. */
  | { readonly kind: "digits"; readonly least: number };

/** A spreadsheet keeps so many digits; what stands beyond them comes from its arithmetic. */
const digitsMax = 15;
const exponentMax = 30;

/** `1250,5`, `2026-11-28`, `25 %`; nothing where it is no number or no day. */
export function numberText(written: string, format: NumberFormat, since1904: boolean): string | undefined {
  if (format.kind === "day") return dayText(written, since1904);
  const text = plainNumber(written, format.kind === "percent" ? 2 : 0);
  if (text === undefined) return undefined;
  if (format.kind === "percent") return `${text} %`;
  return format.kind === "digits" && /^\d+$/.test(text) ? text.padStart(format.least, "0") : text;
}

/** Without an exponent, with a decimal comma; `places` moves the comma to the right. */
function plainNumber(written: string, places: number): string | undefined {
  const match = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,4}))?$/.exec(written.trim());
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const moved = Number(exponent) - fraction.length + places;
  if (whole + fraction === "" || Math.abs(moved) > exponentMax + digitsMax) return undefined;
  const { digits, power } = rounded(BigInt(whole + fraction), moved);
  const text = power >= 0 ? digits + "0".repeat(power) : withComma(digits, -power);
  return sign === "-" && /[1-9]/.test(text) ? `-${text}` : text;
}

/** To the digits a spreadsheet keeps, half away from nought. */
function rounded(units: bigint, power: number): { readonly digits: string; readonly power: number } {
  const surplus = units.toString().length - digitsMax;
  if (surplus <= 0) return { digits: units.toString(), power };
  const step = 10n ** BigInt(surplus);
  return { digits: ((units + step / 2n) / step).toString(), power: power + surplus };
}

function withComma(digits: string, decimals: number): string {
  const padded = digits.padStart(decimals + 1, "0");
  const fraction = padded.slice(-decimals).replace(/0+$/, "");
  const whole = padded.slice(0, -decimals);
  return fraction === "" ? whole : `${whole},${fraction}`;
}

/** The last day that is written with four digits of year. */
const daysMax = 2_958_465;

function dayText(written: string, since1904: boolean): string | undefined {
  const match = /^(\d{1,7})(?:\.\d*)?$/.exec(written.trim());
  if (match === null) return undefined;
  const days = Number(match[1]) + (since1904 ? 1462 : 0);
  // Spreadsheets believe in a 29 February 1900; no invoice is as old.
  return days < 61 || days > daysMax ? undefined : addDays("1899-12-30" as LocalDate, days);
}
