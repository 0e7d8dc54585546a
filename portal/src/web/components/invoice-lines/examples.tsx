import type { LineFields } from "../../../domain/invoices/draft-fields.ts";
import type { Example } from "../example.ts";
import { InvoiceLines } from "./invoice-lines.tsx";

const blank: LineFields = {
  description: "",
  quantity: "",
  unit: "",
  price: "",
  vat: "25",
  vatReason: "",
  allowance: "",
};

export const examples: readonly Example[] = [
  {
    name: "Two lines, one with faults",
    render: ({ say }) => (
      <InvoiceLines
        words={say.invoices.lines}
        errorPrefix={say.frame.errorPrefix}
        mend={say.invoices.mend}
        problems={
          new Map([
            ["lines.2.description", { text: "Skriv vad raden gäller" }],
            [
              "lines.2.price",
              {
                text: "Skriv priset med siffror, till exempel 1 250,50",
                fix: { does: "fix.lines.2.price", label: say.invoices.mend.change("12") },
              },
            ],
          ])
        }
        rows={[
          {
            key: "a",
            fields: { ...blank, description: "Service av laddstation", quantity: "6", unit: "tim", price: "890" },
            sum: "5 340,00",
          },
          { key: "b", fields: { ...blank, quantity: "2", price: "tolv" } },
        ]}
      />
    ),
  },
];
