/**
 * Acting before one is a member: registering, asking to join, and signing in have a visitor at the door. These two say, for
 * the rest of the transaction, for whom it writes; row level security and the events follow. Nobody else may use them.
 */
import { sql } from "kysely";
import type { Person } from "../access/permissions.ts";
import type { OrganisationId, Work } from "../../work.ts";

/** The same work, done by this person for this organisation. */
export async function actAsPerson(work: Work, person: Omit<Person, "kind">): Promise<Work> {
  await sql`select set_config('app.organisation', ${person.organisationId}, true),
                   set_config('app.account', ${person.accountId}, true)`.execute(work.db);
  return { ...work, actor: { kind: "person", ...person } };
}

/** Does something in another organisation's rows, then is back where it was. */
export async function within<T>(work: Work, organisationId: OrganisationId, act: () => Promise<T>): Promise<T> {
  const { before } = await sql<{ before: string | null }>`select current_setting('app.organisation', true) as before`
    .execute(work.db)
    .then(({ rows }) => rows[0] ?? { before: null });
  await sql`select set_config('app.organisation', ${organisationId}, true)`.execute(work.db);
  const outcome = await act();
  await sql`select set_config('app.organisation', ${before ?? ""}, true)`.execute(work.db);
  return outcome;
}
