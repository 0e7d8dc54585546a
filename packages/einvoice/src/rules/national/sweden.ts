/** Sweden (SE-R-*): for sellers with a Swedish address, and for some rules a Swedish VAT number. */
import type { Doc } from "../document.ts";
import { fact, factAt } from "../facts.ts";
import { cac, cbc } from "../names.ts";
import { never } from "../predicates.ts";
import {
  characters,
  codePoints,
  collapse,
  every,
  has,
  looseNumber,
  normal,
  numberOf,
  only,
  sole,
  some,
  textOf,
} from "../reads.ts";
import { isSwedish } from "../peppol/check-digits.ts";
import { type Context, type Pattern, Stopped } from "../rule.ts";

const addressPath = [cac.PostalAddress, cac.Country, cbc.IdentificationCode] as const;
const schemePath = [cac.TaxScheme, cbc.ID] as const;

const hasSwedishAddress = factAt(({ scan }, party) =>
  some(scan, party, addressPath, (code) => textOf(scan, code) === "SE"),
);

/** VAT numbers of a party; the scheme must be exactly VAT. */
const vatSchemes = factAt(({ scan }, party) =>
  every(scan, party, cac.PartyTaxScheme).filter((scheme) =>
    some(scan, scheme, schemePath, (id) => textOf(scan, id) === "VAT"),
  ),
);

const hasSwedishVat = (doc: Doc, party: number): boolean =>
  vatSchemes(doc, party).some((scheme) => textOf(doc.scan, only(doc.scan, scheme, cbc.CompanyID)).startsWith("SE"));

/** The one VAT number of a party, or -1. Two stop the artefact. */
export const onlyVat = factAt((doc, party) => {
  const numbers = vatSchemes(doc, party).flatMap((scheme) => every(doc.scan, scheme, cbc.CompanyID));
  if (numbers.length > 1) throw new Stopped("several", numbers[1] as number);
  return numbers[0] ?? -1;
});

const isSwedishVatParty = (doc: Doc, party: number): boolean =>
  hasSwedishAddress(doc, party) && hasSwedishVat(doc, party);

/** Whether any party on a side of the invoice, anywhere in the document, is Swedish by a test. */
function someParty(doc: Doc, side: number, isSwedishBy: (doc: Doc, party: number) => boolean): boolean {
  for (let element = doc.first(side); element >= 0; element = doc.next(element))
    if (every(doc.scan, element, cac.Party).some((party) => isSwedishBy(doc, party))) return true;
  return false;
}

const sellerIsSwedish = fact((doc) => someParty(doc, cac.AccountingSupplierParty, hasSwedishAddress));
const sellerHasSwedishVat = fact((doc) => someParty(doc, cac.AccountingSupplierParty, isSwedishVatParty));
const buyerIsSwedish = fact((doc) => someParty(doc, cac.AccountingCustomerParty, hasSwedishAddress));

const isNumber = (text: string): boolean => !Number.isNaN(looseNumber(text));

const paysWith = ({ scan }: Doc, means: number, ...codes: readonly string[]): boolean =>
  some(scan, means, [cbc.PaymentMeansCode], (code) => codes.includes(textOf(scan, code)));

/** An account paid to by credit transfer whose bank is given as SE:PLUSGIRO or SE:BANKGIRO. */
const isGiro =
  (bank: string): NonNullable<Context["when"]> =>
  (doc, account) => {
    const { scan } = doc;
    const means = scan.parent[scan.parent[account] as number] as number;
    return (
      sellerIsSwedish(doc) &&
      normal(scan, only(scan, means, cbc.PaymentMeansCode)) === "30" &&
      normal(scan, sole(scan, means, cac.PayeeFinancialAccount, cac.FinancialInstitutionBranch, cbc.ID)) === bank
    );
  };

export const sweden: Pattern = [
  {
    at: ["cac:AccountingSupplierParty/cac:Party"],
    when: isSwedishVatParty,
    rules: [
      {
        id: "SE-R-001",
        terms: ["BT-31"],
        sv: "Ett svenskt momsnummer har 14 tecken: SE, organisationsnumret (i enskild firma personnumret, tio siffror) och 01. Rätta det.",
        en: "A Swedish VAT number has 14 characters: SE, the organisation number (a sole trader's personal number, ten digits) and 01. Correct it.",
        holds: (doc, party) => codePoints(normal(doc.scan, onlyVat(doc, party))) === 14,
      },
      {
        id: "SE-R-002",
        terms: ["BT-31"],
        sv: "Efter SE ska ett svenskt momsnummer bara ha siffror. Ta bort bindestreck och mellanslag.",
        en: "After SE a Swedish VAT number must have digits only. Remove hyphens and spaces.",
        holds: (doc, party) => isNumber(characters(textOf(doc.scan, onlyVat(doc, party)), 2, 14)),
      },
    ],
  },
  {
    at: ["cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity"],
    when: (doc, entity) =>
      hasSwedishAddress(doc, doc.scan.parent[entity] as number) && has(doc.scan, entity, cbc.CompanyID),
    rules: [
      {
        id: "SE-R-003",
        terms: ["BT-30"],
        sv: "Ett svenskt organisationsnummer ska bara ha siffror. Ta bort bindestrecket.",
        en: "A Swedish organisation number must have digits only. Remove the hyphen.",
        holds: ({ scan }, entity) => isNumber(textOf(scan, only(scan, entity, cbc.CompanyID))),
      },
      {
        id: "SE-R-004",
        terms: ["BT-30"],
        sv: "Ett svenskt organisationsnummer ska ha tio siffror, och så skrivs också personnumret i en enskild firma: utan århundradet. Rätta det.",
        en: "A Swedish organisation number must have ten digits, and so has a sole trader's personal number here: without the century. Correct it.",
        holds: ({ scan }, entity) => codePoints(normal(scan, only(scan, entity, cbc.CompanyID))) === 10,
      },
      {
        id: "SE-R-013",
        terms: ["BT-30"],
        sv: "Sista siffran i organisationsnumret stämmer inte med de andra. Kontrollera numret.",
        en: "The last digit of the organisation number does not agree with the others. Check the number.",
        holds: ({ scan }, entity) => isSwedish(normal(scan, only(scan, entity, cbc.CompanyID)), entity),
      },
    ],
  },
  {
    at: ["cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID"],
    when: (doc, id) => {
      const { scan } = doc;
      const scheme = scan.parent[id] as number;
      const party = scan.parent[scheme] as number;
      return (
        hasSwedishAddress(doc, party) &&
        every(scan, party, cac.PartyLegalEntity, cbc.CompanyID).length > 0 &&
        collapse(textOf(scan, sole(scan, scheme, cac.TaxScheme, cbc.ID)).toUpperCase()) !== "VAT"
      );
    },
    rules: [
      {
        id: "SE-R-005",
        terms: ["BT-32"],
        sv: "Säljarens andra skatteuppgift ska lyda ”Godkänd för F-skatt”. Skriv precis så, eller ta bort den.",
        en: "The seller's second tax registration must read “Godkänd för F-skatt”. Write exactly that, or remove it.",
        holds: ({ scan }, id) => collapse(textOf(scan, id).toUpperCase()) === "GODKÄND FÖR F-SKATT",
      },
    ],
  },
  {
    at: ["cac:TaxCategory", "cac:ClassifiedTaxCategory"],
    when: (doc, category) =>
      sellerHasSwedishVat(doc) && some(doc.scan, category, [cbc.ID], (id) => textOf(doc.scan, id) === "S"),
    rules: [
      {
        id: "SE-R-006",
        terms: ["BT-152", "BT-119", "BT-96", "BT-103"],
        sv: "Svensk moms är 25, 12 eller 6 procent. Välj en av dem, eller en annan momskategori.",
        en: "Swedish VAT is 25, 12 or 6 per cent. Choose one of them, or another VAT category.",
        holds: ({ scan }, category) => [25, 12, 6].includes(numberOf(scan, only(scan, category, cbc.Percent))),
      },
    ],
  },
  {
    at: ["cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID"],
    when: isGiro("SE:PLUSGIRO"),
    rules: [
      {
        id: "SE-R-007",
        severity: "warning",
        terms: ["BT-84"],
        sv: "Ett plusgironummer ska bara ha siffror. Ta bort bindestreck och mellanslag.",
        en: "A plusgiro number must have digits only. Remove hyphens and spaces.",
        holds: ({ scan }, account) => isNumber(normal(scan, account)),
      },
      {
        id: "SE-R-010",
        severity: "warning",
        terms: ["BT-84"],
        sv: "Ett plusgironummer har två till åtta siffror. Kontrollera numret.",
        en: "A plusgiro number has two to eight digits. Check the number.",
        holds: ({ scan }, account) => {
          const length = codePoints(normal(scan, account));
          return length >= 2 && length <= 8;
        },
      },
    ],
  },
  {
    at: ["cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID"],
    when: isGiro("SE:BANKGIRO"),
    rules: [
      {
        id: "SE-R-008",
        severity: "warning",
        terms: ["BT-84"],
        sv: "Ett bankgironummer ska bara ha siffror. Ta bort bindestrecket.",
        en: "A bankgiro number must have digits only. Remove the hyphen.",
        holds: ({ scan }, account) => isNumber(normal(scan, account)),
      },
      {
        id: "SE-R-009",
        severity: "warning",
        terms: ["BT-84"],
        sv: "Ett bankgironummer har sju eller åtta siffror. Kontrollera numret.",
        en: "A bankgiro number has seven or eight digits. Check the number.",
        holds: ({ scan }, account) => [7, 8].includes(codePoints(normal(scan, account))),
      },
    ],
  },
  {
    at: ["cac:PaymentMeans"],
    when: (doc, means) => sellerIsSwedish(doc) && paysWith(doc, means, "50", "56"),
    rules: [
      {
        id: "SE-R-011",
        severity: "warning",
        terms: ["BT-81"],
        sv: "Använd betalningssätt 30 för bankgiro och plusgiro, inte 50 eller 56. Ändra koden.",
        en: "Use way to pay 30 for bankgiro and plusgiro, not 50 or 56. Change the code.",
        holds: never,
      },
    ],
  },
  {
    at: ["cac:PaymentMeans"],
    when: (doc, means) => sellerIsSwedish(doc) && buyerIsSwedish(doc) && paysWith(doc, means, "31"),
    rules: [
      {
        id: "SE-R-012",
        severity: "warning",
        terms: ["BT-81"],
        sv: "Använd betalningssätt 30 för betalning till konto inom Sverige, inte 31. Ändra koden.",
        en: "Use way to pay 30 for credit transfer within Sweden, not 31. Change the code.",
        holds: never,
      },
    ],
  },
];
