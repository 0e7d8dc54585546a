import type { Example } from "../example.ts";
import { TextField } from "../text-field/text-field.tsx";
import { ErrorSummary } from "./error-summary.tsx";

export const examples: readonly Example[] = [
  {
    name: "Two things to mend, with their fields",
    render: ({ say }) => (
      <>
        <ErrorSummary
          say={say}
          errors={[
            { field: "summaryName", text: "Skriv företagets namn" },
            { field: "summaryEmail", text: "Skriv en e-postadress som namn@företag.se" },
          ]}
        />
        <TextField say={say} name="summaryName" value="" label="Företagets namn" error="Skriv företagets namn" />
        <TextField
          say={say}
          name="summaryEmail"
          value="kim"
          label="E-post"
          type="email"
          error="Skriv en e-postadress som namn@företag.se"
        />
      </>
    ),
  },
  {
    name: "A broken rule, named for who wants to look it up",
    render: ({ say }) => (
      <ErrorSummary
        say={say}
        errors={[{ field: "", text: "Köparens land saknas. Välj mottagaren igen.", rule: "BR-11" }]}
      />
    ),
  },
];
