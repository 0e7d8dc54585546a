/** An organisation's people as its members page shows them, and what an owner may change about them. */
import { sql } from "kysely";
import { removeHsaId } from "../access/card-holders.ts";
import { type PasswordProof, requireRecentPassword } from "../access/password-proof.ts";
import { requirePermission, type Role } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import type { Instant } from "../../time.ts";
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { decidingRoles, hasRole } from "./membership.ts";

export interface Member {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: Instant;
}

export async function listMembers(work: Work): Promise<readonly Member[]> {
  const { organisationId } = requirePermission(work, "member.read");
  const rows = await work.db
    .selectFrom("memberships")
    .innerJoin("accounts", "accounts.id", "memberships.account_id")
    .select(["account_id", "accounts.name", "accounts.email", "role", "joined_at"])
    .where("organisation_id", "=", organisationId)
    .orderBy(sql`accounts.name collate "sv-x-icu"`)
    .orderBy("account_id")
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name,
    email: row.email,
    role: row.role,
    joinedAt: row.joined_at,
  }));
}

export interface OpenRequest {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly greeting: string | undefined;
  readonly askedAt: Instant;
}

/** Newcomers who wait for an answer, the one who has waited longest first. */
export async function listOpenRequests(work: Work): Promise<readonly OpenRequest[]> {
  const { organisationId } = requirePermission(work, "member.write");
  const rows = await work.db
    .selectFrom("join_requests")
    .innerJoin("accounts", "accounts.id", "join_requests.account_id")
    .select(["join_requests.id", "accounts.name", "accounts.email", "greeting", "asked_at"])
    .where("organisation_id", "=", organisationId)
    .where("state", "=", "open")
    .orderBy("asked_at")
    .execute();
  return rows.map(({ asked_at, greeting, ...row }) => ({ ...row, askedAt: asked_at, greeting: greeting ?? undefined }));
}

export async function getMember(work: Work, accountId: string): Promise<Member> {
  const member = (await listMembers(work)).find((one) => one.accountId === accountId);
  if (member === undefined) throw new Refusal("not-found");
  return member;
}

export interface ChangeRole {
  readonly accountId: string;
  readonly role: Role;
  readonly proof: PasswordProof | undefined;
}

/** Gives a member another role; it holds from the member's next page. */
export async function changeRole(work: Work, { accountId, role, proof }: ChangeRole): Promise<void> {
  const { organisationId } = requirePermission(work, "member.write");
  requireRecentPassword(work, proof);
  const { kind } = await work.db
    .selectFrom("organisations")
    .select("kind")
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  if (!hasRole(kind, role)) throw new Refusal("not-allowed");
  const before = await lockMember(work, organisationId, accountId);
  if (before === role) return;
  if (!decidingRoles.includes(role)) await keepSomebodyDeciding(work, organisationId, accountId);
  await work.db
    .updateTable("memberships")
    .set({ role })
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .execute();
  await record(work, "member.role-changed", { subject: organisationId, facts: { account: accountId, before, role } });
}

export interface RemoveMember {
  readonly accountId: string;
  readonly proof: PasswordProof | undefined;
}

/** Ends a membership, and with it at once every session that acts by it. The account remains the person's own. */
export async function removeMember(work: Work, { accountId, proof }: RemoveMember): Promise<void> {
  const { organisationId } = requirePermission(work, "member.write");
  requireRecentPassword(work, proof);
  await lockMember(work, organisationId, accountId);
  await keepSomebodyDeciding(work, organisationId, accountId);
  await work.db
    .deleteFrom("memberships")
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .execute();
  await removeHsaId(work, accountId as AccountId);
  await record(work, "member.removed", { subject: organisationId, facts: { account: accountId } });
}

/** Locks all memberships of the organisation, so that two owners cannot remove each other at once. */
async function lockMember(work: Work, organisationId: OrganisationId, accountId: string): Promise<Role> {
  const locked = await work.db
    .selectFrom("memberships")
    .select(["account_id", "role"])
    .where("organisation_id", "=", organisationId)
    .orderBy("account_id")
    .forUpdate()
    .execute();
  const member = locked.find((one) => one.account_id === accountId);
  if (member === undefined) throw new Refusal("not-found");
  return member.role;
}

async function keepSomebodyDeciding(work: Work, organisationId: OrganisationId, except: string): Promise<void> {
  const other = await work.db
    .selectFrom("memberships")
    .select("account_id")
    .where("organisation_id", "=", organisationId)
    .where("account_id", "!=", except)
    .where("role", "in", decidingRoles)
    .limit(1)
    .executeTakeFirst();
  if (other === undefined) throw new Refusal("last-owner");
}
