import type { Example } from "../example.ts";
import { ButtonLink } from "../button/button.tsx";
import { EmptyState } from "./empty-state.tsx";

export const examples: readonly Example[] = [
  {
    name: "No invoices yet",
    render: () => (
      <EmptyState
        heading="Här samlas dina fakturor"
        action={
          <ButtonLink href="#" icon="plus">
            Skapa ny faktura
          </ButtonLink>
        }
      >
        <p>Du har inte skrivit någon än. Den första tar några minuter.</p>
      </EmptyState>
    ),
  },
];
