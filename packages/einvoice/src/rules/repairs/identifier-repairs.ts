/** Numbers as people write them: hyphens, spaces, a country's letters small or left out; a scheme the number itself tells; dates. */
import { isGln, isSwedish } from "../peppol/check-digits.ts";
import { schemeHolds } from "../peppol/identifiers.ts";
import { vatPrefixes } from "../codelists/lists.ts";
import { castsToDate } from "../../structure/values.ts";
import { fixedGiro, fixedOrganisationNumber, fixedTaxPhrase, fixedVatNumber } from "../national/sweden-fixes.ts";
import { onlyVat } from "../national/sweden.ts";
import type { Doc } from "../document.ts";
import { at, cac, cbc } from "../names.ts";
import { collapse, sole, textOf } from "../reads.ts";
import { type Better, inside, itself, joined, missingAttribute, type Repairer, there, trimmed } from "./repair.ts";

const numberMax = 100;

const organisationNumber: Repairer = inside(cbc.CompanyID, (text, _, element) =>
  fixedOrganisationNumber(text, element),
);
const swedishVatNumber: Repairer = there(onlyVat, fixedVatNumber);
const plusgiro = itself((text) => fixedGiro(text, [2, 3, 4, 5, 6, 7, 8]));
const bankgiro = itself((text) => fixedGiro(text, [7, 8]));

/** A way to pay that Swedish banks know by another code. */
const payBy30: Repairer = inside(cbc.PaymentMeansCode, () => "30");

/** The number without spaces and hyphens, where it then holds. */
const withoutGaps =
  (number: string): Better =>
  (text, _, element) => {
    const better = text.length > numberMax ? "" : joined(text);
    return better !== "" && schemeHolds(number, better, element) ? better : undefined;
  };

/** A VAT number whose country is known by its party's address, or written small. */
function withCountry(text: string, { scan }: Doc, element: number): string | undefined {
  const number = text.length > numberMax ? "" : joined(text).toUpperCase();
  if (isPrefixed(number)) return number;
  const party = scan.parent[scan.parent[element] as number] as number;
  const country = collapse(textOf(scan, sole(scan, party, cac.PostalAddress, cac.Country, cbc.IdentificationCode)));
  const prefixed = (country === "GR" ? "EL" : country) + number;
  if (!/^[0-9]/.test(number) || !isPrefixed(prefixed)) return undefined;
  return country !== "SE" || /^SE[0-9]{10}01$/.test(prefixed) ? prefixed : undefined;
}

const isPrefixed = (number: string): boolean => /^[A-Z]{2}./.test(number) && vatPrefixes.has(number.slice(0, 2), 2);

/** Which scheme a number without one surely is of, by its check digit. */
function schemeOf(text: string): string | undefined {
  if (/^[0-9]{10}$/.test(text) && isSwedish(text, 0) && /^[1-9][0-9][2-9]/.test(text)) return "0007";
  return /^[0-9]{13}$/.test(text) && isGln(text) ? "0088" : undefined;
}

const gtin = (text: string): string | undefined =>
  /^(?:[0-9]{8}|[0-9]{12,14})$/.test(text) && isGln(text) ? "0160" : undefined;

/** A day in other writing, where only one can be meant. */
function dayOf(text: string): string | undefined {
  const found =
    /^(\d{4})(?:-(\d\d?)-(\d\d?)|\/(\d\d?)\/(\d\d?)|\.(\d\d?)\.(\d\d?)|(\d\d)(\d\d))(?:Z|[+-]\d\d:\d\d)?$/.exec(
      trimmed(text.slice(0, numberMax)),
    );
  const [year, month, day] = found?.slice(1).filter((part) => part !== undefined) ?? [];
  const better = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  return castsToDate(better) ? better : undefined;
}

export const identifierRepairs: Readonly<Record<string, Repairer>> = {
  "BR-CO-09": inside(cbc.CompanyID, withCountry),
  "BR-62": missingAttribute(at.schemeID, schemeOf),
  "BR-63": missingAttribute(at.schemeID, schemeOf),
  "BR-64": missingAttribute(at.schemeID, gtin),
  "PEPPOL-EN16931-F001": itself(dayOf),
  "PEPPOL-COMMON-R049": itself((text, _, element) => fixedOrganisationNumber(text, element)),
  ...Object.fromEntries(
    ["R040", "R041", "R042", "R043", "R044", "R050", "R052", "R053", "R054"].map((number) => [
      `PEPPOL-COMMON-${number}`,
      itself(withoutGaps(number)),
    ]),
  ),
  "SE-R-001": swedishVatNumber,
  "SE-R-002": swedishVatNumber,
  "SE-R-003": organisationNumber,
  "SE-R-004": organisationNumber,
  "SE-R-013": organisationNumber,
  "SE-R-005": itself(fixedTaxPhrase),
  "SE-R-007": plusgiro,
  "SE-R-010": plusgiro,
  "SE-R-008": bankgiro,
  "SE-R-009": bankgiro,
  "SE-R-011": payBy30,
  "SE-R-012": payBy30,
};
