/** The top of the sheet: who sells, what it is, to whom, and what the buyer matches it with. */
import type { Address } from "@fakturaporten/einvoice";
import type { ComponentChildren } from "preact";
import type { SheetPart } from "./invoice-sheet.tsx";

type Fact = readonly [name: string, value: ComponentChildren];

export function SheetHead({ invoice, words, title }: SheetPart & { readonly title: string }) {
  const { seller, buyer, delivery } = invoice;
  return (
    <header class="paper-head">
      <div class="paper-title-row">
        <p class="paper-seller">{seller.tradingName ?? seller.name}</p>
        <div class="paper-title-box">
          <h2 class={invoice.kind === "credit-note" ? "paper-title paper-title-credit" : "paper-title"}>{title}</h2>
        </div>
      </div>
      <div class="paper-parties">
        <dl class="paper-facts">
          {[...identityFacts({ invoice, words }), ...referenceFacts({ invoice, words })].map(([name, value]) => (
            <div key={name} class="paper-fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div class="paper-buyer">
          <h3>{words.to}</h3>
          <AddressLines name={buyer.name} address={buyer.address} />
          {delivery?.address === undefined && delivery?.name === undefined ? null : (
            <>
              <h3>{words.deliveredTo}</h3>
              <AddressLines name={delivery.name} address={delivery.address ?? {}} />
            </>
          )}
        </div>
      </div>
    </header>
  );
}

function identityFacts({ invoice, words }: SheetPart): Fact[] {
  const isCredit = invoice.kind === "credit-note";
  const number = invoice.number === "" ? words.numberMissing : <strong>{invoice.number}</strong>;
  return [
    [isCredit ? words.creditNumber : words.number, number],
    ...(invoice.precedingInvoices ?? []).map(({ number: credited, issuedOn }): Fact => {
      const dated = issuedOn?.replaceAll("-", "\u2011");
      return [words.credits, dated === undefined ? credited : words.creditsDated(credited, dated)];
    }),
    [words.issuedOn, <Figure key="issued">{invoice.issuedOn}</Figure>],
    ...when(words.dueOn, isCredit ? undefined : invoice.dueOn),
    ...when(words.deliveredOn, invoice.delivery?.deliveredOn),
    ...when(words.period, periodOf({ invoice, words })),
  ];
}

function referenceFacts({ invoice, words }: SheetPart): Fact[] {
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

function periodOf({ invoice, words }: SheetPart): string | undefined {
  const { startsOn = "", endsOn = "" } = invoice.period ?? {};
  return startsOn === "" && endsOn === "" ? undefined : words.periodText(startsOn, endsOn);
}

function when(name: string, value: string | undefined): Fact[] {
  return value === undefined ? [] : [[name, <Figure key={name}>{value}</Figure>]];
}

function Figure({ children }: { readonly children: string }) {
  return <span class="figure-text">{children}</span>;
}

export function AddressLines({ name, address }: { readonly name?: string | undefined; readonly address: Address }) {
  const place = [address.postalCode, address.city].filter((part) => part !== undefined).join(" ");
  const country = address.country === "SE" ? undefined : address.country;
  const lines = [address.street, address.street2, address.street3, place, country];
  return (
    <address class="paper-address">
      {name === undefined ? null : <strong>{name}</strong>}
      {lines.map((line) => (line === undefined || line === "" ? null : <span key={line}>{line}</span>))}
    </address>
  );
}
