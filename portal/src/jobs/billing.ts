/** What is done of billing unasked: files of usage are read, a month is rated, its invoices are issued a handful at a time. */
import { issueWaiting } from "../domain/billing/issue-waiting.ts";
import { rateRun } from "../domain/billing/rate-run.ts";
import { takeUsage } from "../domain/usage/take-usage.ts";
import type { Actor, OrganisationId } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

const machine = (job: string, organisationId: OrganisationId): Actor => ({ kind: "machine", job, organisationId });

export const readUsage: JobHandler<"read-usage"> = ({ perform }, { organisationId, importId }) =>
  perform(machine("read-usage", organisationId), (work) => takeUsage(work, importId));

export const prepareBilling: JobHandler<"prepare-billing"> = ({ perform }, { organisationId, runId }) =>
  perform(machine("prepare-billing", organisationId), (work) => rateRun(work, runId));

/** Killed anywhere, it goes on with the customers that still wait. */
export const runBilling: JobHandler<"run-billing"> = async ({ perform, at }, { organisationId, runId }) => {
  const actor = machine("run-billing", organisationId);
  for (;;) {
    at?.("billing.before-issue");
    const goesOn = await perform(actor, async (work) => {
      const issued = await issueWaiting(work, runId);
      at?.("billing.inside-issue");
      return issued;
    });
    at?.("billing.after-issue");
    if (!goesOn) return;
  }
};
