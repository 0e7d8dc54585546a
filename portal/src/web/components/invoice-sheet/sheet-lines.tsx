/** The invoice's lines: a table on paper and on a wide screen, one block a line on a phone, from the same markup. */
import {
  findUnit,
  formatDecimal,
  type InvoiceLine,
  type LineAllowanceCharge,
  shortest,
  type VatCategory,
} from "@fakturaporten/einvoice";
import type { Language, Messages } from "../../messages/messages.ts";
import { amountIn, plainIn } from "./figures.tsx";
import type { SheetPart } from "./invoice-sheet.tsx";

type Words = Messages["invoiceSheet"];

export function SheetLines({ invoice, words, language }: SheetPart & { readonly language: Language }) {
  const { line: heads } = words;
  return (
    <table class="paper-lines">
      <caption class="visually-hidden">{words.lines}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.item}</th>
          <th scope="col" class="paper-number">
            {heads.quantity}
          </th>
          <th scope="col">{heads.unit}</th>
          <th scope="col" class="paper-number">
            {heads.price}
          </th>
          <th scope="col" class="paper-number">
            {heads.vat}
          </th>
          <th scope="col" class="paper-number">
            {heads.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {invoice.lines.map((line, index) => (
          <LineRow key={`${index} ${line.id}`} line={line} words={words} language={language} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly line: InvoiceLine;
  readonly words: Words;
}

function LineRow({ line, words, language }: LineProps & { readonly language: Language }) {
  const { price } = line;
  const base = price.baseQuantity;
  const perBase =
    base === undefined || formatDecimal(shortest(base)) === "1" ? "" : ` ${words.line.per(plainIn(base))}`;
  return (
    <tr>
      <th scope="row">
        <span class="paper-item">{line.item.name}</span>
        <LineDetails line={line} words={words} />
      </th>
      <td class="paper-number" data-label={words.line.quantity}>
        {plainIn(line.quantity)}
      </td>
      <td data-label={words.line.unit}>{words.units[line.unit] ?? findUnit(line.unit)?.[language] ?? line.unit}</td>
      <td class="paper-number" data-label={words.line.price}>
        {amountIn(price.net)}
        {perBase}
      </td>
      <td class="paper-number" data-label={words.line.vat}>
        {rateText(line.vat, words, words.categoriesShort)}
      </td>
      <td class="paper-number paper-line-amount" data-label={words.line.amount}>
        {amountIn(line.net)}
      </td>
    </tr>
  );
}

function LineDetails({ line, words }: LineProps) {
  const { startsOn = "", endsOn = "" } = line.period ?? {};
  const details = [
    line.item.description,
    line.note,
    line.item.sellersId === undefined ? undefined : `${words.line.article} ${line.item.sellersId}`,
    line.orderLine === undefined ? undefined : `${words.line.order} ${line.orderLine}`,
    startsOn === "" && endsOn === "" ? undefined : words.periodText(startsOn, endsOn),
    ...(line.allowanceCharges ?? []).map((change) => changeText(change, words)),
  ].filter((detail) => detail !== undefined && detail !== "");
  return details.map((detail, index) => (
    <span key={`${index} ${detail}`} class="paper-detail">
      {detail}
    </span>
  ));
}

/** "Avdrag 100,00: Trogen kund". */
function changeText(change: LineAllowanceCharge, words: Words): string {
  const kind = change.kind === "allowance" ? words.allowance : words.charge;
  const percentage = change.percentage === undefined ? "" : ` (${words.rate(plainIn(change.percentage))})`;
  const reason = change.reason === undefined ? "" : `: ${change.reason}`;
  return `${kind} ${amountIn(change.amount)}${percentage}${reason}`;
}

/** `25 %`, or the category's word where no VAT is charged. */
export function rateText(vat: VatCategory, words: Words, categories: Words["categories"] = words.categories): string {
  const { category, rate } = vat;
  return category === "S" && rate !== undefined ? words.rate(plainIn(rate)) : categories[category];
}
