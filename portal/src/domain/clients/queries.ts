/** Which systems are let in, for the administrator; and which system a token is, for the door. */
import { sql } from "kysely";
import { epochMsOf } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { type Client, type Permission, requirePermission } from "../access/permissions.ts";
import { secretHash } from "../access/secret-hash.ts";
import { type ClientScope, clientScopes, isTokenText, type ListedClient, reachesBeyondUnit } from "./client.ts";

const listedMax = 200;

export async function listClients(work: Work): Promise<readonly ListedClient[]> {
  const { organisationId } = requirePermission(work, "client.write");
  const rows = await work.db
    .selectFrom("clients")
    .innerJoin("accounts", "accounts.id", "clients.made_by")
    .select([
      "clients.id",
      "clients.name",
      "scopes",
      "made_at",
      "accounts.name as made_by",
      "expires_at",
      "last_used_at",
      "revoked_at",
      sql<string[] | null>`(select array_agg(receivers.name order by receivers.name) from receivers
        where receivers.id = any(clients.receiver_ids))`.as("units"),
    ])
    .where("clients.organisation_id", "=", organisationId)
    .orderBy("made_at", "desc")
    .orderBy("clients.id")
    .limit(listedMax)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: scopesIn(row.scopes),
    units: row.units ?? undefined,
    madeAt: row.made_at,
    madeBy: row.made_by,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  }));
}

/** A scope that the portal no longer has gives nothing. */
function scopesIn(texts: readonly string[]): readonly ClientScope[] {
  return clientScopes.filter((scope) => texts.includes(scope));
}

const seenEveryMs = 60_000;

/** The system a token lets in, if it does: made, not revoked, not expired. Notes at most once a minute that it was used. */
export async function findClient(work: Work, token: string): Promise<Client | undefined> {
  if (!isTokenText(token)) return undefined;
  const row = await work.db
    .selectFrom("clients")
    .select(["id", "organisation_id", "scopes", "receiver_ids", "last_used_at"])
    .where("secret_hash", "=", secretHash(token))
    .where("revoked_at", "is", null)
    .where("expires_at", ">", work.now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.last_used_at === null || epochMsOf(work.now) - epochMsOf(row.last_used_at) >= seenEveryMs)
    await work.db.updateTable("clients").set({ last_used_at: work.now }).where("id", "=", row.id).execute();
  const isOfUnits = row.receiver_ids !== null;
  const scopes: readonly Permission[] = scopesIn(row.scopes).filter((one) => !isOfUnits || !reachesBeyondUnit([one]));
  return {
    kind: "client",
    clientId: row.id,
    organisationId: row.organisation_id as OrganisationId,
    scopes,
    receiverIds: row.receiver_ids ?? undefined,
  };
}
