/** The chain of an issued invoice as rows to draw: credit notes stand as they count, below zero. */
import type { Invoice } from "../../domain/invoices/invoice.ts";
import type { InvoiceChain } from "../../domain/invoices/invoice-chain.ts";
import type { ChainLeft, ChainRow } from "../components/chain/chain.tsx";
import type { Messages } from "../messages/messages.ts";
import { invoicePaths } from "./invoice-paths.ts";

export function chainRows(invoice: Invoice, { invoices }: InvoiceChain, say: Messages): readonly ChainRow[] {
  const numbers = new Map(invoices.map(({ id, number }) => [id, number]));
  return invoices.map((one) => ({
    key: one.id,
    title: say.delivery.title(one.kind, one.number),
    relation: relationOf(one, numbers, say),
    day: one.issueOn,
    amount: { minor: one.kind === "credit-note" ? -one.payableMinor : one.payableMinor, currency: one.currency },
    href: one.id === invoice.id ? undefined : invoicePaths.invoice(one.id),
  }));
}

export function chainLeft({ credited, leftMinor }: InvoiceChain): ChainLeft | undefined {
  if (credited === undefined) return undefined;
  return { number: credited.number, amount: { minor: leftMinor, currency: credited.currency } };
}

function relationOf(
  { creditsInvoiceId = "", replacesInvoiceId = "" }: Invoice,
  numbers: ReadonlyMap<string, string>,
  say: Messages,
): string {
  const words = say.credit.chain;
  const credited = numbers.get(creditsInvoiceId);
  const replaced = numbers.get(replacesInvoiceId);
  if (credited !== undefined) return words.credit(credited);
  return replaced === undefined ? words.invoice : words.replaces(replaced);
}
