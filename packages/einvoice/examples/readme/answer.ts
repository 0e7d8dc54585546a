import { invoiceResponseDocument, judgeResponse, localDate, writeInvoiceResponse } from "@fakturaporten/einvoice";

const xml = writeInvoiceResponse({
  ...invoiceResponseDocument,
  id: "svar-1",
  issuedOn: localDate("2026-09-03"),
  sender: { endpoint: { scheme: "0007", id: "2321000255" }, name: "Exempelregionen" },
  receiver: { endpoint: { scheme: "0007", id: "5566778899" }, name: "Exempelbolaget AB" },
  status: "RE",
  clarifications: [
    { list: "OPStatusReason", code: "REF", text: "Referens saknas" },
    { list: "OPStatusAction", code: "NIN" },
  ],
  document: { id: "2026-0001", typeCode: "380" },
});

export const verdict = judgeResponse(new TextEncoder().encode(xml)); // { ok: true, faults: [] }
