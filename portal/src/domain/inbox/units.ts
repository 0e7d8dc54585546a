/** The units an officer works for, or a system reaches. Nobody reads a unit's documents without one of the two. */
import { type RawBuilder, sql } from "kysely";
import type { Work } from "../../work.ts";
import { type Client, type Person, requireGrant } from "../access/permissions.ts";

export interface Unit {
  readonly id: string;
  readonly name: string;
}

/** More units than any person works for; a system may reach all of a region's. */
const unitsMax = 1000;

export async function listUnits(work: Work): Promise<readonly Unit[]> {
  const by = requireGrant(work, "inbox.read");
  return work.db
    .selectFrom("receivers")
    .select(["receivers.id", "receivers.name"])
    .where("receivers.organisation_id", "=", by.organisationId)
    .where(reachable(by, sql.ref("receivers.id")))
    .orderBy("receivers.name_folded")
    .orderBy("receivers.id")
    .limit(unitsMax)
    .execute();
}

/** The one unit asked for, if it is among those; without listing them all. */
export async function findUnit(work: Work, id: string): Promise<Unit | undefined> {
  const by = requireGrant(work, "inbox.read");
  return work.db
    .selectFrom("receivers")
    .select(["receivers.id", "receivers.name"])
    .where("receivers.organisation_id", "=", by.organisationId)
    .where("receivers.id", "=", id)
    .where(reachable(by, sql.ref("receivers.id")))
    .executeTakeFirst();
}

/** Whether a unit is one of the officer's, or one that the system's token names. */
export function reachable(by: Person | Client, receiverId: RawBuilder<unknown>): RawBuilder<boolean> {
  if (by.kind === "client")
    return by.receiverIds === undefined ? sql`true` : sql`${receiverId} = any(${by.receiverIds}::uuid[])`;
  return sql`exists (select from officer_receivers as bound where bound.organisation_id = ${by.organisationId}
    and bound.account_id = ${by.accountId} and bound.receiver_id = ${receiverId})`;
}

/** Somebody at the region who works for a unit: whom its documents can be assigned to. */
export interface Colleague {
  readonly accountId: string;
  readonly name: string;
}

const colleaguesMax = 200;

/** Everybody bound to any of the officer's own units, the officer among them. */
export async function listColleagues(work: Work): Promise<readonly Colleague[]> {
  const by = requireGrant(work, "inbox.read");
  return work.db
    .selectFrom("accounts")
    .select(["accounts.id as accountId", "accounts.name"])
    .where(
      sql<boolean>`accounts.id in (select bound.account_id from officer_receivers as bound
        where bound.organisation_id = ${by.organisationId} and ${reachableOf(by)})`,
    )
    .orderBy("accounts.name")
    .orderBy("accounts.id")
    .limit(colleaguesMax)
    .execute();
}

function reachableOf(by: Person | Client): RawBuilder<boolean> {
  if (by.kind === "client") return reachable(by, sql.ref("bound.receiver_id"));
  return sql`bound.receiver_id in (select own.receiver_id from officer_receivers as own
    where own.organisation_id = ${by.organisationId} and own.account_id = ${by.accountId})`;
}
