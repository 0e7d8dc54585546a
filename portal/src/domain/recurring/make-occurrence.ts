/**
 * Makes one day's invoice as a draft. The key (recurring, day) lets none be made twice; a stop is caught up with day by day. A
 * draft that is to be sent stays due until its sending has ended (send-occurrence.ts), so that a kill in between loses nothing.
 */
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { saveDraft } from "../invoices/save-draft.ts";
import { getTemplate } from "../templates/queries.ts";
import { setDue } from "./due.ts";
import { getRecurring } from "./queries.ts";
import { fieldsFor, nextAfter, type Recurring, type Run } from "./recurring.ts";
import { tellOfOccurrence } from "./tell-of-occurrence.ts";

export interface MakeOccurrence {
  readonly recurringId: string;
  /** Whoever acts may and is to send it; otherwise it waits to be looked at. */
  readonly sends: boolean;
}

/** Nothing when no day is due. */
export async function makeOccurrence(work: Work, { recurringId, sends }: MakeOccurrence): Promise<Run | undefined> {
  const { organisationId } = requirePermission(work, "invoice.write");
  await sql`select from recurring_invoices where organisation_id = ${organisationId} and id = ${recurringId} for update`.execute(
    work.db,
  );
  const recurring = await getRecurring(work, recurringId);
  const { nextOn: dueOn } = recurring;
  if (dueOn === undefined || dueOn > work.today) return undefined;
  const template = await getTemplate(work, recurring.templateId);
  const draft = await saveDraft(work, {
    id: work.newId(),
    version: 0,
    fields: fieldsFor(template.fields, dueOn, recurring),
  });
  const outcome = sends ? "sending" : "drafted";
  await work.db
    .insertInto("recurring_runs")
    .values({
      organisation_id: organisationId,
      recurring_id: recurringId,
      due_on: dueOn,
      draft_id: draft.id,
      outcome,
      made_at: work.now,
      ended_at: sends ? null : work.now,
    })
    .execute();
  await goOn(work, { recurring, dueOn, sends });
  await record(work, "recurring.made", { subject: recurringId, facts: { day: dueOn, draft: draft.id } });
  const run: Run = { dueOn, draftId: draft.id, outcome };
  if (!sends) await tellOfOccurrence(work, "recurring-waiting", { run, recurring });
  return run;
}

interface GoOn {
  readonly recurring: Recurring;
  readonly dueOn: LocalDate;
  readonly sends: boolean;
}

async function goOn(work: Work, { recurring, dueOn, sends }: GoOn): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const nextOn = nextAfter(recurring, dueOn);
  await work.db
    .updateTable("recurring_invoices")
    .set({ next_on: nextOn ?? null })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", recurring.id)
    .execute();
  await setDue(work, recurring.id, sends ? dueOn : nextOn);
}
