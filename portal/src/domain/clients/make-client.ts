/** An administrator lets a system in: its token is returned here, once, and only its hash is kept. */
import { later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { type PasswordProof, requireRecentPassword } from "../access/password-proof.ts";
import { may, requirePermission } from "../access/permissions.ts";
import { secretHash } from "../access/secret-hash.ts";
import { record } from "../events/record.ts";
import { findReceiver } from "../receivers/queries.ts";
import { Refusal } from "../refusal.ts";
import {
  type ClientDays,
  clientNameCharactersMax,
  type ClientScope,
  clientsMax,
  reachesBeyondUnit,
  tokenText,
} from "./client.ts";

export interface MakeClient {
  readonly name: string;
  readonly scopes: readonly ClientScope[];
  /** The only units it reaches; all when undefined. */
  readonly receiverIds: readonly string[] | undefined;
  readonly days: ClientDays;
  readonly proof: PasswordProof;
}

export async function makeClient(work: Work, made: MakeClient): Promise<{ readonly token: string }> {
  const { organisationId, accountId, role } = requirePermission(work, "client.write");
  requireRecentPassword(work, made.proof);
  const { name, scopes, receiverIds, days } = made;
  if (scopes.length === 0 || !scopes.every((scope) => may(role, scope))) throw new Refusal("not-allowed");
  if (receiverIds !== undefined && reachesBeyondUnit(scopes)) throw new Refusal("not-allowed");
  await requireRoom(work, organisationId);
  for (const receiverId of receiverIds ?? []) {
    const receiver = await findReceiver(work, receiverId);
    if (receiver?.organisationId !== organisationId) throw new Refusal("receiver-unknown");
  }
  const id = work.newId();
  const token = tokenText(id, work.newSecret());
  await work.db
    .insertInto("clients")
    .values({
      id,
      organisation_id: organisationId,
      name: name.slice(0, clientNameCharactersMax),
      secret_hash: secretHash(token),
      scopes: [...scopes],
      receiver_ids: receiverIds === undefined ? null : [...receiverIds],
      made_at: work.now,
      made_by: accountId,
      expires_at: later(work.now, { days }),
    })
    .execute();
  await record(work, "client.made", { subject: id, facts: { name, scopes: scopes.join(" ") } });
  return { token };
}

async function requireRoom(work: Work, organisationId: string): Promise<void> {
  const living = await work.db
    .selectFrom("clients")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", work.now)
    .limit(clientsMax)
    .execute();
  if (living.length >= clientsMax) throw new Refusal("too-many-clients");
}

/** From the next request on, the system is not let in. Revoking again changes nothing. */
export async function revokeClient(work: Work, id: string): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "client.write");
  const revoked = await work.db
    .updateTable("clients")
    .set({ revoked_at: work.now, revoked_by: accountId })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (revoked.numUpdatedRows > 0n) await record(work, "client.revoked", { subject: id });
}
