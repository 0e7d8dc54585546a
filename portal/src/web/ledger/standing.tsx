/** Where an invoice stands, in one word with its shape. */
import type { Dunning } from "../../domain/reminders/dunning.ts";
import type { LocalDate } from "../../time.ts";
import { type Status, StatusWord } from "../components/status-word/status-word.tsx";
import type { Messages } from "../messages/messages.ts";

export interface StandingProps {
  readonly say: Messages;
  readonly dunning: Dunning;
  readonly today: LocalDate;
}

export function Standing({ say, dunning, today }: StandingProps) {
  const [status, text] = standingOf(say, dunning, today);
  return (
    <StatusWord say={say} status={status}>
      {text}
    </StatusWord>
  );
}

export function standingOf(
  { ledger }: Messages,
  { invoice, history }: Dunning,
  today: LocalDate,
): readonly [Status, string] {
  const words = ledger.standing;
  const { collection, steps } = history;
  if (invoice.balanceMinor === 0n) return ["paid", words.paid];
  if (invoice.balanceMinor < 0n) return ["paid", words.overpaid];
  if (collection?.state === "returned") return ["refused", words.returned];
  if (collection?.state === "held") return ["needs-you", words.held];
  if (collection !== undefined) return ["refused", words.collection];
  if (steps.length > 0) return ["needs-you", words.reminded(steps.length)];
  return invoice.dueOn < today ? ["needs-you", words.overdue] : ["sent", words.open];
}
