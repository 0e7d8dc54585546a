/** The drafts that writers are measured on. */
import { decimal, fSkatt, type InvoiceDraft, localDate, peppolBilling, typeCodes } from "@fakturaporten/einvoice";

export function draftOf(lineCount: number): InvoiceDraft {
  return {
    kind: "invoice",
    specification: peppolBilling.specification,
    process: peppolBilling.process,
    number: "2026-0001",
    issuedOn: localDate("2026-11-21"),
    dueOn: localDate("2026-12-21"),
    typeCode: typeCodes.invoice,
    currency: "SEK",
    buyerReference: "AB1234",
    seller: {
      endpoint: { scheme: "0007", id: "5566778899" },
      name: "Exempelbolaget AB",
      legalId: { id: "5566778899", scheme: "0007" },
      vatNumber: "SE556677889901",
      taxRegistration: fSkatt,
      address: { street: "Storgatan 1", city: "Exempelstad", postalCode: "12345", country: "SE" },
      contact: { name: "Eva Exempel", phone: "08-12 34 56", email: "eva@example.se" },
    },
    buyer: {
      endpoint: { scheme: "0007", id: "2321000255" },
      name: "Exempelregionen",
      legalId: { id: "2321000255", scheme: "0007" },
      address: { city: "Exempelstad", country: "SE" },
    },
    paymentMeans: [{ code: "30", reference: "123456789023", account: { id: "54029681", provider: "SE:BANKGIRO" } }],
    paymentTerms: "30 dagar netto",
    lines: Array.from({ length: lineCount }, (_, index) => ({
      id: String(index + 1),
      quantity: decimal(`${(index % 9) + 1}.5`),
      unit: "HUR",
      price: { net: decimal("1250.125") },
      vat: { category: "S" as const, rate: decimal(index % 3 === 0 ? "12" : "25") },
      item: { name: `Konsulttimme ${index}`, description: "Arbete på plats & resa", sellersId: `K-${index}` },
    })),
  };
}
