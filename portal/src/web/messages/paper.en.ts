import type { Messages } from "./messages.ts";

export const paper: Messages["paper"] = {
  get: "Download PDF",
  getDraft: "Preview as PDF",
  page: "Page",
  of: "of",
  draft: "Draft",
  draftNote: "Draft. This is a preview and not an invoice: it has not been sent and is not to be paid.",
  qrAlternative: "QR code for payment: the amount, the account and the reference above",
  qrHint: "Pay in your bank’s app",
  documentNote: "The e-invoice as it was sent (Peppol BIS Billing 3, UBL)",
};
