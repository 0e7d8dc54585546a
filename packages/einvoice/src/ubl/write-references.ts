import {
  type Attachment,
  type EmbeddedDocument,
  type Invoice,
  type InvoicePeriod,
  type PrecedingInvoice,
  type References,
} from "../model/invoice.ts";
import { each, element, escapeAttribute, group } from "./write-element.ts";
import { writeId } from "./write-party.ts";

/** What BIS Billing wants in the order reference when only the sales order is known. */
export const NO_ORDER = "NA";

/** BG-14, BG-26. */
export function writePeriod(period: InvoicePeriod): string {
  return group(
    "cac:InvoicePeriod",
    element("cbc:StartDate", period.startsOn) +
      element("cbc:EndDate", period.endsOn) +
      element("cbc:DescriptionCode", period.vatPointCode),
  );
}

/** Everything between the period and the parties, in the order each schema has it. */
export function writeReferences(invoice: Invoice): string {
  const references = invoice.references ?? {};
  const tender = writeReference("cac:OriginatorDocumentReference", references.tender);
  const contract = writeReference("cac:ContractDocumentReference", references.contract);
  const shared =
    writeOrder(references) +
    each(invoice.precedingInvoices, writePreceding) +
    writeReference("cac:DespatchDocumentReference", references.despatchAdvice) +
    writeReference("cac:ReceiptDocumentReference", references.receivingAdvice);
  const documents = writeObject(references) + each(invoice.attachments, writeAttachment);
  if (invoice.kind === "invoice") {
    return shared + tender + contract + documents + writeReference("cac:ProjectReference", references.project);
  }
  return shared + contract + writeProject(references) + documents + tender;
}

function writeReference(name: string, id: string | undefined): string {
  return group(name, element("cbc:ID", id));
}

function writeOrder({ order, salesOrder }: References): string {
  if (order === undefined && salesOrder === undefined) return "";
  return group("cac:OrderReference", element("cbc:ID", order ?? NO_ORDER) + element("cbc:SalesOrderID", salesOrder));
}

function writePreceding({ number, issuedOn }: PrecedingInvoice): string {
  return group(
    "cac:BillingReference",
    group("cac:InvoiceDocumentReference", element("cbc:ID", number) + element("cbc:IssueDate", issuedOn)),
  );
}

/** BT-18, told from supporting documents by its type 130. */
function writeObject({ invoicedObject }: References): string {
  if (invoicedObject === undefined) return "";
  return writeTyped(writeId("cbc:ID", invoicedObject), "130");
}

/** BT-11 in a credit note, whose schema has no project reference: type 50 (PEPPOL-EN16931-R080). */
function writeProject({ project }: References): string {
  return project === undefined ? "" : writeTyped(element("cbc:ID", project), "50");
}

function writeTyped(id: string, type: string): string {
  return group("cac:AdditionalDocumentReference", id + element("cbc:DocumentTypeCode", type));
}

/** BG-24. */
function writeAttachment({ id, description, embedded, uri }: Attachment): string {
  return group(
    "cac:AdditionalDocumentReference",
    element("cbc:ID", id) +
      element("cbc:DocumentDescription", description) +
      group(
        "cac:Attachment",
        (embedded === undefined ? "" : writeEmbedded(embedded)) +
          group("cac:ExternalReference", element("cbc:URI", uri)),
      ),
  );
}

/** BT-125. The base64 text goes in as it is: it has nothing to escape. */
function writeEmbedded({ mimeType, fileName, base64 }: EmbeddedDocument): string {
  const name = fileName === undefined ? "" : ` filename="${escapeAttribute(fileName)}"`;
  const attributes = `mimeCode="${escapeAttribute(mimeType)}"${name}`;
  return `<cbc:EmbeddedDocumentBinaryObject ${attributes}>${base64Text(base64)}</cbc:EmbeddedDocumentBinaryObject>`;
}

function base64Text(base64: string): string {
  if (/[<&]/.test(base64)) throw new RangeError("An embedded document is not base64");
  return base64;
}
