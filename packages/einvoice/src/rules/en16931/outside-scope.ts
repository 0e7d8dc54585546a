/** EN 16931: what goes with a category on the whole document: supplies to EU countries (BR-IC-11, -12) and outside VAT (BR-O-11 … 14). */
import type { Doc } from "../document.ts";
import { cac, cbc } from "../names.ts";
import { category, needing } from "../needs.ts";
import { codePoints, every, firstChildOf, sole, textOf } from "../reads.ts";
import type { Rule } from "../rule.ts";
import type { CategoryUse } from "../vat-facts.ts";

export const supplyRules: readonly Rule[] = [
  {
    id: "BR-IC-11",
    terms: ["BT-72", "BG-14"],
    sv: "Vid försäljning till annat EU-land ska leveransdatum eller fakturaperiod anges. Fyll i ett av dem.",
    en: "For a supply to another EU country a delivery date or an invoicing period must be given. Fill in one of them.",
    holds: needing([category("K")], (doc, root) => {
      const { scan } = doc;
      if (doc.vat.standing("K").rows === 0) return true;
      const delivered = textOf(scan, sole(scan, root, cac.Delivery, cbc.ActualDeliveryDate));
      return (
        codePoints(delivered) > 1 ||
        every(scan, root, cac.InvoicePeriod).some((period) => firstChildOf(scan, period) >= 0)
      );
    }),
  },
  {
    id: "BR-IC-12",
    terms: ["BT-80"],
    sv: "Vid försäljning till annat EU-land ska leveransadressens land anges. Fyll i landets kod.",
    en: "For a supply to another EU country the country of delivery must be given. Fill in the country code.",
    holds: needing([category("K")], (doc, root) => {
      if (doc.vat.standing("K").rows === 0) return true;
      const path = [cac.Delivery, cac.DeliveryLocation, cac.Address, cac.Country, cbc.IdentificationCode];
      return codePoints(textOf(doc.scan, sole(doc.scan, root, ...path))) > 1;
    }),
  },
];

/** With category O in the breakdown nothing of another category may stand. */
function alone(id: string, terms: string, sv: string, en: string, used: (use: Readonly<CategoryUse>) => number): Rule {
  return {
    id,
    terms: terms.split(" "),
    sv: `När fakturan har en momsspecifikation utanför momsen (O) får ${sv} ha en annan momskategori. Dela upp den på två fakturor.`,
    en: `When the invoice has a VAT breakdown outside the scope of VAT (O), ${en} may have another VAT category. Split it into two invoices.`,
    holds: needing([category("O")], (doc) => doc.vat.standing("O").rows === 0 || !usesOther(doc, used)),
  };
}

export const outsideScopeRules: readonly Rule[] = [
  alone(
    "BR-O-11",
    "BT-118 BG-23",
    "ingen annan rad i specifikationen",
    "no other row of the breakdown",
    (use) => use.breakdownsVat,
  ),
  alone("BR-O-12", "BT-151", "ingen fakturarad", "no invoice line", (use) => use.linesVat),
  alone("BR-O-13", "BT-95", "inget avdrag", "no allowance", (use) => use.allowancesVat),
  alone("BR-O-14", "BT-102", "inget tillägg", "no charge", (use) => use.chargesVat),
];

function usesOther(doc: Doc, used: (use: Readonly<CategoryUse>) => number): boolean {
  for (const [code, use] of doc.vat.codes()) if (code !== "O" && used(use) > 0) return true;
  return false;
}
