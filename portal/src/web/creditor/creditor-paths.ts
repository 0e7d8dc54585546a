/** Addresses of the creditor's pages about its customers and its catalogue. */
import { paths } from "../paths.ts";

export const creditorPaths = {
  newCustomer: `${paths.customers}/new`,
  customer: (id: string): string => `${paths.customers}/${id}`,
  changeCustomer: (id: string): string => `${paths.customers}/${id}/change`,
  giveAccess: (id: string): string => `${paths.customers}/${id}/access`,
  endAccess: (id: string, accessId: string): string => `${paths.customers}/${id}/access/${accessId}/end`,
  beginSubscription: (id: string): string => `${paths.customers}/${id}/services`,
  endSubscription: (id: string, subscriptionId: string): string =>
    `${paths.customers}/${id}/services/${subscriptionId}/end`,
  billingSettings: `${paths.billing}/settings`,
  bankgiro: `${paths.billing}/settings/bankgiro`,
  runs: `${paths.billing}/runs`,
  run: (id: string): string => `${paths.billing}/runs/${id}`,
  moveRun: (id: string, move: string): string => `${paths.billing}/runs/${id}/${move}`,
  deliveries: `${paths.billing}/deliveries`,
  settleDelivery: (invoiceId: string): string => `${paths.billing}/deliveries/${invoiceId}`,
  usage: `${paths.billing}/usage`,
  usageFile: (id: string): string => `${paths.billing}/usage/${id}`,
  invoice: (customerId: string, id: string): string => `${paths.customers}/${customerId}/invoices/${id}`,
  newService: `${paths.catalogue}/new`,
  service: (id: string): string => `${paths.catalogue}/${id}`,
  changeService: (id: string): string => `${paths.catalogue}/${id}/change`,
  addNeed: (id: string): string => `${paths.catalogue}/${id}/needs`,
  removeNeed: (id: string, needsId: string): string => `${paths.catalogue}/${id}/needs/${needsId}/remove`,
  approvalPolicy: `${paths.catalogue}/approval`,
  setPrice: (id: string): string => `${paths.catalogue}/${id}/prices`,
} as const;
