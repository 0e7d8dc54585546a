/** Sums and amounts: what the parts come to, and amounts rounded to hundredths. */
import {
  add,
  type Decimal,
  equal,
  parseDecimal,
  roundAway,
  roundCents,
  subtract,
  sum,
  toText,
  zero,
} from "../decimal.ts";
import type { Doc } from "../document.ts";
import { fact } from "../facts.ts";
import { isWithinOne } from "../en16931/breakdown.ts";
import { at, cac, cbc } from "../names.ts";
import { attribute, child, decimalOf, every, only, sole, textOf } from "../reads.ts";
import { signOf } from "../vat-facts.ts";
import { inside, itself, type Repairer, trimmed } from "./repair.ts";

const amount = ({ scan }: Doc, group: number, name: number): Decimal | undefined =>
  group < 0 ? undefined : decimalOf(scan, only(scan, group, name));

const amountsOf = (doc: Doc, groups: readonly number[], name: number): Decimal[] =>
  groups.map((group) => amount(doc, group, name)).filter((value) => value !== undefined);

type Reckon = (doc: Doc, group: number) => Decimal | undefined;

/**
 * A stated total becomes what its parts come to; where it is not stated, none is made up. `next` is the total that follows from
 * it: only where that agrees with the parts is it sure that this one is what is wrong.
 */
const total =
  (name: number, reckon: Reckon, next?: readonly [name: number, reckon: Reckon]): Repairer =>
  (doc, group) => {
    const { scan } = doc;
    const element = group < 0 ? -1 : child(scan, group, name);
    const value = element < 0 ? undefined : reckon(doc, group);
    if (value === undefined || (next !== undefined && !isStated(doc, next))) return undefined;
    const better = roundCents(value);
    const before = parseDecimal(textOf(scan, element));
    return before !== undefined && equal(before, better) ? undefined : { element, text: toText(better), isField: true };
  };

function isStated(doc: Doc, [name, reckon]: readonly [name: number, reckon: Reckon]): boolean {
  const [totals = -1] = doc.tops(cac.LegalMonetaryTotal);
  const stated = amount(doc, totals, name);
  const right = reckon(doc, totals);
  return stated !== undefined && right !== undefined && equal(stated, roundCents(right));
}

const lines = fact((doc) => roundCents(sum(amountsOf(doc, doc.lines, cbc.LineExtensionAmount))));
const allowances = fact((doc) => sumOfSign(doc, "isAllowance"));
const charges = fact((doc) => sumOfSign(doc, "isCharge"));

function sumOfSign(doc: Doc, sign: "isAllowance" | "isCharge"): Decimal {
  const signed = doc.tops(cac.AllowanceCharge).filter((element) => signOf(doc, element)[sign]);
  return roundCents(sum(amountsOf(doc, signed, cbc.Amount)));
}

/*
 * Each total is reckoned from the lines and allowances on, not from the totals before it: where one of those is wrong, that one
 * is mended, and the others are left as they are.
 */
const withoutVat = (doc: Doc): Decimal => add(subtract(lines(doc), allowances(doc)), charges(doc));

/** The VAT of the rows in a VAT total, where each row's is right by its own base and rate. */
function vatOfRows(doc: Doc, taxes: number): Decimal | undefined {
  const { scan } = doc;
  const rows = every(scan, taxes, cac.TaxSubtotal).map((row) => {
    const tax = amount(doc, row, cbc.TaxAmount);
    const base = amount(doc, row, cbc.TaxableAmount);
    const rate = decimalOf(scan, sole(scan, row, cac.TaxCategory, cbc.Percent)) ?? zero;
    return tax !== undefined && base !== undefined && isWithinOne(tax, base, rate) ? tax : undefined;
  });
  return rows.length === 0 || rows.includes(undefined) ? undefined : sum(rows as Decimal[]);
}

/** The total with VAT, where one VAT total is in the invoice currency. */
function withVat(doc: Doc): Decimal | undefined {
  const { scan } = doc;
  const currency = textOf(scan, only(scan, 0, cbc.DocumentCurrencyCode));
  const stated = every(scan, 0, cac.TaxTotal, cbc.TaxAmount).filter(
    (tax) => attribute(scan, tax, at.currencyID) === currency,
  );
  const [tax = -1] = stated;
  if (stated.length !== 1) return undefined;
  const vat = vatOfRows(doc, scan.parent[tax] as number) ?? decimalOf(scan, tax);
  return vat === undefined ? undefined : add(withoutVat(doc), vat);
}

function amountDue(doc: Doc, totals: number): Decimal | undefined {
  const due = withVat(doc);
  if (due === undefined) return undefined;
  const left = subtract(due, amount(doc, totals, cbc.PrepaidAmount) ?? zero);
  return add(left, amount(doc, totals, cbc.PayableRoundingAmount) ?? zero);
}

/** Half a hundredth is rounded away from zero, as people do. */
const rounded = (written: string): string | undefined => {
  const value = written.length > 1000 ? undefined : parseDecimal(trimmed(written));
  return value === undefined ? undefined : toText(roundAway(value, 2));
};

const cents = (name: number): Repairer => inside(name, rounded);

const nextWithoutVat = [cbc.TaxExclusiveAmount, withoutVat] as const;
const nextWithVat = [cbc.TaxInclusiveAmount, withVat] as const;
const nextDue = [cbc.PayableAmount, amountDue] as const;

export const sumRepairs: Readonly<Record<string, Repairer>> = {
  "BR-CO-10": total(cbc.LineExtensionAmount, lines, nextWithoutVat),
  "BR-CO-11": total(cbc.AllowanceTotalAmount, allowances, nextWithoutVat),
  "BR-CO-12": total(cbc.ChargeTotalAmount, charges, nextWithoutVat),
  "BR-CO-13": total(cbc.TaxExclusiveAmount, withoutVat, nextWithVat),
  "BR-CO-14": total(cbc.TaxAmount, vatOfRows, nextWithVat),
  "BR-CO-15": (doc, root) =>
    total(cbc.TaxInclusiveAmount, withVat, nextDue)(doc, only(doc.scan, root, cac.LegalMonetaryTotal)),
  "BR-CO-16": total(cbc.PayableAmount, amountDue, nextWithVat),
  "UBL-DT-01": itself(rounded),
  "BR-DEC-01": cents(cbc.Amount),
  "BR-DEC-02": cents(cbc.BaseAmount),
  "BR-DEC-05": cents(cbc.Amount),
  "BR-DEC-06": cents(cbc.BaseAmount),
  "BR-DEC-09": cents(cbc.LineExtensionAmount),
  "BR-DEC-10": cents(cbc.AllowanceTotalAmount),
  "BR-DEC-11": cents(cbc.ChargeTotalAmount),
  "BR-DEC-12": cents(cbc.TaxExclusiveAmount),
  "BR-DEC-14": cents(cbc.TaxInclusiveAmount),
  "BR-DEC-16": cents(cbc.PrepaidAmount),
  "BR-DEC-17": cents(cbc.PayableRoundingAmount),
  "BR-DEC-18": cents(cbc.PayableAmount),
  "BR-DEC-19": cents(cbc.TaxableAmount),
  "BR-DEC-20": cents(cbc.TaxAmount),
  "BR-DEC-23": cents(cbc.LineExtensionAmount),
  "BR-DEC-24": cents(cbc.Amount),
  "BR-DEC-25": cents(cbc.BaseAmount),
  "BR-DEC-27": cents(cbc.Amount),
  "BR-DEC-28": cents(cbc.BaseAmount),
};
