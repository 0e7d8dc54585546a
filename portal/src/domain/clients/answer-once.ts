/**
 * A request with an Idempotency-Key is done once: what it was answered is kept in its own transaction, and the same request again
 * is answered alike. What was refused is not kept: it changed nothing, and may succeed the next time (TRUST G3).
 */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { later } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import type { Client } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";

export interface KeyedRequest {
  readonly key: string;
  /** Method and path as asked. */
  readonly route: string;
  readonly body: unknown;
  readonly status: number;
}

export interface OnceAnswered {
  readonly status: number;
  readonly response: unknown;
  /** It had been done before; nothing was done now. */
  readonly replayed: boolean;
}

export async function answerOnce(
  work: Work,
  client: Client,
  request: KeyedRequest,
  command: () => Promise<unknown>,
): Promise<OnceAnswered> {
  const { key, route, status } = request;
  await lockKey(work, client, key);
  const sha256 = createHash("sha256").update(canonical(request.body)).digest();
  const known = await work.db
    .selectFrom("client_requests")
    .select(["route", "body_sha256", "status", "response"])
    .where("organisation_id", "=", client.organisationId)
    .where("client_id", "=", client.clientId)
    .where("key", "=", key)
    .executeTakeFirst();
  if (known !== undefined) {
    if (known.route !== route || !known.body_sha256.equals(sha256)) throw new Refusal("idempotency-key-reused");
    return { status: known.status, response: known.response, replayed: true };
  }
  const response = await command();
  await work.db
    .insertInto("client_requests")
    .values({
      organisation_id: client.organisationId,
      client_id: client.clientId,
      key,
      route,
      body_sha256: sha256,
      status,
      response: JSON.stringify(response),
      made_at: work.now,
    })
    .execute();
  return { status, response, replayed: false };
}

/** Held to the end of the transaction. Whoever finds it held is told, and waits outside of the database. */
async function lockKey(work: Work, { clientId }: Client, key: string): Promise<void> {
  const name = `${clientId} ${key}`;
  const { rows } = await sql<{
    held: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as held`.execute(work.db);
  if (rows[0]?.held !== true) throw new Refusal("idempotency-key-in-flight");
}

/** The same text for the same JSON, whatever the order of its names. */
export function canonical(json: unknown): string {
  return (
    JSON.stringify(json, (_, value: unknown) =>
      value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ) ?? "null"
  );
}

/** Kept so long: a supplier's batch may be tried again after the holidays. */
const keptDays = 30;

export async function listOrganisationsWithClients(work: Work): Promise<readonly OrganisationId[]> {
  const rows = await work.db.selectFrom("clients").select("organisation_id").distinct().execute();
  return rows.map((row) => row.organisation_id as OrganisationId);
}

/** Forgets old answers of the organisation that acts. */
export async function sweepAnswers(work: Work, organisationId: OrganisationId): Promise<void> {
  await work.db
    .deleteFrom("client_requests")
    .where("organisation_id", "=", organisationId)
    .where("made_at", "<", later(work.now, { days: -keptDays }))
    .execute();
}
