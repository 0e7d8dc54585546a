/** Newcomers for tests: they register as the page would have them, and read the letters that come of it. */
import { parseEmailAddress } from "../../src/domain/access/email-address.ts";
import type { Run } from "../../src/domain/access/password-proof.ts";
import { type Asked, register } from "../../src/domain/parties/register.ts";
import type { Actor, OrganisationId } from "../../src/work.ts";
import type { House } from "./house.ts";
import { anOrganisation, nextOrganisationNumber } from "./people.ts";

const visitor: Actor = { kind: "visitor" };
let newcomers = 0;

export interface Newcomer {
  readonly email: string;
  /** The organisation number of the company they name. */
  readonly number: string;
  readonly password: string;
}

/** Somebody nobody knows, with a company nobody has registered, unless said. */
export function aNewcomer(facts: Partial<Newcomer> = {}): Newcomer {
  newcomers += 1;
  return {
    email: `newcomer${newcomers}@prov.example`,
    number: nextOrganisationNumber(),
    password: "gröna moln över tallriken",
    ...facts,
  };
}

/** Registers a newcomer, a second later than whatever was before, so that letters have an order. */
export async function registers(house: House, newcomer: Newcomer, network = newcomer.email): Promise<Asked> {
  const address = parseEmailAddress(newcomer.email);
  if (!address.ok) throw new Error(address.fault);
  const { number, password } = newcomer;
  const { kind: _, planLevel, ...company } = anOrganisation({ organisation_number: number, name: `Bolag ${number}` });
  const person = { name: "Nils Ny", email: address.value };
  await house.turnBy({ seconds: 1 });
  const run: Run = (command) => house.perform(visitor, command);
  return register(run, { company, person, password, planLevel, language: "sv", network });
}

export interface PostedLetter {
  readonly kind: string;
  readonly to: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Every letter there is, oldest first. */
export async function lettersOf(house: House): Promise<readonly PostedLetter[]> {
  const rows = await house.everything.selectFrom("mails").selectAll().orderBy("id").execute();
  return rows.map((row) => ({ kind: row.kind, to: row.to_address, facts: row.facts as Record<string, string> }));
}

/** The token in the newest letter with a link to an address. */
export async function newestToken(house: House, email: string): Promise<string> {
  const letter = (await lettersOf(house)).findLast(({ to, facts }) => to === email && "token" in facts);
  return letter?.facts["token"] ?? "";
}

/** The number by which an organisation is known. */
export async function numberOf(house: House, id: OrganisationId): Promise<string> {
  const row = await house.everything
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.organisation_number;
}
