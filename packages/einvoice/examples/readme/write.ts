import {
  completeInvoice,
  decimal,
  dueDate,
  fSkatt,
  localDate,
  parseBankgiro,
  payToBankgiro,
  peppolBilling,
  typeCodes,
  writeUblBytes,
} from "@fakturaporten/einvoice";

const bankgiro = parseBankgiro("5402-9681");
if (!bankgiro.ok) throw new Error(bankgiro.fault);

const issuedOn = localDate("2026-09-01");
const invoice = completeInvoice({
  ...peppolBilling,
  kind: "invoice",
  number: "2026-0001",
  issuedOn,
  dueOn: dueDate(issuedOn, 30), // never on a day when banks are closed
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
  },
  buyer: {
    endpoint: { scheme: "0007", id: "2321000255" },
    name: "Exempelregionen",
    address: { country: "SE" },
  },
  paymentMeans: [payToBankgiro(bankgiro.value, "123456789023")],
  lines: [
    {
      id: "1",
      quantity: decimal("2"),
      unit: "HUR",
      price: { net: decimal("500") },
      vat: { category: "S", rate: decimal("25") },
      item: { name: "Konsulttimme" },
    },
  ],
});

export const bytes = writeUblBytes(invoice);
