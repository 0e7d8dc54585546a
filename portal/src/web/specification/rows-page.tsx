/** The full specification: every row that a month's invoices bill, found by what it is of. */
import type { Customer } from "../../domain/customers/customer.ts";
import type { RowsAsked } from "../../domain/specification/judged-rows.ts";
import type { RowsTotal } from "../../domain/specification/row-sums.ts";
import type { SpecificationRow } from "../../domain/specification/specification.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Amount } from "../components/figures/figures.tsx";
import { SearchForm } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { Pagination } from "../components/pagination/pagination.tsx";
import { TableDownloads } from "../components/table-downloads/table-downloads.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { Messages } from "../messages/messages.ts";
import type { Favourite } from "../../domain/specification/favourites.ts";
import { Favourites } from "./favourite-pages.tsx";
import { narrowedTo } from "./narrowed-to.ts";
import { RowsTable } from "./rows-table.tsx";
import { customersSide, markedPath, queryOf, type Side } from "./specification-address.ts";
import { printedRowsMax } from "./specification-paper.ts";

export const rowsOnPage = 200;

export interface RowsPageProps {
  readonly say: Messages;
  readonly side: Side;
  readonly customer: Customer;
  readonly asked: RowsAsked;
  readonly page: number;
  readonly total: RowsTotal;
  readonly rows: readonly SpecificationRow[];
  readonly favourites: readonly Favourite[];
  /** Somebody asked to go on without having marked any. */
  readonly isNoneMarked: boolean;
}

export function RowsPage(props: RowsPageProps) {
  const { say, side, customer, asked, page, total, rows, isNoneMarked } = props;
  const words = say.specification.rows;
  const path = `${side.specification(customer.id)}/rows`;
  const customerNumber = `${say.outbound.customerNumber} ${customer.customerNumber}`;
  const narrowed = narrowedTo(say, asked, rows);
  const caption = [customerNumber, asked.month.slice(0, 7), ...narrowed].join(" · ");
  const sum = <Amount amount={{ minor: total.netMinor, currency: "SEK" }} />;
  return (
    <>
      <PageHeading
        caption={caption}
        lead={
          <>
            {narrowed.length === 0 ? say.specification.total : words.selectionTotal}: {sum}
          </>
        }
        actions={
          <>
            <TableDownloads say={say} hrefOf={(format) => `${path}.${format}?${queryOf(asked)}`} />
            {total.count > printedRowsMax || total.count === 0 ? null : (
              <ButtonLink href={`${path}.pdf?${queryOf(asked)}`} look="quiet" icon="download">
                {say.specification.pdf}
              </ButtonLink>
            )}
          </>
        }
      >
        {words.title}
      </PageHeading>
      <ErrorSummary say={say} errors={isNoneMarked ? [{ field: firstMark(rows), text: words.noneMarked }] : []} />
      <Favourites {...props} shows="rows" question={queryOf(asked)} />
      <RowsSearch {...props} path={path} />
      <CancelService {...props} />
      {rows.length === 0 ? (
        <EmptyState heading={words.none}>
          <p>
            <a href={`${path}?${queryOf({ month: asked.month })}`}>{words.clear}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <Rows {...props} />
          <Pagination
            say={say}
            page={page}
            pageSize={rowsOnPage}
            rowCount={total.count}
            hrefOf={(one) => `${path}?${queryOf(asked, one)}`}
          />
        </>
      )}
    </>
  );
}

/** Where the rows are one service's, the way to being without it. */
function CancelService({ say, side, customer, asked, rows }: RowsPageProps) {
  const [first] = rows;
  if (asked.service === undefined || side.cancel === undefined || first === undefined) return null;
  return (
    <p>
      <a href={side.cancel(customer.id, asked.service)}>{say.cancellations.choose.label(first.service)}</a>
    </p>
  );
}

function firstMark([first]: readonly SpecificationRow[]): string {
  return first === undefined ? "" : `row-${first.id}`;
}

function RowsSearch({ say, asked, path }: RowsPageProps & { readonly path: string }) {
  const words = say.specification.rows;
  const { month, text, doubtful, service, unit, ansvar, employee } = asked;
  const kept = Object.entries({ service, unit, ansvar, employee }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  const isNarrowed = text !== undefined || doubtful === true || kept.length > 0;
  return (
    <SearchForm action={path} label={words.search}>
      <input type="hidden" name="month" value={month.slice(0, 7)} />
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {doubtful === true ? <input type="hidden" name="doubt" value="yes" /> : null}
      <div class="inbox-search">
        <TextField
          name="q"
          value={text ?? ""}
          say={say}
          label={words.search}
          hint={words.searchHint}
          autoComplete="off"
        />
        <ButtonRow>
          <Button look="secondary" icon="search">
            {words.show}
          </Button>
          {isNarrowed ? (
            <ButtonLink href={`${path}?${queryOf({ month })}`} look="quiet">
              {words.clear}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </div>
    </SearchForm>
  );
}

/** A customer marks rows and disputes them; an officer only reads. */
function Rows(props: RowsPageProps) {
  const { say, side, customer, asked } = props;
  const words = say.specification.rows;
  if (side !== customersSide) return <RowsTable {...props} isMarkable={false} />;
  return (
    <form method="get" action={markedPath(customer.id)} class="stack">
      <input type="hidden" name="month" value={asked.month.slice(0, 7)} />
      <RowsTable {...props} isMarkable />
      <ButtonRow>
        <Button look="secondary" does="dispute">
          {words.dispute}
        </Button>
        {customer.kind === "private-care" ? (
          <Button look="secondary" does="item-credit">
            {words.itemCredit}
          </Button>
        ) : null}
      </ButtonRow>
    </form>
  );
}
