/** EN 16931: what an e-invoice does not use. A table look-up by path; each fires once for a document, however often it stands. */
import { always } from "../predicates.ts";
import type { Avoided, Rule } from "../rule.ts";
import { avoidedElements } from "./avoided-elements.ts";

/** The business group a part of the document belongs to, by the longest path that fits. */
const groups: readonly (readonly [string, string])[] = [
  ["AccountingSupplierParty/Party/PostalAddress", "BG-5"],
  ["AccountingSupplierParty/Party/Contact", "BG-6"],
  ["AccountingSupplierParty", "BG-4"],
  ["AccountingCustomerParty/Party/PostalAddress", "BG-8"],
  ["AccountingCustomerParty/Party/Contact", "BG-9"],
  ["AccountingCustomerParty", "BG-7"],
  ["PayeeParty", "BG-10"],
  ["TaxRepresentativeParty/PostalAddress", "BG-12"],
  ["TaxRepresentativeParty", "BG-11"],
  ["Delivery/DeliveryLocation/Address", "BG-15"],
  ["Delivery", "BG-13"],
  ["InvoicePeriod", "BG-14"],
  ["PaymentMeans/PayeeFinancialAccount", "BG-17"],
  ["PaymentMeans/CardAccount", "BG-18"],
  ["PaymentMeans/PaymentMandate", "BG-19"],
  ["PaymentMeans", "BG-16"],
  ["AllowanceCharge", "BG-20"],
  ["TaxTotal", "BG-23"],
  ["LegalMonetaryTotal", "BG-22"],
  ["AdditionalDocumentReference", "BG-24"],
  ["BillingReference", "BG-3"],
  ["OrderReference", "BT-13"],
  ["DespatchDocumentReference", "BT-16"],
  ["ReceiptDocumentReference", "BT-15"],
  ["OriginatorDocumentReference", "BT-17"],
  ["ContractDocumentReference", "BT-12"],
  ["ProjectReference", "BT-11"],
  ["PaymentTerms", "BT-20"],
  ["Line/InvoicePeriod", "BG-26"],
  ["Line/AllowanceCharge", "BG-27"],
  ["Line/Price", "BG-29"],
  ["Line/Item/ClassifiedTaxCategory", "BG-30"],
  ["Line/Item/AdditionalItemProperty", "BG-32"],
  ["Line/Item", "BG-31"],
  ["Line", "BG-25"],
];

const groupOf = (path: string): string =>
  groups.find(([start]) => path === start || path.startsWith(`${start}/`))?.[1] ?? "BG-2";

/** Until 1.3.15 UBL-CR-674 looked for an element that UBL does not have. */
const cameLater: Readonly<Record<number, number>> = { 674: 2 };

/** The table unfolded: number, place and what should not stand there. */
export const avoided: readonly Avoided[] = avoidedElements.trim().split("\n").flatMap(unfoldLine);

function unfoldLine(line: string): Avoided[] {
  const [place, rest] = line.split(" = ") as [string, string];
  let number = 0;
  return rest.split(" ").flatMap((word) => {
    if (/^\d+$/.test(word)) {
      number = Number(word) - 1;
      return [];
    }
    number++;
    return [avoidedAt(number, place, word)];
  });
}

function avoidedAt(number: number, place: string, what: string): Avoided {
  const isAnywhere = place.startsWith("//");
  const steps = place
    .replace(/^\/+/, "")
    .split("/")
    .filter((step) => step !== "");
  const path = steps.map(qualified).join("/");
  const shown = steps.map((step) => step.replace(".", "")).join("/");
  const isAttribute = what.startsWith("@");
  const own = isAttribute ? path : [path, qualified(what)].filter((step) => step !== "").join("/");
  const rule = isAttribute
    ? attributeRule(number, what.slice(1), shown)
    : elementRule(number, what.replace(/^[.^]/, ""), shown);
  return { at: isAnywhere ? own || "*" : `/D/${own}`, ...(isAttribute ? { attribute: what } : {}), rule };
}

function qualified(step: string): string {
  if (step.startsWith(".")) return `cac:${step.slice(1)}`;
  if (step === "Line") return step;
  return step.startsWith("^") ? `ext:${step.slice(1)}` : `cbc:${step}`;
}

function idOf(number: number): string {
  return `UBL-CR-${String(number).padStart(3, "0")}`;
}

function elementRule(number: number, name: string, shown: string): Rule {
  const [sv, en] = placeOf(shown, { sv: " i ", en: " in " });
  return {
    id: idOf(number),
    severity: "warning",
    terms: [groupOf(shown)],
    sv: `Uppgiften ${name}${sv} används inte i en e-faktura, och köparen läser den inte. Den hindrar inget; ta bort den om du kan.`,
    en: `${name}${en} is not used in an e-invoice, and the buyer does not read it. It stops nothing; remove it if you can.`,
    holds: always,
  };
}

function attributeRule(number: number, name: string, shown: string): Rule {
  const [sv, en] = placeOf(shown, { sv: " på ", en: " on " });
  const since = cameLater[number];
  return {
    id: idOf(number),
    severity: "warning",
    ...(since === undefined ? {} : { since }),
    terms: [groupOf(shown)],
    sv: `Attributet ${name}${sv} används inte i en e-faktura, och köparen läser det inte. Det hindrar inget; ta bort det om du kan.`,
    en: `The attribute ${name}${en} is not used in an e-invoice, and the buyer does not read it. It stops nothing; remove it if you can.`,
    holds: always,
  };
}

/** Where it stands, in words: a period of a line is another than the invoice's. */
function placeOf(shown: string, before: { readonly sv: string; readonly en: string }): readonly [string, string] {
  if (shown === "") return ["", ""];
  const inLine = shown.replace(/^Line\/?/, "");
  if (inLine === shown) return [before.sv + shown, before.en + shown];
  return inLine === ""
    ? [`${before.sv}fakturaraden`, `${before.en}the invoice line`]
    : [`${before.sv}fakturaradens ${inLine}`, `${before.en}the invoice line's ${inLine}`];
}
