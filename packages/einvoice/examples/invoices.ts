/** Whole invoices of the kinds a region meets, each valid. Beside them lies what they become as UBL. */
import { decimal } from "../src/amount/decimal.ts";
import { dueDate } from "../src/calendar/bank-days.ts";
import { localDate } from "../src/calendar/local-date.ts";
import type { InvoiceDraft } from "../src/calculate/complete-invoice.ts";
import { peppolBilling, typeCodes } from "../src/codelists/document-types.ts";
import type { Bankgiro, Plusgiro } from "../src/identifiers/giro.ts";
import type { Bic, Iban } from "../src/identifiers/iban.ts";
import { payToBankgiro, payToIban, payToPlusgiro } from "../src/model/payment.ts";
import { allTerms } from "./all-terms.ts";
import { exempelbolaget, exempelregionen } from "./parties.ts";

const issuedOn = localDate("2026-09-01");
const bankgiro = "54029681" as Bankgiro;
const plusgiro = "41054685" as Plusgiro;
const iban = "SE4550000000058398257466" as Iban;
const bic = "ESSESESS" as Bic;

const twentyFive = { category: "S", rate: decimal("25") } as const;
const twelve = { category: "S", rate: decimal("12") } as const;

const base = {
  ...peppolBilling,
  kind: "invoice",
  issuedOn,
  dueOn: dueDate(issuedOn, 30),
  typeCode: typeCodes.invoice,
  currency: "SEK",
  buyerReference: "AB1234",
  paymentTerms: "30 dagar netto, dröjsmålsränta enligt räntelagen",
  seller: exempelbolaget,
  buyer: exempelregionen,
} as const satisfies Partial<InvoiceDraft>;

/** Two VAT rates, paid by bankgiro with an OCR reference and rounded to whole kronor. */
export const bankgiroTwoRates: InvoiceDraft = {
  ...base,
  number: "2026-0001",
  paymentMeans: [payToBankgiro(bankgiro, "123456789023")],
  rounding: "whole",
  lines: [
    {
      id: "1",
      quantity: decimal("7.5"),
      unit: "HUR",
      price: { net: decimal("950.00") },
      vat: twentyFive,
      item: { name: "Konsulttimme", description: "Felsökning av journalsystem på plats", sellersId: "KT-1" },
    },
    {
      id: "2",
      quantity: decimal("2"),
      unit: "DAY",
      price: { net: decimal("1249.95") },
      vat: twelve,
      item: { name: "Hotellnatt" },
    },
  ],
};

/** A credit note refers to what it credits; its amounts are positive, and its due date lives in the payment means. */
export const creditNote: InvoiceDraft = {
  ...base,
  kind: "credit-note",
  typeCode: typeCodes.creditNote,
  number: "2026-0002",
  references: { order: "PO-4711", project: "Nytt sjukhus" },
  precedingInvoices: [{ number: "2026-0001", issuedOn }],
  paymentMeans: [payToPlusgiro(plusgiro, "2026-0002")],
  lines: [
    {
      id: "1",
      quantity: decimal("1"),
      unit: "C62",
      price: { net: decimal("400.00") },
      vat: twentyFive,
      item: { name: "Avdrag för utebliven timme" },
    },
  ],
};

/** A sold invoice: the payee is the factor, its giro is paid to, and the note tells that the debt is assigned. */
export const factoring: InvoiceDraft = {
  ...base,
  typeCode: typeCodes.factoredInvoice,
  number: "2026-0003",
  notes: ["Fordran är överlåten till Exempel Factoring AB. Betalning kan bara ske till bankgiro 5050-1055."],
  payee: { name: "Exempel Factoring AB", legalId: { id: "5560473521", scheme: "0007" } },
  paymentMeans: [payToBankgiro("50501055" as Bankgiro, "2026000123433")],
  lines: [
    {
      id: "1",
      quantity: decimal("12"),
      unit: "XPX",
      price: { net: decimal("310.4") },
      vat: twentyFive,
      item: { name: "Skyddshandskar", standardId: { id: "7350053850019", scheme: "0160" } },
    },
  ],
};

/** Building services to a buyer who sells such itself: no VAT, both VAT numbers, and the reason (ML 16 kap. 13 §). */
export const reverseCharge: InvoiceDraft = {
  ...base,
  number: "2026-0004",
  references: { contract: "RAM-2026-17" },
  paymentMeans: [payToIban(iban, bic, "2026-0004")],
  lines: [
    {
      id: "1",
      quantity: decimal("1"),
      unit: "LS",
      price: { net: decimal("100000") },
      vat: {
        category: "AE",
        rate: decimal("0"),
        exemptionCode: "VATEX-EU-AE",
        exemptionReason: "Omvänd betalningsskyldighet",
      },
      item: { name: "Ombyggnad av vårdavdelning 12" },
    },
  ],
};

/** Health care is exempt from VAT (ML 10 kap.). A discount of ten per cent on the whole invoice. */
export const exemptCare: InvoiceDraft = {
  ...base,
  number: "2026-0005",
  paymentMeans: [payToIban(iban, bic, "2026-0005")],
  allowanceCharges: [
    {
      kind: "allowance",
      amount: decimal("1250.00"),
      base: decimal("12500.00"),
      percentage: decimal("10"),
      reason: "Avtalsrabatt",
      reasonCode: "95",
      vat: { category: "E", rate: decimal("0"), exemptionCode: "VATEX-EU-132-1B", exemptionReason: "Sjukvård" },
    },
  ],
  lines: [
    {
      id: "1",
      quantity: decimal("5"),
      unit: "C62",
      price: { net: decimal("2500.00") },
      vat: { category: "E", rate: decimal("0"), exemptionCode: "VATEX-EU-132-1B", exemptionReason: "Sjukvård" },
      item: { name: "Läkarbesök" },
    },
  ],
};

/** A negative invoice: the quantity is negative, the price never (BR-27). */
export const negativeInvoice: InvoiceDraft = {
  ...base,
  number: "2026-0006",
  precedingInvoices: [{ number: "2026-0001", issuedOn }],
  lines: [
    {
      id: "1",
      quantity: decimal("-2"),
      unit: "C62",
      price: { net: decimal("100") },
      vat: twentyFive,
      item: { name: "Retur: mus till dator" },
    },
  ],
};

/** Every good example by the name of its file. */
export const invoices: Readonly<Record<string, InvoiceDraft>> = {
  "bankgiro-two-rates": bankgiroTwoRates,
  "credit-note": creditNote,
  factoring,
  "reverse-charge": reverseCharge,
  "exempt-care": exemptCare,
  "negative-invoice": negativeInvoice,
  "all-terms": allTerms,
};
