/** The second step of signing in, by code: from the app, or one of the recovery codes, whose use is told to their owner. */
import { takeCode } from "../access/code-app.ts";
import { endHalfway, findHalfway, type Halfway } from "../access/halfway.ts";
import { countRecoveryCodes, takeRecoveryCode } from "../access/recovery-codes.ts";
import type { Safe } from "../access/safe.ts";
import { enterAs, type SignedInOutcome } from "../access/sign-in.ts";
import { buckets, forgetTries, returnTry, type Taken, takeTry } from "../access/throttle.ts";
import type { AccountId, Work } from "../../work.ts";
import { recordEverywhere } from "./record-everywhere.ts";
import { tellOfSecondStep } from "./tell-of-second-step.ts";

export interface TakeSecondStep {
  readonly browserMark: string;
  readonly way: "code-app" | "recovery-code";
  readonly code: string;
}

export type SecondStepTaken =
  | SignedInOutcome
  | { readonly kind: "failed" }
  | { readonly kind: "wait"; readonly retryAfterSeconds: number }
  /** Too late, or begun in another browser. */
  | { readonly kind: "gone" };

/** Tries are counted for the account and the network it is known from, so that strangers elsewhere cannot use them up. */
export async function takeSecondStep(work: Work, safe: Safe, input: TakeSecondStep): Promise<SecondStepTaken> {
  const halfway = await findHalfway(work, input.browserMark);
  if (halfway === undefined) return { kind: "gone" };
  const subject = await subjectOf(work, halfway);
  const taken: Taken = await takeTry(work, buckets.secondStep, subject);
  if (!taken.ok) return { kind: "wait", retryAfterSeconds: taken.retryAfterSeconds };
  if (!(await holds(work, safe, halfway.accountId, input))) return { kind: "failed" };
  await forgetTries(work, buckets.secondStep, subject);
  await returnTry(work, buckets.signInFromNetwork, halfway.network);
  await endHalfway(work, input.browserMark);
  return enterAs(work, { ...halfway, provedBy: "two-steps" });
}

async function holds(work: Work, safe: Safe, accountId: AccountId, { way, code }: TakeSecondStep): Promise<boolean> {
  if (way === "code-app") return takeCode(work, safe, { accountId, code });
  if (!(await takeRecoveryCode(work, accountId, code))) return false;
  const left = await countRecoveryCodes(work, accountId);
  await recordEverywhere(work, accountId, "account.recovery-code-used", { left });
  await tellOfSecondStep(work, accountId, "recovery-code-used");
  return true;
}

async function subjectOf(work: Work, { accountId, network }: Halfway): Promise<string> {
  const known = await work.db
    .selectFrom("account_networks")
    .select("network")
    .where("account_id", "=", accountId)
    .where("network", "=", network)
    .executeTakeFirst();
  return `${accountId}\n${known?.network ?? "elsewhere"}`;
}
