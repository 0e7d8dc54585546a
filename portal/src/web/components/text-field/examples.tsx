import type { Example } from "../example.ts";
import { TextField } from "./text-field.tsx";

export const examples: readonly Example[] = [
  {
    name: "Empty, with a hint",
    render: ({ say }) => (
      <TextField
        say={say}
        name="organisationNumber"
        value=""
        label="Organisationsnummer"
        hint="Tio siffror, till exempel 556036-0793"
        width="medium"
        inputMode="numeric"
      />
    ),
  },
  {
    name: "Filled, optional",
    render: ({ say }) => (
      <TextField say={say} name="orderNumber" value="PO-2231" label="Ordernummer" optional width="medium" />
    ),
  },
  {
    name: "With a fault",
    render: ({ say }) => (
      <TextField
        say={say}
        name="bankgiro"
        value="991-2345"
        label="Bankgiro"
        hint="7 eller 8 siffror"
        width="medium"
        error="Kontrollsiffran stämmer inte. Jämför med numret på ditt kontoutdrag"
      />
    ),
  },
  {
    name: "With a unit after it",
    render: ({ say }) => (
      <TextField
        say={say}
        name="paymentDays"
        value="30"
        label="Betalningsvillkor"
        width="short"
        suffix="dagar"
        inputMode="numeric"
      />
    ),
  },
];
