/**
 * What a file's text may mean for who sends it: amounts and numbers, to see whether the file is the invoice itself, and personal
 * identity numbers, which seldom belong beside an invoice. Only this is kept, never the text.
 */
import { parsePersonalNumber } from "@fakturaporten/einvoice";

export interface PdfReading {
  /** Amounts with two decimals, in minor units: `863178`. */
  readonly amounts: readonly string[];
  /** Words with a digit in them, without spaces, dashes and small letters: `F20261042`. */
  readonly numbers: readonly string[];
  /** Whether it calls itself an invoice. */
  readonly namesInvoice: boolean;
  /** Personal and coordination numbers, masked: `19121212-****`. */
  readonly personalNumbers: readonly string[];
}

export const nothingRead: PdfReading = { amounts: [], numbers: [], namesInvoice: false, personalNumbers: [] };

const kept = { amounts: 1000, numbers: 3000, personalNumbers: 20, numberCharacters: 40 } as const;

export function readText(text: string): PdfReading {
  const plain = text.replace(/[\u00a0\u2007\u202f\u2009]/g, " ").replace(/[\u2010-\u2015\u2212]/g, "-");
  return {
    amounts: distinct(plain.matchAll(amount), kept.amounts, ([found]) => found.replace(/\D/g, "")),
    numbers: distinct(plain.matchAll(numberWord), kept.numbers, ([found]) => numberText(found)),
    namesInvoice: /\b(kredit)?faktura(n|datum|nummer|nr)?\b|\b(invoice|credit note)\b/i.test(plain),
    personalNumbers: distinct(plain.matchAll(personal), kept.personalNumbers, maskedPerson),
  };
}

/** A number however its spaces, dashes and capitals are written. */
export function numberText(written: string): string {
  return written.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** `1 234,50`, `1.234,50`, `1,234.50`, `1234.50`. */
const amount = /(?<![\d,.])(?:\d{1,3}(?:[ .]\d{3})+,\d{2}|\d{1,3}(?:,\d{3})+\.\d{2}|\d{1,12}[,.]\d{2})(?![\d]|[,.]\d)/g;
const numberWord = /(?=[\p{L}/._-]{0,39}\d)[\p{L}\d][\p{L}\d/._-]{0,39}/gu;

/**
 * Twelve digits, or ten with the hyphen or plus that only such numbers carry. Ten bare digits are most often something else, and
 * count only where the text says what they are.
 */
const personal =
  /(?<![\d-])(?<number>(?:18|19|20)\d{6}[-+ ]?\d{4}|\d{6}[-+]\d{4}|(?<=(?:personn|p(?:ers)?\.? ?nr|samordningsn|född)[^\n\d]{0,20})\d{10})(?![\d-])/gi;

function maskedPerson(match: RegExpExecArray): string | undefined {
  const read = parsePersonalNumber((match.groups?.["number"] ?? "").replace(" ", ""));
  return read.ok ? read.value.toString() : undefined;
}

function distinct(
  matches: Iterable<RegExpExecArray>,
  most: number,
  meaning: (match: RegExpExecArray) => string | undefined,
): readonly string[] {
  const found = new Set<string>();
  for (const match of matches) {
    const means = meaning(match);
    if (means !== undefined && means !== "") found.add(means);
    if (found.size >= most) break;
  }
  return [...found];
}
