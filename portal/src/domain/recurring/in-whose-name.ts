/** In whose name a recurring invoice is made: whoever set it, while they may; otherwise an owner, and then it is never sent unseen. */
import { may, requireOrganisation, type Role } from "../access/permissions.ts";
import { listDeciders } from "../parties/membership.ts";
import type { AccountId, Actor, Work } from "../../work.ts";

export interface InWhoseName {
  readonly actor: Actor;
  readonly sends: boolean;
}

export async function inWhoseName(work: Work, recurringId: string): Promise<InWhoseName | undefined> {
  const organisationId = requireOrganisation(work);
  const set = await work.db
    .selectFrom("recurring_invoices")
    .leftJoin("memberships", (join) =>
      join
        .onRef("memberships.organisation_id", "=", "recurring_invoices.organisation_id")
        .onRef("memberships.account_id", "=", "recurring_invoices.set_by"),
    )
    .select(["set_by", "handling", "memberships.role"])
    .where("recurring_invoices.organisation_id", "=", organisationId)
    .where("recurring_invoices.id", "=", recurringId)
    .executeTakeFirst();
  if (set === undefined) return undefined;
  const role = set.role;
  const person = (accountId: string, as: Role): Actor => ({
    kind: "person",
    accountId: accountId as AccountId,
    organisationId,
    role: as,
  });
  if (role !== null && may(role, "invoice.write")) {
    const sends = set.handling === "send" && may(role, "invoice.send");
    return { actor: person(set.set_by, role), sends };
  }
  const [owner] = await listDeciders(work, organisationId);
  return owner && { actor: person(owner.accountId, "owner"), sends: false };
}
