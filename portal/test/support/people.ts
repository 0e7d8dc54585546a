/** People for tests: a supplier's owner or biller, an officer of the region, each with an organisation of their own if none is said. */
import { parseEmailAddress } from "../../src/domain/access/email-address.ts";
import { hashPassword } from "../../src/domain/access/password-hash.ts";
import { type PasswordProof, provePassword } from "../../src/domain/access/password-proof.ts";
import type { OrganisationKind, Person, Role } from "../../src/domain/access/permissions.ts";
import { createMember, createOrganisation } from "../../src/domain/parties/create-organisation.ts";
import type { NewOrganisation } from "../../src/domain/parties/organisation.ts";
import type { Actor, OrganisationId } from "../../src/work.ts";
import type { House } from "./house.ts";

export type Performs = Pick<House, "perform">;

export interface Known {
  /** Hand this to `house.perform`. */
  readonly actor: Person;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The password of everybody in tests. */
export const password = "gurka-tallrik-spann-41";
let passwordHash: Promise<string> | undefined;

export interface SomeoneAs {
  readonly role?: Role;
  /** Joins this organisation instead of a new one. */
  readonly organisationId?: OrganisationId;
  readonly name?: string;
  readonly organisation?: Partial<NewOrganisation>;
}

/** A user of a supplier: the owner of a new company unless said. */
export function aSupplier(house: Performs, as: SomeoneAs = {}): Promise<Known> {
  return someone(house, { kind: "supplier", role: "owner", name: "Lena Leverantör", ...as });
}

/** An officer at the region: of a new region unless said. */
export function anOfficer(house: Performs, as: SomeoneAs = {}): Promise<Known> {
  return someone(house, { kind: "region", role: "officer", name: "Moa Mottagare", ...as });
}

/** The proof that somebody has just given their password again. */
export async function proofOf(house: Performs, { actor, password }: Known): Promise<PasswordProof> {
  const proved = await provePassword((command) => house.perform(actor, command), password);
  if (proved.kind !== "proved") throw new Error(proved.kind);
  return proved.proof;
}

/** A company or region as it stands in the database, with a number nobody else in this test run has. */
export function anOrganisation(facts: Partial<NewOrganisation> = {}): NewOrganisation {
  const kind = facts.kind ?? "supplier";
  const number = nextOrganisationNumber(kind);
  return {
    kind,
    name: kind === "region" ? "Region Prov" : "Prov & Söner AB",
    organisation_number: number,
    number_kind: "organisation",
    vatNumber: `SE${number}01`,
    fSkatt: true,
    street: "Provgatan 1",
    postalCode: "12345",
    city: "Provstad",
    contactName: "Karin Kontakt",
    contactEmail: "kontakt@prov.example",
    contactPhone: "08-123 456 78",
    planLevel: "stor",
    ...facts,
  };
}

const visitor: Actor = { kind: "visitor" };
let counter = 0;

async function someone(
  house: Performs,
  as: SomeoneAs & { readonly kind: OrganisationKind; readonly role: Role; readonly name: string },
): Promise<Known> {
  counter += 1;
  const address = parseEmailAddress(`person${counter}@prov.example`);
  if (!address.ok) throw new Error(address.fault);
  passwordHash ??= hashPassword(password);
  const hash = await passwordHash;
  const actor = await house.perform(visitor, async (work) => {
    const organisationId =
      as.organisationId ?? (await createOrganisation(work, anOrganisation({ kind: as.kind, ...as.organisation })));
    const { name, role } = as;
    return createMember(work, { organisationId, role, name, email: address.value, language: "sv", passwordHash: hash });
  });
  return { actor, name: as.name, email: address.value, password };
}

/** Made up, with a true check digit; regions' begin with 23. */
export function nextOrganisationNumber(kind: OrganisationKind = "supplier"): string {
  counter += 1;
  const nine = `${kind === "region" ? "2399" : "5599"}${String(counter).padStart(5, "0")}`;
  const sum = [...nine].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}
