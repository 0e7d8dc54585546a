/**
 * Tells of the holds that are over, and takes every step that is due with a creditor's customers, each in a transaction of its own.
 * Killed anywhere, it goes on where it was.
 */
import { endedAtOnce, endHolds } from "../domain/disputes/hold.ts";
import { planSteps } from "../domain/reminders/plan-steps.ts";
import { takeStep } from "../domain/reminders/take-step.ts";
import type { Actor } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const remindCustomersJob: JobHandler<"remind-customers"> = async ({ perform }, { organisationId }) => {
  const machine: Actor = { kind: "machine", job: "remind-customers", organisationId };
  let ended: number;
  do ended = await perform(machine, endHolds);
  while (ended === endedAtOnce);
  const due = await perform(machine, (work) => planSteps(work, work.today));
  for (const { invoiceId } of due) await perform(machine, (work) => takeStep(work, invoiceId));
};
