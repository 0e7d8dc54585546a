/** Answers with an invoice on paper: read from the document's bytes, in the reader's language, as a file to keep. */
import { type Invoice, readUbl } from "@fakturaporten/einvoice";
import { fileNameFrom } from "../../domain/attachments/attachment.ts";
import { printedLinesMax } from "../../domain/paper/limits.ts";
import type { Press } from "../../domain/paper/press.ts";
import { pressDesk } from "../../domain/paper/press-desk.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Answer, Visit } from "../route.ts";
import { invoicePaper, paperTitle } from "./invoice-paper.ts";

/** From one address: more than anybody reads, less than would keep the press from others. */
export const printsPerMinuteMax = 60;

export interface DocumentToPrint {
  readonly ubl: Uint8Array;
  readonly draft?: boolean;
}

export async function printPaper(
  { say, language }: Pick<Visit, "say" | "language">,
  { ubl, draft = false }: DocumentToPrint,
  press: Press = pressDesk,
): Promise<Answer> {
  const read = readUbl(ubl);
  if (!read.ok) throw new Refusal("document-unreadable");
  const { invoice } = read;
  if (invoice.lines.length > printedLinesMax) throw new Refusal("document-too-long-to-print");
  const paper = invoicePaper(invoice, { language, say, draft });
  const bytes = await press.print({ paper, document: draft ? undefined : ubl });
  const name = paperTitle(invoice, say.invoiceSheet);
  return {
    kind: "file",
    name: fileName(draft ? `${say.paper.draft} ${name}` : name, invoice),
    type: "application/pdf",
    bytes,
  };
}

/** `Faktura 2026-1042 Björkviks Elteknik AB.pdf`. */
function fileName(title: string, { seller }: Invoice): string {
  return fileNameFrom(`${title} ${seller.tradingName ?? seller.name}`.replace(/[/\\]/g, "-"));
}
