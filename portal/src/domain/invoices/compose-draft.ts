/** A draft made into a document: its form read, its receiver and its seller looked up, its attachments written in. */
import { type Attachment, base64Of, type Buyer, type Invoice as Document } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { type Attachment as Attached, judgeForReceiver } from "../attachments/attachment.ts";
import { listAttachments, loadAttachments } from "../attachments/queries.ts";
import { findReceiver } from "../receivers/queries.ts";
import type { Receiver } from "../receivers/receiver.ts";
import { composeInvoice } from "./compose-invoice.ts";
import type { Draft } from "./draft.ts";
import type { DraftFault } from "./draft-fault.ts";
import type { Invoice } from "./invoice.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { faultsOfSize } from "./judge-size.ts";
import { findInvoiceByNumber } from "./queries.ts";
import { type DraftReading, readDraft, type WrittenInvoice } from "./read-draft.ts";
import { getSellingTerms, type SellingTerms } from "./selling-terms.ts";

export interface ComposedDraft {
  readonly reading: DraftReading;
  readonly written: WrittenInvoice;
  readonly receiver: Receiver;
  readonly terms: SellingTerms;
  /** The invoice of ours that a credit note refers to. */
  readonly credited: Invoice | undefined;
  /** The invoice of ours that this one is sent to the same receiver instead of. */
  readonly replaced: Invoice | undefined;
  withNumber(number: string): Document;
}

/** The draft as a document that lacks only its number; refuses when something is to be mended. */
export async function composeDraft(work: Work, draft: Draft): Promise<ComposedDraft> {
  const terms = await getSellingTerms(work);
  const receiver = await findReceiver(work, draft.fields["receiver"] ?? "");
  const reading = readDraft(draft.fields, { ...terms, today: work.today, receiver });
  const { written } = reading;
  const files = await listAttachments(work, { draftId: draft.id });
  const faults = [
    ...reading.faults,
    ...faultsOfSize(reading),
    ...otherFaults({ terms, receiver, written }),
    ...faultsOfAttachments(files, receiver),
  ];
  if (written === undefined || receiver === undefined || faults.length > 0) throw new InvoiceNotReady(faults);
  const credited = written.credits === undefined ? undefined : await findInvoiceByNumber(work, written.credits);
  const replaced = await findReplaced(work, written, receiver);
  const preceding = credited ?? replaced;
  const attachments = files.length === 0 ? [] : (await loadAttachments(work, { draftId: draft.id })).map(attachmentOf);
  const withNumber = (number: string): Document =>
    composeInvoice(written, {
      number,
      seller: terms.seller,
      buyer: buyerOf(receiver, written),
      ...terms.payTo(number),
      attachments,
      ...(preceding && { preceding: { number: preceding.number, issuedOn: preceding.issueOn } }),
    });
  return { reading, written, receiver, terms, credited, replaced, withNumber };
}

/** Another receiver has nothing to match it with: then the invoice stands by itself. */
async function findReplaced(work: Work, { replaces }: WrittenInvoice, { id }: Receiver): Promise<Invoice | undefined> {
  if (replaces === undefined) return undefined;
  const replaced = await findInvoiceByNumber(work, replaces);
  return replaced?.kind === "invoice" && replaced.receiverId === id ? replaced : undefined;
}

interface Considered {
  readonly terms: SellingTerms;
  readonly receiver: Receiver | undefined;
  readonly written: WrittenInvoice | undefined;
}

/** What the form alone cannot know. */
function otherFaults({ terms, receiver, written }: Considered): DraftFault[] {
  const faults: DraftFault[] = [];
  if (receiver !== undefined && !receiver.active)
    faults.push({ path: "receiver", code: "receiver-closed", params: {} });
  if (!terms.canBePaid && written?.kind !== "credit-note")
    faults.push({ path: "", code: "payment-missing", params: {} });
  return faults;
}

/** What the receiver takes beside an invoice is told at the files; a receiver chosen later may take less. */
function faultsOfAttachments(files: readonly Attached[], receiver: Receiver | undefined): DraftFault[] {
  if (receiver === undefined) return [];
  const fault = judgeForReceiver(files, receiver.attachments);
  if (fault === undefined) return [];
  const { code, ...said } = fault;
  const max = "countMax" in said ? String(said.countMax) : String(Math.floor(said.bytesMax / 100_000) / 10);
  return [{ path: "attachment", code, params: { max: max.replace(".", ","), name: "name" in said ? said.name : "" } }];
}

function attachmentOf(file: { readonly id: string; readonly name: string; readonly bytes: Uint8Array }): Attachment {
  const embedded = { mimeType: "application/pdf", fileName: file.name, base64: base64Of(file.bytes) };
  return { id: file.name, embedded };
}

/** The buyer's VAT number stands on the invoice only where the buyer owes the tax (ML 17 kap. 24 § 4). */
function buyerOf({ name, organisationNumber, peppol, address }: Receiver, { lines }: WrittenInvoice): Buyer {
  const owesTax = lines.some(({ vat }) => vat.category === "AE");
  return {
    endpoint: { scheme: peppol.scheme, id: peppol.value },
    name,
    legalId: { id: organisationNumber, scheme: "0007" },
    ...(owesTax && { vatNumber: `SE${organisationNumber}01` }),
    address: { street: address.street, city: address.city, postalCode: address.postalCode, country: "SE" },
  };
}
