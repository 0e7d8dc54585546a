/** EN 16931: the rules of every VAT category, made from the families in categories.ts. BR-<mark>-01 … -10 in order. */
import type { Doc } from "../document.ts";
import { cbc } from "../names.ts";
import { category as categoryOf, needing } from "../needs.ts";
import { child, decimalOf, doubleOf, has, only, some } from "../reads.ts";
import { isZero } from "../decimal.ts";
import type { Rule } from "../rule.ts";
import type { VatFacts } from "../vat-facts.ts";
import { isWithinOne } from "./breakdown.ts";
import type { Family } from "./categories.ts";
import { isBaseOfLines } from "./category-sums.ts";

/** BR-*-01 … -04: asked once of the document. */
export function documentRulesOf(family: Family): readonly Rule[] {
  const { mark, code, sv, en } = family;
  return [
    {
      id: `BR-${mark}-01`,
      terms: ["BT-118", "BG-23"],
      sv: `Det som har ${sv} ska ha ${family.rows === "some" ? "en rad per momssats" : "precis en rad"} i momsspecifikationen, och en sådan rad får finnas bara om något på fakturan har den. Lägg till eller ta bort raden.`,
      en: `What has ${en} must have ${family.rows === "some" ? "a row for each rate" : "exactly one row"} in the VAT breakdown, and there may be such a row only if something on the invoice has it. Add or remove the row.`,
      holds: hasRightRows(family),
    },
    numbersRule(family, "02", "Rader har", "Lines have", (vat) => {
      const { lines, linesVat } = vat.use(code);
      // BR-S-02 looks for a standard rated line of VAT, but is content only when there is no standard rated line of any tax.
      if (mark === "S" && linesVat === 0) return lines === 0;
      return linesVat === 0 || hasNumbers(vat, family);
    }),
    numbersRule(family, "03", "Ett avdrag på fakturan har", "An allowance on the invoice has", (vat) => {
      const use = vat.use(code);
      return (mark === "O" ? use.documentAllowancesVat : use.allowancesVat) === 0 || hasNumbers(vat, family);
    }),
    numbersRule(family, "04", "Ett tillägg på fakturan har", "A charge on the invoice has", (vat) => {
      const use = vat.use(code);
      // BR-AF-04 first trims the code and then does not: a code with white space around it passes.
      if (mark === "AF" && use.chargesVatUntrimmed === 0) return true;
      return (mark === "O" ? use.documentChargesVat : use.chargesVat) === 0 || hasNumbers(vat, family);
    }),
  ];
}

function hasRightRows(family: Family): Rule["holds"] {
  const { mark, code } = family;
  return needing([categoryOf(code)], (doc) => {
    if (family.rows === "exactly one") {
      const { anywhere, rows } = doc.vat.standing(code);
      return anywhere === 0 || rows === 1;
    }
    const use = doc.vat.useInRows(code);
    // BR-S-01 does not ask for the tax scheme; BR-AF-01 and BR-AG-01 ask for some of it, and want the code untrimmed.
    if (mark === "S") return use.allowances + use.lines > 0 === use.breakdowns > 0;
    const isUsed = use.allowanceOrChargeVat + use.linesVat > 0;
    const rows = mark === "AF" ? use.breakdownsUntrimmed : use.breakdownsVatUntrimmed;
    return isUsed ? rows > 0 : use.breakdownsVat === 0;
  });
}

const numbersSay: Readonly<Record<Family["numbers"], { terms: readonly string[]; sv: string; en: string }>> = {
  "seller's tax": {
    terms: ["BT-31", "BT-32", "BT-63"],
    sv: "Då ska ditt momsnummer finnas på fakturan. Fyll i det (eller ditt skattenummer, eller skatterepresentantens momsnummer).",
    en: "so your VAT number must be on the invoice. Fill it in (or your tax number, or your tax representative's VAT number).",
  },
  "seller's VAT": {
    terms: ["BT-31", "BT-63"],
    sv: "Då ska ditt momsnummer finnas på fakturan. Fyll i det (eller skatterepresentantens).",
    en: "so your VAT number must be on the invoice. Fill it in (or your tax representative's).",
  },
  "seller's tax, buyer's VAT or legal": {
    terms: ["BT-31", "BT-48", "BT-32", "BT-47", "BT-63"],
    sv: "Då ska både ditt momsnummer och köparens momsnummer eller organisationsnummer finnas på fakturan. Fyll i det som saknas.",
    en: "so both your VAT number and the buyer's VAT or organisation number must be on the invoice. Fill in what is missing.",
  },
  "seller's VAT, buyer's VAT": {
    terms: ["BT-31", "BT-48", "BT-63"],
    sv: "Då ska både ditt och köparens momsnummer finnas på fakturan. Fyll i det som saknas.",
    en: "so both your VAT number and the buyer's must be on the invoice. Fill in what is missing.",
  },
  "no VAT": {
    terms: ["BT-31", "BT-48", "BT-63"],
    sv: "Då får inga momsnummer finnas på fakturan. Ta bort säljarens, köparens och skatterepresentantens momsnummer.",
    en: "so no VAT numbers may be on the invoice. Remove the VAT numbers of seller, buyer and tax representative.",
  },
};

function numbersRule(family: Family, number: string, sv: string, en: string, holds: (vat: VatFacts) => boolean): Rule {
  const say = numbersSay[family.numbers];
  return {
    id: `BR-${family.mark}-${number}`,
    terms: say.terms,
    sv: `${sv} ${family.sv}. ${say.sv}`,
    en: `${en} ${family.en}, ${say.en}`,
    holds: needing([categoryOf(family.code)], (doc) => holds(doc.vat)),
  };
}

function hasNumbers(vat: VatFacts, { numbers }: Family): boolean {
  const ofOwnSide =
    vat.representativeHasVatNumber ||
    (numbers.startsWith("seller's tax") ? vat.sellerHasTaxNumber : vat.sellerHasVatNumber);
  if (numbers === "no VAT") return !ofOwnSide && !vat.buyerHasVatNumber;
  if (numbers === "seller's VAT, buyer's VAT") return ofOwnSide && vat.buyerHasVatNumber;
  if (numbers === "seller's tax, buyer's VAT or legal")
    return ofOwnSide && (vat.buyerHasVatNumber || vat.buyerHasLegalId);
  return ofOwnSide;
}

const rateSays: Readonly<Record<Family["rate"], readonly [string, string]>> = {
  "above zero": [
    "ska ha en momssats över 0 procent. Fyll i momssatsen",
    "must have a rate above 0 per cent. Fill in the rate",
  ],
  "zero or above": [
    "ska ha en skattesats på 0 procent eller mer. Fyll i den",
    "must have a rate of 0 per cent or more. Fill it in",
  ],
  zero: ["ska ha momssatsen 0. Ändra momssatsen till 0", "must have the rate 0. Change the rate to 0"],
  none: ["ska inte ha någon momssats alls. Ta bort procenten", "must have no rate at all. Remove the percentage"],
};

/** BR-*-05, -06 and -07: the rate of a line, an allowance and a charge. */
export function rateRuleOf(family: Family, number: "05" | "06" | "07"): Rule {
  const places = {
    "05": ["En rad", "A line", "BT-152"],
    "06": ["Ett avdrag", "An allowance", "BT-96"],
    "07": ["Ett tillägg", "A charge", "BT-103"],
  };
  const [sv, en, term] = places[number] as [string, string, string];
  const [say, tell] = rateSays[family.rate];
  return {
    id: `BR-${family.mark}-${number}`,
    terms: [term],
    sv: `${sv} med ${family.sv} ${say}, eller välj en annan momskategori.`,
    en: `${en} with ${family.en} ${tell}, or choose another VAT category.`,
    holds: hasRate(family.rate),
  };
}

function hasRate(rate: Family["rate"]): Rule["holds"] {
  if (rate === "none") return ({ scan }, category) => !has(scan, category, cbc.Percent);
  if (rate === "zero")
    return ({ scan }, category) => {
      const percent = decimalOf(scan, only(scan, category, cbc.Percent));
      return percent !== undefined && isZero(percent);
    };
  // The official rule compares as double.
  const isEnough = rate === "above zero" ? (percent: number) => percent > 0 : (percent: number) => percent >= 0;
  return ({ scan }, category) => some(scan, category, [cbc.Percent], (percent) => isEnough(doubleOf(scan, percent)));
}

/** BR-*-08, -09 and -10: a row of the VAT breakdown. */
export function rowRulesOf(family: Family): readonly Rule[] {
  const { mark, sv, en } = family;
  const isRequired = family.reason === "required";
  return [
    {
      id: `BR-${mark}-08`,
      terms: ["BT-116"],
      sv: `Beloppet i momsspecifikationen för ${sv} ska vara summan av de rader, avdrag och tillägg som har den momsen. Räkna om beloppet.`,
      en: `The amount in the VAT breakdown for ${en} must be the sum of the lines, allowances and charges with that VAT. Add it up again.`,
      holds: isBaseOfLines(family),
    },
    {
      id: `BR-${mark}-09`,
      terms: ["BT-117"],
      sv: `Momsbeloppet för ${sv} ska vara ${family.tax === "nil" ? "0. Ändra det till 0" : "beloppet gånger momssatsen. Räkna om momsen"}.`,
      en: `The VAT amount for ${en} must be ${family.tax === "nil" ? "0. Change it to 0" : "the amount times the rate. Work out the VAT again"}.`,
      holds: family.tax === "nil" ? hasNoTax : hasTaxOfRate,
    },
    {
      id: `BR-${mark}-10`,
      terms: ["BT-120", "BT-121"],
      sv: `I momsspecifikationen för ${sv} ska det ${isRequired ? "stå varför momsen inte tas ut. Skriv orsaken eller välj en orsakskod" : "inte stå någon orsak till att moms inte tas ut. Ta bort den"}.`,
      en: `The VAT breakdown for ${en} must ${isRequired ? "say why no VAT is charged. Write the reason or choose a reason code" : "not give a reason for charging no VAT. Remove it"}.`,
      holds: ({ scan }, category) =>
        (child(scan, category, cbc.TaxExemptionReason) >= 0 ||
          child(scan, category, cbc.TaxExemptionReasonCode) >= 0) === isRequired,
    },
  ];
}

function hasNoTax({ scan }: Doc, category: number): boolean {
  const tax = decimalOf(scan, only(scan, scan.parent[category] as number, cbc.TaxAmount));
  return tax !== undefined && isZero(tax);
}

function hasTaxOfRate({ scan }: Doc, category: number): boolean {
  const row = scan.parent[category] as number;
  const tax = decimalOf(scan, only(scan, row, cbc.TaxAmount));
  const base = decimalOf(scan, only(scan, row, cbc.TaxableAmount));
  const rate = decimalOf(scan, only(scan, category, cbc.Percent));
  return tax !== undefined && base !== undefined && rate !== undefined && isWithinOne(tax, base, rate);
}
