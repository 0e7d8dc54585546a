import type { Example } from "../example.ts";
import { SelectField } from "./select-field.tsx";

const rates = [
  { value: "25", label: "25 %" },
  { value: "12", label: "12 %" },
  { value: "6", label: "6 %" },
  { value: "0", label: "0 %" },
];

export const examples: readonly Example[] = [
  {
    name: "One chosen",
    render: ({ say }) => <SelectField say={say} name="vatRate" value="25" label="Moms" choices={rates} width="short" />,
  },
  {
    name: "None chosen, with a fault",
    render: ({ say }) => (
      <SelectField
        say={say}
        name="unit"
        value=""
        label="Enhet"
        prompt="Välj"
        choices={[
          { value: "HUR", label: "timme" },
          { value: "C62", label: "styck" },
        ]}
        error="Välj enhet"
      />
    ),
  },
];
