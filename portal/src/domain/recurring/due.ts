/** Which recurring invoices are to be made: ids and a day, outside any organisation's wall, so that a job finds them all. */
import type { LocalDate } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";

export interface Due {
  readonly organisationId: OrganisationId;
  readonly recurringId: string;
}

/** Those that are due, the longest waiting first; the next look finds what is beyond the limit. */
export async function listDue(work: Work, limit = 1000): Promise<readonly Due[]> {
  const rows = await work.db
    .selectFrom("recurring_due")
    .select(["organisation_id", "recurring_id"])
    .where("due_on", "<=", work.today)
    .orderBy("due_on")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id as OrganisationId,
    recurringId: row.recurring_id,
  }));
}

/** When this one is to be looked at next; never, when it has ended. */
export async function setDue(work: Work, recurringId: string, dueOn: LocalDate | undefined): Promise<void> {
  if (dueOn === undefined) {
    await work.db.deleteFrom("recurring_due").where("recurring_id", "=", recurringId).execute();
    return;
  }
  await work.db
    .insertInto("recurring_due")
    .values({ recurring_id: recurringId, organisation_id: requireOrganisation(work), due_on: dueOn })
    .onConflict((same) => same.column("recurring_id").doUpdateSet({ due_on: dueOn }))
    .execute();
}
