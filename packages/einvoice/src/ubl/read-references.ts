import {
  type Attachment,
  type EmbeddedDocument,
  type InvoicePeriod,
  type PrecedingInvoice,
  type References,
} from "../model/invoice.ts";
import { type Identifier } from "../model/party.ts";
import { type Period } from "../model/period.ts";
import { present, presentGroup, presentList, type ReadCursor } from "./read-cursor.ts";
import { at, cac, cbc } from "./read-names.ts";
import { NO_ORDER } from "./write-references.ts";

/** BG-26; the document's period has a code too. */
export function readPeriod(read: ReadCursor, within: number): Period | undefined {
  return readDates(read, read.child(within, cac.invoicePeriod));
}

/** BG-14. */
export function readInvoicePeriod(read: ReadCursor, root: number): InvoicePeriod | undefined {
  const period = read.child(root, cac.invoicePeriod);
  return presentGroup({ ...readDates(read, period), vatPointCode: read.tokenIn(period, cbc.descriptionCode) });
}

function readDates(read: ReadCursor, period: number): Period | undefined {
  return presentGroup({ startsOn: read.dateIn(period, cbc.startDate), endsOn: read.dateIn(period, cbc.endDate) });
}

/** What the buyer matches with; objects and projects hide among the additional documents by their type. */
export function readReferences(
  read: ReadCursor,
  root: number,
  kind: "invoice" | "credit-note",
): References | undefined {
  const id = (name: number) => read.textIn(read.child(root, name), cbc.id);
  return presentGroup({
    project: kind === "invoice" ? id(cac.projectReference) : readTyped(read, root, "50")?.id,
    contract: id(cac.contractDocumentReference),
    ...readOrder(read, root),
    receivingAdvice: id(cac.receiptDocumentReference),
    despatchAdvice: id(cac.despatchDocumentReference),
    tender: id(cac.originatorDocumentReference),
    invoicedObject: readTyped(read, root, "130"),
  });
}

function readOrder(read: ReadCursor, root: number): Pick<References, "order" | "salesOrder"> {
  const reference = read.child(root, cac.orderReference);
  const order = read.textIn(reference, cbc.id);
  const salesOrder = read.textIn(reference, cbc.salesOrderID);
  return present({ order: order === NO_ORDER && salesOrder !== undefined ? undefined : order, salesOrder });
}

function readTyped(read: ReadCursor, root: number, type: string): Identifier | undefined {
  for (const document of read.children(root, cac.additionalDocumentReference)) {
    if (read.peek(document, [cbc.documentTypeCode]) !== type) continue;
    read.take(document);
    read.child(document, cbc.documentTypeCode);
    return read.identifierIn(document, cbc.id);
  }
  return undefined;
}

/** BG-3. */
export function readPrecedingInvoices(read: ReadCursor, root: number): readonly PrecedingInvoice[] | undefined {
  const preceding: PrecedingInvoice[] = [];
  for (const reference of read.children(root, cac.billingReference)) {
    const document = read.child(reference, cac.invoiceDocumentReference);
    const number = read.textIn(document, cbc.id);
    if (number === undefined) continue;
    read.take(reference);
    preceding.push(present({ number, issuedOn: read.dateIn(document, cbc.issueDate) }));
  }
  return presentList(preceding);
}

/** BG-24: additional documents without a type code of their own. */
export function readAttachments(read: ReadCursor, root: number): readonly Attachment[] | undefined {
  const attachments: Attachment[] = [];
  for (const document of read.children(root, cac.additionalDocumentReference)) {
    if (read.wasRead(document) || read.peek(document, [cbc.documentTypeCode]) !== undefined) continue;
    read.take(document);
    const attachment = read.child(document, cac.attachment);
    attachments.push(
      present({
        id: read.required(read.textIn(document, cbc.id), "", { within: document, path: "cbc:ID" }),
        description: read.textIn(document, cbc.documentDescription),
        uri: read.textIn(read.child(attachment, cac.externalReference), cbc.uri),
        embedded: readEmbedded(read, read.child(attachment, cbc.embeddedDocumentBinaryObject)),
      }),
    );
  }
  return presentList(attachments);
}

function readEmbedded(read: ReadCursor, object: number): EmbeddedDocument | undefined {
  const base64 = read.text(object);
  if (base64 === undefined) return undefined;
  // The cheapest test that keeps markup out; whether the rest is base64, `bytesOf` tells.
  if (/[<&]/.test(base64)) read.fault(object, "not-base64");
  const mimeType = read.attribute(object, at.mimeCode);
  return present({
    mimeType: read.required(mimeType, "", { within: object, path: "@mimeCode" }),
    fileName: read.attribute(object, at.filename),
    base64,
  });
}
