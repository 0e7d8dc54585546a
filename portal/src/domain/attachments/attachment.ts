/** An attachment is a PDF that goes with an invoice: a specification, a work order. Never the invoice itself. */
import type { Instant } from "../../time.ts";
import { attachmentLimits } from "./limits.ts";
import type { AttachmentNotice } from "./notices.ts";
import type { PdfReading } from "./pdf/read-text.ts";
import type { PdfFault } from "./pdf/values.ts";
import type { ScanFault } from "./scan.ts";

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly pages: number;
  readonly addedAt: Instant;
  readonly hasThumbnail: boolean;
  readonly reading: PdfReading;
  /** What was pointed out about it and left standing by somebody. */
  readonly dismissed: readonly AttachmentNotice[];
}

/** Why a file is not taken in: what the PDF is, or that there is no room. Each has its sentence in messages/attachments.*.ts. */
export type AttachmentFault =
  | PdfFault
  | ScanFault
  | "empty"
  | "attached-already"
  | "too-large"
  | "too-many-files"
  | "too-large-together"
  | "too-many-today"
  | "try-again";

/** What a receiver takes beside an invoice, as its card says. */
export interface ReceiverLimits {
  readonly countMax: number;
  readonly bytesMax: number;
}

/** The attachment that the receiver does not take, or that there are too many of them for it. */
export type ReceiverFault =
  | { readonly code: "attachments-too-many"; readonly countMax: number }
  | { readonly code: "attachment-too-large"; readonly name: string; readonly bytesMax: number };

export function judgeForReceiver(
  attachments: readonly Pick<Attachment, "name" | "sizeBytes">[],
  { countMax, bytesMax }: ReceiverLimits,
): ReceiverFault | undefined {
  if (attachments.length > countMax) return { code: "attachments-too-many", countMax };
  const large = attachments.find(({ sizeBytes }) => sizeBytes > bytesMax);
  return large && { code: "attachment-too-large", name: large.name, bytesMax };
}

/**
 * A file's name as we keep and show it: only its last part, without control characters and the invisible ones that turn or
 * hide text, at most so long, and always ending in .pdf, since that is what was found inside.
 */
export function fileNameFrom(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const visible = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu, "")
    .replace(/[\s"<>|:*?]+/g, " ")
    .trim();
  const stem = visible
    .replace(/(\.pdf)+$/i, "")
    .replace(/^\.+/, "")
    .trim();
  const room = attachmentLimits.nameCharactersMax - ".pdf".length;
  return `${shortened(stem === "" ? "bilaga" : stem, room)}.pdf`;
}

function shortened(text: string, charactersMax: number): string {
  const characters = [...text];
  let short = "";
  for (const character of characters) {
    if (short.length + character.length > charactersMax) break;
    short += character;
  }
  return short.trim();
}
