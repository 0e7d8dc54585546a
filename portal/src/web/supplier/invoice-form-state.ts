/** Everything the invoice form shows, gathered from the rooms in one question. */
import { toMinor } from "@fakturaporten/einvoice";
import type { Attachment } from "../../domain/attachments/attachment.ts";
import type { InvoiceBeside } from "../../domain/attachments/notices.ts";
import type { DraftFault } from "../../domain/invoices/draft-fault.ts";
import { gatherFacts } from "../../domain/invoices/compose-draft.ts";
import { type DraftFields, emptyLine, linesOf, withLines } from "../../domain/invoices/draft-fields.ts";
import type { FormFacts } from "../../domain/invoices/form-facts.ts";
import { numberTaken } from "../../domain/invoices/issue-invoice.ts";
import type { Article } from "../../domain/articles/article.ts";
import { listArticles } from "../../domain/articles/queries.ts";
import { listFavourites } from "../../domain/receivers/favourites.ts";
import type { FoundReceiver } from "../../domain/receivers/search-receivers.ts";
import { findInvoiceByNumber } from "../../domain/invoices/queries.ts";
import { type DraftReading, kindOf, readDraft } from "../../domain/invoices/read-draft.ts";
import { getSellingTerms, type SellingTerms } from "../../domain/invoices/selling-terms.ts";
import type { Receiver } from "../../domain/receivers/receiver.ts";
import { findOpenRequest, type ReferenceRequest } from "../../domain/references/queries.ts";
import type { Instant, LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";

/** The form a person has before them, as stored or as posted. */
export interface FormSource {
  readonly id: string;
  /** 0 for a form that was never saved. */
  readonly version: number;
  readonly fields: DraftFields;
  readonly savedAt?: Instant;
}

export interface FormState extends FormSource {
  readonly today: LocalDate;
  readonly terms: SellingTerms;
  /** What the form is read and judged against. */
  readonly facts: FormFacts;
  readonly receiver: Receiver | undefined;
  readonly reading: DraftReading;
  /** Faults the form alone cannot know. */
  readonly otherFaults: readonly DraftFault[];
  readonly attachments: readonly Attachment[];
  /** What the receiver has been asked about this draft. */
  readonly referenceAsked: ReferenceRequest | undefined;
  readonly articles: readonly Article[];
  readonly favourites: readonly FoundReceiver[];
  /** The number of the invoice to credit, when we have sent none with it. */
  readonly creditedElsewhere: string | undefined;
}

export async function loadForm(work: Work, source: FormSource): Promise<FormState> {
  const fields =
    linesOf(source.fields).length > 0 ? source.fields : withFirstLine(source.fields, await getSellingTerms(work));
  const { facts, terms, receiver, attachments, credited } = await gatherFacts(work, { id: source.id, fields });
  const credits = kindOf(fields) === "credit-note" ? (fields["credits"] ?? "").trim() : "";
  return {
    ...source,
    fields,
    today: work.today,
    terms,
    facts,
    receiver,
    reading: readDraft(fields, facts),
    otherFaults: await faultsOfNumber(work, { fields, terms }),
    attachments,
    referenceAsked: receiver && (await findOpenRequest(work, { draftId: source.id, receiverId: receiver.id })),
    articles: await listArticles(work),
    favourites: await listFavourites(work),
    creditedElsewhere: credits === "" || credited !== undefined ? undefined : credits,
  };
}

/** What the form's files are compared with. */
export function invoiceBeside({ fields, terms, reading }: FormState): InvoiceBeside {
  const number = fields["number"]?.trim() ?? "";
  const known = terms.numberAutomatic || number === "" ? undefined : number;
  return { number: known, dueMinor: toMinor(reading.calculation.totals.due, "SEK").minor };
}

/** A new form: its own id from the start, so that saving it twice is one draft. */
export function newForm(work: Work, fields: DraftFields = {}): FormSource {
  return { id: work.newId(), version: 0, fields };
}

/** A form without lines shows one to begin with. */
function withFirstLine(fields: DraftFields, { vat }: SellingTerms): DraftFields {
  return withLines(fields, [{ ...emptyLine, vat }]);
}

async function faultsOfNumber(
  work: Work,
  { fields, terms }: { readonly fields: DraftFields; readonly terms: SellingTerms },
): Promise<readonly DraftFault[]> {
  const number = fields["number"]?.trim() ?? "";
  if (terms.numberAutomatic || number === "") return [];
  const other = await findInvoiceByNumber(work, number);
  return other === undefined ? [] : [numberTaken(other)];
}
