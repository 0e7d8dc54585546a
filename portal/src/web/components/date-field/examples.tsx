import type { Example } from "../example.ts";
import { DateField } from "./date-field.tsx";

export const examples: readonly Example[] = [
  {
    name: "Filled",
    render: ({ say }) => <DateField say={say} name="deliveredOn" value="2026-11-21" label="Leveransdatum" />,
  },
  {
    name: "With a fault",
    render: ({ say }) => (
      <DateField say={say} name="issuedOn" value="2026-02-30" label="Fakturadatum" error="Februari 2026 har 28 dagar" />
    ),
  },
];
