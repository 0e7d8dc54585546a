/** Setting up the second step of signing in and taking it away: one's own, with the password just proved. */
import { confirmSeed, makeSeed, removeCodeApp } from "../access/code-app.ts";
import { type PasswordProof, requireRecentPassword } from "../access/password-proof.ts";
import { requirePerson, type Role } from "../access/permissions.ts";
import { makeRecoveryCodes } from "../access/recovery-codes.ts";
import { renewSession } from "../access/renew-session.ts";
import type { Safe } from "../access/safe.ts";
import { getSecondStep, hasSecondStep, noteTwoSteps, settleRecoveryCodes } from "../access/second-step.ts";
import { endSessionsOf } from "../access/sessions.ts";
import { buckets, forgetTries, takeTry } from "../access/throttle.ts";
import type { SecondStepChange } from "../mail/letters.ts";
import { Refusal } from "../refusal.ts";
import type { AccountId, Work } from "../../work.ts";
import { hasIdentity } from "./enter-with-identity.ts";
import { recordEverywhere } from "./record-everywhere.ts";
import { tellOfSecondStep } from "./tell-of-second-step.ts";

export interface BeginCodeApp {
  readonly safe: Safe;
  readonly proof: PasswordProof | undefined;
}

/** Makes a seed to be shown. Nothing is asked for at signing in until its first code has come. */
export async function beginCodeApp(work: Work, { safe, proof }: BeginCodeApp): Promise<void> {
  const { accountId } = requireRecentPassword(work, proof);
  if ((await makeSeed(work, safe, accountId)) === "has-one") throw new Refusal("second-step-set-already");
}

export interface ConfirmCodeApp {
  readonly safe: Safe;
  readonly code: string;
  /** The session that stays; all others end. */
  readonly sessionId: string;
}

export type ConfirmedCodeApp =
  | { readonly kind: "wrong" }
  | { readonly kind: "wait"; readonly retryAfterSeconds: number }
  | { readonly kind: "set"; readonly secret: string; readonly codes: readonly string[] | undefined };

/** The first code shows that the app has the seed. Told are the session's new secret and, with a first way, recovery codes. */
export async function confirmCodeApp(work: Work, { safe, code, sessionId }: ConfirmCodeApp): Promise<ConfirmedCodeApp> {
  const { accountId } = requirePerson(work);
  const taken = await takeTry(work, buckets.secondStep, `setting up\n${accountId}`);
  if (!taken.ok) return { kind: "wait", retryAfterSeconds: taken.retryAfterSeconds };
  if (!(await confirmSeed(work, safe, { accountId, code }))) return { kind: "wrong" };
  await forgetTries(work, buckets.secondStep, `setting up\n${accountId}`);
  const codes = await settleRecoveryCodes(work, accountId);
  await noteTwoSteps(work, sessionId);
  const secret = await tellOfChange(work, { accountId, sessionId, change: "code-app-added" });
  return { kind: "set", secret, codes };
}

export interface RemoveCodeApp {
  readonly proof: PasswordProof | undefined;
  readonly sessionId: string;
  /** Roles whose people must have a second step. */
  readonly demandedOf: readonly Role[];
}

/** Takes the app away. Where it was the only way the password alone opens again, which some roles may not. */
export async function removeOwnCodeApp(work: Work, { proof, sessionId, demandedOf }: RemoveCodeApp): Promise<string> {
  const { accountId } = requireRecentPassword(work, proof);
  if (!(await removeCodeApp(work, accountId))) throw new Refusal("not-found");
  await settleRecoveryCodes(work, accountId);
  await keepWhatIsDemanded(work, accountId, demandedOf);
  return tellOfChange(work, { accountId, sessionId, change: "code-app-removed" });
}

/** Refuses to leave somebody without a second step whose role, in any organisation, demands one. */
export async function keepWhatIsDemanded(work: Work, accountId: AccountId, demandedOf: readonly Role[]): Promise<void> {
  if (hasSecondStep(await getSecondStep(work, accountId)) || demandedOf.length === 0) return;
  const demanding = await work.db
    .selectFrom("memberships")
    .select("role")
    .where("account_id", "=", accountId)
    .where("role", "in", demandedOf)
    .executeTakeFirst();
  if (demanding !== undefined) throw new Refusal("second-step-demanded");
}

/** New recovery codes in the place of the earlier. */
export async function renewRecoveryCodes(work: Work, proof: PasswordProof | undefined): Promise<readonly string[]> {
  const { accountId } = requireRecentPassword(work, proof);
  if (!hasSecondStep(await getSecondStep(work, accountId))) throw new Refusal("not-found");
  const codes = await makeRecoveryCodes(work, accountId);
  await tellOfSecondStep(work, accountId, "recovery-codes-renewed");
  return codes;
}

/** Whether the portal asks this person for a password at all; who comes in through the region's own sign-in has none. */
export async function signsInHere(work: Work): Promise<boolean> {
  return !(await hasIdentity(work, requirePerson(work).accountId));
}

interface Change {
  readonly accountId: AccountId;
  readonly sessionId: string;
  readonly change: Extract<SecondStepChange, `${string}-added` | `${string}-removed`>;
}

/** What a change of the second step brings: other sessions end, the log of each organisation has it, the owner is told. */
export async function tellOfChange(work: Work, { accountId, sessionId, change }: Change): Promise<string> {
  await endSessionsOf(work, accountId, sessionId);
  const kind = change.endsWith("-added") ? "account.second-step-added" : "account.second-step-removed";
  await recordEverywhere(work, accountId, kind, { change });
  await tellOfSecondStep(work, accountId, change);
  return renewSession(work, sessionId);
}
