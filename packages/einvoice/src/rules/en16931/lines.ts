/** EN 16931: invoice lines (BG-25) and what stands in them. */
import { isVatScheme } from "../vat-scheme.ts";
import { at, cac, cbc } from "../names.ts";
import { filled, present } from "../predicates.ts";
import { dayOf, doubleOf, exists, existsAlong, has, hasAttribute, only, some } from "../reads.ts";
import type { Doc } from "../document.ts";
import type { Rule } from "../rule.ts";
import { decimals } from "./totals.ts";

export const lineRules: readonly Rule[] = [
  {
    id: "BR-21",
    terms: ["BT-126"],
    sv: "Raden saknar radnummer. Numrera raderna 1, 2, 3 och så vidare.",
    en: "The line has no line number. Number the lines 1, 2, 3 and so on.",
    holds: filled(cbc.ID),
  },
  {
    id: "BR-22",
    terms: ["BT-129"],
    sv: "Raden saknar antal. Fyll i hur mycket du fakturerar.",
    en: "The line has no quantity. Fill in how much you invoice.",
    holds: ({ scan }, line) => has(scan, line, cbc.InvoicedQuantity) || has(scan, line, cbc.CreditedQuantity),
  },
  {
    id: "BR-23",
    terms: ["BT-130"],
    sv: "Raden saknar enhet. Välj en enhet, till exempel styck eller timme.",
    en: "The line has no unit. Choose a unit, such as piece or hour.",
    holds: ({ scan }, line) => {
      const hasUnit = (quantity: number) => hasAttribute(scan, quantity, at.unitCode);
      return some(scan, line, [cbc.InvoicedQuantity], hasUnit) || some(scan, line, [cbc.CreditedQuantity], hasUnit);
    },
  },
  {
    id: "BR-24",
    terms: ["BT-131"],
    sv: "Raden saknar belopp. Fyll i radens belopp utan moms.",
    en: "The line has no amount. Fill in the line amount without VAT.",
    holds: present(cbc.LineExtensionAmount),
  },
  {
    id: "BR-25",
    terms: ["BT-153"],
    sv: "Raden saknar namn på varan eller tjänsten. Skriv vad du säljer.",
    en: "The line has no name of the goods or service. Write what you sell.",
    holds: filled(cac.Item, cbc.Name),
  },
  {
    id: "BR-26",
    terms: ["BT-146"],
    sv: "Raden saknar pris. Fyll i priset per enhet utan moms.",
    en: "The line has no price. Fill in the price per unit without VAT.",
    holds: present(cac.Price, cbc.PriceAmount),
  },
  {
    // The official rule casts to double: 1e1 and INF are prices here, though the schema refuses them.
    id: "BR-27",
    terms: ["BT-146"],
    sv: "Priset får inte vara negativt. Skriv priset utan minustecken och gör i stället antalet negativt.",
    en: "The price may not be negative. Write the price without a minus sign and make the quantity negative instead.",
    holds: ({ scan }, line) => some(scan, line, [cac.Price, cbc.PriceAmount], (price) => doubleOf(scan, price) >= 0),
  },
  {
    id: "BR-28",
    terms: ["BT-148"],
    sv: "Priset före rabatt får inte vara negativt. Skriv det utan minustecken.",
    en: "The price before discount may not be negative. Write it without a minus sign.",
    holds: ({ scan }, line) => {
      const path = [cac.Price, cac.AllowanceCharge, cbc.BaseAmount];
      return !existsAlong(scan, line, path) || some(scan, line, path, (price) => doubleOf(scan, price) >= 0);
    },
  },
  {
    id: "BR-CO-04",
    terms: ["BT-151"],
    sv: "Raden saknar momskategori. Välj vilken moms som gäller för raden.",
    en: "The line has no VAT category. Choose the VAT that applies to the line.",
    holds: (doc, line) =>
      some(
        doc.scan,
        line,
        [cac.Item, cac.ClassifiedTaxCategory],
        (category) => isVatScheme(doc, category) && has(doc.scan, category, cbc.ID),
      ),
  },
  decimals("BR-DEC-23", "BT-131", cbc.LineExtensionAmount, "Radens belopp", "The line amount"),
];

export const linePeriodRules: readonly Rule[] = [
  {
    id: "BR-30",
    terms: ["BT-135", "BT-134"],
    sv: "Radens period slutar innan den börjar. Rätta datumen.",
    en: "The period of the line ends before it starts. Correct the dates.",
    holds: isPeriodInOrder,
  },
  {
    id: "BR-CO-20",
    terms: ["BT-134", "BT-135", "BG-26"],
    sv: "Radens period saknar datum. Fyll i startdatum, slutdatum eller båda, eller ta bort perioden.",
    en: "The period of the line has no dates. Fill in a start date, an end date or both, or remove the period.",
    holds: ({ scan }, period) => has(scan, period, cbc.StartDate) || has(scan, period, cbc.EndDate),
  },
];

export const periodRules: readonly Rule[] = [
  {
    id: "BR-29",
    terms: ["BT-74", "BT-73"],
    sv: "Fakturaperioden slutar innan den börjar. Rätta datumen.",
    en: "The invoicing period ends before it starts. Correct the dates.",
    holds: isPeriodInOrder,
  },
  {
    id: "BR-CO-19",
    terms: ["BT-73", "BT-74", "BG-14"],
    sv: "Fakturaperioden saknar datum. Fyll i startdatum, slutdatum eller båda, eller ta bort perioden.",
    en: "The invoicing period has no dates. Fill in a start date, an end date or both, or remove the period.",
    holds: ({ scan }, period) =>
      [cbc.StartDate, cbc.EndDate, cbc.DescriptionCode].some((name) => has(scan, period, name)),
  },
];

export const itemPropertyRules: readonly Rule[] = [
  {
    id: "BR-54",
    terms: ["BT-160", "BT-161"],
    sv: "En egenskap hos varan ska ha både namn och värde, till exempel Färg: Svart. Fyll i det som saknas.",
    en: "A property of the item must have both a name and a value, such as Colour: Black. Fill in what is missing.",
    holds: ({ scan }, property) => has(scan, property, cbc.Name) && has(scan, property, cbc.Value),
  },
];

export const itemClassificationRules: readonly Rule[] = [
  {
    id: "BR-65",
    terms: ["BT-158"],
    sv: "Varans klassificeringskod saknar uppgift om vilken lista den kommer från. Ange listans kod (listID).",
    en: "The item classification code does not say which list it comes from. Give the list's code (listID).",
    holds: ({ scan }, code) => hasAttribute(scan, code, at.listID),
  },
];

export const standardItemRules: readonly Rule[] = [
  {
    id: "BR-64",
    terms: ["BT-157"],
    sv: "Varans standardnummer saknar uppgift om vilken sorts nummer det är. Ange till exempel 0160 för GTIN (schemeID).",
    en: "The standard item number does not say what kind of number it is. Give for example 0160 for GTIN (schemeID).",
    holds: ({ scan }, id) => hasAttribute(scan, id, at.schemeID),
  },
];

function isPeriodInOrder({ scan }: Doc, period: number): boolean {
  if (!exists(scan, period, cbc.StartDate) || !exists(scan, period, cbc.EndDate)) return true;
  return dayOf(scan, only(scan, period, cbc.EndDate)) >= dayOf(scan, only(scan, period, cbc.StartDate));
}
