/** One line of BgMax and its fields, by Bankgirot's layout: positions from 1, both counted. */
import { asLocalDate, type LocalDate } from "@fakturaporten/einvoice";
import type { FileFaultCode } from "../bank-payment.ts";
import type { Line } from "./lines.ts";

/** Told of every fault; the reader keeps them with the line. */
export type Tell = (code: FileFaultCode, params?: Readonly<Record<string, string>>) => void;

/** The characters from one position to another. */
export function field(line: Line, from: number, to: number): string {
  return line.text.slice(from - 1, to);
}

export function text(line: Line, from: number, to: number): string | undefined {
  const found = field(line, from, to).trim();
  return found === "" ? undefined : found;
}

/** Digits only, zero-filled; blanks where the layout lets a field be left out. */
export function number(line: Line, [from, to]: readonly [number, number], tell: Tell): bigint {
  const found = field(line, from, to).trim();
  if (/^\d+$/.test(found)) return BigInt(found);
  if (found !== "") tell("bgmax-number", { from: String(from), to: String(to) });
  return 0n;
}

/** Digits that must be there. */
export function mustNumber(line: Line, [from, to]: readonly [number, number], tell: Tell): bigint {
  if (field(line, from, to).trim() === "") tell("bgmax-number", { from: String(from), to: String(to) });
  return number(line, [from, to], tell);
}

export function day(line: Line, from: number, tell: Tell): LocalDate | undefined {
  const found = field(line, from, from + 7);
  const date = /^\d{8}$/.test(found)
    ? asLocalDate(`${found.slice(0, 4)}-${found.slice(4, 6)}-${found.slice(6)}`)
    : undefined;
  if (date === undefined) tell("bgmax-date", { date: found.trim() });
  return date;
}

/** A giro number without its leading zeros; none where the field is blank or zero. */
export function giro(line: Line, [from, to]: readonly [number, number], tell: Tell): string | undefined {
  const digits = number(line, [from, to], tell);
  return digits === 0n ? undefined : digits.toString();
}

/** What a payer wrote as reference: none where it is blank or zero. */
export function reference(line: Line, tell: Tell): string | undefined {
  const found = text(line, 13, 37);
  if (found === undefined || /^0+$/.test(found)) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\x00-\x1f\x7f-\x9f]/.test(found)) tell("bgmax-reference");
  return found;
}
