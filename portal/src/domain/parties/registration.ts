/** A registration that waits for its e-mail to be confirmed, as the confirmation page and the command read it. */
import type { Work } from "../../work.ts";
import type { EmailAddress } from "../access/email-address.ts";
import { findLink, type FoundLink } from "../access/one-time-links.ts";
import { type Account, findAccountByEmail } from "./account.ts";
import type { Company } from "./organisation.ts";
import { findOrganisationByNumber } from "./organisation.ts";

export interface Registration {
  readonly id: string;
  readonly company: Company;
  readonly email: EmailAddress;
  readonly emailKey: string;
  readonly personName: string;
  readonly passwordHash: string;
  readonly planLevel: string;
  readonly language: "sv" | "en";
}

export type FoundRegistration =
  | Exclude<FoundLink, { state: "usable" }>
  | {
      readonly state: "usable";
      readonly registration: Registration;
      /** The account that the address already has, whose password then counts. */
      readonly account: Account | undefined;
      /** Whether the company is registered already, so that confirming asks to join it. */
      readonly companyIsKnown: boolean;
    };

/** What a confirmation link leads to. Looking changes nothing. */
export async function findRegistration(work: Work, token: string): Promise<FoundRegistration> {
  const link = await findLink(work, "confirm-registration", token);
  if (link.state !== "usable") return link;
  const row = await work.db.selectFrom("registrations").selectAll().where("id", "=", link.subjectId).executeTakeFirst();
  if (row === undefined) return { state: "used" };
  const registration = registrationOf(row);
  const account = await findAccountByEmail(work, registration.emailKey);
  const known = await findOrganisationByNumber(work, registration.company.organisation_number);
  return { state: "usable", registration, account, companyIsKnown: known !== undefined };
}

/** The newest registration of an address that can still be confirmed. */
export async function findNewestRegistration(work: Work, emailKey: string): Promise<Registration | undefined> {
  const row = await work.db
    .selectFrom("registrations")
    .selectAll()
    .where("email_key", "=", emailKey)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : registrationOf(row);
}

interface RegistrationRow {
  readonly id: string;
  readonly language: "sv" | "en";
  readonly email: string;
  readonly email_key: string;
  readonly person_name: string;
  readonly password_hash: string;
  readonly organisation_number: string;
  readonly number_kind: "organisation" | "personal";
  readonly company_name: string;
  readonly vat_number: string | null;
  readonly f_skatt: boolean;
  readonly street: string;
  readonly postal_code: string;
  readonly city: string;
  readonly contact_name: string;
  readonly contact_phone: string;
  readonly plan_level: string;
}

function registrationOf(row: RegistrationRow): Registration {
  return {
    id: row.id,
    company: {
      organisation_number: row.organisation_number,
      number_kind: row.number_kind,
      name: row.company_name,
      vatNumber: row.vat_number ?? undefined,
      fSkatt: row.f_skatt,
      street: row.street,
      postalCode: row.postal_code,
      city: row.city,
      contactName: row.contact_name,
      contactEmail: row.email,
      contactPhone: row.contact_phone,
    },
    email: row.email as EmailAddress,
    emailKey: row.email_key,
    personName: row.person_name,
    passwordHash: row.password_hash,
    planLevel: row.plan_level,
    language: row.language,
  };
}
