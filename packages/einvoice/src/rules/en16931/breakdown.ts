/** EN 16931: the VAT breakdown (BG-23), whatever its category. */
import {
  abs,
  add,
  compare,
  type Decimal,
  equal,
  hundredth,
  isZero,
  multiply,
  one,
  round,
  roundCents,
  subtract,
  sum,
} from "../decimal.ts";
import type { Doc } from "../document.ts";
import { isVat } from "../vat-scheme.ts";
import { vatPrefixes } from "../codelists/lists.ts";
import { cac, cbc } from "../names.ts";
import { present } from "../predicates.ts";
import { characters, decimalOf, every, has, normal, only, textOf } from "../reads.ts";
import { type Context, type Rule, Stopped } from "../rule.ts";
import { decimals } from "./totals.ts";

const taxTotalRules: readonly Rule[] = [
  {
    id: "BR-CO-14",
    terms: ["BT-110", "BT-117"],
    sv: "Hela momsbeloppet ska vara momsen för alla momssatser hopräknad. Räkna om momsen.",
    en: "The total VAT amount must be the VAT of all rates added up. Add up the VAT again.",
    holds: ({ scan }, total) => {
      // The amount is cast before the rule asks whether there are rates at all: one that is no number stops the artefact.
      const stated = decimalOf(scan, only(scan, total, cbc.TaxAmount));
      if (!has(scan, total, cac.TaxSubtotal)) return true;
      if (stated === undefined) return false;
      const parts = every(scan, total, cac.TaxSubtotal).map((row) => decimalOf(scan, only(scan, row, cbc.TaxAmount)));
      return equal(stated, roundCents(sum(parts.filter((part) => part !== undefined))));
    },
  },
];

const subtotalRules: readonly Rule[] = [
  {
    id: "BR-45",
    terms: ["BT-116"],
    sv: "En momssats saknar beloppet som momsen räknas på. Fyll i det.",
    en: "A VAT rate has no amount that the VAT is worked out on. Fill it in.",
    holds: present(cbc.TaxableAmount),
  },
  {
    id: "BR-46",
    terms: ["BT-117"],
    sv: "En momssats saknar momsbelopp. Fyll i det.",
    en: "A VAT rate has no VAT amount. Fill it in.",
    holds: present(cbc.TaxAmount),
  },
  {
    id: "BR-47",
    terms: ["BT-118"],
    sv: "En rad i momsspecifikationen saknar momskategori. Välj en, till exempel S för vanlig moms.",
    en: "A row of the VAT breakdown has no VAT category. Choose one, such as S for standard rate.",
    holds: (doc, row) => categories(doc, row).some((category) => has(doc.scan, category, cbc.ID)),
  },
  {
    id: "BR-48",
    terms: ["BT-119"],
    sv: "En rad i momsspecifikationen saknar momssats. Fyll i procenten, eller 0 om momsen är noll.",
    en: "A row of the VAT breakdown has no rate. Fill in the percentage, or 0 if the VAT is nil.",
    holds: (doc, row) =>
      categories(doc, row).some((category) => has(doc.scan, category, cbc.Percent)) ||
      categories(doc, row).some((category) => normal(doc.scan, only(doc.scan, category, cbc.ID)) === "O"),
  },
  {
    id: "BR-CO-17",
    terms: ["BT-117", "BT-116", "BT-119"],
    sv: "Momsbeloppet ska vara beloppet gånger momssatsen. Räkna om momsen.",
    en: "The VAT amount must be the amount times the VAT rate. Work out the VAT again.",
    holds: isTaxOfRate,
  },
  decimals(
    "BR-DEC-19",
    "BT-116",
    cbc.TaxableAmount,
    "Beloppet som momsen räknas på",
    "The amount that VAT is worked out on",
  ),
  decimals("BR-DEC-20", "BT-117", cbc.TaxAmount, "Momsbeloppet för en momssats", "The VAT amount of a rate"),
];

const vatNumberRules: readonly Rule[] = [
  {
    // Looks for the first two characters in the list's text, so that none or one of them passes too.
    id: "BR-CO-09",
    terms: ["BT-31", "BT-48", "BT-63"],
    sv: "Ett momsnummer ska börja med landets kod, till exempel SE. Skriv till det först i numret.",
    en: "A VAT number must start with the country code, such as SE. Write it first in the number.",
    holds: ({ scan }, scheme) =>
      vatPrefixes.text.includes(characters(textOf(scan, only(scan, scheme, cbc.CompanyID)), 0, 2)),
  },
];

export const breakdownContexts: readonly Context[] = [
  { at: ["/D/cac:TaxTotal"], rules: taxTotalRules },
  { at: ["cac:TaxTotal/cac:TaxSubtotal"], rules: subtotalRules },
  { at: ["cac:PartyTaxScheme"], when: isVat, rules: vatNumberRules },
];

function categories(doc: Doc, row: number): number[] {
  return every(doc.scan, row, cac.TaxCategory).filter((category) => isVat(doc, category));
}

/** Strictly within one of the product, unless the rate rounds to 0 or is missing: then the VAT must round to 0. */
function isTaxOfRate(doc: Doc, row: number): boolean {
  const { scan } = doc;
  const rates = categories(doc, row).map((category) => decimalOf(scan, only(scan, category, cbc.Percent)));
  const known = rates.filter((rate) => rate !== undefined);
  if (known.length > 1) throw new Stopped("several", row);
  const tax = decimalOf(scan, only(scan, row, cbc.TaxAmount));
  const [rate] = known;
  if (tax === undefined) return false;
  if (rate === undefined || isZero(round(rate))) return isZero(round(tax));
  const base = decimalOf(scan, only(scan, row, cbc.TaxableAmount));
  return base !== undefined && isWithinOne(tax, base, rate);
}

/** The size of the tax lies strictly within one of the base times the rate, rounded to hundredths. */
export function isWithinOne(tax: Decimal, base: Decimal, rate: Decimal): boolean {
  const expected = roundCents(multiply(abs(base), hundredth(rate)));
  const size = abs(tax);
  return compare(subtract(size, one), expected) < 0 && compare(add(size, one), expected) > 0;
}
