/** What Peppol BIS Billing 3.0 writes into every invoice (BT-24, BT-23). */
export const peppolBilling = {
  specification: "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
  process: "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
} as const;

/** Invoice type codes a Swedish seller uses (BT-3, UNCL1001). */
export const typeCodes = {
  invoice: "380",
  creditNote: "381",
  factoredInvoice: "393",
  factoredCreditNote: "396",
} as const;

/** Media types an embedded document may have (BT-125-1, PEPPOL-EN16931-CL001). */
export const attachmentMimeTypes: readonly string[] = [
  "application/pdf",
  "image/png",
  "image/jpeg",
  "text/csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.oasis.opendocument.spreadsheet",
];
