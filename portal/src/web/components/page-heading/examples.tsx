import type { Example } from "../example.ts";
import { ButtonLink } from "../button/button.tsx";
import { PageHeading } from "./page-heading.tsx";

export const examples: readonly Example[] = [
  { name: "Alone", alone: true, render: () => <PageHeading>Fakturor</PageHeading> },
  {
    name: "With caption, lead and action",
    alone: true,
    render: () => (
      <PageHeading
        caption="Inställningar"
        lead="Det här står på varje faktura du skickar. Ett nytt konto syns för mottagaren på nästa faktura."
        actions={
          <ButtonLink href="#" icon="plus">
            Skapa ny faktura
          </ButtonLink>
        }
      >
        Medlems betalningsinformation
      </PageHeading>
    ),
  },
];
