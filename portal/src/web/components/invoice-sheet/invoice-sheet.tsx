/**
 * The invoice as a sheet of paper, drawn from the document's own terms and nothing else: the same sheet when previewed,
 * received and printed. What the document does not say is not shown.
 */
import type { Invoice } from "@fakturaporten/einvoice";
import type { Language, Messages } from "../../messages/messages.ts";
import { Sheet } from "../sheet/sheet.tsx";
import { attachmentNames, type PaperSource, titleOf } from "./paper-facts.ts";
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
  readonly source: PaperSource;
}

export function InvoiceSheet({ invoice, language, say, draft = false }: InvoiceSheetProps) {
  const source: PaperSource = { invoice, language, words: say.invoiceSheet };
  return (
    <Sheet size="page" label={source.words.label(titleOf(source), invoice.number)} draft={draft}>
      <article class="paper" lang={language}>
        <SheetHead source={source} />
        <SheetLines source={source} />
        <SheetTotals source={source} />
        <SheetPayment source={source} />
        <SheetNotes source={source} />
        <SheetSeller source={source} />
      </article>
    </Sheet>
  );
}

function SheetNotes({ source }: SheetPart) {
  const { words } = source;
  const attachments = attachmentNames(source);
  const notes = source.invoice.notes ?? [];
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
            {attachments.map((name, place) => (
              <li key={`${place} ${name}`}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
