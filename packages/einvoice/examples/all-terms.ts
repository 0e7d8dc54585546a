/** One invoice with every term that BIS Billing has, so that none is forgotten by writer, reader or screen. */
import { decimal } from "../src/amount/decimal.ts";
import { localDate } from "../src/calendar/local-date.ts";
import type { DraftLine, InvoiceDraft } from "../src/calculate/complete-invoice.ts";
import { peppolBilling, typeCodes } from "../src/codelists/document-types.ts";
import { base64Of } from "../src/model/base64.ts";
import type { Attachment } from "../src/model/invoice.ts";
import { exempelbolaget, exempelregionen } from "./parties.ts";

const standard = { category: "S", rate: decimal("25") } as const;

const fullLine: DraftLine = {
  id: "1",
  note: "Avser augusti",
  object: { id: "SE-735999-1", scheme: "AVE" },
  quantity: decimal("1200.5"),
  unit: "KWH",
  orderLine: "10",
  buyerAccountingReference: "7310-4400",
  period: { startsOn: localDate("2026-08-01"), endsOn: localDate("2026-08-31") },
  allowanceCharges: [
    {
      kind: "allowance",
      amount: decimal("10.00"),
      base: decimal("100.00"),
      percentage: decimal("10"),
      reason: "Mängdrabatt",
      reasonCode: "95",
    },
    { kind: "charge", amount: decimal("25.50"), reason: "Frakt", reasonCode: "FC" },
  ],
  price: {
    net: decimal("85.125"),
    discount: decimal("4.875"),
    gross: decimal("90.000"),
    baseQuantity: decimal("100"),
    baseUnit: "KWH",
  },
  vat: standard,
  item: {
    name: "El, timpris",
    description: "Förbrukning enligt bifogad mätarställning",
    sellersId: "EL-1",
    buyersId: "4400",
    standardId: { id: "7350053850019", scheme: "0160" },
    classifications: [{ code: "09310000", list: "STI", version: "2008" }],
    originCountry: "SE",
    attributes: [{ name: "Mätare", value: "88123" }],
  },
};

const attachments: readonly Attachment[] = [
  {
    id: "Mätarställning",
    description: "Avläst 2026-08-31",
    embedded: {
      mimeType: "text/csv",
      fileName: "meter.csv",
      base64: base64Of(new Uint8Array([100, 97, 121, 59, 107, 87, 104, 10])),
    },
  },
  { id: "Villkor", uri: "https://example.se/villkor" },
];

export const allTerms: InvoiceDraft = {
  ...peppolBilling,
  kind: "invoice",
  number: "2026-0007",
  issuedOn: localDate("2026-09-01"),
  dueOn: localDate("2026-10-01"),
  typeCode: typeCodes.invoice,
  notes: ["Tack för samarbetet & välkommen åter"],
  taxPointOn: localDate("2026-08-31"),
  currency: "EUR",
  vatCurrency: "SEK",
  vatCurrencyRate: decimal("11.2345"),
  buyerAccountingReference: "7310",
  buyerReference: "AB1234",
  period: { startsOn: localDate("2026-08-01"), endsOn: localDate("2026-08-31") },
  references: {
    order: "PO-4711",
    salesOrder: "SO-12",
    contract: "RAM-2026-17",
    project: "Nytt sjukhus",
    receivingAdvice: "IN-9",
    despatchAdvice: "UT-9",
    tender: "UPPH-2025-3",
    invoicedObject: { id: "Anläggning 17", scheme: "ATS" },
  },
  precedingInvoices: [{ number: "2026-0001", issuedOn: localDate("2026-08-15") }, { number: "2025-0999" }],
  attachments,
  seller: {
    ...exempelbolaget,
    ids: [
      { id: "7300010000001", scheme: "0088" },
      { id: "SE556677889901", scheme: "SEPA" },
    ],
    tradingName: "Exempel El",
    legalForm: "Aktiebolag med säte i Exempelstad",
    address: { ...exempelbolaget.address, street2: "Box 17", street3: "Port B", region: "Skåne" },
  },
  buyer: {
    ...exempelregionen,
    ids: [{ id: "7381036454528", scheme: "0088" }],
    tradingName: "Region Exempel",
    contact: { name: "Fakturaenheten", phone: "0123-456 78", email: "faktura@example.se" },
  },
  payee: {
    name: "Exempel Factoring AB",
    ids: [{ id: "7381000004407", scheme: "0088" }],
    legalId: { id: "5560473521", scheme: "0007" },
  },
  taxRepresentative: {
    name: "Exempel Skatteombud AB",
    vatNumber: "SE556047352101",
    address: { street: "Lillgatan 3", city: "Exempelstad", postalCode: "12347", country: "SE" },
  },
  delivery: {
    name: "Sjukhuset, godsmottagningen",
    locationId: { id: "7381036454528", scheme: "0088" },
    deliveredOn: localDate("2026-08-31"),
    address: { street: "Sjukhusvägen 4", city: "Exempelstad", postalCode: "12348", country: "SE" },
  },
  paymentMeans: [
    {
      code: "30",
      name: "Kreditöverföring",
      reference: "RF18539007547034",
      account: { id: "SE4550000000058398257466", name: "Exempel El", provider: "ESSESESS" },
      card: { number: "123456", network: "VISA", holder: "Inköpskort 7" },
      directDebit: { mandate: "MANDAT-1", debitedAccount: "SE3550000000054910000003" },
    },
    { code: "30", reference: "RF18539007547034", account: { id: "54029681", provider: "SE:BANKGIRO" } },
  ],
  paymentTerms: "30 dagar netto",
  allowanceCharges: [
    { kind: "charge", amount: decimal("12.00"), reason: "Expressavgift", reasonCode: "AAT", vat: standard },
    {
      kind: "allowance",
      amount: decimal("5.00"),
      base: decimal("50.00"),
      percentage: decimal("10"),
      reason: "Kampanj",
      reasonCode: "95",
      vat: standard,
    },
  ],
  prepaid: decimal("100.00"),
  rounding: decimal("0.02"),
  lines: [
    fullLine,
    {
      id: "2",
      quantity: decimal("1"),
      unit: "C62",
      price: { net: decimal("60") },
      vat: { category: "E", rate: decimal("0"), exemptionCode: "VATEX-EU-79-C", exemptionReason: "Utlägg" },
      item: { name: "Utlägg för tillstånd" },
    },
  ],
};
