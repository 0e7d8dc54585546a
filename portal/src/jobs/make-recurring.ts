/**
 * Makes the invoices of one recurring invoice that are due: as many as a stop has let wait, each in a transaction of its own.
 * One that is to be sent is sent by the command that people send with; refused, it is held as a draft.
 */
import { inWhoseName } from "../domain/recurring/in-whose-name.ts";
import { makeOccurrence } from "../domain/recurring/make-occurrence.ts";
import { findUnsent, holdOccurrence, type OccurrenceOf, sendOccurrence } from "../domain/recurring/send-occurrence.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Actor } from "../work.ts";
import type { JobHandler, JobTools } from "./handlers.ts";

/** More than a stop of years lets wait; a bound, since everything has one. */
const DAYS_MAX = 60;

export const makeRecurring: JobHandler<"make-recurring"> = async ({ perform }, { organisationId, recurringId }) => {
  const machine: Actor = { kind: "machine", job: "make-recurring", organisationId };
  const whose = await perform(machine, (work) => inWhoseName(work, recurringId));
  if (whose === undefined) return;
  const { actor, sends } = whose;
  for (let day = 0; day < DAYS_MAX; day += 1) {
    const unsent = await perform(actor, (work) => findUnsent(work, recurringId));
    const run = unsent ?? (await perform(actor, (work) => makeOccurrence(work, { recurringId, sends })));
    if (run === undefined) return;
    if (run.outcome === "sending") await send(perform, actor, { recurringId, run });
  }
};

async function send(perform: JobTools["perform"], actor: Actor, occurrence: OccurrenceOf): Promise<void> {
  try {
    await perform(actor, (work) => sendOccurrence(work, occurrence));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await perform(actor, (work) => holdOccurrence(work, occurrence));
  }
}
