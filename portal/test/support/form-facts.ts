/** A form that can be sent, and what the portal knows beside it: for tests that break one thing. */
import { fSkatt } from "@fakturaporten/einvoice";
import type { FormFacts } from "../../src/domain/invoices/form-facts.ts";
import type { ReceiverId } from "../../src/domain/receivers/receiver.ts";
import type { LocalDate } from "../../src/time.ts";

export const aForm: Readonly<Record<string, string>> = {
  receiver: "unit",
  reference1: "123456",
  deliveryOn: "2026-11-20",
  "lines.1.description": "Service",
  "lines.1.quantity": "2",
  "lines.1.unit": "tim",
  "lines.1.price": "650",
  "lines.1.vat": "25",
  "lines.1.vatReason": "",
  "lines.1.allowance": "",
};

export const facts: FormFacts = {
  today: "2026-11-21" as LocalDate,
  numberAutomatic: true,
  nextNumber: "F-1001",
  termsDays: 30,
  canBePaid: true,
  isStopped: false,
  files: [],
  payment: { paymentMeans: [{ code: "30", account: { id: "54029681", provider: "SE:BANKGIRO" } }] },
  seller: {
    endpoint: { scheme: "0007", id: "5560360793" },
    name: "Nordanby El AB",
    legalId: { id: "5560360793", scheme: "0007" },
    vatNumber: "SE556036079301",
    taxRegistration: fSkatt,
    address: { street: "Verkstadsgatan 3", city: "Exempelstad", postalCode: "12345", country: "SE" },
    contact: { name: "Kim Ek", email: "kim@nordanby.example" },
  },
  receiver: {
    id: "unit" as ReceiverId,
    name: "Kardiologmottagningen",
    organisationNumber: "2321000016",
    peppol: { scheme: "0007", value: "2321000016" },
    address: { street: "Sjukhusvägen 1", postalCode: "12345", city: "Exempelstad" },
    attachments: { countMax: 10, bytesMax: 10_000_000 },
    active: true,
    rule: {
      version: 1,
      referencePattern: "\\d{6}",
      referenceExample: "123456",
      referenceHelp: { sv: "Sex siffror.", en: "Six digits." },
      orderNumberPattern: "BEST\\d",
      orderNumberExample: "BEST7",
    },
  },
};
