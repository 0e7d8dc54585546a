/** Begins a billing run, and moves it: run, stopped, cancelled. What each move leads to is done by a job. */
import { dueDate, type LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { Month } from "../catalogue/month.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { findCreditor } from "./creditor.ts";
import type { RunState } from "./run.ts";

export interface PrepareRun {
  readonly month: Month;
  /** The date on its invoices. */
  readonly issueOn: LocalDate;
}

export async function prepareRun(work: Work, { month, issueOn }: PrepareRun): Promise<string> {
  const { organisationId, accountId } = requirePermission(work, "billing.run");
  const creditor = await findCreditor(work);
  if (creditor === undefined) throw new Refusal("creditor-not-set-up");
  const id = work.newId();
  const made = await work.db
    .insertInto("billing_runs")
    .values({
      organisation_id: organisationId,
      id,
      month,
      issue_on: issueOn,
      due_on: dueDate(issueOn, creditor.termsDays),
      state: "preparing",
      prepared_at: work.now,
      prepared_by: accountId,
      changed_at: work.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) throw new Refusal("run-under-way");
  await work.enqueue("prepare-billing", { organisationId, runId: id });
  await record(work, "billing-run.prepared", { subject: id, facts: { month } });
  return id;
}

/** Issues what was seen; after a stop, what is left of it. */
export async function startRun(work: Work, runId: string): Promise<void> {
  const { organisationId } = requirePermission(work, "billing.run");
  await moveRun(work, runId, { from: ["prepared", "stopped"], to: "running" });
  await work.enqueue("run-billing", { organisationId, runId });
  await record(work, "billing-run.started", { subject: runId });
}

/** Stops before the next handful. What is issued is issued. */
export async function stopRun(work: Work, runId: string): Promise<void> {
  await moveRun(work, runId, { from: ["running"], to: "stopped" });
  await record(work, "billing-run.stopped", { subject: runId });
}

/** Ends a run that has issued nothing, or after a stop leaves the rest for another run. */
export async function cancelRun(work: Work, runId: string): Promise<void> {
  await moveRun(work, runId, { from: ["prepared", "stopped"], to: "cancelled" });
  await record(work, "billing-run.cancelled", { subject: runId });
}

interface Move {
  readonly from: readonly RunState[];
  readonly to: RunState;
}

async function moveRun(work: Work, runId: string, { from, to }: Move): Promise<void> {
  const { organisationId } = requirePermission(work, "billing.run");
  const moved = await work.db
    .updateTable("billing_runs")
    .set({ state: to, changed_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", runId)
    .where("state", "in", from)
    .returning("id")
    .executeTakeFirst();
  if (moved === undefined) throw new Refusal("run-cannot-change");
}
