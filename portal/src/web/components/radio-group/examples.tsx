import type { Example } from "../example.ts";
import { RadioGroup } from "./radio-group.tsx";
import { TextField } from "../text-field/text-field.tsx";

export const examples: readonly Example[] = [
  {
    name: "Side by side",
    render: ({ say }) => (
      <RadioGroup
        say={say}
        name="fSkatt"
        value="yes"
        label="Godkänd för F-skatt"
        inline
        choices={[
          { value: "yes", label: "Ja" },
          { value: "no", label: "Nej" },
        ]}
      />
    ),
  },
  {
    name: "With hints, something below, and a fault",
    render: ({ say }) => (
      <RadioGroup
        say={say}
        name="account"
        value="bankgiro"
        label="Vart ska betalningen gå?"
        error="Välj hur du vill få betalt"
        choices={[
          {
            value: "bankgiro",
            label: "Bankgiro",
            hint: "Vanligast för företag",
            below: <TextField say={say} name="accountNumber" value="" label="Bankgironummer" width="medium" />,
          },
          { value: "plusgiro", label: "Plusgiro" },
          { value: "account", label: "Bankkonto", hint: "Clearingnummer och kontonummer" },
        ]}
      />
    ),
  },
];
