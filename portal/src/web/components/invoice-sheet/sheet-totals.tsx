/** What the invoice comes to: VAT per rate, and the sums from lines to amount due, as the document states them. */
import { type Decimal, isZero } from "@fakturaporten/einvoice";
import { amountIn, moneyIn } from "./figures.tsx";
import type { SheetPart } from "./invoice-sheet.tsx";
import { rateText } from "./sheet-lines.tsx";

export function SheetTotals(part: SheetPart) {
  return (
    <section class="paper-totals">
      <VatTable {...part} />
      <Sums {...part} />
    </section>
  );
}

function VatTable({ invoice, words }: SheetPart) {
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
        {invoice.vatBreakdown.map((subtotal, index) => (
          <tr key={`${index} ${subtotal.category}`}>
            <th scope="row">
              {rateText(subtotal, words)}
              {subtotal.exemptionReason === undefined ||
              subtotal.exemptionReason === rateText(subtotal, words) ? null : (
                <span class="paper-detail">{subtotal.exemptionReason}</span>
              )}
            </th>
            <td class="paper-number">{amountIn(subtotal.taxable)}</td>
            <td class="paper-number">{amountIn(subtotal.vat)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sums({ invoice, words }: SheetPart) {
  const { totals, currency, vatCurrency } = invoice;
  const changed = totals.allowances !== undefined || totals.charges !== undefined;
  return (
    <dl class="paper-sums">
      {changed ? <Sum name={words.sumLines} amount={totals.lines} /> : null}
      {(invoice.allowanceCharges ?? []).map((change, index) => (
        <Sum
          key={`${index} ${change.kind}`}
          name={change.reason ?? (change.kind === "allowance" ? words.allowance : words.charge)}
          amount={change.kind === "allowance" ? { ...change.amount, units: -change.amount.units } : change.amount}
        />
      ))}
      <Sum name={words.withoutVat} amount={totals.withoutVat} />
      {totals.vat === undefined ? null : <Sum name={words.vatTotal} amount={totals.vat} />}
      {totals.vatInVatCurrency === undefined || vatCurrency === undefined ? null : (
        <Sum name={words.vatTotalIn(vatCurrency)} amount={totals.vatInVatCurrency} />
      )}
      {isNothing(totals.prepaid) && isNothing(totals.rounding) ? null : (
        <Sum name={words.withVat} amount={totals.withVat} />
      )}
      {isNothing(totals.prepaid) ? null : <Sum name={words.prepaid} amount={totals.prepaid} less />}
      {isNothing(totals.rounding) ? null : <Sum name={words.rounding} amount={totals.rounding} />}
      <div class="paper-sum paper-sum-due">
        <dt>{dueWord({ invoice, words })}</dt>
        <dd>{moneyIn(absoluteDue(totals.due), currency)}</dd>
      </div>
    </dl>
  );
}

function Sum({
  name,
  amount,
  less = false,
}: {
  readonly name: string;
  readonly amount: Decimal | undefined;
  readonly less?: boolean;
}) {
  if (amount === undefined) return null;
  return (
    <div class="paper-sum">
      <dt>{name}</dt>
      <dd>{amountIn(less ? { ...amount, units: -amount.units } : amount)}</dd>
    </div>
  );
}

function isNothing(amount: Decimal | undefined): amount is undefined {
  return amount === undefined || isZero(amount);
}

/** A credit note's amounts are positive and mean the reverse; a negative invoice says the same with its sign. */
export function dueWord({ invoice, words }: SheetPart): string {
  if (invoice.kind === "credit-note") return words.toCredit;
  return invoice.totals.due.units < 0n ? words.toGetBack : words.toPay;
}

export function absoluteDue(due: Decimal): Decimal {
  return due.units < 0n ? { ...due, units: -due.units } : due;
}
