/** Questions to the list of invoices that a person has given a name; one of them may be what the list opens with. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";

export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The query of the list's address, `state=paid&q=F-10`. */
  readonly question: string;
  readonly isDefault: boolean;
}

export const viewNameMax = 60;
/** Longer than any search one wants to see again. */
export const questionMax = 500;
/** More names than a person finds their way among. */
export const viewsMax = 20;

/** The person's own, by name. */
export async function listViews(work: Work): Promise<readonly SavedView[]> {
  const { organisationId, accountId } = requirePermission(work, "invoice.read");
  const rows = await work.db
    .selectFrom("saved_views")
    .select(["id", "name", "question", "is_default"])
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .orderBy(sql`lower(name)`)
    .limit(viewsMax)
    .execute();
  return rows.map(({ is_default: isDefault, ...view }) => ({ ...view, isDefault }));
}

export interface SaveView {
  readonly name: string;
  readonly question: string;
  readonly isDefault: boolean;
}

/** A name saved again is the same view with another question. Two tabs of one person save one after the other. */
export async function saveView(work: Work, { name, question, isDefault }: SaveView): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "invoice.read");
  const own = { organisation_id: organisationId, account_id: accountId };
  await work.db
    .selectFrom("memberships")
    .select("account_id")
    .where((is) => is.and(own))
    .forNoKeyUpdate()
    .execute();
  await work.db
    .deleteFrom("saved_views")
    .where((is) => is.and(own))
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .execute();
  if ((await listViews(work)).length >= viewsMax) throw new Refusal("changed-meanwhile");
  if (isDefault)
    await work.db
      .updateTable("saved_views")
      .set({ is_default: false })
      .where((is) => is.and(own))
      .execute();
  await work.db
    .insertInto("saved_views")
    .values({ ...own, id: work.newId(), name, question, is_default: isDefault, saved_at: work.now })
    .execute();
}

/** One that is gone already is gone. */
export async function removeView(work: Work, id: string): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "invoice.read");
  await work.db
    .deleteFrom("saved_views")
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .where(sql<boolean>`id::text = ${id}`)
    .execute();
}
