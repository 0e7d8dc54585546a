import type { Work } from "../../work.ts";
import { type EmailAddress, emailKeyOf } from "../access/email-address.ts";
import { buckets, takeTry } from "../access/throttle.ts";
import { postMail } from "../mail/post-mail.ts";
import { findAccountByEmail } from "./account.ts";
import { type Asked, postConfirmation } from "./register.ts";
import { findNewestRegistration } from "./registration.ts";

export interface AskForMail {
  readonly email: EmailAddress;
  readonly language: "sv" | "en";
  /** As `networkOf` tells it. */
  readonly network: string;
}

/** Mails a fresh confirmation link and voids the former. Whatever we know of the address, somebody there gets one mail. */
export async function resendConfirmation(work: Work, { email, language, network }: AskForMail): Promise<Asked> {
  const taken = await takeTry(work, buckets.askFromNetwork, network);
  if (!taken.ok) return { kind: "wait", retryAfterSeconds: taken.retryAfterSeconds };
  const emailKey = emailKeyOf(email);
  const registration = await findNewestRegistration(work, emailKey);
  const account = await findAccountByEmail(work, emailKey);
  if (registration !== undefined) {
    const { id: registrationId, company, personName: name } = registration;
    await postConfirmation(work, {
      registrationId,
      companyName: company.name,
      email: registration.email,
      name,
      language,
    });
    return { kind: "asked" };
  }
  const mayMail = await takeTry(work, buckets.mailToAddress, emailKey);
  if (!mayMail.ok) return { kind: "asked" };
  const to = account
    ? { address: account.email, name: account.name, language: account.language }
    : { address: email, name: "", language };
  await postMail(work, to, { kind: account ? "account-exists" : "no-account", facts: {} });
  return { kind: "asked" };
}
