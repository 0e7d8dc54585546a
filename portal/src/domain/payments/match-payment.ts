/**
 * What a payment settles, as far as it says so itself: by OCR reference or invoice number, then by a number in its text with the exact
 * amount, then by who paid exactly what one invoice is on. Where two answers are possible there is none, and a person decides.
 */
import { parseOcrReference } from "@fakturaporten/einvoice";
import type { CustomerId } from "../customers/customer.ts";
import type { BankPayment } from "./bank-payment.ts";

/** An invoice that a payment may be for. A credit note stands for the invoice it credits, under its own number. */
export interface Candidate {
  readonly invoiceId: string;
  readonly customerId: CustomerId;
  readonly number: string;
  readonly ocrReference: string;
  readonly balanceMinor: bigint;
  readonly customerName: string;
  readonly organisationNumber: string;
}

export interface Placement {
  readonly customerId: CustomerId;
  /** None: more than the invoice needs, kept on the customer's account. */
  readonly invoiceId: string | undefined;
  readonly amountMinor: bigint;
}

export const matchedBy = ["ocr", "number", "text", "payer"] as const;
export const unmatchedWhy = ["no-reference", "reference-unknown", "split-unclear", "several-fit"] as const;

export type Match =
  | { readonly placements: readonly Placement[]; readonly by: (typeof matchedBy)[number] }
  | { readonly placements: undefined; readonly why: (typeof unmatchedWhy)[number] };

type Told = Pick<BankPayment, "amountMinor" | "references" | "texts" | "payer">;

export function matchPayment(payment: Told, candidates: readonly Candidate[]): Match {
  if (payment.references.length > 0) return byReferences(payment, candidates);
  const texted = byText(payment, candidates);
  if (texted !== undefined) return texted;
  return byPayer(payment, candidates);
}

/** What people write as a reference: spaces, hyphens and leading zeros mean nothing. */
export function referenceKey(written: string): string {
  return written.replace(/[\s\u00a0-]/g, "").replace(/^0+(?=.)/, "");
}

/** The digits a text may mean an invoice by. */
export function numbersIn(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.match(/\d{3,25}/g) ?? []).map(referenceKey))];
}

function byReferences(payment: Told, candidates: readonly Candidate[]): Match {
  const found = payment.references.map(({ reference, amountMinor }) => ({
    candidate: named(referenceKey(reference), candidates),
    amountMinor,
  }));
  const known = found.flatMap(({ candidate, amountMinor }) =>
    candidate === undefined ? [] : [{ candidate, amountMinor }],
  );
  if (known.length < found.length) return { placements: undefined, why: "reference-unknown" };
  const isByOcr = payment.references.every(({ reference }) => isOcr(reference));
  const amounts = amountsOf(payment.amountMinor, known);
  if (amounts === undefined) return { placements: undefined, why: "split-unclear" };
  return { placements: place(amounts), by: isByOcr ? "ocr" : "number" };
}

/** An OCR reference before an invoice number; one of them, or none. */
function named(key: string, candidates: readonly Candidate[]): Candidate | undefined {
  return (
    candidates.find(({ ocrReference }) => ocrReference === key) ??
    candidates.find(({ number }) => referenceKey(number) === key)
  );
}

function isOcr(reference: string): boolean {
  return parseOcrReference(reference, { level: 2 }).ok;
}

interface Part {
  readonly candidate: Candidate;
  readonly amountMinor: bigint;
}

/** What goes on each: as told, all on the only one, or each paid in full when that is exactly what was paid. */
function amountsOf(
  total: bigint,
  known: readonly { readonly candidate: Candidate; readonly amountMinor: bigint | undefined }[],
): readonly Part[] | undefined {
  const [first] = known;
  if (known.length === 1 && first !== undefined) return [{ candidate: first.candidate, amountMinor: total }];
  const told = known.flatMap(({ candidate, amountMinor }) =>
    amountMinor === undefined ? [] : [{ candidate, amountMinor }],
  );
  if (told.length === known.length) return sumOf(told) === total ? told : undefined;
  const full = known.map(({ candidate }) => ({ candidate, amountMinor: candidate.balanceMinor }));
  const isApart = new Set(known.map(({ candidate }) => candidate.invoiceId)).size === known.length;
  return isApart && sumOf(full) === total ? full : undefined;
}

function sumOf(parts: readonly Part[]): bigint {
  return parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

/** No invoice is settled below zero: what is more stays on its customer's account. A deduction makes owed again what it takes. */
function place(parts: readonly Part[]): readonly Placement[] {
  const left = new Map<string, bigint>();
  const placements: Placement[] = [];
  for (const { candidate, amountMinor } of parts.toSorted(deductionsFirst)) {
    const { customerId, invoiceId } = candidate;
    const balance = left.get(invoiceId) ?? candidate.balanceMinor;
    const room = balance < 0n ? 0n : balance;
    const onInvoice = amountMinor < room ? amountMinor : room;
    left.set(invoiceId, balance - onInvoice);
    if (onInvoice !== 0n) placements.push({ customerId, invoiceId, amountMinor: onInvoice });
    if (amountMinor !== onInvoice)
      placements.push({ customerId, invoiceId: undefined, amountMinor: amountMinor - onInvoice });
  }
  return placements;
}

function deductionsFirst(a: Part, b: Part): number {
  return a.amountMinor < b.amountMinor ? -1 : a.amountMinor > b.amountMinor ? 1 : 0;
}

/** A number in free text could be anything: it counts together with the exact amount. */
function byText({ texts, amountMinor }: Told, candidates: readonly Candidate[]): Match | undefined {
  const numbers = numbersIn(texts);
  const fitting = candidates.filter(
    ({ ocrReference, number, balanceMinor }) =>
      balanceMinor === amountMinor && (numbers.includes(ocrReference) || numbers.includes(referenceKey(number))),
  );
  return only(fitting, amountMinor, "text");
}

function byPayer({ payer, amountMinor }: Told, candidates: readonly Candidate[]): Match {
  const fitting = candidates.filter(({ balanceMinor }) => balanceMinor === amountMinor && amountMinor > 0n);
  const byNumber = fitting.filter(({ organisationNumber }) => organisationNumber === payer.organisationNumber);
  const name = payer.name === undefined ? undefined : nameKey(payer.name);
  const chosen = byNumber.length > 0 ? byNumber : fitting.filter(({ customerName }) => nameKey(customerName) === name);
  if (chosen.length > 1) return { placements: undefined, why: "several-fit" };
  return only(chosen, amountMinor, "payer") ?? { placements: undefined, why: "no-reference" };
}

function only(fitting: readonly Candidate[], amountMinor: bigint, by: "text" | "payer"): Match | undefined {
  const [one] = fitting;
  if (one === undefined || fitting.length > 1) return undefined;
  return { placements: [{ customerId: one.customerId, invoiceId: one.invoiceId, amountMinor }], by };
}

/** Names as banks write them: capitals, cut words, points left out. */
export function nameKey(name: string): string {
  return name
    .normalize("NFC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
