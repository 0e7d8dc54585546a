import { type Invoice } from "../model/invoice.ts";
import { type DirectDebit, type PaymentAccount, type PaymentCard, type PaymentMeans } from "../model/payment.ts";
import { element, elementWith, group, UnwritableInvoice } from "./write-element.ts";

/** BG-16 and BT-20. A credit note has its due date inside the first payment means. */
export function writePayment({ kind, dueOn, paymentMeans = [], paymentTerms }: Invoice): string {
  const dueInside = kind === "credit-note" ? dueOn : undefined;
  if (dueInside !== undefined && paymentMeans.length === 0) {
    throw new UnwritableInvoice("due-date-without-payment-means", "a credit note has its due date in a payment means");
  }
  let out = "";
  paymentMeans.forEach((means, index) => {
    out += writeMeans(means, index === 0 ? dueInside : undefined);
  });
  return out + group("cac:PaymentTerms", element("cbc:Note", paymentTerms));
}

function writeMeans(means: PaymentMeans, dueOn: string | undefined): string {
  return group(
    "cac:PaymentMeans",
    elementWith("cbc:PaymentMeansCode", means.code, { name: means.name }) +
      element("cbc:PaymentDueDate", dueOn) +
      element("cbc:PaymentID", means.reference) +
      (means.card === undefined ? "" : writeCard(means.card)) +
      (means.account === undefined ? "" : writeAccount(means.account)) +
      (means.directDebit === undefined ? "" : writeDirectDebit(means.directDebit)),
  );
}

function writeCard({ number, network, holder }: PaymentCard): string {
  return group(
    "cac:CardAccount",
    element("cbc:PrimaryAccountNumberID", number) +
      element("cbc:NetworkID", network) +
      element("cbc:HolderName", holder),
  );
}

function writeAccount({ id, name, provider }: PaymentAccount): string {
  return group(
    "cac:PayeeFinancialAccount",
    element("cbc:ID", id) +
      element("cbc:Name", name) +
      group("cac:FinancialInstitutionBranch", element("cbc:ID", provider)),
  );
}

function writeDirectDebit({ mandate, debitedAccount }: DirectDebit): string {
  return group(
    "cac:PaymentMandate",
    element("cbc:ID", mandate) + group("cac:PayerFinancialAccount", element("cbc:ID", debitedAccount)),
  );
}
