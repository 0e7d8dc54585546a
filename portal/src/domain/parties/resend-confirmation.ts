import type { Work } from "../../work.ts";
import { type EmailAddress, emailKeyOf } from "../access/email-address.ts";
import { makeLink } from "../access/one-time-links.ts";
import { buckets, takeTry } from "../access/throttle.ts";
import type { Letter } from "../mail/letters.ts";
import { postMail } from "../mail/post-mail.ts";
import { type Account, findAccountByEmail } from "./account.ts";
import { type Asked, confirmationLetter, readerOf } from "./register.ts";
import { findNewestRegistration, type Registration } from "./registration.ts";

export interface AskForMail {
  readonly email: EmailAddress;
  readonly language: "sv" | "en";
  /** As `networkOf` tells it. */
  readonly network: string;
}

/**
 * Mails a fresh confirmation link and voids the former. Whatever we know of the address, the same statements are run and
 * somebody there gets one mail; a link about nothing is made when there is nothing to confirm.
 */
export async function resendConfirmation(work: Work, { email, language, network }: AskForMail): Promise<Asked> {
  const taken = await takeTry(work, buckets.askFromNetwork, network);
  if (!taken.ok) return { kind: "wait", retryAfterSeconds: taken.retryAfterSeconds };
  const emailKey = emailKeyOf(email);
  const registration = await findNewestRegistration(work, emailKey);
  const account = await findAccountByEmail(work, emailKey);
  const mayMail = await takeTry(work, buckets.mailToAddress, emailKey);
  if (!mayMail.ok) return { kind: "asked" };
  const token = await makeLink(work, "confirm-registration", registration?.id ?? work.newId());
  const name = registration?.personName ?? "";
  await postMail(work, readerOf(account, { email, name, language }), letterFor(registration, account, token));
  return { kind: "asked" };
}

function letterFor(registration: Registration | undefined, account: Account | undefined, token: string): Letter {
  if (registration !== undefined) return confirmationLetter(account, { token, companyName: registration.company.name });
  return { kind: account === undefined ? "no-account" : "account-exists", facts: {} };
}
