import { type Invoice } from "../model/invoice.ts";
import { writeAllowanceCharge, writeTaxTotals, writeTotals } from "./write-amounts.ts";
import { XmlBytes } from "./write-bytes.ts";
import { writeLine } from "./write-line.ts";
import { writeDelivery, writePayee, writeTaxRepresentative, writeTradingParty } from "./write-party.ts";
import { writePayment } from "./write-payment.ts";
import { writePeriod, writeReferences } from "./write-references.ts";
import { cac, cbc, rootOf } from "./write-tags.ts";

const roots = { invoice: rootOf("Invoice"), "credit-note": rootOf("CreditNote") };

/** An invoice as UBL 2.1, elements in the schema's order, named and namespaced as in the official examples. */
export function writeUbl(invoice: Invoice): string {
  return written(invoice).text();
}

/** The bytes that are sent, stored and judged: UTF-8 without a byte order mark. */
export function writeUblBytes(invoice: Invoice): Uint8Array {
  return written(invoice).done();
}

function written(invoice: Invoice): XmlBytes {
  const root = roots[invoice.kind];
  const out = new XmlBytes();
  out.raw(root.open);
  writeHead(out, invoice);
  writeReferences(out, invoice);
  writeParties(out, invoice);
  writeMoney(out, invoice);
  out.raw(root.close);
  return out;
}

function writeHead(out: XmlBytes, invoice: Invoice): void {
  out.element(cbc.CustomizationID, invoice.specification);
  out.element(cbc.ProfileID, invoice.process);
  out.element(cbc.ID, invoice.number);
  out.element(cbc.IssueDate, invoice.issuedOn);
  if (invoice.kind === "invoice") writeInvoiceKind(out, invoice);
  else writeCreditNoteKind(out, invoice);
  out.element(cbc.DocumentCurrencyCode, invoice.currency);
  out.element(cbc.TaxCurrencyCode, invoice.vatCurrency);
  out.element(cbc.AccountingCost, invoice.buyerAccountingReference);
  out.element(cbc.BuyerReference, invoice.buyerReference);
  writePeriod(out, invoice.period);
}

function writeInvoiceKind(out: XmlBytes, invoice: Invoice): void {
  out.element(cbc.DueDate, invoice.dueOn);
  out.element(cbc.InvoiceTypeCode, invoice.typeCode);
  writeNotes(out, invoice);
  out.element(cbc.TaxPointDate, invoice.taxPointOn);
}

function writeCreditNoteKind(out: XmlBytes, invoice: Invoice): void {
  out.element(cbc.TaxPointDate, invoice.taxPointOn);
  out.element(cbc.CreditNoteTypeCode, invoice.typeCode);
  writeNotes(out, invoice);
}

function writeNotes(out: XmlBytes, { notes = [] }: Invoice): void {
  for (const note of notes) out.element(cbc.Note, note);
}

function writeParties(out: XmlBytes, { seller, buyer, payee, taxRepresentative, delivery }: Invoice): void {
  writeTradingParty(out, cac.AccountingSupplierParty, seller);
  writeTradingParty(out, cac.AccountingCustomerParty, buyer);
  if (payee !== undefined) writePayee(out, payee);
  if (taxRepresentative !== undefined) writeTaxRepresentative(out, taxRepresentative);
  if (delivery !== undefined) writeDelivery(out, delivery);
}

function writeMoney(out: XmlBytes, invoice: Invoice): void {
  const { currency, allowanceCharges = [], lines } = invoice;
  writePayment(out, invoice);
  for (const part of allowanceCharges) writeAllowanceCharge(out, part, currency);
  writeTaxTotals(out, invoice);
  writeTotals(out, invoice);
  for (const line of lines) writeLine(out, line, invoice);
}
