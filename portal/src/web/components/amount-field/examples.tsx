import type { Example } from "../example.ts";
import { AmountField } from "./amount-field.tsx";

export const examples: readonly Example[] = [
  { name: "Filled", render: ({ say }) => <AmountField say={say} name="price" value="1 250,50" label="Pris" /> },
  {
    name: "With a fault",
    render: ({ say }) => (
      <AmountField
        say={say}
        name="discount"
        value="1,234"
        label="Rabatt"
        error="Det här kan läsas på två sätt. Skriv 1 234,00 eller 1,23"
      />
    ),
  },
];
