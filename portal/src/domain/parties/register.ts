/**
 * Registering: what a newcomer tells is kept until the e-mail is confirmed. It owns nothing and claims nothing, so nobody
 * can occupy a company by naming it. Known and unknown addresses and companies leave the same rows and get the same answer;
 * only the mail differs.
 */
import type { Work } from "../../work.ts";
import { type EmailAddress, emailKeyOf } from "../access/email-address.ts";
import { makeLink } from "../access/one-time-links.ts";
import { hashPassword } from "../access/password-hash.ts";
import type { Run } from "../access/password-proof.ts";
import { buckets, takeTry } from "../access/throttle.ts";
import type { Letter, Recipient } from "../mail/letters.ts";
import { postMail } from "../mail/post-mail.ts";
import { type Account, findAccountByEmail } from "./account.ts";
import type { Company } from "./organisation.ts";

export interface Register {
  readonly company: Company;
  readonly person: { readonly name: string; readonly email: EmailAddress };
  readonly password: string;
  readonly planLevel: string;
  readonly language: "sv" | "en";
  /** As `networkOf` tells it. */
  readonly network: string;
}

export type Asked = { readonly kind: "asked" } | { readonly kind: "wait"; readonly retryAfterSeconds: number };

/** The try is taken before the password is hashed, which costs more than all the rest, and that between two transactions. */
export async function register(run: Run, { password, ...input }: Register): Promise<Asked> {
  const taken = await run((work) => takeTry(work, buckets.registerFromNetwork, input.network));
  if (!taken.ok) return { kind: "wait", retryAfterSeconds: taken.retryAfterSeconds };
  const passwordHash = await hashPassword(password);
  return run((work) => keepRegistration(work, { ...input, passwordHash }));
}

interface Registration extends Omit<Register, "password"> {
  readonly passwordHash: string;
}

/** An address that gets too many mails gets no more of them for a while; the answer is the same. */
async function keepRegistration(work: Work, input: Registration): Promise<Asked> {
  const registrationId = await insertRegistration(work, input);
  const { company, person, language } = input;
  const emailKey = emailKeyOf(person.email);
  const account = await findAccountByEmail(work, emailKey);
  const token = await makeLink(work, "confirm-registration", registrationId);
  const mayMail = await takeTry(work, buckets.mailToAddress, emailKey);
  if (!mayMail.ok) return { kind: "asked" };
  const letter = confirmationLetter(account, { token, companyName: company.name });
  await postMail(work, readerOf(account, { ...person, language }), letter);
  return { kind: "asked" };
}

interface Newcomer {
  readonly email: EmailAddress;
  readonly name: string;
  readonly language: "sv" | "en";
}

/** Whom a letter is for: the account's owner as we know them, else the newcomer as they told. */
export function readerOf(account: Account | undefined, { email, name, language }: Newcomer): Recipient {
  return account === undefined
    ? { address: email, name, language }
    : { address: account.email, name: account.name, language: account.language };
}

/** The letter with the link: to a new address, or to one that has an account. */
export function confirmationLetter(
  account: Account | undefined,
  facts: { readonly token: string; readonly companyName: string },
): Letter {
  return { kind: account === undefined ? "confirm-registration" : "confirm-known-account", facts };
}

async function insertRegistration(work: Work, input: Registration): Promise<string> {
  const { company, person } = input;
  const id = work.newId();
  await work.db
    .insertInto("registrations")
    .values({
      id,
      asked_at: work.now,
      language: input.language,
      email: person.email,
      email_key: emailKeyOf(person.email),
      person_name: person.name,
      password_hash: input.passwordHash,
      organisation_number: company.organisation_number,
      number_kind: company.number_kind,
      company_name: company.name,
      vat_number: company.vatNumber ?? null,
      f_skatt: company.fSkatt,
      street: company.street,
      postal_code: company.postalCode,
      city: company.city,
      contact_name: company.contactName,
      contact_phone: company.contactPhone,
      plan_level: input.planLevel,
    })
    .execute();
  return id;
}
