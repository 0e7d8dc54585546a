/** Where a case stands, in the words of the side that reads it. */
import type { CaseSide, CaseState } from "../../domain/cases/case.ts";
import { type Status, StatusWord } from "../components/status-word/status-word.tsx";
import type { Messages } from "../messages/messages.ts";

const atDesk: Readonly<Record<CaseState, Status>> = {
  new: "needs-you",
  open: "delivered",
  waiting: "sent",
  closed: "paid",
};
const forParty: Readonly<Record<CaseState, Status>> = {
  new: "sent",
  open: "sent",
  waiting: "needs-you",
  closed: "paid",
};

export interface CaseStateProps {
  readonly say: Messages;
  readonly side: CaseSide;
  readonly state: CaseState;
}

export function CaseStateWord({ say, side, state }: CaseStateProps) {
  return (
    <StatusWord say={say} status={(side === "desk" ? atDesk : forParty)[state]}>
      {side === "desk" ? say.cases.desk.states[state] : say.cases.mine.states[state]}
    </StatusWord>
  );
}
