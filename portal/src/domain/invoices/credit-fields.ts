/**
 * A credit of an invoice as a form: all that is left of it, or chosen parts. What was deducted from the whole invoice is
 * deducted from each credit in proportion, so that nobody gets back more than was paid; a charge is chosen like a line.
 */
import {
  allocate,
  type CreditBalance,
  type Decimal,
  divideRounded,
  equal,
  fromMinor,
  type Invoice as Document,
  type InvoiceLine,
  isNegative,
  isOverdrawn,
  isZero,
  type LineBalance,
  multiply,
  percentageOf,
  roundTo,
  absolute,
  compare,
  subtract,
  sum,
  toMinor,
  ZERO,
  type AdjustmentBalance,
} from "@fakturaporten/einvoice";
import type { CreditStanding } from "./credit-standing.ts";
import {
  type AdjustmentFields,
  type DraftFields,
  type LineFields,
  withAdjustments,
  withLines,
} from "./draft-fields.ts";
import { adjustmentFields, fieldsOfDocument, lineFields, typed } from "./fields-of-document.ts";

/** Of a line: so many of its units at its price, or so much of its amount without VAT. */
export type CreditPart = { readonly quantity: Decimal } | { readonly amount: Decimal };

export interface ChosenCredit {
  /** By the line's place in the document, from 0. */
  readonly lines: ReadonlyMap<number, CreditPart>;
  /** Amounts without VAT, by the charge's place among allowances and charges, from 0. */
  readonly charges: ReadonlyMap<number, Decimal>;
}

export interface CreditOf {
  readonly standing: CreditStanding;
  readonly receiverId: string;
  readonly choice: "all-left" | ChosenCredit;
}

export function creditFields({ standing, receiverId, choice }: CreditOf): DraftFields {
  const { document, credits, balance } = standing;
  const whole = fieldsOfDocument({ document, receiverId, purpose: "credit" });
  if (choice === "all-left" && credits.length === 0) return whole;
  const chosen = choice === "all-left" ? allLeft(balance) : choice;
  const lines = balance.lines.flatMap((line, place) => {
    const part = chosen.lines.get(place);
    return part === undefined ? [] : [creditedLine(line, { part, document })];
  });
  const adjustments = balance.adjustments.flatMap((one, place) => {
    const amount = one.adjustment.kind === "charge" ? chosen.charges.get(place) : following(one, { balance, chosen });
    if (amount === undefined || isZero(amount)) return [];
    return [{ ...adjustmentFields(one.adjustment, document), amount: typed(amount) }];
  });
  const { rounding: _rounding, ...head } = whole;
  if (lines.length === 0) return withAdjustments(withLines(head, adjustments.map(asLine)), []);
  return withAdjustments(withLines(head, lines), adjustments);
}

/** BT-131 of a part of a line: the last part gets what is left, so that the parts come to the whole. */
export function netOfPart({ line, quantityLeft, netLeft }: LineBalance, part: CreditPart): Decimal {
  if ("amount" in part) return part.amount;
  if (equal(part.quantity, quantityLeft)) return netLeft;
  return divideRounded(multiply(line.net, part.quantity), line.quantity, 2);
}

/** By quantity where that says the amount that is left, else by amount. */
function allLeft({ lines, adjustments }: CreditBalance): ChosenCredit {
  return {
    lines: new Map(
      lines.flatMap((balance, place) => {
        const { line, quantityLeft, netLeft } = balance;
        if (isZero(netLeft) || isOverdrawn(line.net, netLeft)) return [];
        const hasQuantity = !isZero(quantityLeft) && !isOverdrawn(line.quantity, quantityLeft);
        return [[place, hasQuantity ? { quantity: quantityLeft } : { amount: netLeft }] as const];
      }),
    ),
    charges: new Map(
      adjustments.flatMap(({ adjustment, left }, place) =>
        adjustment.kind === "charge" && !isZero(left) && !isNegative(left) ? [[place, left] as const] : [],
      ),
    ),
  };
}

/** Every document has a line (BR-16): a charge credited by itself becomes one. */
function asLine({ amount, reason, vat, vatReason }: AdjustmentFields): LineFields {
  return { description: reason, quantity: "1", unit: "st", price: amount, vat, vatReason, allowance: "" };
}

interface PartOf {
  readonly part: CreditPart;
  readonly document: Document;
}

function creditedLine(balance: LineBalance, { part, document }: PartOf): LineFields {
  const { line } = balance;
  const net = netOfPart(balance, part);
  const byQuantity = "quantity" in part ? lineByQuantity(line, { quantity: part.quantity, net, document }) : undefined;
  return byQuantity ?? lineByAmount(line, { net, document });
}

interface QuantityOf {
  readonly quantity: Decimal;
  readonly net: Decimal;
  readonly document: Document;
}

/** Only where the line's own price and allowance lead to the amount. */
function lineByQuantity(line: InvoiceLine, { quantity, net, document }: QuantityOf): LineFields | undefined {
  if (line.price.baseQuantity !== undefined) return undefined;
  const gross = roundTo(multiply(quantity, line.price.net), 2);
  const off = subtract(gross, net);
  const fields = { ...lineFields(line, document), quantity: typed(quantity) };
  if (isZero(off)) return { ...fields, allowance: "" };
  const allowance = line.allowanceCharges?.find(({ kind }) => kind === "allowance");
  if (allowance === undefined || isNegative(off) || isNegative(gross)) return undefined;
  const { percentage } = allowance;
  const isPercentage = percentage !== undefined && equal(percentageOf(gross, percentage), off);
  return { ...fields, allowance: isPercentage ? `${typed(percentage)} %` : typed(off) };
}

function lineByAmount(line: InvoiceLine, { net, document }: Omit<QuantityOf, "quantity">): LineFields {
  const quantity = isNegative(net) ? "\u22121" : "1";
  return { ...lineFields(line, document), quantity, unit: "st", price: typed(absolute(net)), allowance: "" };
}

interface Choosing {
  readonly balance: CreditBalance;
  readonly chosen: ChosenCredit;
}

/** The share of an allowance that follows the lines it was given for: those of its VAT rate, by their amounts. */
function following({ adjustment, left }: AdjustmentBalance, { balance, chosen }: Choosing): Decimal {
  const given = balance.lines.flatMap((line, place) => {
    const { category, rate } = line.line.vat;
    const sameVat = category === adjustment.vat.category && equal(rate ?? ZERO, adjustment.vat.rate ?? ZERO);
    const part = chosen.lines.get(place);
    return sameVat ? [{ line, credited: part === undefined ? ZERO : netOfPart(line, part) }] : [];
  });
  const credited = sum(given.map((one) => one.credited));
  const whole = sum(given.map(({ line }) => line.line.net));
  if (isNegative(left) || isZero(credited) || isNegative(credited) || compare(whole, ZERO) <= 0) return ZERO;
  const isLast = given.every((one) => {
    const then = subtract(one.line.netLeft, one.credited);
    return isZero(then) || isOverdrawn(one.line.line.net, then);
  });
  return isLast ? left : shareOf(adjustment.amount, { credited, whole, left });
}

interface ShareOf {
  readonly credited: Decimal;
  readonly whole: Decimal;
  readonly left: Decimal;
}

function shareOf(amount: Decimal, { credited, whole, left }: ShareOf): Decimal {
  const minor = (value: Decimal): bigint => toMinor(value, "SEK").minor;
  const [share = 0n] = allocate(minor(amount), [minor(credited), minor(subtract(whole, credited))]);
  const shared = fromMinor({ minor: share, currency: "SEK" });
  return compare(shared, left) > 0 ? left : shared;
}
