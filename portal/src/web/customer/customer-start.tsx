/** A customer's start page: the Kund-IDs the person has access to, and as what. */
import type { AccessRole } from "../../domain/customers/access.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import { customersSide } from "../specification/specification-address.ts";
import { paths } from "../paths.ts";
import { purchasePaths } from "./purchase-paths.ts";

export interface CustomerStartProps {
  readonly say: Messages;
  readonly name: string;
  readonly customers: readonly (Customer & { readonly roles: readonly AccessRole[] })[];
}

export function CustomerStart({ say, name, customers }: CustomerStartProps) {
  const words = say.outbound.customer;
  return (
    <>
      <PageHeading lead={words.lead} actions={<a href={paths.invoiceQuestions}>{say.invoiceQuestions.link}</a>}>
        {say.start.supplier.hello(name)}
      </PageHeading>
      {customers.length === 0 ? (
        <EmptyState heading={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <section>
          <h2>{words.title}</h2>
          <DataTable
            caption={words.title}
            captionHidden
            rows={customers}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "number",
                heading: say.outbound.customerNumber,
                cell: ({ id, customerNumber }) => <a href={purchasePaths.customer(id)}>{customerNumber}</a>,
              },
              { key: "name", heading: words.name, cell: (one) => one.administration ?? one.name },
              {
                key: "specification",
                heading: say.specification.title,
                cell: ({ id }) => <a href={customersSide.specification(id)}>{say.specification.link}</a>,
              },
              {
                key: "roles",
                heading: words.roles,
                cell: ({ roles }) => roles.map((role) => say.outbound.accessRoles[role].label).join(", "),
              },
            ]}
          />
        </section>
      )}
    </>
  );
}
