/** A company's number in the database and on screens: a sole trader's is the owner's personal number, and is masked. */
import {
  type BusinessNumber,
  type BusinessNumberFault,
  formatOrganisationNumber,
  type OrganisationNumber,
  parseBusinessNumber,
  type Parsed,
  type VatNumber,
  vatNumberOf,
} from "@fakturaporten/einvoice";
import type { LocalDate } from "../../time.ts";

export interface StoredNumber {
  readonly organisation_number: string;
  readonly number_kind: "organisation" | "personal";
}

/** Reads a number as people type it, with spaces and dashes of any kind. */
export function parseTypedNumber(text: string, today: LocalDate): Parsed<BusinessNumber, BusinessNumberFault> {
  const compact = text.replace(/[\s\p{Cf}]/gu, "").replace(/[‐-―−]/g, "-");
  return parseBusinessNumber(compact, today);
}

export function storedNumber(number: BusinessNumber): StoredNumber {
  return number.kind === "organisation"
    ? { organisation_number: number.number, number_kind: "organisation" }
    : { organisation_number: number.number.reveal(), number_kind: "personal" };
}

/** `556677-8899`, or `121212-****` for a sole trader: ten digits do not say in which century somebody was born. */
export function shownNumber({ organisation_number, number_kind }: StoredNumber): string {
  return number_kind === "organisation"
    ? formatOrganisationNumber(organisation_number as OrganisationNumber)
    : `${organisation_number.slice(0, 6)}-****`;
}

/** The VAT number as shown; one that holds a personal number is masked alike. */
export function shownVatNumber(vatNumber: string, { number_kind }: Pick<StoredNumber, "number_kind">): string {
  return number_kind === "personal" ? `${vatNumber.slice(0, 8)}****${vatNumber.slice(-2)}` : vatNumber;
}

/** The VAT number a company has unless it says otherwise. */
export function usualVatNumber(number: BusinessNumber): VatNumber {
  return vatNumberOf(number.number);
}
