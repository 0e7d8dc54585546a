/** Addresses of a customer's own pages: what it buys of the region, by Kund-ID. */
import { paths } from "../paths.ts";

export const purchasePaths = {
  customer: (id: string): string => `${paths.purchases}/${id}`,
  cancel: (customerId: string, subscriptionId: string): string =>
    `${paths.purchases}/${customerId}/services/${subscriptionId}/cancel`,
  /** Asks the orderers to cancel, for whoever may not. */
  wish: (customerId: string, subscriptionId: string): string =>
    `${paths.purchases}/${customerId}/services/${subscriptionId}/wish`,
  refuseWish: (customerId: string, wishId: string): string =>
    `${paths.purchases}/${customerId}/wishes/${wishId}/refuse`,
  /** By a service's key, as a row of the specification knows it. */
  cancelService: (customerId: string, key: number): string => `${paths.purchases}/${customerId}/cancel?service=${key}`,
  chooseToCancel: (customerId: string): string => `${paths.purchases}/${customerId}/cancel`,
  cancellation: (customerId: string, id: string): string => `${paths.purchases}/${customerId}/cancellations/${id}`,
  decide: (customerId: string, id: string): string => `${paths.purchases}/${customerId}/cancellations/${id}/decide`,
  withdraw: (customerId: string, id: string): string => `${paths.purchases}/${customerId}/cancellations/${id}/withdraw`,
  catalogue: (customerId: string): string => `${paths.purchases}/${customerId}/catalogue`,
  orderService: (customerId: string, serviceId: string): string =>
    `${paths.purchases}/${customerId}/catalogue/${serviceId}`,
  changeQuantity: (customerId: string, subscriptionId: string): string =>
    `${paths.purchases}/${customerId}/services/${subscriptionId}/quantity`,
  order: (customerId: string, id: string): string => `${paths.purchases}/${customerId}/orders/${id}`,
  decideOrder: (customerId: string, id: string): string => `${paths.purchases}/${customerId}/orders/${id}/decide`,
  withdrawOrder: (customerId: string, id: string): string => `${paths.purchases}/${customerId}/orders/${id}/withdraw`,
  invoice: (customerId: string, id: string): string => `${paths.purchases}/${customerId}/invoices/${id}`,
  account: (id: string): string => `${paths.purchases}/${id}/account`,
  statement: (id: string): string => `${paths.purchases}/${id}/account/statement`,
  accountInvoice: (id: string, invoiceId: string): string => `${paths.purchases}/${id}/account/${invoiceId}`,
} as const;
