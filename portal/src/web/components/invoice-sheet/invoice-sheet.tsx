/**
 * The invoice as a sheet of paper, drawn from the document's own terms and nothing else: the same sheet when previewed,
 * received and printed. What the document does not say is not shown.
 */
import type { Invoice } from "@fakturaporten/einvoice";
import type { Language, Messages } from "../../messages/messages.ts";
import { Sheet } from "../sheet/sheet.tsx";
import { SheetHead } from "./sheet-head.tsx";
import { SheetLines } from "./sheet-lines.tsx";
import { SheetPayment } from "./sheet-payment.tsx";
import { SheetSeller } from "./sheet-seller.tsx";
import { SheetTotals } from "./sheet-totals.tsx";

export interface InvoiceSheetProps {
  readonly invoice: Invoice;
  readonly language: Language;
  readonly say: Messages;
  /** Not yet sent. */
  readonly draft?: boolean;
}

/** What every part of the sheet is drawn from. */
export interface SheetPart {
  readonly invoice: Invoice;
  readonly words: Messages["invoiceSheet"];
}

export function InvoiceSheet({ invoice, language, say, draft = false }: InvoiceSheetProps) {
  const words = say.invoiceSheet;
  const part: SheetPart = { invoice, words };
  const title = titleOf(part);
  return (
    <Sheet size="page" label={words.label(title, invoice.number)} draft={draft}>
      <article class="paper" lang={language}>
        <SheetHead {...part} title={title} />
        <SheetLines {...part} language={language} />
        <SheetTotals {...part} />
        <SheetPayment {...part} />
        <SheetNotes {...part} />
        <SheetSeller {...part} />
      </article>
    </Sheet>
  );
}

function titleOf({ invoice, words }: SheetPart): string {
  if (invoice.kind === "credit-note") return words.creditNote;
  return invoice.typeCode === "389" ? words.selfBilled : words.invoice;
}

function SheetNotes({ invoice, words }: SheetPart) {
  const attachments = invoice.attachments ?? [];
  const notes = invoice.notes ?? [];
  if (notes.length === 0 && attachments.length === 0) return null;
  return (
    <section class="paper-notes">
      {notes.length === 0 ? null : (
        <>
          <h3>{words.note}</h3>
          {notes.map((note) => (
            <p key={note} class="paper-text">
              {note}
            </p>
          ))}
        </>
      )}
      {attachments.length === 0 ? null : (
        <>
          <h3>{words.attachments}</h3>
          <ul class="paper-attachments">
            {attachments.map((attachment) => (
              <li key={attachment.id}>{attachment.embedded?.fileName ?? attachment.description ?? attachment.id}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
