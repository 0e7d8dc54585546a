/**
 * Sends a made draft by the very command a person sends with. What is to be mended, or has changed meanwhile, holds it: then it
 * stays a draft, and its owners are told.
 */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { issueInvoice } from "../invoices/issue-invoice.ts";
import { setDue } from "./due.ts";
import { getRecurring } from "./queries.ts";
import type { Outcome, Run } from "./recurring.ts";
import { tellOfOccurrence } from "./tell-of-occurrence.ts";

export interface OccurrenceOf {
  readonly recurringId: string;
  readonly run: Run;
}

/** One commit with the sending, so that it is sent once and known to be sent. Throws the refusal of a sending. */
export async function sendOccurrence(work: Work, { recurringId, run }: OccurrenceOf): Promise<void> {
  await issueInvoice(work, { draftId: run.draftId, version: 1 });
  await endRun(work, { recurringId, run, outcome: "sent" });
}

export async function holdOccurrence(work: Work, { recurringId, run }: OccurrenceOf): Promise<void> {
  await endRun(work, { recurringId, run, outcome: "held" });
  const recurring = await getRecurring(work, recurringId);
  await record(work, "recurring.held", { subject: recurringId, facts: { day: run.dueOn, draft: run.draftId } });
  await tellOfOccurrence(work, "recurring-held", { run, recurring });
}

/** The draft that is being sent, if a sending was begun and has not ended. */
export async function findUnsent(work: Work, recurringId: string): Promise<Run | undefined> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const row = await work.db
    .selectFrom("recurring_runs")
    .select(["due_on", "draft_id", "outcome"])
    .where("organisation_id", "=", organisationId)
    .where("recurring_id", "=", recurringId)
    .where("outcome", "=", "sending")
    .orderBy("due_on")
    .executeTakeFirst();
  return row && { dueOn: row.due_on, draftId: row.draft_id, outcome: row.outcome };
}

async function endRun(work: Work, end: OccurrenceOf & { readonly outcome: Outcome }): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const { recurringId, run, outcome } = end;
  await work.db
    .updateTable("recurring_runs")
    .set({ outcome, ended_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("recurring_id", "=", recurringId)
    .where("due_on", "=", run.dueOn)
    .where("outcome", "=", "sending")
    .execute();
  const { nextOn } = await getRecurring(work, recurringId);
  await setDue(work, recurringId, nextOn);
}
