import type { Example } from "../example.ts";
import { Inset, Notice } from "./notice.tsx";

export const examples: readonly Example[] = [
  {
    name: "Success",
    render: ({ say }) => (
      <Notice say={say} kind="success">
        Utkastet är sparat 14:32.
      </Notice>
    ),
  },
  {
    name: "Warning with heading",
    render: ({ say }) => (
      <Notice say={say} kind="warning" heading="Kontot är nytt sedan förra fakturan">
        <p>Ring leverantören på ett nummer du redan har innan du betalar till det nya kontot.</p>
      </Notice>
    ),
  },
  {
    name: "Information",
    render: ({ say }) => (
      <Notice say={say} kind="info">
        Mottagaren svarar oftast inom tre arbetsdagar.
      </Notice>
    ),
  },
  {
    name: "Inset",
    render: () => (
      <Inset>
        Kunds referens är den person eller kod hos mottagaren som beställde. Mottagaren delar upp sina fakturor efter
        den.
      </Inset>
    ),
  },
];
