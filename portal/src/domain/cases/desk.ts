/** Which cases somebody of the region works: the queues of their role, and of unit queues those of their own units. */
import { sql } from "kysely";
import type { Recipient } from "../mail/letters.ts";
import type { AccountId, Work } from "../../work.ts";
import { type Person, requireOrganisation, requirePermission } from "../access/permissions.ts";
import type { CaseFacts } from "./case.ts";
import { type Queue, queues, queuesOf } from "./kinds.ts";

/** The person at the desk and the queues of their role. */
export function requireDesk(work: Work): { readonly person: Person; readonly queues: readonly Queue[] } {
  const person = requirePermission(work, "desk.work");
  return { person, queues: queuesOf(person.role) };
}

/** The condition that a row of `cases` stands at the desk where this person works it. */
export function worksIt({ accountId, organisationId, role }: Person) {
  const own = queuesOf(role);
  const [wide, perUnit] = [own.filter((name) => !queues[name].perUnit), own.filter((name) => queues[name].perUnit)];
  return sql<boolean>`(cases.side = 'desk' and (cases.queue = any(${wide}::text[])
    or (cases.queue = any(${perUnit}::text[]) and cases.receiver_id in (
      select bound.receiver_id from officer_receivers as bound
      where bound.organisation_id = ${organisationId} and bound.account_id = ${accountId}))))`;
}

export interface Worker extends Recipient {
  readonly accountId: AccountId;
}

/** Everybody who can own a case: members in a role of its queue, and of its unit where it has one. */
export async function listWorkers(
  work: Work,
  { queue, receiverId }: Pick<CaseFacts, "queue" | "receiverId">,
): Promise<readonly Worker[]> {
  const organisationId = requireOrganisation(work);
  let asked = work.db
    .selectFrom("memberships as member")
    .innerJoin("accounts", "accounts.id", "member.account_id")
    .select(["accounts.id", "accounts.name", "accounts.email", "accounts.language"])
    .where("member.organisation_id", "=", organisationId)
    .where("member.role", "in", [...queues[queue].worksAs]);
  if (receiverId !== undefined)
    asked = asked.where("member.account_id", "in", (select) =>
      select
        .selectFrom("officer_receivers")
        .select("account_id")
        .where("organisation_id", "=", organisationId)
        .where("receiver_id", "=", receiverId),
    );
  const rows = await asked.orderBy("accounts.name").orderBy("accounts.id").limit(500).execute();
  return rows.map(({ id, name, email, language }) => ({ accountId: id as AccountId, name, address: email, language }));
}
