/**
 * What an invoice's sheet says, as text and nothing else: read from the document's own terms, in the order of the paper. The
 * sheet on the screen and the PDF are both drawn from it, so that they can not say different things.
 */
import {
  type Address,
  type Decimal,
  findUnit,
  formatDecimal,
  type Invoice,
  type InvoiceLine,
  isZero,
  type LineAllowanceCharge,
  shortest,
  type VatCategory,
} from "@fakturaporten/einvoice";
import { organisationNumberText } from "../../figures-text.ts";
import type { Language, Messages } from "../../messages/messages.ts";
import { amountIn, moneyIn, plainIn } from "./figures.tsx";

type Words = Messages["invoiceSheet"];

export interface PaperSource {
  readonly invoice: Invoice;
  readonly words: Words;
  readonly language: Language;
}

/** A name and what stands beside it. */
export interface PaperFact {
  readonly name: string;
  readonly text: string;
  readonly strong?: boolean;
}

export interface PaperAddress {
  readonly name: string | undefined;
  readonly lines: readonly string[];
}

export interface PaperLine {
  readonly item: string;
  readonly details: readonly string[];
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  readonly vat: string;
  readonly amount: string;
}

export interface PaperVat {
  readonly rate: string;
  readonly reason: string | undefined;
  readonly taxable: string;
  readonly vat: string;
}

export function titleOf({ invoice, words }: PaperSource): string {
  if (invoice.kind === "credit-note") return words.creditNote;
  return invoice.typeCode === "389" ? words.selfBilled : words.invoice;
}

export function addressOf(name: string | undefined, address: Address): PaperAddress {
  const place = [address.postalCode, address.city].filter((part) => part !== undefined).join(" ");
  const country = address.country === "SE" ? undefined : address.country;
  const lines = [address.street, address.street2, address.street3, place, country];
  return { name, lines: said(lines) };
}

/** Where the goods went, when the document says so. */
export function deliveredTo({ invoice: { delivery } }: PaperSource): PaperAddress | undefined {
  if (delivery?.address === undefined && delivery?.name === undefined) return undefined;
  return addressOf(delivery.name, delivery.address ?? {});
}

/** What the invoice is, and what the buyer matches it with. */
export function headFacts(source: PaperSource): readonly PaperFact[] {
  return [...identityFacts(source), ...referenceFacts(source)];
}

function identityFacts({ invoice, words }: PaperSource): PaperFact[] {
  const isCredit = invoice.kind === "credit-note";
  const name = isCredit ? words.creditNumber : words.number;
  return [
    invoice.number === "" ? { name, text: words.numberMissing } : { name, text: invoice.number, strong: true },
    ...(invoice.precedingInvoices ?? []).map(({ number, issuedOn }) => {
      const dated = issuedOn?.replaceAll("-", "\u2011");
      return { name: words.credits, text: dated === undefined ? number : words.creditsDated(number, dated) };
    }),
    { name: words.issuedOn, text: invoice.issuedOn },
    ...when(words.dueOn, isCredit ? undefined : invoice.dueOn),
    ...when(words.deliveredOn, invoice.delivery?.deliveredOn),
    ...when(words.period, periodText(invoice.period, words)),
  ];
}

function referenceFacts({ invoice, words }: PaperSource): PaperFact[] {
  const { references = {} } = invoice;
  return [
    ...when(words.buyerReference, invoice.buyerReference),
    ...when(words.order, references.order),
    ...when(words.contract, references.contract),
    ...when(words.project, references.project),
    ...when(words.invoicedObject, references.invoicedObject?.id),
    ...when(words.buyerAccounting, invoice.buyerAccountingReference),
    ...when(words.sellerReference, invoice.seller.contact?.name),
    ...when(words.salesOrder, references.salesOrder),
    ...when(words.paymentTerms, invoice.kind === "credit-note" ? undefined : invoice.paymentTerms),
  ];
}

function periodText(period: Invoice["period"] | InvoiceLine["period"], words: Words): string | undefined {
  const { startsOn = "", endsOn = "" } = period ?? {};
  return startsOn === "" && endsOn === "" ? undefined : words.periodText(startsOn, endsOn);
}

function when(name: string, text: string | undefined): PaperFact[] {
  return text === undefined ? [] : [{ name, text }];
}

export function lineFacts(line: InvoiceLine, { words, language }: PaperSource): PaperLine {
  const base = line.price.baseQuantity;
  const isForOne = base === undefined || formatDecimal(shortest(base)) === "1";
  const price = amountIn(line.price.net);
  return {
    item: line.item.name,
    details: lineDetails(line, words),
    quantity: plainIn(line.quantity),
    unit: words.units[line.unit] ?? findUnit(line.unit)?.[language] ?? line.unit,
    price: isForOne ? price : `${price} ${words.line.per(plainIn(base))}`,
    vat: rateText(line.vat, words, words.categoriesShort),
    amount: amountIn(line.net),
  };
}

function lineDetails(line: InvoiceLine, words: Words): readonly string[] {
  return said([
    line.item.description,
    line.note,
    line.item.sellersId === undefined ? undefined : `${words.line.article} ${line.item.sellersId}`,
    line.orderLine === undefined ? undefined : `${words.line.order} ${line.orderLine}`,
    periodText(line.period, words),
    ...(line.allowanceCharges ?? []).map((change) => changeText(change, words)),
  ]);
}

/** "Avdrag 100,00: Trogen kund". */
function changeText(change: LineAllowanceCharge, words: Words): string {
  const kind = change.kind === "allowance" ? words.allowance : words.charge;
  const percentage = change.percentage === undefined ? "" : ` (${words.rate(plainIn(change.percentage))})`;
  const reason = change.reason === undefined ? "" : `: ${change.reason}`;
  return `${kind} ${amountIn(change.amount)}${percentage}${reason}`;
}

/** `25 %`, or the category's word where no VAT is charged. */
function rateText(vat: VatCategory, words: Words, categories: Words["categories"] = words.categories): string {
  const { category, rate } = vat;
  return category === "S" && rate !== undefined ? words.rate(plainIn(rate)) : categories[category];
}

export function vatFacts({ invoice, words }: PaperSource): readonly PaperVat[] {
  return invoice.vatBreakdown.map((subtotal) => {
    const rate = rateText(subtotal, words);
    const reason = subtotal.exemptionReason === rate ? undefined : subtotal.exemptionReason;
    return { rate, reason, taxable: amountIn(subtotal.taxable), vat: amountIn(subtotal.vat) };
  });
}

/** From the lines to what is due, which is not among them: `dueFact`. */
export function sumFacts({ invoice, words }: PaperSource): readonly PaperFact[] {
  const { totals, vatCurrency = "" } = invoice;
  const changed = totals.allowances !== undefined || totals.charges !== undefined;
  const adjusted = !isNothing(totals.prepaid) || !isNothing(totals.rounding);
  const changes = (invoice.allowanceCharges ?? []).map(({ kind, reason, amount }) =>
    sum(
      reason ?? (kind === "allowance" ? words.allowance : words.charge),
      kind === "allowance" ? minus(amount) : amount,
    ),
  );
  return [
    ...(changed ? [sum(words.sumLines, totals.lines)] : []),
    ...changes,
    sum(words.withoutVat, totals.withoutVat),
    ...(totals.vat === undefined ? [] : [sum(words.vatTotal, totals.vat)]),
    ...(totals.vatInVatCurrency === undefined ? [] : [sum(words.vatTotalIn(vatCurrency), totals.vatInVatCurrency)]),
    ...(adjusted ? [sum(words.withVat, totals.withVat)] : []),
    ...(isNothing(totals.prepaid) ? [] : [sum(words.prepaid, minus(totals.prepaid))]),
    ...(isNothing(totals.rounding) ? [] : [sum(words.rounding, totals.rounding)]),
  ];
}

function sum(name: string, amount: Decimal): PaperFact {
  return { name, text: amountIn(amount) };
}

function minus(amount: Decimal): Decimal {
  return { ...amount, units: -amount.units };
}

function isNothing(amount: Decimal | undefined): amount is undefined {
  return amount === undefined || isZero(amount);
}

/** A credit note's amounts are positive and mean the reverse; a negative invoice says the same with its sign. */
export function dueFact({ invoice, words }: PaperSource): PaperFact {
  const { due } = invoice.totals;
  const isOwed = due.units >= 0n;
  const name = invoice.kind === "credit-note" ? words.toCredit : isOwed ? words.toPay : words.toGetBack;
  return { name, text: moneyIn(isOwed ? due : minus(due), invoice.currency), strong: true };
}

export function attachmentNames({ invoice }: PaperSource): readonly string[] {
  return (invoice.attachments ?? []).map(({ id, description, embedded }) => embedded?.fileName ?? description ?? id);
}

/** Who the seller is, in the words the law asks for (ML 17 kap. 24 §). */
export function sellerRegistrations({ invoice: { seller }, words }: PaperSource): readonly string[] {
  const { legalId, vatNumber, taxRegistration, legalForm } = seller;
  return said([
    legalId === undefined ? undefined : `${words.organisationNumber} ${organisationNumberText(legalId.id)}`,
    vatNumber === undefined ? undefined : `${words.vatNumber} ${vatNumber}`,
    taxRegistration?.id.trim().toLowerCase() === "godkänd för f-skatt" ? words.fSkatt : undefined,
    legalForm,
  ]);
}

export function sellerWays({ invoice: { seller }, words }: PaperSource): readonly string[] {
  const { phone, email } = seller.contact ?? {};
  return said([
    phone === undefined ? undefined : `${words.phone} ${phone}`,
    email === undefined ? undefined : `${words.email} ${email}`,
  ]);
}

function said(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.filter((text): text is string => text !== undefined && text !== "");
}
