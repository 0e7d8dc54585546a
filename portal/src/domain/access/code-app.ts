/**
 * A code app: six digits that follow from a seed and the time (TOTP, RFC 6238). The clock of a phone may be half a minute off in
 * either direction. A code is good once: the step of the newest that was used is kept, and no earlier one is taken.
 */
import { Secret, TOTP } from "otpauth";
import { epochMsOf, later } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";
import type { Safe } from "./safe.ts";

/** How long a seed that was shown waits for its first code. */
const pendingFor = { minutes: 30 } as const;
const stepSeconds = 30;
const seedBytes = 20;

export interface CodeAppSeed {
  /** Base32, as people type it into an app. */
  readonly seed: string;
  /** What the square code holds. */
  readonly address: string;
}

/** Makes a seed that opens nothing until its first code has come. Whoever has an app already keeps it meanwhile: refused. */
export async function makeSeed(work: Work, safe: Safe, accountId: AccountId): Promise<"made" | "has-one"> {
  const random = Buffer.from(work.newSecret(), "base64url").subarray(0, seedBytes);
  const seed = new Secret({ buffer: Uint8Array.from(random).buffer }).base32;
  const row = { seed_locked: safe.lock(seed, accountId), made_at: work.now };
  const made = await work.db
    .insertInto("code_apps")
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) =>
      conflict.column("account_id").doUpdateSet(row).where("code_apps.confirmed_at", "is", null),
    )
    .returning("account_id")
    .executeTakeFirst();
  return made === undefined ? "has-one" : "made";
}

/** The seed that waits for its first code, to be shown to its owner. */
export async function findPendingSeed(
  work: Work,
  safe: Safe,
  { accountId, email }: { readonly accountId: AccountId; readonly email: string },
): Promise<CodeAppSeed | undefined> {
  const row = await work.db
    .selectFrom("code_apps")
    .select("seed_locked")
    .where("account_id", "=", accountId)
    .where("confirmed_at", "is", null)
    .where("made_at", ">", later(work.now, { minutes: -pendingFor.minutes }))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const seed = safe.open(row.seed_locked, accountId);
  return { seed, address: totpOf(seed, email).toString() };
}

export interface Code {
  readonly accountId: AccountId;
  /** As typed; spaces do not count. */
  readonly code: string;
}

/** The first code of a new seed has come: from now on the app is asked for. */
export async function confirmSeed(work: Work, safe: Safe, { accountId, code }: Code): Promise<boolean> {
  const row = await lockApp(work, accountId);
  if (row === undefined || row.confirmed_at !== null) return false;
  if (row.made_at <= later(work.now, { minutes: -pendingFor.minutes })) return false;
  const step = stepOf(work, safe.open(row.seed_locked, accountId), code);
  if (step === undefined) return false;
  await work.db
    .updateTable("code_apps")
    .set({ confirmed_at: work.now, last_step: step })
    .where("account_id", "=", accountId)
    .execute();
  return true;
}

/** Whether a code is the app's, of now, and has not been used. It is then used up. */
export async function takeCode(work: Work, safe: Safe, { accountId, code }: Code): Promise<boolean> {
  const row = await lockApp(work, accountId);
  if (row === undefined || row.confirmed_at === null) return false;
  const step = stepOf(work, safe.open(row.seed_locked, accountId), code);
  if (step === undefined || step <= row.last_step) return false;
  await work.db.updateTable("code_apps").set({ last_step: step }).where("account_id", "=", accountId).execute();
  return true;
}

export async function removeCodeApp(work: Work, accountId: AccountId): Promise<boolean> {
  const removed = await work.db
    .deleteFrom("code_apps")
    .where("account_id", "=", accountId)
    .returning("confirmed_at")
    .executeTakeFirst();
  return removed !== undefined && removed.confirmed_at !== null;
}

/** Two codes at once wait for each other here, so that the same one is not taken twice. */
function lockApp(work: Work, accountId: AccountId) {
  return work.db
    .selectFrom("code_apps")
    .select(["seed_locked", "made_at", "confirmed_at", "last_step"])
    .where("account_id", "=", accountId)
    .forUpdate()
    .executeTakeFirst();
}

/** The step a code belongs to: now, the one before or the one after. */
function stepOf(work: Work, seed: string, code: string): bigint | undefined {
  const token = code.replace(/[\s-]/g, "");
  if (!/^[0-9]{6}$/.test(token)) return undefined;
  const timestamp = epochMsOf(work.now);
  const delta = totpOf(seed, "").validate({ token, timestamp, window: 1 });
  return delta === null ? undefined : BigInt(Math.floor(timestamp / 1000 / stepSeconds) + delta);
}

/** What every app understands: SHA-1, six digits, half a minute. */
function totpOf(seed: string, label: string): TOTP {
  const secret = Secret.fromBase32(seed);
  return new TOTP({ issuer: "Fakturaporten", label, secret, algorithm: "SHA1", digits: 6, period: stepSeconds });
}
