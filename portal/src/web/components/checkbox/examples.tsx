import type { Example } from "../example.ts";
import { Checkbox } from "./checkbox.tsx";

export const examples: readonly Example[] = [
  {
    name: "Unticked",
    render: ({ say }) => (
      <Checkbox
        say={say}
        name="automatic"
        value=""
        label="Använd nästa fakturanummer automatiskt"
        hint="Numret tas när fakturan sänds, så att serien aldrig får luckor."
      />
    ),
  },
  {
    name: "Ticked",
    render: ({ say }) => (
      <Checkbox say={say} name="automatic2" value="yes" label="Använd nästa fakturanummer automatiskt" />
    ),
  },
  {
    name: "With a fault",
    render: ({ say }) => (
      <Checkbox
        say={say}
        name="terms"
        value=""
        label="Jag företräder företaget"
        error="Bekräfta att du företräder företaget"
      />
    ),
  },
];
