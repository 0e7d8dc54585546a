/** A person's passkeys: listed, kept, renamed, taken away. */
import type { Instant } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";
import { Refusal } from "../refusal.ts";
import type { MadePasskey } from "./passkey-ceremony.ts";

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly madeAt: Instant;
  readonly lastUsedAt: Instant | undefined;
}

export const passkeysMax = 20;
export const passkeyNameCharactersMax = 60;

export async function listPasskeys(work: Work, accountId: AccountId): Promise<readonly Passkey[]> {
  const rows = await work.db
    .selectFrom("passkeys")
    .select(["id", "name", "made_at", "last_used_at"])
    .where("account_id", "=", accountId)
    .orderBy("made_at")
    .orderBy("id")
    .execute();
  return rows.map(({ id, name, made_at, last_used_at }) => ({
    id,
    name,
    madeAt: made_at,
    lastUsedAt: last_used_at ?? undefined,
  }));
}

export async function listCredentialIds(work: Work, accountId: AccountId): Promise<readonly string[]> {
  const rows = await work.db
    .selectFrom("passkeys")
    .select("credential_id")
    .where("account_id", "=", accountId)
    .execute();
  return rows.map(({ credential_id }) => credential_id);
}

/** Keeps a passkey. A device's that is known already, whosever, is kept once. */
export async function keepPasskey(
  work: Work,
  { accountId, name, made }: { readonly accountId: AccountId; readonly name: string; readonly made: MadePasskey },
): Promise<boolean> {
  if ((await listPasskeys(work, accountId)).length >= passkeysMax) return false;
  const kept = await work.db
    .insertInto("passkeys")
    .values({
      id: work.newId(),
      account_id: accountId,
      credential_id: made.credentialId,
      public_key: Buffer.from(made.publicKey),
      counter: BigInt(made.counter),
      name,
      made_at: work.now,
    })
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

export interface KnownPasskey extends MadePasskey {
  readonly id: string;
  readonly accountId: AccountId;
}

/** Two answers of one device at once wait for each other here, so that its counter is judged by the newest. */
export async function lockPasskey(work: Work, credentialId: string): Promise<KnownPasskey | undefined> {
  const row = await work.db
    .selectFrom("passkeys")
    .select(["id", "account_id", "credential_id", "public_key", "counter"])
    .where("credential_id", "=", credentialId)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      accountId: row.account_id as AccountId,
      credentialId: row.credential_id,
      publicKey: row.public_key,
      counter: Number(row.counter),
    }
  );
}

export async function notePasskeyUse(work: Work, id: string, counter: number): Promise<void> {
  await work.db
    .updateTable("passkeys")
    .set({ counter: BigInt(counter), last_used_at: work.now })
    .where("id", "=", id)
    .execute();
}

export async function renamePasskey(
  work: Work,
  { accountId, id, name }: { readonly accountId: AccountId; readonly id: string; readonly name: string },
): Promise<void> {
  const renamed = await work.db
    .updateTable("passkeys")
    .set({ name })
    .where("id", "=", id)
    .where("account_id", "=", accountId)
    .returning("id")
    .executeTakeFirst();
  if (renamed === undefined) throw new Refusal("not-found");
}

export async function removePasskey(work: Work, accountId: AccountId, id: string): Promise<void> {
  const removed = await work.db
    .deleteFrom("passkeys")
    .where("id", "=", id)
    .where("account_id", "=", accountId)
    .returning("id")
    .executeTakeFirst();
  if (removed === undefined) throw new Refusal("not-found");
}
