/** EN 16931, UBL binding: the rule book. Three patterns, each in the official order of contexts where order decides. */
import type { Context, Pattern, Rule, RuleBook } from "../rule.ts";
import { codeOf, signOf } from "../vat-facts.ts";
import { isVat } from "../vat-scheme.ts";
import { documentAllowanceRules, documentChargeRules, lineAllowanceRules, lineChargeRules } from "./allowances.ts";
import { avoidedAttributes } from "./attributes.ts";
import { avoided } from "./avoided.ts";
import { avoidedValueRules } from "./avoided-values.ts";
import { breakdownContexts } from "./breakdown.ts";
import { families } from "./categories.ts";
import { documentRulesOf, rateRuleOf, rowRulesOf } from "./category-rules.ts";
import { codePattern } from "./codes.ts";
import { documentRules, splitPaymentRules } from "./document.ts";
import {
  itemClassificationRules,
  itemPropertyRules,
  linePeriodRules,
  lineRules,
  periodRules,
  standardItemRules,
} from "./lines.ts";
import { outsideScopeRules, supplyRules } from "./outside-scope.ts";
import { partyContexts } from "./parties.ts";
import { paymentContexts } from "./payment.ts";
import { syntaxContexts } from "./syntax.ts";
import { documentSyntax } from "./syntax-document.ts";
import { amountDueRules, totalsRules } from "./totals.ts";

const isAllowance: NonNullable<Context["when"]> = (doc, element) => signOf(doc, element).isAllowance;
const isCharge: NonNullable<Context["when"]> = (doc, element) => signOf(doc, element).isCharge;

/** A context that picks the rules of a tax category by its code; only of VAT. */
function byCode(at: readonly string[], rulesOf: (family: (typeof families)[number]) => readonly Rule[]): Context {
  const rules = new Map(families.map((family) => [family.code, rulesOf(family)]));
  return {
    at,
    rules: [...rules.values()].flat(),
    choose: (doc, category) => {
      const found = rules.get(codeOf(doc, category));
      return found !== undefined && isVat(doc, category) ? found : [];
    },
  };
}

/** The rate rules of allowances and charges, which share a path and differ in the indicator. */
function byCodeAndSign(at: readonly string[]): Context {
  const allowances = byCode(at, (family) => [rateRuleOf(family, "06")]);
  const charges = byCode(at, (family) => [rateRuleOf(family, "07")]);
  return {
    at,
    rules: [...allowances.rules, ...charges.rules],
    choose: (doc, category) => {
      const sign = signOf(doc, doc.scan.parent[category] as number);
      if (sign.isAllowance) return allowances.choose?.(doc, category) ?? [];
      return sign.isCharge ? (charges.choose?.(doc, category) ?? []) : [];
    },
  };
}

const model: Pattern = [
  { at: ["/D/cac:AllowanceCharge"], when: isAllowance, rules: documentAllowanceRules },
  { at: ["/D/cac:AllowanceCharge"], when: isCharge, rules: documentChargeRules },
  { at: ["/ubl:Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount"], rules: amountDueRules },
  { at: ["cac:LegalMonetaryTotal"], rules: totalsRules },
  {
    at: ["/D"],
    rules: [
      ...documentRules,
      ...families.flatMap(documentRulesOf),
      ...supplyRules,
      ...outsideScopeRules,
      ...splitPaymentRules,
    ],
  },
  { at: ["Line"], rules: lineRules },
  { at: ["Line/cac:AllowanceCharge"], when: isAllowance, rules: lineAllowanceRules },
  { at: ["Line/cac:AllowanceCharge"], when: isCharge, rules: lineChargeRules },
  { at: ["Line/cac:InvoicePeriod"], rules: linePeriodRules },
  { at: ["cac:InvoicePeriod"], rules: periodRules },
  { at: ["cac:AdditionalItemProperty"], rules: itemPropertyRules },
  { at: ["Line/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode"], rules: itemClassificationRules },
  { at: ["Line/cac:Item/cac:StandardItemIdentification/cbc:ID"], rules: standardItemRules },
  ...paymentContexts,
  ...partyContexts,
  ...breakdownContexts,
  byCode(["/*/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory"], rowRulesOf),
  byCodeAndSign(["cac:AllowanceCharge/cac:TaxCategory"]),
  byCode(["Line/cac:Item/cac:ClassifiedTaxCategory"], (family) => [rateRuleOf(family, "05")]),
];

const syntax: Pattern = [...syntaxContexts, { at: ["/D"], rules: [...documentSyntax, ...avoidedValueRules] }];

export const en16931: RuleBook = {
  artefact: "EN16931",
  patterns: [model, syntax, codePattern],
  avoided: [...avoided, ...avoidedAttributes],
};
