/** The creditor's customers by Kund-ID: a search, a page at a time. */
import { customersListed, listCustomers } from "../../domain/customers/queries.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { SearchForm } from "../components/form/form.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { paths } from "../paths.ts";
import type { Answer, Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";

export async function showCustomers(visit: Visit): Promise<Answer> {
  const { say, query } = visit;
  const words = say.outbound.list;
  const text = (query["text"] ?? "").slice(0, 100);
  const found = await visit.ask((work) => listCustomers(work, { text, after: query["after"] }));
  const rows = found.slice(0, customersListed);
  const last = found.length > rows.length ? rows.at(-1)?.customerNumber : undefined;
  const add = (
    <ButtonLink href={creditorPaths.newCustomer} icon="plus">
      {words.add}
    </ButtonLink>
  );
  const body = (
    <>
      <PageHeading lead={words.lead} actions={add}>
        {words.title}
      </PageHeading>
      <SearchForm action={paths.customers} label={words.search}>
        <TextField name="text" value={text} say={say} label={words.search} hint={words.searchHint} type="search" />
        <ButtonRow>
          <Button look="secondary" icon="search">
            {words.find}
          </Button>
        </ButtonRow>
      </SearchForm>
      {rows.length === 0 ? (
        <EmptyState heading={text === "" ? words.empty : words.nothingFound} />
      ) : (
        <DataTable
          caption={words.title}
          captionHidden
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "number",
              heading: say.outbound.customerNumber,
              cell: ({ id, customerNumber }) => <a href={creditorPaths.customer(id)}>{customerNumber}</a>,
            },
            { key: "name", heading: say.outbound.facts.name, cell: ({ name }) => name },
            {
              key: "administration",
              heading: say.outbound.facts.administration,
              cell: ({ administration }) => administration,
            },
            { key: "kind", heading: say.outbound.facts.kind, cell: ({ kind }) => say.outbound.kinds[kind].label },
            { key: "city", heading: say.outbound.form.city, cell: ({ address }) => address.city },
          ]}
        />
      )}
      {last === undefined ? null : (
        <p>
          <a href={`${paths.customers}?${new URLSearchParams({ text, after: last }).toString()}`}>{words.more}</a>
        </p>
      )}
    </>
  );
  return { kind: "page", title: words.title, body, wide: true };
}
