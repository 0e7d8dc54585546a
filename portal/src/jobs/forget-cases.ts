/** Asks, for every region, for the words of its old cases to be removed as it has decided; and removes them, some at a time. */
import { forgetCases, tellOfForgetting } from "../domain/cases/forget-cases.ts";
import { listRegions } from "../domain/reminders/creditors.ts";
import type { JobHandler } from "./handlers.ts";

export const findOldCases: JobHandler<"find-old-cases"> = async ({ perform }) => {
  await perform({ kind: "machine", job: "find-old-cases" }, async (work) => {
    for (const organisationId of await listRegions(work)) await work.enqueue("forget-cases", { organisationId });
  });
};

export const forgetCasesJob: JobHandler<"forget-cases"> = async ({ perform }, { organisationId }) => {
  const machine = { kind: "machine", job: "forget-cases", organisationId } as const;
  for (let isMore = true; isMore; ) isMore = await perform(machine, forgetCases);
  await perform(machine, tellOfForgetting);
};
