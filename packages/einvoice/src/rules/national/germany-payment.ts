/** Germany: ways to pay (DE-R-019 … DE-R-025), when both parties have German addresses. */
import type { Doc } from "../document.ts";
import { cac, cbc } from "../names.ts";
import { isIban } from "../peppol/check-digits.ts";
import { isWithinGermany } from "../peppol/parameters.ts";
import { doubleOf, every, has, normal, only, sole, textOf } from "../reads.ts";
import type { Context, Rule } from "../rule.ts";

/** Whether the way to pay has one of some codes. Until 3.0.20 the codes were compared as numbers. */
function paysWith(doc: Doc, means: number, codes: readonly string[]): boolean {
  const { scan } = doc;
  if (doc.release.order >= 2) return codes.includes(normal(scan, only(scan, means, cbc.PaymentMeansCode)));
  return every(scan, means, cbc.PaymentMeansCode).some((code) => codes.map(Number).includes(doubleOf(scan, code)));
}

const needs = (id: string, term: string, name: number, sv: string, en: string): Rule => ({
  id,
  terms: [term],
  sv: `Betalningssättet kräver ${sv}. Fyll i uppgiften, eller välj ett annat betalningssätt.`,
  en: `The way to pay needs ${en}. Fill it in, or choose another way to pay.`,
  holds: ({ scan }, means) => has(scan, means, name),
});

const excludes = (id: string, terms: readonly string[], names: readonly number[], sv: string, en: string): Rule => ({
  id,
  terms,
  sv: `Betalningssättet får inte ha ${sv}. Ta bort det, eller välj ett annat betalningssätt.`,
  en: `The way to pay may not have ${en}. Remove it, or choose another way to pay.`,
  holds: ({ scan }, means) => !names.some((name) => has(scan, means, name)),
});

/** The account's number is an IBAN, if the way to pay has the code. White space inside is left out. */
function ibanRule(id: string, term: string, code: string, path: readonly number[]): Rule {
  const [sv, en] =
    term === "BT-84" ? ["Kontonumret", "The account number"] : ["Betalarens kontonummer", "The payer's account number"];
  return {
    id,
    severity: "warning",
    terms: [term],
    sv: `${sv} bör vara ett IBAN vars kontrollsiffror går ihop. Kontrollera numret.`,
    en: `${en} should be an IBAN whose check digits agree. Check the number.`,
    holds: (doc, means) =>
      !paysWith(doc, means, [code]) ||
      isIban(textOf(doc.scan, sole(doc.scan, means, ...path)).replace(/[ \t\n\r]/g, "")),
  };
}

function context(codes: readonly string[], rules: readonly Rule[]): Context {
  return {
    at: ["/D/cac:PaymentMeans"],
    when: (doc, means) => paysWith(doc, means, codes) && isWithinGermany(doc),
    rules,
  };
}

export const paymentContexts: readonly Context[] = [
  context(
    ["30", "58"],
    [
      ibanRule("DE-R-019", "BT-84", "58", [cac.PayeeFinancialAccount, cbc.ID]),
      needs("DE-R-023-1", "BG-17", cac.PayeeFinancialAccount, "ett konto att betala till", "an account to pay to"),
      excludes(
        "DE-R-023-2",
        ["BG-18", "BG-19"],
        [cac.CardAccount, cac.PaymentMandate],
        "betalkort eller autogiromedgivande",
        "a card or a direct debit mandate",
      ),
    ],
  ),
  context(
    ["48", "54", "55"],
    [
      needs("DE-R-024-1", "BG-18", cac.CardAccount, "uppgifter om betalkortet", "details of the card"),
      excludes(
        "DE-R-024-2",
        ["BG-17", "BG-19"],
        [cac.PayeeFinancialAccount, cac.PaymentMandate],
        "konto eller autogiromedgivande",
        "an account or a direct debit mandate",
      ),
    ],
  ),
  context(
    ["59"],
    [
      ibanRule("DE-R-020", "BT-91", "59", [cac.PaymentMandate, cac.PayerFinancialAccount, cbc.ID]),
      needs("DE-R-025-1", "BG-19", cac.PaymentMandate, "ett autogiromedgivande", "a direct debit mandate"),
      excludes(
        "DE-R-025-2",
        ["BG-17", "BG-18"],
        [cac.PayeeFinancialAccount, cac.CardAccount],
        "konto eller betalkort",
        "an account or a card",
      ),
    ],
  ),
];
