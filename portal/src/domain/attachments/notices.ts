/**
 * What is pointed out about a file without refusing it: that it seems to be the invoice itself, which the receiver has already
 * as data, or that it holds personal identity numbers. Whoever sends decides, and can say so.
 */
import type { Attachment } from "./attachment.ts";
import { numberText } from "./pdf/read-text.ts";

export const attachmentNotices = ["invoice-itself", "personal-number"] as const;
export type AttachmentNotice = (typeof attachmentNotices)[number];

/** The invoice a file goes with, as far as it is written. */
export interface InvoiceBeside {
  /** Undefined while the number is not known. */
  readonly number: string | undefined;
  /** What is due, in minor units; 0 where nothing is. */
  readonly dueMinor: bigint;
}

export type PointedOut =
  | { readonly notice: "invoice-itself" }
  | { readonly notice: "personal-number"; readonly masked: readonly string[] };

export function pointOut(
  { reading, dismissed }: Pick<Attachment, "reading" | "dismissed">,
  invoice: InvoiceBeside,
): readonly PointedOut[] {
  const found: PointedOut[] = [];
  if (isInvoiceItself(reading, invoice)) found.push({ notice: "invoice-itself" });
  if (reading.personalNumbers.length > 0) found.push({ notice: "personal-number", masked: reading.personalNumbers });
  return found.filter(({ notice }) => !dismissed.includes(notice));
}

/** The number and what is due both stand in it; where the number is not known yet, it must at least call itself an invoice. */
function isInvoiceItself(reading: Attachment["reading"], { number, dueMinor }: InvoiceBeside): boolean {
  if (dueMinor <= 0n || !reading.amounts.includes(String(dueMinor).padStart(3, "0"))) return false;
  return number === undefined ? reading.namesInvoice : reading.numbers.includes(numberText(number));
}
