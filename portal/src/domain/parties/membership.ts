/** Memberships: who acts for an organisation, and as what. */
import { may, type OrganisationKind, type Role } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import type { AccountId, OrganisationId, Work } from "../../work.ts";

/** The roles an organisation of each kind has. The first is who decides about members. */
export const rolesOf = {
  supplier: ["owner", "biller", "reader"],
  region: ["administrator", "officer", "support", "billing"],
  customer: ["customer"],
} as const satisfies Readonly<Record<OrganisationKind, readonly Role[]>>;

export function hasRole(kind: keyof typeof rolesOf, role: Role): boolean {
  return rolesOf[kind].some((one) => one === role);
}

/** Roles that decide about members. An organisation always has somebody in one of them. */
export const decidingRoles: readonly Role[] = ["owner", "administrator"];

export interface NewMember {
  readonly organisationId: OrganisationId;
  readonly accountId: AccountId;
  readonly role: Role;
}

/** Makes an account a member; the work must act within the organisation. Already a member: nothing changes. */
export async function addMember(work: Work, { organisationId, accountId, role }: NewMember): Promise<void> {
  const added = await work.db
    .insertInto("memberships")
    .values({ organisation_id: organisationId, account_id: accountId, role, joined_at: work.now })
    .onConflict((conflict) => conflict.columns(["organisation_id", "account_id"]).doNothing())
    .returning("account_id")
    .executeTakeFirst();
  if (added === undefined) return;
  await record(work, "member.joined", { subject: organisationId, organisationId, facts: { account: accountId, role } });
}

export interface Decider {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly language: "sv" | "en";
}

/** Those who decide about members of an organisation: its owners, or the region's administrators. */
export async function listDeciders(work: Work, organisationId: OrganisationId): Promise<readonly Decider[]> {
  const rows = await work.db
    .selectFrom("memberships")
    .innerJoin("accounts", "accounts.id", "memberships.account_id")
    .select(["accounts.id", "accounts.name", "accounts.email", "accounts.language"])
    .where("memberships.organisation_id", "=", organisationId)
    .where(
      "memberships.role",
      "in",
      decidingRoles.filter((role) => may(role, "member.write")),
    )
    .orderBy("memberships.joined_at")
    .execute();
  return rows.map(({ id, ...rest }) => ({ accountId: id as AccountId, ...rest }));
}
