import { type Branded, type Parsed, parsed, refused } from "../parsed.ts";
import { luhnHolds } from "./check-digits.ts";
import { type OrganisationNumber } from "./organisation-number.ts";
import { PersonalNumber } from "./personal-number.ts";

/** A Swedish VAT number (BT-31, BT-48): `SE`, ten digits and two more, fourteen characters (SE-R-001, SE-R-002). */
export type VatNumber = Branded<"VatNumber">;

export type VatNumberFault = "vat-number-empty" | "vat-number-country" | "vat-number-form" | "vat-number-check-digit";

/** Reads `SE556677889901`, also with spaces or in small letters. Form only: whether it is registered, VIES knows. */
export function parseVatNumber(text: string): Parsed<VatNumber, VatNumberFault> {
  const compact = text.replace(/[\s\u00a0-]+/g, "").toUpperCase();
  if (compact === "") return refused("vat-number-empty");
  if (/^[A-Z]{2}/.test(compact) && !compact.startsWith("SE")) return refused("vat-number-country");
  const match = /^SE(\d{10})(\d{2})$/.exec(compact);
  if (match === null || match[2] === "00") return refused("vat-number-form");
  if (!luhnHolds(match[1] ?? "")) return refused("vat-number-check-digit");
  return parsed(compact as VatNumber);
}

/** Nearly every Swedish VAT number ends in 01; another ending is possible in form and worth a question. */
export function hasUsualVatSuffix(number: VatNumber): boolean {
  return number.endsWith("01");
}

/** The number a business has once it is registered for VAT. A sole trader's holds the personal number: mask it alike. */
export function vatNumberOf(number: OrganisationNumber | PersonalNumber): VatNumber {
  const digits = number instanceof PersonalNumber ? number.reveal() : number;
  return `SE${digits}01` as VatNumber;
}
