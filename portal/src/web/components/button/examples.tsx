import type { Example } from "../example.ts";
import { Button, ButtonLink, ButtonRow } from "./button.tsx";

export const examples: readonly Example[] = [
  {
    name: "All looks",
    render: () => (
      <ButtonRow>
        <Button type="button" icon="send">
          Spara och sänd till Kardiologmottagningen
        </Button>
        <Button type="button" look="secondary">
          Spara utkast
        </Button>
        <Button type="button" look="quiet" icon="plus" does="add-line">
          Ny rad
        </Button>
        <Button type="button" look="danger" icon="trash">
          Ta bort utkastet
        </Button>
      </ButtonRow>
    ),
  },
  {
    name: "Links drawn as buttons",
    render: () => (
      <ButtonRow>
        <ButtonLink href="#" icon="plus">
          Skapa ny faktura
        </ButtonLink>
        <ButtonLink href="#" look="secondary">
          Logga in
        </ButtonLink>
      </ButtonRow>
    ),
  },
];
