import type { Example } from "../example.ts";
import { InvoiceSheet } from "./invoice-sheet.tsx";
import { creditNote, fullInvoice, ordinaryInvoice } from "./sample-invoices.ts";

export const examples: readonly Example[] = [
  { name: "An invoice", render: (facts) => <InvoiceSheet {...facts} invoice={ordinaryInvoice} /> },
  { name: "A credit note", render: (facts) => <InvoiceSheet {...facts} invoice={creditNote} /> },
  {
    name: "Everything a sheet can carry, paid to a factoring company",
    render: (facts) => <InvoiceSheet {...facts} invoice={fullInvoice} />,
  },
  {
    name: "A draft without a number",
    render: (facts) => <InvoiceSheet {...facts} invoice={{ ...ordinaryInvoice, number: "" }} draft />,
  },
];
