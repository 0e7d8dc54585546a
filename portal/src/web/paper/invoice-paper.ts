/** An invoice laid out for the press: what its sheet on the screen says, and what only paper needs. */
import type { Invoice } from "@fakturaporten/einvoice";
import type { InvoicePaper } from "../../domain/paper/paper.ts";
import {
  addressOf,
  attachmentNames,
  deliveredTo,
  dueFact,
  headFacts,
  lineFacts,
  type PaperAddress,
  type PaperSource,
  sellerRegistrations,
  sellerWays,
  sumFacts,
  titleOf,
  vatFacts,
} from "../components/invoice-sheet/paper-facts.ts";
import { paymentFacts } from "../components/invoice-sheet/payment-facts.ts";
import type { Language, Messages } from "../messages/messages.ts";
import { paperTexts } from "./paper-text.ts";
import { paymentQrText } from "./payment-qr.ts";
import { qrDrawing } from "./qr-drawing.ts";

export interface PaperWish {
  readonly language: Language;
  readonly say: Messages;
  /** Not sent: says so on every page, carries no document and can not be paid by its code. */
  readonly draft?: boolean;
}

export function invoicePaper(invoice: Invoice, { language, say, draft = false }: PaperWish): InvoicePaper {
  const source: PaperSource = { invoice, language, words: say.invoiceSheet };
  const { qr, ...payment } = paymentOf(source, { language, say, draft });
  const laid = paperTexts({
    ...frameOf(source, { language, say, draft }),
    facts: headFacts(source),
    buyer: { heading: source.words.to, ...addressed(addressOf(invoice.buyer.name, invoice.buyer.address)) },
    delivery: deliveryOf(source),
    lines: linesOf(source),
    vat: vatOf(source),
    sums: sumFacts(source),
    due: dueFact(source),
    payNothing: source.words.payNothing,
    notes: notesOf(source),
    from: addressed(addressOf(invoice.seller.name, invoice.seller.address)),
    foot: [sellerRegistrations(source), sellerWays(source)],
    payment: payment.payment,
  });
  return { ...laid, language, payment: laid.payment && { ...laid.payment, qr } };
}

/** `Faktura 2026-1042`. */
export function paperTitle(invoice: Invoice, words: PaperSource["words"]): string {
  return words.label(titleOf({ invoice, words, language: "sv" }), invoice.number).trim();
}

function frameOf(source: PaperSource, { say, draft = false }: PaperWish) {
  const { invoice } = source;
  const { seller } = invoice;
  const [year = 0, month = 0, date = 0] = invoice.issuedOn.split("-").map(Number);
  const title = paperTitle(invoice, source.words);
  const [registration] = sellerRegistrations(source);
  return {
    title,
    author: seller.name,
    day: [year, month, date] as const,
    heading: titleOf(source),
    credit: invoice.kind === "credit-note",
    seller: seller.tradingName ?? seller.name,
    running: shortened(title),
    footer: [shortened(seller.name), ...(registration === undefined ? [] : [registration])].join(" · "),
    pageWord: say.paper.page,
    ofWord: say.paper.of,
    draft: draft ? say.paper.draft : null,
    draftNote: draft ? say.paper.draftNote : null,
    documentName: documentName(title),
    documentNote: say.paper.documentNote,
  };
}

/** What stands on every page has one line. */
function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= 60 ? text : `${characters.slice(0, 59).join("")}…`;
}

/** The XML's name inside the PDF: letters, digits and hyphens of the title. */
function documentName(title: string): string {
  const plain = title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-");
  return `${plain.replace(/^-+|-+$/g, "").slice(0, 20) || "document"}.xml`;
}

function addressed({ name, lines }: PaperAddress) {
  return { name: name ?? null, lines };
}

function deliveryOf(source: PaperSource) {
  const delivery = deliveredTo(source);
  return delivery === undefined ? null : { heading: source.words.deliveredTo, ...addressed(delivery) };
}

function linesOf(source: PaperSource) {
  const { item, quantity, unit, price, vat, amount } = source.words.line;
  return {
    heads: { item, quantity, unit, price, vat, amount },
    rows: source.invoice.lines.map((line) => lineFacts(line, source)),
  };
}

function vatOf(source: PaperSource) {
  const { vatRate, taxable, vatAmount } = source.words;
  return {
    heads: [vatRate, taxable, vatAmount] as const,
    rows: vatFacts(source).map(({ reason, ...row }) => ({ ...row, reason: reason ?? null })),
  };
}

function paymentOf(source: PaperSource, { say, draft = false }: PaperWish) {
  const payment = paymentFacts(source);
  const text = draft ? undefined : paymentQrText(source.invoice);
  const qr =
    text === undefined ? null : { drawing: qrDrawing(text), alt: say.paper.qrAlternative, hint: say.paper.qrHint };
  if (payment === undefined) return { payment: null, qr };
  const { payee, facts } = payment;
  return { payment: { heading: payee?.heading ?? source.words.payment, lead: payee?.lead ?? null, facts }, qr };
}

function notesOf(source: PaperSource) {
  const { words, invoice } = source;
  return [
    { heading: words.note, texts: invoice.notes ?? [] },
    { heading: words.attachments, texts: attachmentNames(source) },
  ].filter(({ texts }) => texts.length > 0);
}
