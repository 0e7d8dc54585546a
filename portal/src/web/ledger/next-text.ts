/** What happens next with an invoice, and why, in sentences: the same for the customer and the officer. The first two say what to do by when. */
import type { Dunning } from "../../domain/reminders/dunning.ts";
import type { Messages } from "../messages/messages.ts";

export function nextSentences({ ledger }: Messages, { invoice, policy, history, next }: Dunning): readonly string[] {
  const words = ledger.next;
  const { collection } = history;
  if (invoice.balanceMinor <= 0n) return [words.none];
  if (collection?.state === "returned")
    return [words.returnedText(collection.acknowledgement ?? ""), words.returnedNow];
  if (collection !== undefined && collection.state !== "held") {
    return [words.has(collection.collectorName, collection.collectorContact)];
  }
  if (collection?.hindrance !== undefined) return [`${words.heldText} ${ledger.hindrances[collection.hindrance]}`];
  if (policy === undefined) return [words.noPolicy];
  if (next === undefined) return [words.none];
  const step = next.step === "collection" ? words.collection(next.on) : words.reminder(next.step, next.on);
  const [safe, ...why] =
    next.lastSafeOn === undefined ? [words.tooLate] : [words.safe(next.lastSafeOn), words.safeWhy(next.lastSafeOn)];
  const moved = next.movedBy === undefined ? [] : [words.movedBy(ledger.stopKinds[next.movedBy].label.toLowerCase())];
  return [step, safe, ...moved, ...why];
}
