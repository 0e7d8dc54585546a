/** The words and references a document can be found by years later: what people remember of an invoice, bounded. */
import type { Invoice } from "@fakturaporten/einvoice";
import { searchText } from "./received-document.ts";

/** A document is found by so many different words at most: its references first, then its lines in order. */
const wordsMax = 40;
const wordCharacters = { min: 3, max: 40 } as const;

export function wordsOf(invoice: Invoice): readonly string[] {
  const references = [
    invoice.buyerReference,
    ...Object.values(invoice.references ?? {}).map((one) => (typeof one === "string" ? one : one?.id)),
    invoice.buyerAccountingReference,
    ...(invoice.paymentMeans ?? []).map(({ reference }) => reference),
    ...(invoice.precedingInvoices ?? []).map(({ number }) => number),
  ];
  const texts = [
    invoice.seller.name,
    invoice.seller.tradingName,
    ...(invoice.notes ?? []),
    ...invoice.lines.flatMap(({ item, note }) => [item.name, item.sellersId, item.description, note]),
  ];
  const words = [...references.flatMap(referenceWords), ...texts.flatMap(wordsIn)];
  return [...new Set(words)].slice(0, wordsMax);
}

/** The words that are sought in a text somebody types: every one of them has to be in the document. */
export function wordsSought(text: string): readonly string[] {
  return [...new Set(wordsIn(text))].slice(0, soughtMax);
}

const soughtMax = 8;

/** A reference is found by its parts, and as one: `RK 10452-A` also as `rk10452a`. */
function referenceWords(text: string | undefined): readonly string[] {
  const parts = partsOf(text);
  return [...parts.filter(isWord), ...(parts.length > 1 ? [parts.join("")].filter(isWord) : [])];
}

function wordsIn(text: string | undefined): readonly string[] {
  return partsOf(text).filter(isWord);
}

function partsOf(text: string | undefined): readonly string[] {
  return searchText(text ?? "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== "");
}

/** Shorter ones stand in nearly every document: AB, st, nr. */
function isWord(word: string): boolean {
  return word.length >= wordCharacters.min && word.length <= wordCharacters.max;
}
