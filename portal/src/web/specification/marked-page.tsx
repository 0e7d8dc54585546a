/** Marked rows that stand on several invoices: a dispute is about one, so which rows go with which is said before it is begun. */
import type { SpecificationRow } from "../../domain/specification/specification.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { Amount } from "../components/figures/figures.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import { RowsTable } from "./rows-table.tsx";

export interface MarkedPageProps {
  readonly say: Messages;
  readonly caption: string;
  readonly invoices: readonly {
    readonly number: string;
    readonly rows: readonly SpecificationRow[];
    readonly form: string;
  }[];
}

export function MarkedPage({ say, caption, invoices }: MarkedPageProps) {
  const { markedOnSeveral: words, invoice } = say.specification;
  return (
    <>
      <PageHeading caption={caption} lead={words.lead(invoices.length)}>
        {words.title}
      </PageHeading>
      {invoices.map(({ number, rows, form }) => (
        <section key={number}>
          <h2>{invoice(number)}</h2>
          <p>
            {words.rows(rows.length)}{" "}
            <Amount amount={{ minor: rows.reduce((sum, { netMinor }) => sum + netMinor, 0n), currency: "SEK" }} />
          </p>
          <RowsTable say={say} rows={rows} isMarkable={false} />
          <p>
            <ButtonLink href={form} look="secondary">
              {words.go(number)}
            </ButtonLink>
          </p>
        </section>
      ))}
    </>
  );
}
