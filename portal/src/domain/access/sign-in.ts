/**
 * Signing in with e-mail and password; whoever has set up a second step is asked for it after this. Known and unknown addresses get the same answer after the same work. The hash is
 * verified between two transactions, so that a rush of sign-ins does not hold the database.
 */
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { emailKeyOf, parseEmailAddress } from "./email-address.ts";
import { type Halfway, waitHalfway } from "./halfway.ts";
import { verifyPassword } from "./password-hash.ts";
import { isStillHash, type Run } from "./password-proof.ts";
import { actAs, startSession } from "./sessions.ts";
import { getSecondStep, hasSecondStep, type ProvedBy } from "./second-step.ts";
import { buckets, forgetTries, returnTry, takeTry } from "./throttle.ts";

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** As `networkOf` tells it. */
  readonly network: string;
  /** Recognises the browser when it comes with the second step. */
  readonly browserMark: string;
}

export type SignedInOutcome =
  | { readonly kind: "signed-in"; readonly secret: string }
  /** Who it is has been proved, but the person acts for nobody: waiting for an owner's answer, or removed. */
  | { readonly kind: "no-organisation"; readonly accountId: AccountId };

export type SignInOutcome =
  | SignedInOutcome
  | { readonly kind: "failed" }
  | { readonly kind: "wait"; readonly retryAfterSeconds: number }
  /** The password is right, and a second step is still to be taken. */
  | { readonly kind: "second-step" };

export async function signIn(run: Run, input: SignIn): Promise<SignInOutcome> {
  const attempt = await run((work) => beginAttempt(work, input));
  if (!attempt.taken.ok) return { kind: "wait", retryAfterSeconds: attempt.taken.retryAfterSeconds };
  const holds = await verifyPassword(attempt.account?.password_hash, input.password);
  if (!holds || attempt.account === undefined) return { kind: "failed" };
  const accountId = attempt.account.id as AccountId;
  const { subject, account } = attempt;
  return run(async (work) =>
    (await isStillHash(work, accountId, account.password_hash))
      ? enter(work, { ...input, accountId, subject })
      : { kind: "failed" },
  );
}

/** Takes a try from the network's bucket and one from the account's: a network it knows has a bucket of its own. */
async function beginAttempt(work: Work, { email, network }: Pick<SignIn, "email" | "network">) {
  const address = parseEmailAddress(email);
  const emailKey = address.ok ? emailKeyOf(address.value) : email.slice(0, 254).toLowerCase();
  const account = await work.db
    .selectFrom("accounts")
    .leftJoin("account_networks", (join) =>
      join.onRef("account_networks.account_id", "=", "accounts.id").on("account_networks.network", "=", network),
    )
    .select(["accounts.id", "accounts.password_hash", "account_networks.network as known_network"])
    .where("accounts.email_key", "=", emailKey)
    .executeTakeFirst();
  const subject = `${emailKey}\n${account?.known_network ?? "elsewhere"}`;
  const fromNetwork = await takeTry(work, buckets.signInFromNetwork, network);
  const taken = fromNetwork.ok ? await takeTry(work, buckets.signInToAccount, subject) : fromNetwork;
  return { account, subject, taken };
}

interface Enter extends Halfway {
  readonly subject: string;
}

async function enter(work: Work, { accountId, network, browserMark, subject }: Enter): Promise<SignInOutcome> {
  await forgetTries(work, buckets.signInToAccount, subject);
  if (hasSecondStep(await getSecondStep(work, accountId))) {
    await waitHalfway(work, { accountId, network, browserMark });
    return { kind: "second-step" };
  }
  await returnTry(work, buckets.signInFromNetwork, network);
  return enterAs(work, { accountId, network, provedBy: "password" });
}

export interface EnterAs {
  readonly accountId: AccountId;
  readonly network: string;
  readonly provedBy: ProvedBy;
}

/** Begins the session of a person who has proved who they are, in full. */
export async function enterAs(work: Work, { accountId, network, provedBy }: EnterAs): Promise<SignedInOutcome> {
  await rememberNetwork(work, accountId, network);
  const organisationId = await chooseOrganisation(work, accountId);
  if (organisationId === undefined) return { kind: "no-organisation", accountId };
  return { kind: "signed-in", secret: await startSession(work, { accountId, organisationId, network, provedBy }) };
}

/** A network from which the account has proved itself keeps tries of its own, that strangers elsewhere cannot use up. */
export async function rememberNetwork(work: Work, accountId: AccountId, network: string): Promise<void> {
  await work.db
    .insertInto("account_networks")
    .values({ account_id: accountId, network, last_used_at: work.now })
    .onConflict((conflict) => conflict.columns(["account_id", "network"]).doUpdateSet({ last_used_at: work.now }))
    .execute();
}

/** The organisation the person worked for last, else the first by name. */
async function chooseOrganisation(work: Work, accountId: AccountId): Promise<OrganisationId | undefined> {
  await actAs(work, accountId);
  const choice = await work.db
    .selectFrom("memberships")
    .innerJoin("organisations", "organisations.id", "memberships.organisation_id")
    .select((select) => [
      "memberships.organisation_id",
      select
        .selectFrom("sessions")
        .select((inner) => inner.fn.max("sessions.started_at").as("at"))
        .whereRef("sessions.organisation_id", "=", "memberships.organisation_id")
        .whereRef("sessions.account_id", "=", "memberships.account_id")
        .as("used_at"),
    ])
    .where("memberships.account_id", "=", accountId)
    .orderBy("used_at", (order) => order.desc().nullsLast())
    .orderBy("organisations.name")
    .limit(1)
    .executeTakeFirst();
  return choice?.organisation_id as OrganisationId | undefined;
}
