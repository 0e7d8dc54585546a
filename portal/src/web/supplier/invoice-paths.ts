/** Addresses of drafts and invoices. */
export const invoicePaths = {
  list: "/invoices",
  drafts: "/invoices?state=drafts",
  new: "/invoices/new",
  draft: (id: string) => `/invoices/drafts/${id}`,
  /** The invoice as the receiver will see it, with the one button that sends it. */
  check: (id: string) => `/invoices/drafts/${id}/check`,
  issue: (id: string) => `/invoices/drafts/${id}/issue`,
  /** The unit is asked for what the form calls Kunds referens 1. */
  reference: (id: string) => `/invoices/drafts/${id}/reference`,
  removal: (id: string) => `/invoices/drafts/${id}/removal`,
  /** The same, as it will look on paper. */
  draftPdf: (id: string) => `/invoices/drafts/${id}/pdf`,
  invoice: (id: string) => `/invoices/${id}`,
  sent: (id: string) => `/invoices/${id}/sent`,
  ubl: (id: string) => `/invoices/${id}/ubl`,
  pdf: (id: string) => `/invoices/${id}/pdf`,
  /** What became of a delivery whose fate nobody knew. */
  deliveryCheck: (id: string) => `/invoices/${id}/delivery/check`,
  /** All that can be shown of a delivery to somebody who doubts it. */
  evidence: (id: string) => `/invoices/${id}/evidence`,
  credit: (id: string) => `/invoices/${id}/credit`,
  /** POST `way`: a corrected document, under the same number or one of its own. */
  correction: (id: string) => `/invoices/${id}/correction`,
  reminder: (id: string) => `/invoices/${id}/reminders`,
  retry: (id: string) => `/invoices/${id}/delivery`,
  /** The list as a file, asked for as the list is. */
  /** The list as a file: `xlsx` or `csv`. */
  file: (format: string): string => `/invoices/list.${format}`,
  views: "/invoices/views",
  viewRemoval: (id: string) => `/invoices/views/${id}/removal`,
  /** Which numbers of a series are taken, and by what. */
  numbers: "/invoices/numbers",
  copy: (id: string) => `/invoices/${id}/copy`,
} as const;
