import { type LocalDate } from "../calendar/local-date.ts";
import { type Invoice } from "../model/invoice.ts";
import { readAllowanceCharges, readTotals, readVatBreakdown } from "./read-amounts.ts";
import { present, presentList, ReadCursor, type ReadFault } from "./read-cursor.ts";
import { readLines } from "./read-line.ts";
import { cac, cbc } from "./read-names.ts";
import { readBuyer, readDelivery, readPayee, readSeller, readTaxRepresentative } from "./read-party.ts";
import { readCreditNoteDueDate, readPaymentMeans } from "./read-payment.ts";
import { readAttachments, readInvoicePeriod, readPrecedingInvoices, readReferences } from "./read-references.ts";
import { listUnread, type Unread } from "./read-unread.ts";
import { nameId, type Scan, type ScanRefusal, scan } from "./scan.ts";

/**
 * What reading came to: the invoice and all that the model could not hold; a refusal of the bytes; another kind of
 * document; or the places where something needed is missing or unreadable. Reading is not judging: see `validate`.
 */
export type ReadResult =
  | { readonly ok: true; readonly invoice: Invoice; readonly unread: readonly Unread[] }
  | { readonly ok: false; readonly reason: "refused"; readonly refusal: ScanRefusal }
  | { readonly ok: false; readonly reason: "not-an-invoice" }
  | { readonly ok: false; readonly reason: "incomplete"; readonly faults: readonly ReadFault[] };

/** Reads the bytes of a UBL 2.1 Invoice or CreditNote into the model. */
export function readUbl(bytes: Uint8Array): ReadResult {
  const found = scan(bytes);
  return "refused" in found ? { ok: false, reason: "refused", refusal: found.refused } : readScan(found);
}

const invoiceRoot = nameId("ubl:Invoice");
const creditNoteRoot = nameId("cn:CreditNote");

/** The same for a document already scanned, as when it has just been judged. */
export function readScan(found: Scan): ReadResult {
  const root = found.name[0];
  if (root !== invoiceRoot && root !== creditNoteRoot) return { ok: false, reason: "not-an-invoice" };
  const read = new ReadCursor(found);
  const invoice = readInvoice(read, root === invoiceRoot ? "invoice" : "credit-note");
  if (read.faults.length > 0) return { ok: false, reason: "incomplete", faults: read.faults };
  return { ok: true, invoice, unread: listUnread(read, invoice.currency) };
}

const ROOT = 0;

function readInvoice(read: ReadCursor, kind: Invoice["kind"]): Invoice {
  const vatCurrency = read.tokenIn(ROOT, cbc.taxCurrencyCode);
  return present({
    kind,
    ...readHead(read, kind),
    vatCurrency,
    notes: readNotes(read),
    period: readInvoicePeriod(read, ROOT),
    references: readReferences(read, ROOT, kind),
    precedingInvoices: readPrecedingInvoices(read, ROOT),
    attachments: readAttachments(read, ROOT),
    seller: readSeller(read, ROOT),
    buyer: readBuyer(read, ROOT),
    payee: readPayee(read, ROOT),
    taxRepresentative: readTaxRepresentative(read, ROOT),
    delivery: readDelivery(read, ROOT),
    paymentMeans: readPaymentMeans(read, ROOT),
    allowanceCharges: readAllowanceCharges(read, ROOT),
    vatBreakdown: readVatBreakdown(read, ROOT),
    totals: readTotals(read, ROOT, vatCurrency),
    lines: readLines(read, ROOT, kind),
  });
}

function readHead(read: ReadCursor, kind: Invoice["kind"]) {
  const required = (text: string | undefined, path: string) => read.required(text, "", { within: ROOT, path });
  const issuedOn = read.dateIn(ROOT, cbc.issueDate);
  const typeName = kind === "invoice" ? cbc.invoiceTypeCode : cbc.creditNoteTypeCode;
  return present({
    specification: required(read.textIn(ROOT, cbc.customizationID), "cbc:CustomizationID"),
    process: read.textIn(ROOT, cbc.profileID),
    number: required(read.textIn(ROOT, cbc.id), "cbc:ID"),
    issuedOn: read.required(issuedOn, "" as LocalDate, { within: ROOT, path: "cbc:IssueDate" }),
    typeCode: required(
      read.tokenIn(ROOT, typeName),
      kind === "invoice" ? "cbc:InvoiceTypeCode" : "cbc:CreditNoteTypeCode",
    ),
    currency: required(read.tokenIn(ROOT, cbc.documentCurrencyCode), "cbc:DocumentCurrencyCode"),
    taxPointOn: read.dateIn(ROOT, cbc.taxPointDate),
    dueOn: kind === "invoice" ? read.dateIn(ROOT, cbc.dueDate) : readCreditNoteDueDate(read, ROOT),
    buyerReference: read.textIn(ROOT, cbc.buyerReference),
    buyerAccountingReference: read.textIn(ROOT, cbc.accountingCost),
    paymentTerms: read.textIn(read.child(ROOT, cac.paymentTerms), cbc.note),
  });
}

function readNotes(read: ReadCursor): readonly string[] | undefined {
  const notes: string[] = [];
  for (const note of read.children(ROOT, cbc.note)) {
    read.take(note);
    const text = read.text(note);
    if (text !== undefined) notes.push(text);
  }
  return presentList(notes);
}
