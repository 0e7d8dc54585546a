/** Made-up invoices to draw sheets from: an ordinary one, a credit note, and one with everything a sheet can carry. */
import { completeInvoice, decimal, fSkatt, type Invoice, type InvoiceDraft, localDate } from "@fakturaporten/einvoice";

const seller: InvoiceDraft["seller"] = {
  name: "Björkviks Elteknik AB",
  endpoint: { scheme: "0007", id: "5566778899" },
  legalId: { id: "5566778899", scheme: "0007" },
  vatNumber: "SE556677889901",
  taxRegistration: fSkatt,
  legalForm: "Styrelsens säte: Björkvik",
  address: { street: "Verkstadsgatan 4", postalCode: "641 32", city: "Björkvik", country: "SE" },
  contact: { name: "Maja Lindqvist", phone: "0150-123 45", email: "maja@bjorkvik-el.example" },
};

const buyer: InvoiceDraft["buyer"] = {
  name: "Region Exempel, Kardiologmottagningen",
  legalId: { id: "2321000016", scheme: "0007" },
  address: { street: "Box 909", postalCode: "201 24", city: "Exempelstad", country: "SE" },
};

const ordinary: InvoiceDraft = {
  kind: "invoice",
  specification: "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
  process: "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
  number: "2026-1042",
  issuedOn: localDate("2026-11-21"),
  dueOn: localDate("2026-12-21"),
  typeCode: "380",
  currency: "SEK",
  buyerReference: "RK10452",
  paymentTerms: "30 dagar netto",
  delivery: { deliveredOn: localDate("2026-11-18") },
  seller,
  buyer,
  paymentMeans: [{ code: "30", reference: "2026104217", account: { id: "54029681", provider: "SE:BANKGIRO" } }],
  lines: [
    {
      id: "1",
      quantity: decimal("6.5"),
      unit: "HUR",
      price: { net: decimal("640") },
      vat: { category: "S", rate: decimal("25") },
      item: { name: "Felsökning av nödbelysning, plan 3", description: "Enligt arbetsorder 7781" },
    },
    {
      id: "2",
      quantity: decimal("12"),
      unit: "C62",
      price: { net: decimal("189.50") },
      allowanceCharges: [{ kind: "allowance", amount: decimal("113.70"), reason: "Avtalsrabatt" }],
      vat: { category: "S", rate: decimal("25") },
      item: { name: "LED-modul 4000 K" },
    },
    {
      id: "3",
      quantity: decimal("2"),
      unit: "C62",
      price: { net: decimal("345") },
      vat: { category: "S", rate: decimal("6") },
      item: { name: "Handbok i elsäkerhet" },
    },
  ],
};

export const ordinaryInvoice: Invoice = completeInvoice(ordinary);

export const creditNote: Invoice = completeInvoice({
  ...ordinary,
  kind: "credit-note",
  typeCode: "381",
  number: "2026-1043",
  precedingInvoices: [{ number: "2026-1042", issuedOn: localDate("2026-11-21") }],
  lines: ordinary.lines.slice(1, 2),
});

export const fullInvoice: Invoice = completeInvoice({
  ...ordinary,
  typeCode: "393",
  number: "2026-1044",
  notes: ["Fakturan är överlåten till Nordkassa Finans AB, som ensam kan ta emot betalning med befriande verkan."],
  references: { order: "PO-778120", contract: "RA-2024-117", project: "Ombyggnad plan 3", salesOrder: "SO-5512" },
  buyerAccountingReference: "4010-5520-77",
  period: { startsOn: localDate("2026-11-01"), endsOn: localDate("2026-11-30") },
  delivery: {
    deliveredOn: localDate("2026-11-18"),
    name: "Kardiologmottagningen, godsmottagningen",
    address: { street: "Lasarettsgatan 1", postalCode: "201 24", city: "Exempelstad", country: "SE" },
  },
  payee: { name: "Nordkassa Finans AB", legalId: { id: "5560360793", scheme: "0007" } },
  paymentMeans: [
    { code: "30", reference: "77012345678903", account: { id: "9912346", provider: "SE:BANKGIRO" } },
    { code: "30", reference: "77012345678903", account: { id: "SE4550000000058398257466", provider: "ESSESESS" } },
  ],
  allowanceCharges: [
    { kind: "charge", amount: decimal("150"), reason: "Frakt", vat: { category: "S", rate: decimal("25") } },
    { kind: "allowance", amount: decimal("200"), reason: "Mängdrabatt", vat: { category: "S", rate: decimal("25") } },
  ],
  prepaid: decimal("1000"),
  rounding: "whole",
  attachments: [
    { id: "1", embedded: { mimeType: "application/pdf", fileName: "arbetsorder-7781.pdf", base64: "JVBERi0=" } },
  ],
  lines: [
    ...ordinary.lines,
    {
      id: "4",
      quantity: decimal("1"),
      unit: "LS",
      price: { net: decimal("12500") },
      period: { startsOn: localDate("2026-11-01"), endsOn: localDate("2026-11-30") },
      orderLine: "3",
      vat: {
        category: "AE",
        rate: decimal("0"),
        exemptionCode: "VATEX-EU-AE",
        exemptionReason: "Omvänd betalningsskyldighet",
      },
      item: { name: "Byggtjänst: håltagning och brandtätning", sellersId: "BT-9" },
    },
  ],
});
