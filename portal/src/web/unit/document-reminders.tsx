/** That the seller has asked for an answer, while there is none. */
import { dayOf, type Instant } from "../../time.ts";
import { Notice } from "../components/notice/notice.tsx";
import type { Messages } from "../messages/messages.ts";

export interface RemindedProps {
  readonly say: Messages;
  readonly reminders: readonly Instant[];
  readonly isOpen: boolean;
}

export function Reminded({ say, reminders, isOpen }: RemindedProps) {
  if (!isOpen || reminders.length === 0) return null;
  const words = say.following.reminders;
  const days = [...new Set(reminders.map(dayOf))].toReversed();
  return (
    <Notice say={say} kind="info" heading={words.noticeHeading}>
      <p>{words.notice(days)}</p>
    </Notice>
  );
}
