/** Forgotten password: a link by mail, a new password, and every session of the account ended. */
import type { AccountId, Work } from "../../work.ts";
import { emailKeyOf } from "../access/email-address.ts";
import { findLink, type FoundLink, makeLink, useLink } from "../access/one-time-links.ts";
import { rememberNetwork } from "../access/sign-in.ts";
import { buckets, takeTry } from "../access/throttle.ts";
import type { Letter } from "../mail/letters.ts";
import { postMail } from "../mail/post-mail.ts";
import { type Account, findAccountByEmail, getAccount } from "./account.ts";
import { hasIdentity } from "./enter-with-identity.ts";
import { setPassword } from "./change-password.ts";
import { type Asked, readerOf } from "./register.ts";
import type { AskForMail } from "./resend-confirmation.ts";

/** Mails a link to set a new password, or says by mail that there is no account. The page says the same in either case. */
export async function requestPasswordReset(work: Work, { email, language, network }: AskForMail): Promise<Asked> {
  const taken = await takeTry(work, buckets.askFromNetwork, network);
  if (!taken.ok) return { kind: "wait", retryAfterSeconds: taken.retryAfterSeconds };
  const emailKey = emailKeyOf(email);
  const account = await findAccountByEmail(work, emailKey);
  // A bucket of its own, so that no stranger's registrations use up the owner's letters: whoever empties it posts them a link.
  const mayReset = await takeTry(work, buckets.resetOfAccount, emailKey);
  if (!mayReset.ok) return { kind: "asked" };
  // A link about nobody is made for an unknown address, so that both are the same statements.
  const token = await makeLink(work, "reset-password", account?.id ?? work.newId());
  const isElsewhere = account !== undefined && (await hasIdentity(work, account.id));
  const letter: Letter =
    account === undefined
      ? { kind: "no-account", facts: {} }
      : isElsewhere
        ? { kind: "sign-in-elsewhere", facts: {} }
        : { kind: "reset-password", facts: { token } };
  await postMail(work, readerOf(account, { email, name: "", language }), letter);
  return { kind: "asked" };
}

export type FoundReset =
  | Exclude<FoundLink, { state: "usable" }>
  | { readonly state: "usable"; readonly account: Account };

/** Whose password a link sets. Looking does not use it. */
export async function findPasswordReset(work: Work, token: string): Promise<FoundReset> {
  const link = await findLink(work, "reset-password", token);
  if (link.state !== "usable") return link;
  return { state: "usable", account: await getAccount(work, link.subjectId as AccountId) };
}

export interface ResetPassword {
  readonly token: string;
  readonly passwordHash: string;
  /** As `networkOf` tells it. */
  readonly network: string;
}

/**
 * Sets the password with the link, which is then used up. Whoever reads the mailbox may sign in from this network, however
 * many tries strangers have used up elsewhere.
 */
export async function resetPassword(work: Work, { token, passwordHash, network }: ResetPassword): Promise<void> {
  const accountId = (await useLink(work, "reset-password", token)) as AccountId;
  await setPassword(work, { accountId, passwordHash });
  await rememberNetwork(work, accountId, network);
}
