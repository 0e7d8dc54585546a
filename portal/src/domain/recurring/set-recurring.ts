/** Sets an invoice to come back, or changes how it does. Whoever sets it is whom it is made, and sent, in the name of. */
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { getTemplate } from "../templates/queries.ts";
import { setDue } from "./due.ts";
import { getRecurring, listRuns } from "./queries.ts";
import {
  type Covers,
  firstFrom,
  type Handling,
  type Interval,
  lengths,
  nextAfter,
  type Schedule,
} from "./recurring.ts";

export interface SetRecurring extends Schedule {
  readonly templateId: string;
  readonly covers: Covers;
  readonly handling: Handling;
  /** Which one to change, and the version that was seen; absent for a new one. */
  readonly change?: { readonly id: string; readonly version: number };
}

export async function setRecurring(work: Work, set: SetRecurring): Promise<string> {
  const person = requirePermission(work, set.handling === "send" ? "invoice.send" : "invoice.write");
  await getTemplate(work, set.templateId);
  const id = set.change?.id ?? work.newId();
  const nextOn = await nextDay(work, set);
  const columns = {
    template_id: set.templateId,
    first_on: set.firstOn,
    ...columnsOf(set.every),
    last_on: set.lastOn ?? null,
    next_on: nextOn ?? null,
    covers: set.covers,
    handling: set.handling,
    set_by: person.accountId,
    ended_at: null,
    changed_at: work.now,
  };
  if (set.change === undefined) {
    await work.db
      .insertInto("recurring_invoices")
      .values({ ...columns, organisation_id: person.organisationId, id, version: 1 })
      .execute();
  } else {
    const { numUpdatedRows } = await work.db
      .updateTable("recurring_invoices")
      .set({ ...columns, version: set.change.version + 1 })
      .where("organisation_id", "=", person.organisationId)
      .where("id", "=", id)
      .where("version", "=", set.change.version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Refusal("changed-meanwhile");
  }
  await setDue(work, id, nextOn);
  await record(work, "recurring.set", { subject: id, facts: { handling: set.handling, next: nextOn ?? null } });
  return id;
}

function columnsOf(every: Interval) {
  const length = lengths[every];
  return "weeks" in length
    ? { every_weeks: length.weeks, every_months: null }
    : { every_weeks: null, every_months: length.months };
}

/** Never a day that has been made, nor one that has passed. */
async function nextDay(work: Work, set: SetRecurring): Promise<LocalDate | undefined> {
  const from = set.firstOn > work.today ? set.firstOn : work.today;
  if (set.change === undefined) return firstFrom(set, from);
  await getRecurring(work, set.change.id);
  const [latest] = await listRuns(work, set.change.id);
  return latest === undefined || latest.dueOn < from ? firstFrom(set, from) : nextAfter(set, latest.dueOn);
}
