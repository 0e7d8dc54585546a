/** Services by offering, with what they cost today. */
import type { Service } from "../../domain/catalogue/service.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { priceText } from "../figures-text.ts";
import type { Messages } from "../messages/messages.ts";
import { creditorPaths } from "./creditor-paths.ts";

export function CatalogueList({ say, services }: { readonly say: Messages; readonly services: readonly Service[] }) {
  const words = say.outbound.catalogue;
  const add = (
    <ButtonRow>
      <ButtonLink href={creditorPaths.newService} icon="plus">
        {words.add}
      </ButtonLink>
      <ButtonLink href={creditorPaths.approvalPolicy} look="secondary">
        {say.orders.policy.link}
      </ButtonLink>
    </ButtonRow>
  );
  return (
    <>
      <PageHeading lead={words.lead} actions={add}>
        {words.title}
      </PageHeading>
      {services.length === 0 ? (
        <EmptyState heading={words.empty} />
      ) : (
        <DataTable
          caption={words.title}
          captionHidden
          rows={services}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              heading: words.name,
              cell: ({ id, name }) => <a href={creditorPaths.service(id)}>{name}</a>,
            },
            { key: "code", heading: words.code, cell: ({ code }) => <span class="figure">{code}</span> },
            { key: "offering", heading: words.offering, cell: ({ offering }) => offering },
            { key: "charged", heading: words.charged, cell: ({ charged }) => words.charges[charged].label },
            {
              key: "notice",
              heading: words.notice,
              cell: ({ noticeMonths }) => say.outbound.service.notice(noticeMonths),
            },
            {
              key: "price",
              heading: say.outbound.service.price,
              kind: "amount",
              cell: ({ price }) => (price === undefined ? say.outbound.service.noPrice : priceText(price)),
            },
          ]}
        />
      )}
    </>
  );
}
