/** Recovery codes: ten of 80 random bits, shown once, each good once, for whoever has lost the app or the key. */
import { Secret } from "otpauth";
import type { AccountId, Work } from "../../work.ts";
import { secretHash } from "./secret-hash.ts";

export const recoveryCodesAtATime = 10;
const codeBytes = 10;

/** Makes new ones and ends the earlier. They are told here and never again. */
export async function makeRecoveryCodes(work: Work, accountId: AccountId): Promise<readonly string[]> {
  await removeRecoveryCodes(work, accountId);
  const codes = Array.from({ length: recoveryCodesAtATime }, () => newCode(work));
  await work.db
    .insertInto("recovery_codes")
    .values(codes.map((code) => ({ account_id: accountId, code_hash: hashOf(code), made_at: work.now })))
    .execute();
  return codes;
}

/** Uses a code up, if it is one of the person's that is left. Two who use it at once: one wins. */
export async function takeRecoveryCode(work: Work, accountId: AccountId, typed: string): Promise<boolean> {
  const taken = await work.db
    .updateTable("recovery_codes")
    .set({ used_at: work.now })
    .where("account_id", "=", accountId)
    .where("code_hash", "=", hashOf(typed))
    .where("used_at", "is", null)
    .returning("account_id")
    .executeTakeFirst();
  return taken !== undefined;
}

export async function countRecoveryCodes(work: Work, accountId: AccountId): Promise<number> {
  const { left } = await work.db
    .selectFrom("recovery_codes")
    .select((all) => all.fn.countAll<string>().as("left"))
    .where("account_id", "=", accountId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(left);
}

export async function removeRecoveryCodes(work: Work, accountId: AccountId): Promise<void> {
  await work.db.deleteFrom("recovery_codes").where("account_id", "=", accountId).execute();
}

/** Four groups of four letters and digits, none of which are 0, 1, 8 or 9, which are read as others. */
function newCode(work: Work): string {
  const random = Buffer.from(work.newSecret(), "base64url").subarray(0, codeBytes);
  const { base32 } = new Secret({ buffer: Uint8Array.from(random).buffer });
  return base32.replace(/(.{4})(?=.)/g, "$1-");
}

/** Read as people type: capitals or not, with or without lines and spaces. */
function hashOf(code: string): string {
  return secretHash(code.toUpperCase().replace(/[^A-Z2-7]/g, ""));
}
