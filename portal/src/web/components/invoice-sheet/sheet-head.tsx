/** The top of the sheet: who sells, what it is, to whom, and what the buyer matches it with. */
import type { SheetPart } from "./invoice-sheet.tsx";
import { addressOf, deliveredTo, headFacts, type PaperAddress, titleOf } from "./paper-facts.ts";

export function SheetHead({ source }: SheetPart) {
  const { invoice, words } = source;
  const delivery = deliveredTo(source);
  return (
    <header class="paper-head">
      <div class="paper-title-row">
        <p class="paper-seller">{invoice.seller.tradingName ?? invoice.seller.name}</p>
        <div class="paper-title-box">
          <h2 class={invoice.kind === "credit-note" ? "paper-title paper-title-credit" : "paper-title"}>
            {titleOf(source)}
          </h2>
        </div>
      </div>
      <div class="paper-parties">
        <dl class="paper-facts">
          {headFacts(source).map(({ name, text, strong }, place) => (
            <div key={`${place} ${name}`} class="paper-fact">
              <dt>{name}</dt>
              <dd>{strong === true ? <strong>{text}</strong> : <span class="figure-text">{text}</span>}</dd>
            </div>
          ))}
        </dl>
        <div class="paper-buyer">
          <h3>{words.to}</h3>
          <AddressLines address={addressOf(invoice.buyer.name, invoice.buyer.address)} />
          {delivery === undefined ? null : (
            <>
              <h3>{words.deliveredTo}</h3>
              <AddressLines address={delivery} />
            </>
          )}
        </div>
      </div>
    </header>
  );
}

export function AddressLines({ address: { name, lines } }: { readonly address: PaperAddress }) {
  return (
    <address class="paper-address">
      {name === undefined ? null : <strong>{name}</strong>}
      {lines.map((line, place) => (
        <span key={`${place} ${line}`}>{line}</span>
      ))}
    </address>
  );
}
