/** EN 16931: allowances and charges on the document (BG-20, BG-21) and on lines (BG-27, BG-28). */
import { isVat } from "../vat-scheme.ts";
import { cac, cbc } from "../names.ts";
import { always, cents, either, present } from "../predicates.ts";
import { every, has } from "../reads.ts";
import type { Rule } from "../rule.ts";

interface Kind {
  /** Official ids: amount, VAT category, reason, documentation only, reason again, decimals of amount and of base. */
  readonly ids: readonly [string, string | undefined, string, string, string, string, string];
  /** Terms: group, amount, base, VAT category, reason, reason code. */
  readonly terms: readonly [string, string, string, string, string, string];
  readonly sv: string;
  readonly svThe: string;
  readonly en: string;
}

const kinds = {
  documentAllowance: {
    ids: ["BR-31", "BR-32", "BR-33", "BR-CO-05", "BR-CO-21", "BR-DEC-01", "BR-DEC-02"],
    terms: ["BG-20", "BT-92", "BT-93", "BT-95", "BT-97", "BT-98"],
    sv: "Ett avdrag på fakturan",
    svThe: "avdraget",
    en: "An allowance on the invoice",
  },
  documentCharge: {
    ids: ["BR-36", "BR-37", "BR-38", "BR-CO-06", "BR-CO-22", "BR-DEC-05", "BR-DEC-06"],
    terms: ["BG-21", "BT-99", "BT-100", "BT-102", "BT-104", "BT-105"],
    sv: "Ett tillägg på fakturan",
    svThe: "tillägget",
    en: "A charge on the invoice",
  },
  lineAllowance: {
    ids: ["BR-41", undefined, "BR-42", "BR-CO-07", "BR-CO-23", "BR-DEC-24", "BR-DEC-25"],
    terms: ["BG-27", "BT-136", "BT-137", "BT-151", "BT-139", "BT-140"],
    sv: "Ett avdrag på en rad",
    svThe: "avdraget",
    en: "An allowance on a line",
  },
  lineCharge: {
    ids: ["BR-43", undefined, "BR-44", "BR-CO-08", "BR-CO-24", "BR-DEC-27", "BR-DEC-28"],
    terms: ["BG-28", "BT-141", "BT-142", "BT-151", "BT-144", "BT-145"],
    sv: "Ett tillägg på en rad",
    svThe: "tillägget",
    en: "A charge on a line",
  },
} as const satisfies Record<string, Kind>;

export const documentAllowanceRules = rulesFor(kinds.documentAllowance);
export const documentChargeRules = rulesFor(kinds.documentCharge);
export const lineAllowanceRules = rulesFor(kinds.lineAllowance);
export const lineChargeRules = rulesFor(kinds.lineCharge);

function rulesFor(kind: Kind): readonly Rule[] {
  const [amountId, categoryId, ...rest] = kind.ids;
  const [group, amount] = kind.terms;
  const amountRule: Rule = {
    id: amountId,
    terms: [amount, group],
    sv: `${kind.sv} saknar belopp. Fyll i beloppet.`,
    en: `${kind.en} has no amount. Fill in the amount.`,
    holds: present(cbc.Amount),
  };
  return [amountRule, ...categoryRule(kind, categoryId), ...reasonRules(kind, rest), ...decimalRules(kind)];
}

function categoryRule(kind: Kind, id: string | undefined): Rule[] {
  if (id === undefined) return [];
  return [
    {
      id,
      terms: [kind.terms[3], kind.terms[0]],
      sv: `${kind.sv} saknar momskategori. Välj vilken moms som gäller för ${kind.svThe}.`,
      en: `${kind.en} has no VAT category. Choose the VAT that applies to it.`,
      holds: (doc, element) =>
        every(doc.scan, element, cac.TaxCategory).some(
          (category) => isVat(doc, category) && has(doc.scan, category, cbc.ID),
        ),
    },
  ];
}

function reasonRules(kind: Kind, [reason, documentation, again]: readonly string[]): Rule[] {
  const terms = [kind.terms[4], kind.terms[5], kind.terms[0]];
  const says = {
    terms,
    sv: `${kind.sv} saknar orsak. Skriv vad ${kind.svThe} gäller, eller välj en orsakskod.`,
    en: `${kind.en} has no reason. Write what it is for, or choose a reason code.`,
  };
  return [
    { id: reason as string, ...says, holds: either(cbc.AllowanceChargeReason, cbc.AllowanceChargeReasonCode) },
    {
      id: documentation as string,
      terms,
      sv: `Orsakskoden och orsaken i text för ${kind.svThe} ska säga samma sak. Rätta den ena.`,
      en: `The reason code and the reason in words must say the same thing. Correct one of them.`,
      holds: always,
    },
    { id: again as string, ...says, holds: either(cbc.AllowanceChargeReason, cbc.AllowanceChargeReasonCode) },
  ];
}

function decimalRules(kind: Kind): Rule[] {
  const [amount, base] = [kind.ids[5], kind.ids[6]];
  return [
    {
      id: amount,
      terms: [kind.terms[1]],
      sv: `Beloppet för ${kind.svThe} får ha högst två decimaler. Avrunda till hela ören.`,
      en: "The amount of an allowance or charge may have at most two decimals. Round to hundredths.",
      holds: cents(cbc.Amount),
    },
    {
      id: base,
      terms: [kind.terms[2]],
      sv: `Beloppet som ${kind.svThe} räknas på får ha högst två decimaler. Avrunda till hela ören.`,
      en: "The base amount of an allowance or charge may have at most two decimals. Round to hundredths.",
      holds: cents(cbc.BaseAmount),
    },
  ];
}
