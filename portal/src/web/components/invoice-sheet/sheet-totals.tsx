/** What the invoice comes to: VAT per rate, and the sums from lines to amount due, as the document states them. */
import type { SheetPart } from "./invoice-sheet.tsx";
import { dueFact, sumFacts, vatFacts } from "./paper-facts.ts";

export function SheetTotals({ source }: SheetPart) {
  return (
    <section class="paper-totals">
      <VatTable source={source} />
      <Sums source={source} />
    </section>
  );
}

function VatTable({ source }: SheetPart) {
  const { words } = source;
  return (
    <table class="paper-vat">
      <caption class="visually-hidden">{words.vatTable}</caption>
      <thead>
        <tr>
          <th scope="col">{words.vatRate}</th>
          <th scope="col" class="paper-number">
            {words.taxable}
          </th>
          <th scope="col" class="paper-number">
            {words.vatAmount}
          </th>
        </tr>
      </thead>
      <tbody>
        {vatFacts(source).map(({ rate, reason, taxable, vat }, place) => (
          <tr key={`${place} ${rate}`}>
            <th scope="row">
              {rate}
              {reason === undefined ? null : <span class="paper-detail">{reason}</span>}
            </th>
            <td class="paper-number">{taxable}</td>
            <td class="paper-number">{vat}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sums({ source }: SheetPart) {
  const due = dueFact(source);
  return (
    <dl class="paper-sums">
      {sumFacts(source).map(({ name, text }, place) => (
        <div key={`${place} ${name}`} class="paper-sum">
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      <div class="paper-sum paper-sum-due">
        <dt>{due.name}</dt>
        <dd>{due.text}</dd>
      </div>
    </dl>
  );
}
