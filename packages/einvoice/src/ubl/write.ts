import { type Invoice } from "../model/invoice.ts";
import { amountWriter, writeAllowanceCharge, writeTaxTotals, writeTotals } from "./write-amounts.ts";
import { each, element, group } from "./write-element.ts";
import { writeLine } from "./write-line.ts";
import { writeDelivery, writePayee, writeTaxRepresentative, writeTradingParty } from "./write-party.ts";
import { writePayment } from "./write-payment.ts";
import { writePeriod, writeReferences } from "./write-references.ts";

const NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:";

/** An invoice as UBL 2.1, elements in the schema's order, named and namespaced as in the official examples. */
export function writeUbl(invoice: Invoice): string {
  const root = invoice.kind === "invoice" ? "Invoice" : "CreditNote";
  const namespaces =
    `xmlns="${NAMESPACE}${root}-2" xmlns:cac="${NAMESPACE}CommonAggregateComponents-2" ` +
    `xmlns:cbc="${NAMESPACE}CommonBasicComponents-2"`;
  const content = writeHead(invoice) + writeReferences(invoice) + writeParties(invoice) + writeMoney(invoice);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${namespaces}>${content}</${root}>\n`;
}

/** The bytes that are sent, stored and judged: UTF-8 without a byte order mark. */
export function writeUblBytes(invoice: Invoice): Uint8Array {
  return new TextEncoder().encode(writeUbl(invoice));
}

/** The platform's encoder, in browsers and on servers alike; declared here because the package leans on no platform's types. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

function writeHead(invoice: Invoice): string {
  return (
    element("cbc:CustomizationID", invoice.specification) +
    element("cbc:ProfileID", invoice.process) +
    element("cbc:ID", invoice.number) +
    element("cbc:IssueDate", invoice.issuedOn) +
    (invoice.kind === "invoice" ? writeInvoiceKind(invoice) : writeCreditNoteKind(invoice)) +
    element("cbc:DocumentCurrencyCode", invoice.currency) +
    element("cbc:TaxCurrencyCode", invoice.vatCurrency) +
    element("cbc:AccountingCost", invoice.buyerAccountingReference) +
    element("cbc:BuyerReference", invoice.buyerReference) +
    (invoice.period === undefined ? "" : writePeriod(invoice.period))
  );
}

function writeInvoiceKind(invoice: Invoice): string {
  return (
    element("cbc:DueDate", invoice.dueOn) +
    element("cbc:InvoiceTypeCode", invoice.typeCode) +
    writeNotes(invoice) +
    element("cbc:TaxPointDate", invoice.taxPointOn)
  );
}

function writeCreditNoteKind(invoice: Invoice): string {
  return (
    element("cbc:TaxPointDate", invoice.taxPointOn) +
    element("cbc:CreditNoteTypeCode", invoice.typeCode) +
    writeNotes(invoice)
  );
}

function writeNotes({ notes }: Invoice): string {
  return each(notes, (note) => element("cbc:Note", note));
}

function writeParties({ seller, buyer, payee, taxRepresentative, delivery }: Invoice): string {
  return (
    group("cac:AccountingSupplierParty", writeTradingParty(seller)) +
    group("cac:AccountingCustomerParty", writeTradingParty(buyer)) +
    (payee === undefined ? "" : group("cac:PayeeParty", writePayee(payee))) +
    (taxRepresentative === undefined
      ? ""
      : group("cac:TaxRepresentativeParty", writeTaxRepresentative(taxRepresentative))) +
    (delivery === undefined ? "" : group("cac:Delivery", writeDelivery(delivery)))
  );
}

function writeMoney(invoice: Invoice): string {
  const amount = amountWriter(invoice.currency);
  return (
    writePayment(invoice) +
    each(invoice.allowanceCharges, (part) => writeAllowanceCharge(part, amount)) +
    writeTaxTotals(invoice, amount) +
    writeTotals(invoice, amount) +
    each(invoice.lines, (line) => writeLine(line, invoice.kind, amount))
  );
}
