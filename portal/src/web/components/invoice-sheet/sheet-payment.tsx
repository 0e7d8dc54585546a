/** How to pay: how much, by when, to which account, with which reference; and to whom, when the claim has been assigned. */
import { BANKGIRO_PROVIDER, type PaymentMeans, PLUSGIRO_PROVIDER } from "@fakturaporten/einvoice";
import type { ComponentChildren } from "preact";
import { bankgiroText, organisationNumberText, plusgiroText } from "../../figures-text.ts";
import type { Messages } from "../../messages/messages.ts";
import { moneyIn } from "./figures.tsx";
import type { SheetPart } from "./invoice-sheet.tsx";
import { absoluteDue, dueWord } from "./sheet-totals.tsx";

type Words = Messages["invoiceSheet"];

export function SheetPayment({ invoice, words }: SheetPart) {
  if (invoice.kind === "credit-note") return <p class="paper-pay-nothing">{words.payNothing}</p>;
  const { payee, paymentMeans = [], totals, currency, dueOn } = invoice;
  return (
    <section class="paper-payment">
      <h3 class={payee === undefined ? "visually-hidden" : "paper-payee"}>
        {payee === undefined ? words.payment : words.factoring(payee.name)}
      </h3>
      {payee === undefined ? null : (
        <p class="paper-text">
          {words.factoringLead(payee.name, invoice.seller.name)}
          {payee.legalId === undefined ? null : (
            <>
              {" "}
              {words.organisationNumber} {organisationNumberText(payee.legalId.id)}.
            </>
          )}
        </p>
      )}
      <dl class="paper-pay-facts">
        <PayFact name={dueWord({ invoice, words })} strong>
          {moneyIn(absoluteDue(totals.due), currency)}
        </PayFact>
        {dueOn === undefined ? null : <PayFact name={words.dueOn}>{dueOn}</PayFact>}
        {paymentMeans.map((means, index) => (
          <Means key={`${index} ${means.code}`} means={means} words={words} />
        ))}
        {references(paymentMeans).map((reference) => (
          <PayFact key={reference} name={words.reference}>
            {reference}
          </PayFact>
        ))}
      </dl>
    </section>
  );
}

function Means({ means, words }: { readonly means: PaymentMeans; readonly words: Words }) {
  const { account, card } = means;
  if (account === undefined)
    return card === undefined ? null : <PayFact name={words.payTo.card}>{`•••• ${card.number}`}</PayFact>;
  if (account.provider === BANKGIRO_PROVIDER)
    return <PayFact name={words.payTo.bankgiro}>{bankgiroText(account.id)}</PayFact>;
  if (account.provider === PLUSGIRO_PROVIDER)
    return <PayFact name={words.payTo.plusgiro}>{plusgiroText(account.id)}</PayFact>;
  const isIban = /^[A-Z]{2}\d{2}[0-9A-Z]+$/.test(account.id);
  return (
    <>
      <PayFact name={isIban ? words.payTo.iban : words.payTo.account}>
        {isIban ? account.id.replace(/(.{4})(?=.)/g, "$1\u00a0") : account.id}
      </PayFact>
      {account.provider === undefined ? null : <PayFact name={words.payTo.bic}>{account.provider}</PayFact>}
      {account.name === undefined ? null : <PayFact name={words.payTo.holder}>{account.name}</PayFact>}
    </>
  );
}

function references(paymentMeans: readonly PaymentMeans[]): readonly string[] {
  return [...new Set(paymentMeans.flatMap(({ reference }) => reference ?? []))];
}

interface PayFactProps {
  readonly name: string;
  readonly children: ComponentChildren;
  readonly strong?: boolean;
}

function PayFact({ name, children, strong = false }: PayFactProps) {
  return (
    <div class={strong ? "paper-pay-fact paper-pay-due" : "paper-pay-fact"}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
