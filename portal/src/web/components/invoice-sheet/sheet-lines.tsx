/** The invoice's lines: a table on paper and on a wide screen, one block a line on a phone, from the same markup. */
import type { SheetPart } from "./invoice-sheet.tsx";
import { lineFacts, type PaperLine, type PaperSource } from "./paper-facts.ts";

type Heads = PaperSource["words"]["line"];

export function SheetLines({ source }: SheetPart) {
  const { line: heads } = source.words;
  return (
    <table class="paper-lines">
      <caption class="visually-hidden">{source.words.lines}</caption>
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
        {source.invoice.lines.map((line, place) => (
          <LineRow key={`${place} ${line.id}`} line={lineFacts(line, source)} heads={heads} />
        ))}
      </tbody>
    </table>
  );
}

function LineRow({ line, heads }: { readonly line: PaperLine; readonly heads: Heads }) {
  return (
    <tr>
      <th scope="row">
        <span class="paper-item">{line.item}</span>
        {line.details.map((detail, place) => (
          <span key={`${place} ${detail}`} class="paper-detail">
            {detail}
          </span>
        ))}
      </th>
      <td class="paper-number" data-label={heads.quantity}>
        {line.quantity}
      </td>
      <td data-label={heads.unit}>{line.unit}</td>
      <td class="paper-number" data-label={heads.price}>
        {line.price}
      </td>
      <td class="paper-number" data-label={heads.vat}>
        {line.vat}
      </td>
      <td class="paper-number paper-line-amount" data-label={heads.amount}>
        {line.amount}
      </td>
    </tr>
  );
}
