/** An article: what a supplier sells again and again, as the words and figures of an invoice line. */
import { decimal } from "@fakturaporten/einvoice";
import { emptyLine, isEmptyLine, type LineFields } from "../invoices/draft-fields.ts";
import { typed } from "../invoices/fields-of-document.ts";
import type { VatChoiceId } from "../invoices/vat-choices.ts";

export interface Article {
  readonly id: string;
  /** The supplier's own number for it. */
  readonly number: string | undefined;
  readonly description: string;
  /** In the person's words for it, as in an invoice line. */
  readonly unit: string;
  /** Without VAT, as an exact decimal: `1250.5`. */
  readonly price: string;
  readonly vat: VatChoiceId;
  readonly version: number;
}

/** The line of an invoice that sells it, but for how many. */
export function articleLine({ description, unit, price, vat }: Article): LineFields {
  return { ...emptyLine, description, unit, price: typed(decimal(price)), vat };
}

/** In the place of a last line that is empty, or after the lines there are. */
export function withArticle(lines: readonly LineFields[], article: Article): LineFields[] {
  const last = lines.at(-1);
  const kept = last !== undefined && isEmptyLine(last) ? lines.slice(0, -1) : lines;
  return [...kept, articleLine(article)];
}
