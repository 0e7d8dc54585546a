/** How the sheet says an invoice is to be paid: to whom, to which account, with which reference. */
import { BANKGIRO_PROVIDER, type PaymentMeans, PLUSGIRO_PROVIDER } from "@fakturaporten/einvoice";
import { bankgiroText, organisationNumberText, plusgiroText } from "../../figures-text.ts";
import type { Messages } from "../../messages/messages.ts";
import { dueFact, type PaperFact, type PaperSource } from "./paper-facts.ts";

type Words = Messages["invoiceSheet"];

export interface PaperPayment {
  /** Whom alone to pay, when the claim has been assigned. */
  readonly payee: { readonly heading: string; readonly lead: string } | undefined;
  readonly facts: readonly PaperFact[];
}

/** Nothing where there is nothing to pay: a credit note. */
export function paymentFacts(source: PaperSource): PaperPayment | undefined {
  const { invoice, words } = source;
  if (invoice.kind === "credit-note") return undefined;
  const { paymentMeans = [], dueOn } = invoice;
  return {
    payee: payeeOf(source),
    facts: [
      dueFact(source),
      ...(dueOn === undefined ? [] : [{ name: words.dueOn, text: dueOn }]),
      ...paymentMeans.flatMap((means) => meansFacts(means, words)),
      ...referencesOf(paymentMeans).map((reference) => ({ name: words.reference, text: reference })),
    ],
  };
}

function payeeOf({ invoice: { payee, seller }, words }: PaperSource): PaperPayment["payee"] {
  if (payee === undefined) return undefined;
  const lead = words.factoringLead(payee.name, seller.name);
  const number = payee.legalId && `${words.organisationNumber} ${organisationNumberText(payee.legalId.id)}.`;
  return { heading: words.factoring(payee.name), lead: number === undefined ? lead : `${lead} ${number}` };
}

function meansFacts({ account, card }: PaymentMeans, words: Words): readonly PaperFact[] {
  if (account === undefined) return card === undefined ? [] : [{ name: words.payTo.card, text: `•••• ${card.number}` }];
  if (account.provider === BANKGIRO_PROVIDER) return [{ name: words.payTo.bankgiro, text: bankgiroText(account.id) }];
  if (account.provider === PLUSGIRO_PROVIDER) return [{ name: words.payTo.plusgiro, text: plusgiroText(account.id) }];
  const isIban = /^[A-Z]{2}\d{2}[0-9A-Z]+$/.test(account.id);
  return [
    isIban
      ? { name: words.payTo.iban, text: account.id.replace(/(.{4})(?=.)/g, "$1\u00a0") }
      : { name: words.payTo.account, text: account.id },
    ...(account.provider === undefined ? [] : [{ name: words.payTo.bic, text: account.provider }]),
    ...(account.name === undefined ? [] : [{ name: words.payTo.holder, text: account.name }]),
  ];
}

function referencesOf(paymentMeans: readonly PaymentMeans[]): readonly string[] {
  return [...new Set(paymentMeans.flatMap(({ reference }) => reference ?? []))];
}
