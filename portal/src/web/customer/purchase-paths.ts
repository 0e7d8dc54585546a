/** Addresses of a customer's own pages: what it buys of the region, by Kund-ID. */
import { paths } from "../paths.ts";

export const purchasePaths = {
  customer: (id: string): string => `${paths.purchases}/${id}`,
  invoice: (customerId: string, id: string): string => `${paths.purchases}/${customerId}/invoices/${id}`,
  account: (id: string): string => `${paths.purchases}/${id}/account`,
  statement: (id: string): string => `${paths.purchases}/${id}/account/statement`,
  accountInvoice: (id: string, invoiceId: string): string => `${paths.purchases}/${id}/account/${invoiceId}`,
} as const;
