/** Where a received document stands, with the shapes that mean the same everywhere in the portal. */
import type { DocumentState } from "../../domain/inbox/answer.ts";
import { type Status, StatusWord } from "../components/status-word/status-word.tsx";
import type { Messages } from "../messages/messages.ts";

const statuses: Readonly<Record<DocumentState, Status>> = {
  new: "needs-you",
  received: "delivered",
  "in-process": "delivered",
  "under-query": "sent",
  "conditionally-accepted": "sent",
  accepted: "answered",
  rejected: "refused",
  "partly-paid": "paid",
  paid: "paid",
};

export function DocumentStateWord({ say, state }: { readonly say: Messages; readonly state: DocumentState }) {
  return (
    <StatusWord say={say} status={statuses[state]}>
      {say.inbox.states[state]}
    </StatusWord>
  );
}
