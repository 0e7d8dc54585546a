/** EN 16931: the document totals (BG-22). Sums are exact; each is compared after rounding to hundredths, half toward +∞. */
import { add, type Decimal, equal, negate, roundCents, subtract, sum, zero } from "../decimal.ts";
import type { Doc } from "../document.ts";
import { fact } from "../facts.ts";
import { cac, cbc } from "../names.ts";
import { cents, present } from "../predicates.ts";
import { decimalOf, doubleOf, every, exists, has, only } from "../reads.ts";
import type { Rule } from "../rule.ts";
import { signOf } from "../vat-facts.ts";

const amount = ({ scan }: Doc, totals: number, name: number): Decimal | undefined =>
  decimalOf(scan, only(scan, totals, name));

/** Equal, where both are there: no value compares as false. */
const same = (a: Decimal | undefined, b: Decimal | undefined): boolean =>
  a !== undefined && b !== undefined && equal(a, b);

export const totalsRules: readonly Rule[] = [
  {
    id: "BR-12",
    terms: ["BT-106"],
    sv: "Summan av raderna saknas. Lägg ihop radbeloppen och fyll i summan.",
    en: "The sum of the lines is missing. Add up the line amounts and fill in the sum.",
    holds: present(cbc.LineExtensionAmount),
  },
  {
    id: "BR-13",
    terms: ["BT-109"],
    sv: "Totalsumman utan moms saknas. Fyll i den.",
    en: "The total without VAT is missing. Fill it in.",
    holds: present(cbc.TaxExclusiveAmount),
  },
  {
    id: "BR-14",
    terms: ["BT-112"],
    sv: "Totalsumman med moms saknas. Fyll i den.",
    en: "The total with VAT is missing. Fill it in.",
    holds: present(cbc.TaxInclusiveAmount),
  },
  {
    id: "BR-15",
    terms: ["BT-115"],
    sv: "Beloppet att betala saknas. Fyll i det.",
    en: "The amount due is missing. Fill it in.",
    holds: present(cbc.PayableAmount),
  },
  {
    id: "BR-CO-10",
    terms: ["BT-106", "BT-131"],
    sv: "Summan av raderna ska vara alla radbelopp hopräknade. Räkna om summan.",
    en: "The sum of the lines must be all line amounts added up. Add up the sum again.",
    holds: (doc, totals) => same(amount(doc, totals, cbc.LineExtensionAmount), sumOfLines(doc)),
  },
  {
    id: "BR-CO-11",
    terms: ["BT-107", "BT-92"],
    sv: "Summan av avdragen ska vara alla avdrag på fakturan hopräknade. Räkna om summan.",
    en: "The sum of the allowances must be all allowances on the invoice added up. Add up the sum again.",
    holds: (doc, totals) => isSumOfAllowances(doc, totals, cbc.AllowanceTotalAmount, false),
  },
  {
    id: "BR-CO-12",
    terms: ["BT-108", "BT-99"],
    sv: "Summan av tilläggen ska vara alla tillägg på fakturan hopräknade. Räkna om summan.",
    en: "The sum of the charges must be all charges on the invoice added up. Add up the sum again.",
    holds: (doc, totals) => isSumOfAllowances(doc, totals, cbc.ChargeTotalAmount, true),
  },
  {
    id: "BR-CO-13",
    terms: ["BT-109", "BT-106", "BT-107", "BT-108"],
    sv: "Totalsumman utan moms ska vara radernas summa minus avdrag plus tillägg. Räkna om totalsumman.",
    en: "The total without VAT must be the sum of the lines minus allowances plus charges. Add up the total again.",
    holds: isTotalWithoutVat,
  },
  {
    id: "BR-CO-16",
    terms: ["BT-115", "BT-112", "BT-113", "BT-114"],
    sv: "Beloppet att betala ska vara totalsumman med moms minus det som redan är betalt plus öresavrundningen. Räkna om beloppet.",
    en: "The amount due must be the total with VAT minus what is already paid plus the rounding. Work out the amount again.",
    holds: isAmountDue,
  },
  decimals("BR-DEC-09", "BT-106", cbc.LineExtensionAmount, "Summan av raderna", "The sum of the lines"),
  decimals("BR-DEC-10", "BT-107", cbc.AllowanceTotalAmount, "Summan av avdragen", "The sum of the allowances"),
  decimals("BR-DEC-11", "BT-108", cbc.ChargeTotalAmount, "Summan av tilläggen", "The sum of the charges"),
  decimals("BR-DEC-12", "BT-109", cbc.TaxExclusiveAmount, "Totalsumman utan moms", "The total without VAT"),
  decimals("BR-DEC-14", "BT-112", cbc.TaxInclusiveAmount, "Totalsumman med moms", "The total with VAT"),
  decimals("BR-DEC-16", "BT-113", cbc.PrepaidAmount, "Det redan betalda beloppet", "The amount already paid"),
  decimals("BR-DEC-17", "BT-114", cbc.PayableRoundingAmount, "Öresavrundningen", "The rounding amount"),
  decimals("BR-DEC-18", "BT-115", cbc.PayableAmount, "Beloppet att betala", "The amount due"),
];

/** EN 16931 1.3.15 asked an invoice when it falls due; 1.3.16 does not. */
export const amountDueRules: readonly Rule[] = [
  {
    id: "BR-CO-25",
    until: 1,
    terms: ["BT-9", "BT-20"],
    sv: "En faktura med ett belopp att betala ska ha förfallodatum eller betalningsvillkor. Fyll i ett av dem.",
    en: "An invoice with an amount due must have a due date or payment terms. Fill in one of them.",
    holds: (doc, due) => doubleOf(doc.scan, due) <= 0 || doc.first(cbc.DueDate) >= 0 || hasPaymentTerms(doc),
  },
];

const hasPaymentTerms = fact((doc) => {
  for (let terms = doc.first(cac.PaymentTerms); terms >= 0; terms = doc.next(terms))
    if (has(doc.scan, terms, cbc.Note)) return true;
  return false;
});

/** A rule that an amount has at most two decimals. Nothing is rounded in silence: the sender does it. */
export function decimals(...[id, term, name, sv, en]: [string, string, number, string, string]): Rule {
  return {
    id,
    terms: [term],
    sv: `${sv} får ha högst två decimaler. Avrunda till hela ören.`,
    en: `${en} may have at most two decimals. Round to hundredths.`,
    holds: cents(name),
  };
}

/** Every line anywhere in the document, as the official path has it. */
const sumOfLines = fact((doc) => {
  let total = zero;
  for (const name of [cac.InvoiceLine, cac.CreditNoteLine])
    for (let line = doc.first(name); line >= 0; line = doc.next(line)) {
      const term = amount(doc, line, cbc.LineExtensionAmount);
      if (term !== undefined) total = add(total, term);
    }
  return roundCents(total);
});

function isSumOfAllowances(doc: Doc, totals: number, name: number, isCharge: boolean): boolean {
  const { scan } = doc;
  const parent = scan.parent[totals] as number;
  const own = parent < 0 ? [] : every(scan, parent, cac.AllowanceCharge);
  const terms = own.filter((element) => signOf(doc, element)[isCharge ? "isCharge" : "isAllowance"]);
  if (!has(scan, totals, name)) return terms.length === 0;
  const values = terms.map((element) => amount(doc, element, cbc.Amount)).filter((value) => value !== undefined);
  return same(amount(doc, totals, name), roundCents(sum(values)));
}

function isTotalWithoutVat(doc: Doc, totals: number): boolean {
  const { scan } = doc;
  const total = amount(doc, totals, cbc.TaxExclusiveAmount);
  const lines = amount(doc, totals, cbc.LineExtensionAmount);
  if (total === undefined || lines === undefined) return false;
  const hasCharges = exists(scan, totals, cbc.ChargeTotalAmount);
  const hasAllowances = exists(scan, totals, cbc.AllowanceTotalAmount);
  if (!hasCharges && !hasAllowances) return equal(total, lines);
  let expected = lines;
  if (hasCharges) expected = add(expected, amount(doc, totals, cbc.ChargeTotalAmount) as Decimal);
  if (hasAllowances) expected = add(expected, negate(amount(doc, totals, cbc.AllowanceTotalAmount) as Decimal));
  return equal(total, roundCents(expected));
}

function isAmountDue(doc: Doc, totals: number): boolean {
  const due = amount(doc, totals, cbc.PayableAmount);
  const total = amount(doc, totals, cbc.TaxInclusiveAmount);
  const prepaid = amount(doc, totals, cbc.PrepaidAmount);
  const rounding = amount(doc, totals, cbc.PayableRoundingAmount);
  if (due === undefined || total === undefined) return false;
  const expected = prepaid === undefined ? total : roundCents(subtract(total, prepaid));
  return equal(rounding === undefined ? due : roundCents(subtract(due, rounding)), expected);
}
