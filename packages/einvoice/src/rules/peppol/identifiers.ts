/** Peppol BIS Billing: identifiers by their scheme (PEPPOL-COMMON-R040 … R057), on electronic addresses, party ids and company ids. */
import type { Doc } from "../document.ts";
import { at, cac, cbc } from "../names.ts";
import { country, needing } from "../needs.ts";
import { attribute, codePoints, looseNumber, normal, sole, textOf } from "../reads.ts";
import type { Context, Rule, Severity } from "../rule.ts";
import {
  isAbn,
  isBelgian,
  isCodiceFiscale,
  isCodiceIpa,
  isGln,
  isMod11,
  isPartitaIva,
  isSwedish,
} from "./check-digits.ts";

interface Scheme {
  readonly number: string;
  readonly scheme: string;
  readonly severity?: Severity;
  readonly was?: Severity;
  readonly since?: number;
  readonly sv: string;
  readonly en: string;
  /** Takes the text collapsed, or as written where the official rule does. */
  readonly holds: (text: string, element: number) => boolean;
  readonly isAsWritten?: boolean;
  readonly isAddressOnly?: boolean;
}

const warning = { severity: "warning" } as const;

const schemes: readonly Scheme[] = [
  {
    number: "R040",
    scheme: "0088",
    sv: "GLN-numret stämmer inte: kontrollsiffran är en annan. Kontrollera numret (13 siffror).",
    en: "The GLN is not right: its check digit is another. Check the number (13 digits).",
    holds: (text) => /^[0-9]+$/.test(text) && isGln(text),
  },
  {
    number: "R041",
    scheme: "0192",
    sv: "Det norska organisationsnumret stämmer inte. Kontrollera de nio siffrorna.",
    en: "The Norwegian organisation number is not right. Check the nine digits.",
    holds: (text) => /^[0-9]{9}$/.test(text) && isMod11(text),
  },
  {
    number: "R042",
    scheme: "0184",
    sv: "Det danska CVR-numret ska vara åtta siffror, med eller utan DK först. Rätta det.",
    en: "The Danish CVR number must be eight digits, with or without DK first. Correct it.",
    holds: (text) => /^(?:DK)?[0-9]{8}$/.test(text),
    isAsWritten: true,
  },
  {
    number: "R052",
    scheme: "0096",
    was: "warning",
    sv: "Det danska P-numret ska vara tio siffror. Rätta det.",
    en: "The Danish P number must be ten digits. Correct it.",
    holds: (text) => /^[0-9]{10}$/.test(text),
    isAsWritten: true,
  },
  {
    number: "R053",
    scheme: "0198",
    was: "warning",
    sv: "Det danska SE-numret ska vara DK och åtta siffror. Rätta det.",
    en: "The Danish SE number must be DK and eight digits. Correct it.",
    holds: (text) => /^DK[0-9]{8}$/.test(text),
    isAsWritten: true,
  },
  {
    number: "R043",
    scheme: "0208",
    sv: "Det belgiska företagsnumret stämmer inte. Kontrollera de tio siffrorna.",
    en: "The Belgian enterprise number is not right. Check the ten digits.",
    holds: (text) => /^[0-9]{10}$/.test(text) && isBelgian(text),
  },
  {
    number: "R044",
    scheme: "0201",
    ...warning,
    sv: "Den italienska kontorskoden (IPA) ska vara sex bokstäver eller siffror. Rätta den.",
    en: "The Italian office code (IPA) must be six letters or digits. Correct it.",
    holds: isCodiceIpa,
  },
  {
    number: "R045",
    scheme: "0210",
    ...warning,
    sv: "Den italienska skattekoden (codice fiscale) ska ha 16 tecken eller 11 siffror. Rätta den.",
    en: "The Italian tax code (codice fiscale) must have 16 characters or 11 digits. Correct it.",
    holds: isCodiceFiscale,
  },
  {
    number: "R046",
    scheme: "9907",
    ...warning,
    sv: "Den italienska skattekoden (codice fiscale) ska ha 16 tecken eller 11 siffror. Rätta den.",
    en: "The Italian tax code (codice fiscale) must have 16 characters or 11 digits. Correct it.",
    holds: isCodiceFiscale,
    isAddressOnly: true,
  },
  {
    number: "R047",
    scheme: "0211",
    ...warning,
    sv: "Det italienska momsnumret (partita IVA) stämmer inte. Kontrollera IT och de elva siffrorna.",
    en: "The Italian VAT number (partita IVA) is not right. Check IT and the eleven digits.",
    holds: isPartitaIva,
  },
  {
    number: "R049",
    scheme: "0007",
    sv: "Organisationsnumret stämmer inte. Det ska vara tio siffror utan bindestreck, och kontrollsiffran ska gå ihop. Kontrollera numret.",
    en: "The Swedish organisation number is not right. It must be ten digits without hyphen, and the check digit must agree. Check the number.",
    holds: (text, element) => codePoints(text) === 10 && !Number.isNaN(looseNumber(text)) && isSwedish(text, element),
  },
  {
    number: "R050",
    scheme: "0151",
    sv: "Det australiska företagsnumret (ABN) stämmer inte. Kontrollera de elva siffrorna.",
    en: "The Australian business number (ABN) is not right. Check the eleven digits.",
    holds: (text) => /^[0-9]{11}$/.test(text) && isAbn(text),
  },
  {
    number: "R054",
    scheme: "0106",
    ...warning,
    since: 2,
    sv: "Det nederländska KvK-numret ska vara åtta siffror. Rätta det.",
    en: "The Dutch KvK number must be eight digits. Correct it.",
    holds: (text) => /^[0-9]{8}$/.test(text),
  },
  {
    number: "R055",
    scheme: "0190",
    ...warning,
    since: 2,
    sv: "Det nederländska OIN-numret ska vara tjugo siffror. Rätta det.",
    en: "The Dutch OIN number must be twenty digits. Correct it.",
    holds: (text) => /^[0-9]{20}$/.test(text),
  },
  {
    number: "R056-1",
    scheme: "9944",
    ...warning,
    since: 2,
    sv: "Det nederländska momsnumret ska vara NL, nio siffror, B och två siffror. Rätta det.",
    en: "The Dutch VAT number must be NL, nine digits, B and two digits. Correct it.",
    holds: isDutchVat,
  },
  {
    number: "R057",
    scheme: "0217",
    ...warning,
    since: 2,
    sv: "Numret i den nederländska handelskammarens schema 0217 ska vara tolv siffror. Rätta det.",
    en: "The Dutch chamber of commerce number of scheme 0217 must be twelve digits. Correct it.",
    holds: (text) => /^[0-9]{12}$/.test(text),
  },
];

const ruleByScheme = new Map(schemes.map((scheme) => [scheme.scheme, ruleOf(scheme)]));
const addressOnly = new Set(schemes.filter((scheme) => scheme.isAddressOnly).map((scheme) => scheme.scheme));

const paths = ["cbc:EndpointID", "cac:PartyIdentification/cbc:ID", "cbc:CompanyID"];

/** One context per scheme in the official rules; here one that chooses by the scheme. */
export const identifierContexts: readonly Context[] = [
  {
    at: paths,
    rules: [...ruleByScheme.values()],
    choose: ({ scan }, element) => {
      const scheme = attribute(scan, element, at.schemeID);
      const rule = scheme === undefined ? undefined : ruleByScheme.get(scheme);
      if (rule === undefined || (addressOnly.has(scheme as string) && scan.name[element] !== cbc.EndpointID)) return [];
      return [rule];
    },
  },
  {
    at: ["cac:PartyTaxScheme/cbc:CompanyID"],
    when: needing(
      [country("NL")],
      ({ scan }, id) =>
        normal(scan, sole(scan, scan.parent[id] as number, cac.TaxScheme, cbc.ID)) === "VAT" &&
        normal(scan, id).startsWith("NL"),
    ),
    rules: [
      {
        id: "PEPPOL-COMMON-R056-2",
        severity: "warning",
        since: 2,
        terms: ["BT-31", "BT-48", "BT-63"],
        sv: "Det nederländska momsnumret ska vara NL, nio siffror, B och två siffror. Rätta det.",
        en: "The Dutch VAT number must be NL, nine digits, B and two digits. Correct it.",
        holds: ({ scan }, id) => isDutchVat(normal(scan, id)),
      },
    ],
  },
];

function isDutchVat(text: string): boolean {
  return /^NL[0-9]{9}B[0-9]{2}$/.test(text);
}

/** Whether a number is right by the rule of its scheme, as R040. */
export function schemeHolds(number: string, text: string, element: number): boolean {
  return schemes.find((scheme) => scheme.number === number)?.holds(text, element) ?? false;
}

function ruleOf(scheme: Scheme): Rule {
  const read = scheme.isAsWritten ? textOf : normal;
  const { severity, was, since, sv, en, holds } = scheme;
  return {
    id: `PEPPOL-COMMON-${scheme.number}`,
    ...(severity === undefined ? {} : { severity }),
    ...(was === undefined ? {} : { was }),
    ...(since === undefined ? {} : { since }),
    terms: ["BT-34", "BT-49", "BT-30", "BT-47", "BT-29", "BT-46"],
    sv,
    en,
    holds: ({ scan }: Doc, element) => holds(read(scan, element), element),
  };
}
