/** The last step of a delivery inside the portal: writes how an attempt ended. A late or repeated end changes nothing that stands. */
import type { Work } from "../../work.ts";
import { type AttemptEnd, endAttempt } from "./attempts.ts";
import { attemptsMax } from "./delivery.ts";
import { holdDelivery } from "./hold-delivery.ts";
import { deliver, giveUp, refuse } from "./settle-course.ts";

/** The receiver has the document. */
export async function acceptAttempt(work: Work, { invoiceId, attempt }: AttemptEnd): Promise<void> {
  await deliver(work, await holdDelivery(work, invoiceId), { attempt, reason: "" });
}

/** The receiver's side said no for good: trying again would not help. */
export async function refuseAttempt(work: Work, end: AttemptEnd & { readonly reason: string }): Promise<void> {
  await refuse(work, await holdDelivery(work, end.invoiceId), { attempt: end.attempt, reason: end.reason });
}

/** Nobody knows how it ended: tried again, until enough is enough and a person is asked. Says whether it was given up. */
export async function loseAttempt(work: Work, end: AttemptEnd & { readonly reason: string }): Promise<boolean> {
  const held = await holdDelivery(work, end.invoiceId);
  await endAttempt(work, end, { outcome: "unknown", reason: end.reason });
  if (held.attempts % attemptsMax !== 0 || !held.allows("give-up")) return false;
  await giveUp(held, { attempt: end.attempt, reason: "no-answer" });
  return true;
}
