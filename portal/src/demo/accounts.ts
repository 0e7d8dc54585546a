/**
 * Organisations and people of the made-up region: two suppliers with an owner and a biller each, and staff. Numbers have true
 * check digits and belong to nobody; one password, which everybody knows, opens every account.
 */
import { type EmailAddress, parseEmailAddress } from "../domain/access/email-address.ts";
import { hashPassword } from "../domain/access/password-hash.ts";
import type { Role } from "../domain/access/permissions.ts";
import { createMember, createOrganisation } from "../domain/parties/create-organisation.ts";
import { findOrganisationByNumber, type NewOrganisation } from "../domain/parties/organisation.ts";
import type { AccountId, Actor, OrganisationId, Perform } from "../work.ts";
import { demoRegionNumber } from "./receivers.ts";

/** Four words and a number: long enough for the portal's own rules, known to everybody who reads this. */
export const demoPassword = "lugn-linje-lampa-92";

interface DemoPerson {
  readonly key: DemoPersonKey;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Who this person is, in a few words. */
  readonly who: string;
}

interface DemoOrganisation {
  readonly key: DemoOrganisationKey;
  readonly organisation: NewOrganisation;
  readonly people: readonly DemoPerson[];
}

export type DemoOrganisationKey = "region" | "bygg" | "stad";
export type DemoPersonKey =
  | "byggOwner"
  | "byggBiller"
  | "stadOwner"
  | "stadBiller"
  | "cardiologyOfficer"
  | "itOfficer"
  | "support"
  | "billing"
  | "administrator";

export interface DemoAccounts {
  readonly organisations: Readonly<Record<DemoOrganisationKey, OrganisationId>>;
  readonly people: Readonly<Record<DemoPersonKey, AccountId>>;
  /** Whether this call made them; false when they were there. */
  readonly created: boolean;
}

export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    key: "bygg",
    organisation: {
      kind: "supplier",
      name: "Åkerlund Bygg AB",
      organisation_number: "5599880019",
      number_kind: "organisation",
      vatNumber: "SE559988001901",
      fSkatt: true,
      street: "Hantverkargatan 7",
      postalCode: "23456",
      city: "Exempelstad",
      contactName: "Åsa Åkerlund",
      contactEmail: "asa@akerlundbygg.example",
      contactPhone: "040-123 45 67",
      planLevel: "standard",
    },
    people: [
      {
        key: "byggOwner",
        name: "Åsa Åkerlund",
        email: "asa@akerlundbygg.example",
        role: "owner",
        who: "Ägare, Åkerlund Bygg AB",
      },
      {
        key: "byggBiller",
        name: "Björn Ek",
        email: "bjorn@akerlundbygg.example",
        role: "biller",
        who: "Fakturerare, Åkerlund Bygg AB",
      },
    ],
  },
  {
    key: "stad",
    organisation: {
      kind: "supplier",
      name: "Solgårdens Städ & Tvätt AB",
      organisation_number: "5599880027",
      number_kind: "organisation",
      vatNumber: "SE559988002701",
      fSkatt: true,
      street: "Solgårdsvägen 12",
      postalCode: "23457",
      city: "Sunnanvik",
      contactName: "Mira Sol",
      contactEmail: "mira@solgarden.example",
      contactPhone: "0410-123 45",
      planLevel: "bas",
    },
    people: [
      {
        key: "stadOwner",
        name: "Mira Sol",
        email: "mira@solgarden.example",
        role: "owner",
        who: "Ägare, Solgårdens Städ & Tvätt AB",
      },
      {
        key: "stadBiller",
        name: "Omar Lind",
        email: "omar@solgarden.example",
        role: "biller",
        who: "Fakturerare, Solgårdens Städ & Tvätt AB",
      },
    ],
  },
  {
    key: "region",
    organisation: {
      kind: "region",
      name: "Region Exempel",
      organisation_number: demoRegionNumber,
      number_kind: "organisation",
      vatNumber: `SE${demoRegionNumber}01`,
      fSkatt: false,
      street: "Regiongatan 1",
      postalCode: "23400",
      city: "Exempelstad",
      contactName: "Leverantörsstöd",
      contactEmail: "leverantorsstod@region.example",
      contactPhone: "040-100 00 00",
      planLevel: "stor",
    },
    people: [
      {
        key: "cardiologyOfficer",
        name: "Karin Hjärt",
        email: "karin@region.example",
        role: "officer",
        who: "Mottagare, Kardiologmottagningen",
      },
      {
        key: "itOfficer",
        name: "Ivar Tekniksson",
        email: "ivar@region.example",
        role: "officer",
        who: "Mottagare, IT-avdelningen",
      },
      {
        key: "billing",
        name: "Fatima Faktura",
        email: "fatima@region.example",
        role: "billing",
        who: "Fakturahandläggare, IT",
      },
      { key: "support", name: "Lisa Lots", email: "lisa@region.example", role: "support", who: "Leverantörsstöd" },
      {
        key: "administrator",
        name: "Adam Admin",
        email: "adam@region.example",
        role: "administrator",
        who: "Administratör",
      },
    ],
  },
];

/** Creates the demo's organisations and people, or finds them where they are already. */
export async function loadDemoAccounts(perform: Perform): Promise<DemoAccounts> {
  const passwordHash = await hashPassword(demoPassword);
  return perform(visitor, async (work) => {
    const organisations: Partial<Record<DemoOrganisationKey, OrganisationId>> = {};
    const people: Partial<Record<DemoPersonKey, AccountId>> = {};
    let created = false;
    for (const { key, organisation, people: staff } of demoOrganisations) {
      const known = await findOrganisationByNumber(work, organisation.organisation_number);
      const organisationId = known?.id ?? (await createOrganisation(work, organisation));
      organisations[key] = organisationId;
      created ||= known === undefined;
      for (const person of staff) {
        const email = addressOf(person.email);
        const before = await findAccountId(work, email);
        people[person.key] =
          before ??
          (await createMember(work, { ...person, email, organisationId, language: "sv", passwordHash })).accountId;
      }
    }
    return {
      organisations: organisations as DemoAccounts["organisations"],
      people: people as DemoAccounts["people"],
      created,
    };
  });
}

const visitor: Actor = { kind: "visitor" };

async function findAccountId(work: Parameters<Parameters<Perform>[1]>[0], email: EmailAddress) {
  const found = await work.db.selectFrom("accounts").select("id").where("email", "=", email).executeTakeFirst();
  return found?.id as AccountId | undefined;
}

function addressOf(text: string): EmailAddress {
  const address = parseEmailAddress(text);
  if (!address.ok) throw new Error(`${text} is no e-mail address.`);
  return address.value;
}

/** How to sign in as each of them, for whoever starts the demo. */
export const demoSignIns = demoOrganisations.flatMap(({ people }) =>
  people.map(({ who, email }) => ({ who, email, password: demoPassword })),
);
