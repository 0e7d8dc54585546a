/** The second step of signing in: what a person has set up, and whose role demands one. */
import type { Instant } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";
import { listPasskeys, type Passkey } from "./passkeys.ts";
import type { Role } from "./permissions.ts";
import { countRecoveryCodes, makeRecoveryCodes, removeRecoveryCodes } from "./recovery-codes.ts";

/** How a session's person proved who they are. */
export type ProvedBy = "password" | "two-steps" | "passkey" | "card" | "single-sign-on";

export interface SecondStep {
  /** Since when a code app is asked for. */
  readonly codeAppSince: Instant | undefined;
  readonly passkeys: readonly Passkey[];
  readonly recoveryCodesLeft: number;
}

export async function getSecondStep(work: Work, accountId: AccountId): Promise<SecondStep> {
  const app = await work.db
    .selectFrom("code_apps")
    .select("confirmed_at")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return {
    codeAppSince: app?.confirmed_at ?? undefined,
    passkeys: await listPasskeys(work, accountId),
    recoveryCodesLeft: await countRecoveryCodes(work, accountId),
  };
}

export function hasSecondStep({ codeAppSince, passkeys }: SecondStep): boolean {
  return codeAppSince !== undefined || passkeys.length > 0;
}

/** Whether whoever is signed in must set up a second step before anything else. */
export function lacksSecondStep(demandedOf: readonly Role[], role: Role, provedBy: ProvedBy): boolean {
  return provedBy === "password" && demandedOf.includes(role);
}

/** The session that set up a second step counts as having taken it. */
export async function noteTwoSteps(work: Work, sessionId: string): Promise<void> {
  await work.db.updateTable("sessions").set({ proved_by: "two-steps" }).where("id", "=", sessionId).execute();
}

/** The first way to take the second step brings recovery codes; they end with the last. */
export async function settleRecoveryCodes(work: Work, accountId: AccountId): Promise<readonly string[] | undefined> {
  const now = await getSecondStep(work, accountId);
  if (!hasSecondStep(now)) {
    await removeRecoveryCodes(work, accountId);
    return undefined;
  }
  return now.recoveryCodesLeft > 0 ? undefined : makeRecoveryCodes(work, accountId);
}

/** Takes every way to the second step away: reset by whoever decides, or replaced by the region's own sign-in. */
export async function removeSecondStep(work: Work, accountId: AccountId): Promise<void> {
  await work.db.deleteFrom("code_apps").where("account_id", "=", accountId).execute();
  await work.db.deleteFrom("passkeys").where("account_id", "=", accountId).execute();
  await removeRecoveryCodes(work, accountId);
}
