/** How an invoice stands, in a list: also what it waits for, when it may not leave yet. */
import type { ListedInvoice } from "../../domain/invoices/list-invoices.ts";
import { StatusWord } from "../components/status-word/status-word.tsx";
import type { Messages } from "../messages/messages.ts";
import { statusOf } from "./standing-status.ts";

export interface StandingProps {
  readonly say: Messages;
  readonly invoice: Pick<ListedInvoice, "standing" | "heldFor">;
}

export function Standing({ say, invoice }: StandingProps) {
  const { standing, heldFor } = invoice;
  return (
    <StatusWord say={say} status={heldFor === undefined ? statusOf[standing] : heldStatus[heldFor]}>
      {standingWords(say, invoice)}
    </StatusWord>
  );
}

export function standingWords(say: Messages, { standing, heldFor }: StandingProps["invoice"]): string {
  return heldFor === undefined ? say.invoices.list.standings[standing] : say.following.heldFor[heldFor];
}

const heldStatus = {
  "introduction-missing": "needs-you",
  "introduction-open": "sent",
  "introduction-refused": "refused",
} as const;
