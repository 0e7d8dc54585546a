/**
 * What is left of an invoice when its credit notes are taken off, read from the documents alone, so that seller and buyer
 * come to the same. A credit note's line names no line of the invoice (BT-25 names the document): it is tied to the line
 * that says the same, first in words, VAT, unit and price, else in words and VAT. The rest is told as untied.
 */
import {
  add,
  type Decimal,
  equal,
  formatDecimal,
  isNegative,
  isZero,
  negate,
  shortest,
  subtract,
  sum,
  ZERO,
} from "../amount/decimal.ts";
import type { Invoice } from "../model/invoice.ts";
import type { InvoiceLine } from "../model/line.ts";
import type { AllowanceCharge } from "../model/totals.ts";

export interface CreditBalance {
  /** One for each line of the invoice, in its order. */
  readonly lines: readonly LineBalance[];
  /** One for each allowance or charge of the document, in its order. */
  readonly adjustments: readonly AdjustmentBalance[];
  /** Credited without VAT by lines, allowances and charges that nothing on the invoice says. */
  readonly untied: Decimal;
  /** BT-115 of the invoice less BT-115 of its credit notes. */
  readonly due: Decimal;
}

export interface LineBalance {
  readonly line: InvoiceLine;
  /** Credited by quantity at the line's own price. */
  readonly creditedQuantity: Decimal;
  /** BT-131 of all that was credited, by quantity or by amount. */
  readonly creditedNet: Decimal;
  /** Negative, seen from the line's own sign, when more was credited than the line holds. */
  readonly quantityLeft: Decimal;
  readonly netLeft: Decimal;
}

export interface AdjustmentBalance {
  readonly adjustment: AllowanceCharge;
  readonly credited: Decimal;
  readonly left: Decimal;
}

export function creditBalance(invoice: Invoice, credits: readonly Invoice[]): CreditBalance {
  const lines = invoice.lines.map(untouchedLine);
  const adjustments = (invoice.allowanceCharges ?? []).map(untouchedAdjustment);
  const places = placesBySaying(invoice.lines);
  const untied = credits.flatMap((credit) => [
    ...credit.lines
      .filter(
        (line) => !takeOffLine(lines, places.get(sayingOf(line)) ?? [], line) && !takeOffCharge(adjustments, line),
      )
      .map(({ net }) => net),
    ...(credit.allowanceCharges ?? []).filter((one) => !takeOffAdjustment(adjustments, one)).map(signed),
  ]);
  const due = credits.reduce((left, { totals }) => subtract(left, totals.due), invoice.totals.due);
  return { lines, adjustments, untied: sum(untied), due };
}

/** Whether more was credited than there was. */
export function isOverdrawn(whole: Decimal, left: Decimal): boolean {
  return !isZero(left) && isNegative(left) !== isNegative(whole);
}

/** Nothing is left to credit on any line, nor of any charge; what is left of the sum is rounding. */
export function isWhollyCredited({ lines, adjustments }: CreditBalance): boolean {
  return (
    lines.every(({ line, netLeft }) => isZero(netLeft) || isOverdrawn(line.net, netLeft)) &&
    adjustments.every(({ left }) => isZero(left) || isNegative(left))
  );
}

function untouchedLine(line: InvoiceLine): LineBalance {
  return { line, creditedQuantity: ZERO, creditedNet: ZERO, quantityLeft: line.quantity, netLeft: line.net };
}

function untouchedAdjustment(adjustment: AllowanceCharge): AdjustmentBalance {
  return { adjustment, credited: ZERO, left: adjustment.amount };
}

/** Ties one credited line to the line it takes back from; says whether there was one. */
function takeOffLine(lines: LineBalance[], alike: readonly number[], credited: InvoiceLine): boolean {
  const priced = alike.filter((place) => samePrice(lines[place]?.line, credited));
  const place =
    priced.find((one) => covers(lines[one]?.quantityLeft, credited.quantity)) ??
    priced.at(-1) ??
    alike.find((one) => covers(lines[one]?.netLeft, credited.net)) ??
    alike.at(-1);
  const balance = place === undefined ? undefined : lines[place];
  if (place === undefined || balance === undefined) return false;
  const quantity = priced.includes(place) ? credited.quantity : ZERO;
  lines[place] = {
    line: balance.line,
    creditedQuantity: add(balance.creditedQuantity, quantity),
    creditedNet: add(balance.creditedNet, credited.net),
    quantityLeft: subtract(balance.quantityLeft, quantity),
    netLeft: subtract(balance.netLeft, credited.net),
  };
  return true;
}

/** A charge credited by itself is written as a line, since every document has one (BR-16). */
function takeOffCharge(adjustments: AdjustmentBalance[], { item, vat, net }: InvoiceLine): boolean {
  const charge = { kind: "charge", amount: net, reason: item.name, vat } as const;
  const isNamed = adjustments.some(({ adjustment }) => sameWords(adjustment.reason, item.name));
  return isNamed && takeOffAdjustment(adjustments, charge);
}

function takeOffAdjustment(adjustments: AdjustmentBalance[], credited: AllowanceCharge): boolean {
  const alike = adjustments.flatMap(({ adjustment }, place) => (sameAdjustment(adjustment, credited) ? [place] : []));
  const named = alike.filter((place) => sameWords(adjustments[place]?.adjustment.reason, credited.reason));
  const among = named.length > 0 ? named : alike;
  const place = among.find((one) => covers(adjustments[one]?.left, credited.amount)) ?? among.at(-1);
  const balance = place === undefined ? undefined : adjustments[place];
  if (place === undefined || balance === undefined) return false;
  adjustments[place] = {
    adjustment: balance.adjustment,
    credited: add(balance.credited, credited.amount),
    left: subtract(balance.left, credited.amount),
  };
  return true;
}

/** Whether something of this size can still be taken from what is left. */
function covers(left: Decimal | undefined, taken: Decimal): boolean {
  if (left === undefined || isNegative(left) !== isNegative(taken)) return false;
  const rest = subtract(left, taken);
  return isZero(rest) || isNegative(rest) === isNegative(left);
}

function placesBySaying(lines: readonly InvoiceLine[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, line] of lines.entries()) {
    const saying = sayingOf(line);
    const known = places.get(saying);
    if (known === undefined) places.set(saying, [place]);
    else known.push(place);
  }
  return places;
}

/** What a line says, as lines are compared: its words and its VAT. */
function sayingOf({ item, vat }: InvoiceLine): string {
  return `${vat.category} ${formatDecimal(shortest(vat.rate ?? ZERO))} ${comparable(item.name)}`;
}

function samePrice(line: InvoiceLine | undefined, other: InvoiceLine): boolean {
  if (line === undefined || line.unit !== other.unit || !equal(line.price.net, other.price.net)) return false;
  return equal(line.price.baseQuantity ?? ONE, other.price.baseQuantity ?? ONE);
}

const ONE: Decimal = { units: 1n, scale: 0 };

function sameAdjustment(a: AllowanceCharge, b: AllowanceCharge): boolean {
  if (a.kind !== b.kind || a.vat.category !== b.vat.category) return false;
  return equal(a.vat.rate ?? ZERO, b.vat.rate ?? ZERO);
}

function sameWords(a: string | undefined, b: string | undefined): boolean {
  return comparable(a ?? "") === comparable(b ?? "");
}

function comparable(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

function signed({ kind, amount }: AllowanceCharge): Decimal {
  return kind === "charge" ? amount : negate(amount);
}
