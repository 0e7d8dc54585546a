import type { Example } from "../example.ts";
import { exampleSeal } from "../example-form.ts";
import { Button, ButtonRow } from "../button/button.tsx";
import { TextField } from "../text-field/text-field.tsx";
import { Form, SearchForm } from "./form.tsx";

export const examples: readonly Example[] = [
  {
    name: "A small form",
    render: ({ say }) => (
      <Form seal={exampleSeal} action="/dev/gallery">
        <TextField say={say} name="contactName" value="Kim Lindqvist" label="Kontaktperson" autoComplete="name" />
        <ButtonRow>
          <Button type="button">Spara</Button>
        </ButtonRow>
      </Form>
    ),
  },
  {
    name: "A search",
    render: ({ say }) => (
      <SearchForm action="/dev/gallery" label="Sök mottagare">
        <TextField
          say={say}
          name="q"
          value=""
          label="Sök mottagare"
          hint="Namn, organisationsnummer eller GLN"
          type="search"
        />
        <Button type="button" look="secondary" icon="search">
          Sök
        </Button>
      </SearchForm>
    ),
  },
];
