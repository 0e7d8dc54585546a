/**
 * Sessions: a signed-in browser holds a secret of 256 bits, the database its SHA-256. A session dies of idleness, of age,
 * of being ended, and at once when its membership does.
 */
import { sql } from "kysely";
import { epochMsOf, type Instant, later, type Span } from "../../time.ts";
import type { AccountId, Actor, OrganisationId, Work } from "../../work.ts";
import { Refusal } from "../refusal.ts";
import type { OrganisationKind, Role } from "./permissions.ts";
import { getSecondStep, hasSecondStep, type ProvedBy } from "./second-step.ts";
import { secretHash } from "./secret-hash.ts";

/** The signed-in person with everything the frame of a page shows. */
export interface SignedIn {
  readonly actor: Extract<Actor, { kind: "person" }>;
  readonly sessionId: string;
  readonly provedBy: ProvedBy;
  readonly name: string;
  readonly email: string;
  readonly organisation: { readonly name: string; readonly kind: OrganisationKind };
  readonly alsoActsFor: readonly { readonly id: string; readonly name: string }[];
}

export interface StartSession {
  readonly accountId: AccountId;
  readonly organisationId: OrganisationId;
  /** As `networkOf` tells it. */
  readonly network: string;
  /** The end of the session this one follows. */
  readonly expiresAtMost?: Instant;
  /** How the person proved who they are; by password unless said. */
  readonly provedBy?: ProvedBy;
}

export const sessionsMax = 10;

/** How long a session lives without being used, and at most. Administrators' are shorter. */
export function sessionLimits(role: Role): { readonly idle: Span; readonly age: Span } {
  return role === "administrator"
    ? { idle: { minutes: 15 }, age: { hours: 8 } }
    : { idle: { minutes: 30 }, age: { hours: 12 } };
}

/** Begins a session and returns its secret, for the browser alone. The oldest ends when there would be too many. */
export async function startSession(work: Work, { accountId, organisationId, ...rest }: StartSession): Promise<string> {
  await actAs(work, accountId);
  const { role } = await work.db
    .selectFrom("memberships")
    .select("role")
    .where("account_id", "=", accountId)
    .where("organisation_id", "=", organisationId)
    .executeTakeFirstOrThrow();
  if (rest.provedBy === undefined || rest.provedBy === "password") await requireNoSecondStep(work, accountId);
  await endOldest(work, accountId);
  const secret = work.newSecret();
  await work.db
    .insertInto("sessions")
    .values({
      id: work.newId(),
      secret_hash: secretHash(secret),
      account_id: accountId,
      organisation_id: organisationId,
      started_at: work.now,
      last_seen_at: work.now,
      expires_at: expiryOf(work.now, role, rest.expiresAtMost),
      network: rest.network,
      ...(rest.provedBy === undefined ? {} : { proved_by: rest.provedBy }),
    })
    .execute();
  return secret;
}

/**
 * Whose session a secret is, if it lives. The one question that every page asks, so it is two statements; a third notes
 * at most once a minute that the session was used, which needs a transaction that may write.
 */
export async function findViewer(work: Work, secret: string): Promise<SignedIn | undefined> {
  const session = await findLiveSession(work, secret);
  if (session === undefined) return undefined;
  const memberships = await listOwnMemberships(work, session.account_id);
  const current = memberships.find((one) => one.organisation_id === session.organisation_id);
  if (current === undefined || hasIdled(session.last_seen_at, current.role, work.now)) return undefined;
  if (epochMsOf(work.now) - epochMsOf(session.last_seen_at) >= seenEveryMs) await noteUse(work, session.id);
  return {
    actor: {
      kind: "person",
      accountId: session.account_id as AccountId,
      organisationId: session.organisation_id as OrganisationId,
      role: current.role,
    },
    sessionId: session.id,
    provedBy: session.proved_by,
    name: session.name,
    email: session.email,
    organisation: { name: current.name, kind: current.kind },
    alsoActsFor: memberships
      .filter((one) => one !== current)
      .map((one) => ({ id: one.organisation_id, name: one.name })),
  };
}

/** Ends the session a secret belongs to. Ending what has ended is no fault. */
export async function endSession(work: Work, secret: string): Promise<void> {
  await work.db
    .updateTable("sessions")
    .set({ ended_at: work.now })
    .where("secret_hash", "=", secretHash(secret))
    .where("ended_at", "is", null)
    .execute();
}

/** Ends every session of an account, except one if said: after a change of password, and when a person asks. */
export async function endSessionsOf(work: Work, accountId: AccountId, exceptSessionId?: string): Promise<void> {
  await work.db
    .updateTable("sessions")
    .set({ ended_at: work.now })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .$if(exceptSessionId !== undefined, (query) => query.where("id", "!=", exceptSessionId ?? ""))
    .execute();
}

/** Row level security shows a person their own memberships; this says, for this transaction, who the person is. */
export async function actAs(work: Work, accountId: string): Promise<void> {
  await sql`select set_config('app.account', ${accountId}, true)`.execute(work.db);
}

/** The wall behind every way in: whoever has a second step has no session by the password alone. */
async function requireNoSecondStep(work: Work, accountId: AccountId): Promise<void> {
  if (hasSecondStep(await getSecondStep(work, accountId))) throw new Refusal("not-allowed");
}

function expiryOf(now: Instant, role: Role, atMost: Instant | undefined): Instant {
  const oldest = later(now, sessionLimits(role).age);
  return atMost !== undefined && atMost < oldest ? atMost : oldest;
}

const seenEveryMs = 60_000;

function hasIdled(lastSeenAt: Instant, role: Role, now: Instant): boolean {
  return later(lastSeenAt, sessionLimits(role).idle) <= now;
}

function findLiveSession(work: Work, secret: string) {
  return work.db
    .selectFrom("sessions")
    .innerJoin("accounts", "accounts.id", "sessions.account_id")
    .select([
      "sessions.id",
      "sessions.account_id",
      "sessions.organisation_id",
      "sessions.last_seen_at",
      "sessions.proved_by",
      "accounts.name",
      "accounts.email",
      sql`set_config('app.account', sessions.account_id::text, true)`.as("acting_as"),
    ])
    .where("sessions.secret_hash", "=", secretHash(secret))
    .where("sessions.ended_at", "is", null)
    .where("sessions.expires_at", ">", work.now)
    .executeTakeFirst();
}

function listOwnMemberships(work: Work, accountId: string) {
  return work.db
    .selectFrom("memberships")
    .innerJoin("organisations", "organisations.id", "memberships.organisation_id")
    .select(["memberships.organisation_id", "memberships.role", "organisations.name", "organisations.kind"])
    .where("memberships.account_id", "=", accountId)
    .orderBy("organisations.name")
    .execute();
}

async function noteUse(work: Work, sessionId: string): Promise<void> {
  await work.db.updateTable("sessions").set({ last_seen_at: work.now }).where("id", "=", sessionId).execute();
}

async function endOldest(work: Work, accountId: string): Promise<void> {
  const newest = work.db
    .selectFrom("sessions")
    .select("id")
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .where("expires_at", ">", work.now)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(sessionsMax - 1);
  await work.db
    .updateTable("sessions")
    .set({ ended_at: work.now })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .where("id", "not in", newest)
    .execute();
}
