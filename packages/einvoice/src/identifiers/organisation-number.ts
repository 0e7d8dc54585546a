import { type LocalDate } from "../calendar/local-date.ts";
import { type Branded, type Parsed, parsed, refused } from "../parsed.ts";
import { luhnHolds } from "./check-digits.ts";
import { type PersonalNumber, type PersonalNumberFault, parsePersonalNumber } from "./personal-number.ts";

/** A legal person's number, ten digits without hyphen (lag (1974:174) om identitetsbeteckning för juridiska personer). */
export type OrganisationNumber = Branded<"OrganisationNumber">;

export type OrganisationNumberFault =
  | "organisation-number-empty"
  | "organisation-number-form"
  | "organisation-number-check-digit"
  | "organisation-number-personal";

/** `16` in front is the twelve-digit form of legal persons, used in Skatteverket's files. */
const typed = /^(?:16)?(\d{6})-?(\d{4})$/;

/**
 * Reads `232100-0255`, `2321000255` or `162321000255`. A number whose third digit is 0 or 1 has a month there, so it is a
 * person's and belongs to `parseBusinessNumber`. The first digit (kind of organisation) is never a ground to refuse.
 */
export function parseOrganisationNumber(text: string): Parsed<OrganisationNumber, OrganisationNumberFault> {
  const trimmed = text.trim();
  if (trimmed === "") return refused("organisation-number-empty");
  const match = typed.exec(trimmed);
  if (match === null) return refused("organisation-number-form");
  const digits = `${match[1]}${match[2]}`;
  if (!luhnHolds(digits)) return refused("organisation-number-check-digit");
  if (digits.charAt(2) < "2") return refused("organisation-number-personal");
  return parsed(digits as OrganisationNumber);
}

/** `232100-0255`, as people know it. */
export function formatOrganisationNumber(number: OrganisationNumber): string {
  return `${number.slice(0, 6)}-${number.slice(6)}`;
}

/** What identifies a business: an organisation number, or for a sole trader the owner's own number. */
export type BusinessNumber =
  | { readonly kind: "organisation"; readonly number: OrganisationNumber }
  | { readonly kind: "personal"; readonly number: PersonalNumber };

export type BusinessNumberFault =
  | Exclude<OrganisationNumberFault, "organisation-number-personal">
  | PersonalNumberFault;

/** Reads either kind. `today` decides the century of a personal number written with two digits for the year. */
export function parseBusinessNumber(text: string, today?: LocalDate): Parsed<BusinessNumber, BusinessNumberFault> {
  const organisation = parseOrganisationNumber(text);
  if (organisation.ok) return parsed({ kind: "organisation", number: organisation.value });
  const person = parsePersonalNumber(text, today);
  if (person.ok) return parsed({ kind: "personal", number: person.value });
  if (organisation.fault === "organisation-number-personal") return person;
  if (organisation.fault === "organisation-number-form" && person.fault !== "personal-number-form") return person;
  return refused(organisation.fault);
}
