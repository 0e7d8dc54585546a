/** Addresses about disputes and credits: the customer's, and the creditor's. */
import type { DisputeKind } from "../../domain/disputes/dispute.ts";
import { paths } from "../paths.ts";

export const disputePaths = {
  /** Which invoice: by its number and Kund-ID. */
  find: `${paths.invoiceQuestions}/dispute`,
  file: (customerId: string, invoiceId: string, kind: DisputeKind = "dispute"): string =>
    `${paths.purchases}/${customerId}/invoices/${invoiceId}/${kind}`,
  settle: (caseId: string): string => `${paths.billing}/disputes/${caseId}`,
  hold: (caseId: string): string => `${paths.billing}/disputes/${caseId}/hold`,
  credits: `${paths.billing}/credits`,
  credit: (id: string): string => `${paths.billing}/credits/${id}`,
  creditInvoice: (customerId: string, invoiceId: string): string =>
    `${paths.customers}/${customerId}/invoices/${invoiceId}/credit`,
  policy: `${paths.billing}/dispute-policy`,
  waitingPolicy: `${paths.billing}/dispute-policy/second`,
} as const;
