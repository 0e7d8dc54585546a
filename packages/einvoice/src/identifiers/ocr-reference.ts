import { type Branded, type Parsed, parsed, refused } from "../parsed.ts";
import { luhnDigit, luhnHolds } from "./check-digits.ts";

/** A payment reference read by machine (BT-83): 2 to 25 digits, the last a Luhn check digit. */
export type OcrReference = Branded<"OcrReference">;

export type OcrFault = "ocr-empty" | "ocr-form" | "ocr-check-digit" | "ocr-length-digit" | "ocr-length";

/**
 * How strictly the bank checks the references of one bankgiro (Bankgirot, OCR-referenskontroll). 1 warns the payer and
 * lets the payment through; 2 refuses on the check digit; 3 also wants the length digit; 4 wants one of the agreed lengths.
 */
export type OcrControl = { readonly level: 1 | 2 | 3 } | { readonly level: 4; readonly lengths: readonly number[] };

/** Judges a reference by the control agreed with the bank. Level 1 is judged as 2: a wrong reference is worth a warning. */
export function parseOcrReference(text: string, control: OcrControl): Parsed<OcrReference, OcrFault> {
  const compact = text.replace(/[\s\u00a0]+/g, "");
  if (compact === "") return refused("ocr-empty");
  if (!/^\d{2,25}$/.test(compact)) return refused("ocr-form");
  if (!luhnHolds(compact)) return refused("ocr-check-digit");
  if (control.level === 3 && compact.charAt(compact.length - 2) !== lengthDigit(compact.length)) {
    return refused("ocr-length-digit");
  }
  if (control.level === 4 && !control.lengths.includes(compact.length)) return refused("ocr-length");
  return parsed(compact as OcrReference);
}

export interface OcrParts {
  /** The digits that mean something, never an organisation or personal number. */
  readonly base: string;
  /** Fixed digits between the base and the control digits. */
  readonly pad?: string;
  /** Whether the second-last digit tells the length, as level 3 wants. */
  readonly lengthDigit: boolean;
}

/** `123` → `1230`, or `12351` with a length digit. */
export function buildOcrReference({
  base,
  pad = "",
  lengthDigit: withLength,
}: OcrParts): Parsed<OcrReference, OcrFault> {
  const body = base + pad;
  if (!/^\d+$/.test(body)) return refused(body === "" ? "ocr-empty" : "ocr-form");
  const withLengthDigit = withLength ? body + lengthDigit(body.length + 2) : body;
  const reference = withLengthDigit + luhnDigit(withLengthDigit);
  return reference.length > 25 ? refused("ocr-length") : parsed(reference as OcrReference);
}

function lengthDigit(length: number): string {
  return String(length % 10);
}
