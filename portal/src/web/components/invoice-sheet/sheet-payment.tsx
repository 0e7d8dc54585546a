/** How to pay: how much, by when, to which account, with which reference; and to whom, when the claim has been assigned. */
import type { SheetPart } from "./invoice-sheet.tsx";
import { paymentFacts } from "./payment-facts.ts";

export function SheetPayment({ source }: SheetPart) {
  const { words } = source;
  const payment = paymentFacts(source);
  if (payment === undefined) return <p class="paper-pay-nothing">{words.payNothing}</p>;
  const { payee, facts } = payment;
  return (
    <section class="paper-payment">
      <h3 class={payee === undefined ? "visually-hidden" : "paper-payee"}>{payee?.heading ?? words.payment}</h3>
      {payee === undefined ? null : <p class="paper-text">{payee.lead}</p>}
      <dl class="paper-pay-facts">
        {facts.map(({ name, text, strong }, place) => (
          <div key={`${place} ${name}`} class={strong === true ? "paper-pay-fact paper-pay-due" : "paper-pay-fact"}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
