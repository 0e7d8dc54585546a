import {
  type Attachment,
  type EmbeddedDocument,
  type Invoice,
  type InvoicePeriod,
  type PrecedingInvoice,
  type References,
} from "../model/invoice.ts";
import type { Identifier } from "../model/party.ts";
import type { XmlBytes } from "./write-bytes.ts";
import { writeId } from "./write-party.ts";
import { attribute, cac, cbc } from "./write-tags.ts";

/** What BIS Billing wants in the order reference when only the sales order is known. */
export const NO_ORDER = "NA";

const mimeCode = attribute("mimeCode");
const filename = attribute("filename");

/** BG-14, BG-26. */
export function writePeriod(out: XmlBytes, period: InvoicePeriod | undefined): void {
  if (period === undefined) return;
  const from = out.open(cac.InvoicePeriod);
  out.element(cbc.StartDate, period.startsOn);
  out.element(cbc.EndDate, period.endsOn);
  out.element(cbc.DescriptionCode, period.vatPointCode);
  out.close(cac.InvoicePeriod, from);
}

/** Everything between the period and the parties, in the order each schema has it. */
export function writeReferences(out: XmlBytes, invoice: Invoice): void {
  const references = invoice.references ?? {};
  writeOrder(out, references);
  for (const preceding of invoice.precedingInvoices ?? []) writePreceding(out, preceding);
  out.elementIn(cac.DespatchDocumentReference, cbc.ID, references.despatchAdvice);
  out.elementIn(cac.ReceiptDocumentReference, cbc.ID, references.receivingAdvice);
  const isInvoice = invoice.kind === "invoice";
  if (isInvoice) out.elementIn(cac.OriginatorDocumentReference, cbc.ID, references.tender);
  out.elementIn(cac.ContractDocumentReference, cbc.ID, references.contract);
  if (!isInvoice) writeProject(out, references);
  writeTyped(out, references.invoicedObject, "130");
  for (const attachment of invoice.attachments ?? []) writeAttachment(out, attachment);
  if (isInvoice) out.elementIn(cac.ProjectReference, cbc.ID, references.project);
  else out.elementIn(cac.OriginatorDocumentReference, cbc.ID, references.tender);
}

function writeOrder(out: XmlBytes, { order, salesOrder }: References): void {
  if (order === undefined && salesOrder === undefined) return;
  const from = out.open(cac.OrderReference);
  out.element(cbc.ID, order ?? NO_ORDER);
  out.element(cbc.SalesOrderID, salesOrder);
  out.close(cac.OrderReference, from);
}

function writePreceding(out: XmlBytes, { number, issuedOn }: PrecedingInvoice): void {
  const outer = out.open(cac.BillingReference);
  const from = out.open(cac.InvoiceDocumentReference);
  out.element(cbc.ID, number);
  out.element(cbc.IssueDate, issuedOn);
  out.close(cac.InvoiceDocumentReference, from);
  out.close(cac.BillingReference, outer);
}

/** BT-11 in a credit note, whose schema has no project reference: type 50 (PEPPOL-EN16931-R080). */
function writeProject(out: XmlBytes, { project }: References): void {
  writeTyped(out, project === undefined ? undefined : { id: project }, "50");
}

/** BT-18, told from supporting documents by its type 130; and the project, told by its own. */
function writeTyped(out: XmlBytes, id: Identifier | undefined, type: string): void {
  if (id === undefined) return;
  const from = out.open(cac.AdditionalDocumentReference);
  writeId(out, cbc.ID, id);
  out.element(cbc.DocumentTypeCode, type);
  out.close(cac.AdditionalDocumentReference, from);
}

/** BG-24. */
function writeAttachment(out: XmlBytes, { id, description, embedded, uri }: Attachment): void {
  const from = out.open(cac.AdditionalDocumentReference);
  out.element(cbc.ID, id);
  out.element(cbc.DocumentDescription, description);
  const inside = out.open(cac.Attachment);
  if (embedded !== undefined) writeEmbedded(out, embedded);
  out.elementIn(cac.ExternalReference, cbc.URI, uri);
  out.close(cac.Attachment, inside);
  out.close(cac.AdditionalDocumentReference, from);
}

/** BT-125. The base64 text goes in as it is: it has nothing to escape. */
function writeEmbedded(out: XmlBytes, { mimeType, fileName, base64 }: EmbeddedDocument): void {
  if (/[<&]/.test(base64)) throw new RangeError("An embedded document is not base64");
  out.start(cbc.EmbeddedDocumentBinaryObject);
  out.attribute(mimeCode, mimeType);
  out.attribute(filename, fileName);
  out.endPlain(cbc.EmbeddedDocumentBinaryObject, base64);
}
