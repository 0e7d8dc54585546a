/** How what is owed on a statement is paid: each invoice to the account that stands on it, with its own OCR reference. */
import { BANKGIRO_PROVIDER, fromMinor, type Invoice, readUbl } from "@fakturaporten/einvoice";
import { findCustomerInvoiceBytes } from "../../domain/billing/queries.ts";
import type { StatementPaper } from "../../domain/paper/paper.ts";
import type { CollectionState } from "../../domain/reminders/collection.ts";
import type { Dunning } from "../../domain/reminders/dunning.ts";
import type { Work } from "../../work.ts";
import { paymentFacts } from "../components/invoice-sheet/payment-facts.ts";
import { bankgiroText } from "../figures-text.ts";
import { kronor } from "../ledger/kronor.ts";
import type { Language, Messages } from "../messages/messages.ts";
import { paymentQrText } from "./payment-qr.ts";
import { qrDrawing } from "./qr-drawing.ts";

/** An invoice that somebody is to pay to the creditor, and how much of it. */
export interface Owed {
  readonly dunning: Dunning;
  readonly leftMinor: bigint;
}

/** Not handed over yet, or back again. */
const paidHere: readonly CollectionState[] = ["held", "returned"];

/** Not what is with a collector, which is paid there, nor what is held while a dispute is looked into. */
export function owedOf(dunnings: readonly Dunning[]): readonly Owed[] {
  return dunnings
    .filter(({ history: { collection } }) => collection === undefined || paidHere.includes(collection.state))
    .map((dunning) => ({ dunning, leftMinor: dunning.invoice.balanceMinor - dunning.heldMinor }))
    .filter(({ leftMinor }) => leftMinor > 0n);
}

/** The document of the latest of them, for what is paid alone and for invoices that were issued before their account was kept. */
export async function findPaidTo(work: Work, dunnings: readonly Dunning[]): Promise<Invoice | undefined> {
  const [latest] = owedOf(dunnings);
  if (latest === undefined) return undefined;
  const ubl = await findCustomerInvoiceBytes(work, latest.dunning.invoice.id);
  const read = ubl && readUbl(ubl);
  return read?.ok === true ? read.invoice : undefined;
}

interface Reader {
  readonly say: Messages;
  readonly language: Language;
}

export function statementPayment(
  dunnings: readonly Dunning[],
  paidTo: Invoice | undefined,
  { say, language }: Reader,
): StatementPaper["payment"] {
  const owed = owedOf(dunnings);
  const [first] = owed;
  if (first === undefined || paidTo === undefined) return null;
  const frame = { heading: say.invoiceSheet.payment, qr: null, table: null, lead: null };
  if (owed.length === 1) return { ...frame, ...oneToPay(first, paidTo, { say, language }) };
  const words = say.ledger.account;
  const accounts = owed.map(({ dunning: { invoice } }) => invoice.bankgiro ?? bankgiroOf(paidTo) ?? "");
  const isOne = new Set(accounts).size === 1;
  const [account = ""] = accounts;
  return {
    ...frame,
    lead: isOne ? words.payEach : words.payEachTo,
    facts: isOne && account !== "" ? [{ name: say.invoiceSheet.payTo.bankgiro, text: bankgiroText(account) }] : [],
    table: {
      heads: [
        words.invoice,
        words.due,
        ...(isOne ? [] : [say.invoiceSheet.payTo.bankgiro]),
        say.ledger.invoice.ocr,
        words.toPay,
      ],
      rows: owed.map(({ dunning: { invoice }, leftMinor }, place) => [
        invoice.number,
        invoice.dueOn,
        ...(isOne ? [] : [bankgiroText(accounts[place] ?? "")]),
        invoice.ocrReference,
        kronor(leftMinor),
      ]),
    },
  };
}

function bankgiroOf({ paymentMeans = [] }: Invoice): string | undefined {
  return paymentMeans.find(({ account }) => account?.provider === BANKGIRO_PROVIDER)?.account?.id;
}

/** As the box on the invoice itself, with what is left of it. */
function oneToPay({ leftMinor }: Owed, paidTo: Invoice, { say, language }: Reader) {
  const due = fromMinor({ minor: leftMinor, currency: "SEK" });
  const invoice = { ...paidTo, totals: { ...paidTo.totals, due } };
  const text = paymentQrText(invoice);
  return {
    facts: paymentFacts({ invoice, language, words: say.invoiceSheet })?.facts ?? [],
    qr: text === undefined ? null : { drawing: qrDrawing(text), alt: say.paper.qrAlternative, hint: say.paper.qrHint },
  };
}
