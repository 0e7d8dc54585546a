/** One's own passkeys: made and taken away with the password just proved, and signed in with. */
import { endHalfway } from "../access/halfway.ts";
import { makeChallenge, takeChallenge } from "../access/passkey-challenges.ts";
import { readPasskeyAnswer, verifyMade, verifySigned } from "../access/passkey-ceremony.ts";
import { keepPasskey, lockPasskey, notePasskeyUse, removePasskey } from "../access/passkeys.ts";
import { type PasswordProof, requireRecentPassword } from "../access/password-proof.ts";
import { requirePerson, type Role } from "../access/permissions.ts";
import { noteTwoSteps, settleRecoveryCodes } from "../access/second-step.ts";
import { enterAs, type SignedInOutcome } from "../access/sign-in.ts";
import { buckets, returnTry, takeTry } from "../access/throttle.ts";
import { Refusal } from "../refusal.ts";
import type { Work } from "../../work.ts";
import { hasIdentity } from "./enter-with-identity.ts";
import { keepWhatIsDemanded, tellOfChange } from "./set-second-step.ts";

export interface BeginPasskey {
  readonly proof: PasswordProof | undefined;
  readonly browserMark: string;
}

export async function beginPasskey(work: Work, { proof, browserMark }: BeginPasskey): Promise<void> {
  const { accountId } = requireRecentPassword(work, proof);
  // Leaving the region's own sign-in must be leaving the portal.
  if (await hasIdentity(work, accountId)) throw new Refusal("not-allowed");
  await makeChallenge(work, { browserMark, purpose: "make", accountId });
}

export interface MakePasskey {
  readonly browserMark: string;
  readonly baseUrl: string;
  /** What the browser answered, as JSON. */
  readonly answer: string;
  readonly name: string;
  readonly sessionId: string;
}

export interface MadeOwnPasskey {
  /** The session's new secret. */
  readonly secret: string;
  /** With a first way to take the second step. */
  readonly codes: readonly string[] | undefined;
}

/** Keeps the passkey that the device made for the challenge of this browser. Nothing when it does not hold. */
export async function makePasskey(
  work: Work,
  { browserMark, baseUrl, answer, name, sessionId }: MakePasskey,
): Promise<MadeOwnPasskey | undefined> {
  const { accountId } = requirePerson(work);
  const challenge = await takeChallenge(work, { browserMark, purpose: "make", accountId });
  const made = challenge === undefined ? undefined : await verifyMade(answer, { baseUrl, challenge });
  if (made === undefined || !(await keepPasskey(work, { accountId, name, made }))) return undefined;
  const codes = await settleRecoveryCodes(work, accountId);
  await noteTwoSteps(work, sessionId);
  return { secret: await tellOfChange(work, { accountId, sessionId, change: "passkey-added" }), codes };
}

export interface RemoveOwnPasskey {
  readonly id: string;
  readonly proof: PasswordProof | undefined;
  readonly sessionId: string;
  readonly demandedOf: readonly Role[];
}

export async function removeOwnPasskey(
  work: Work,
  { id, proof, sessionId, demandedOf }: RemoveOwnPasskey,
): Promise<string> {
  const { accountId } = requireRecentPassword(work, proof);
  await removePasskey(work, accountId, id);
  await settleRecoveryCodes(work, accountId);
  await keepWhatIsDemanded(work, accountId, demandedOf);
  return tellOfChange(work, { accountId, sessionId, change: "passkey-removed" });
}

export interface EnterWithPasskey {
  readonly browserMark: string;
  readonly baseUrl: string;
  readonly answer: string;
  readonly network: string;
}

export type EnteredWithPasskey =
  | SignedInOutcome
  | { readonly kind: "failed" }
  | { readonly kind: "wait"; readonly retryAfterSeconds: number };

/** Signs in with a passkey alone, which is two factors. Unknown, foreign, replayed and forged answers fail alike. */
export async function enterWithPasskey(work: Work, entering: EnterWithPasskey): Promise<EnteredWithPasskey> {
  const { browserMark, network } = entering;
  const taken = await takeTry(work, buckets.signInFromNetwork, network);
  if (!taken.ok) return { kind: "wait", retryAfterSeconds: taken.retryAfterSeconds };
  const accountId = await whoseAnswer(work, entering);
  if (accountId === undefined || (await hasIdentity(work, accountId))) return { kind: "failed" };
  await returnTry(work, buckets.signInFromNetwork, network);
  await endHalfway(work, browserMark);
  return enterAs(work, { accountId, network, provedBy: "passkey" });
}

async function whoseAnswer(work: Work, { browserMark, baseUrl, answer }: EnterWithPasskey) {
  const challenge = await takeChallenge(work, { browserMark, purpose: "sign-in" });
  const read = readPasskeyAnswer(answer);
  if (challenge === undefined || read === undefined) return undefined;
  const passkey = await lockPasskey(work, read.credentialId);
  if (passkey === undefined || passkey.accountId !== read.accountId) return undefined;
  const counter = await verifySigned(read, { baseUrl, challenge }, passkey);
  if (counter === undefined) return undefined;
  await notePasskeyUse(work, passkey.id, counter);
  return passkey.accountId;
}
