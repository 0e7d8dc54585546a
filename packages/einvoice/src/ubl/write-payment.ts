import { type Invoice } from "../model/invoice.ts";
import { type DirectDebit, type PaymentAccount, type PaymentCard, type PaymentMeans } from "../model/payment.ts";
import type { XmlBytes } from "./write-bytes.ts";
import { UnwritableInvoice } from "./write-entities.ts";
import { attribute, cac, cbc } from "./write-tags.ts";

const nameAttribute = attribute("name");

/** BG-16 and BT-20. A credit note has its due date inside the first payment means. */
export function writePayment(out: XmlBytes, { kind, dueOn, paymentMeans = [], paymentTerms }: Invoice): void {
  const dueInside = kind === "credit-note" ? dueOn : undefined;
  if (dueInside !== undefined && paymentMeans.length === 0) {
    throw new UnwritableInvoice("due-date-without-payment-means", "a credit note has its due date in a payment means");
  }
  paymentMeans.forEach((means, index) => {
    writeMeans(out, means, index === 0 ? dueInside : undefined);
  });
  out.elementIn(cac.PaymentTerms, cbc.Note, paymentTerms);
}

function writeMeans(out: XmlBytes, means: PaymentMeans, dueOn: string | undefined): void {
  const from = out.open(cac.PaymentMeans);
  out.elementWith(cbc.PaymentMeansCode, means.code, nameAttribute, means.name);
  out.element(cbc.PaymentDueDate, dueOn);
  out.element(cbc.PaymentID, means.reference);
  if (means.card !== undefined) writeCard(out, means.card);
  if (means.account !== undefined) writeAccount(out, means.account);
  if (means.directDebit !== undefined) writeDirectDebit(out, means.directDebit);
  out.close(cac.PaymentMeans, from);
}

function writeCard(out: XmlBytes, { number, network, holder }: PaymentCard): void {
  const from = out.open(cac.CardAccount);
  out.element(cbc.PrimaryAccountNumberID, number);
  out.element(cbc.NetworkID, network);
  out.element(cbc.HolderName, holder);
  out.close(cac.CardAccount, from);
}

function writeAccount(out: XmlBytes, { id, name, provider }: PaymentAccount): void {
  const from = out.open(cac.PayeeFinancialAccount);
  out.element(cbc.ID, id);
  out.element(cbc.Name, name);
  out.elementIn(cac.FinancialInstitutionBranch, cbc.ID, provider);
  out.close(cac.PayeeFinancialAccount, from);
}

function writeDirectDebit(out: XmlBytes, { mandate, debitedAccount }: DirectDebit): void {
  const from = out.open(cac.PaymentMandate);
  out.element(cbc.ID, mandate);
  out.elementIn(cac.PayerFinancialAccount, cbc.ID, debitedAccount);
  out.close(cac.PaymentMandate, from);
}
