/** What a customer can order: services by offering, with today's price, the coming one, notice, and what each needs. */
import { findUnit } from "@fakturaporten/einvoice";
import { listOwnAccess } from "../../domain/approvals/queries.ts";
import { listNeeds, type Named } from "../../domain/catalogue/needs.ts";
import { listOffered, listSubscriptions, type Offered } from "../../domain/catalogue/queries.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { priceText } from "../figures-text.ts";
import type { Answer, Visit } from "../route.ts";
import { customerCrumbs } from "./customer-crumbs.ts";
import { purchasePaths } from "./purchase-paths.ts";

export async function showOffered(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.orders.catalogue;
  const { customer, services, ...facts } = await visit.ask(async (work) => {
    const found = await getCustomer(work, visit.params["id"] ?? "");
    return {
      customer: found,
      services: await listOffered(work, found.creditorId),
      needs: await listNeeds(work),
      had: new Set((await listSubscriptions(work, found.id)).map(({ serviceId }) => serviceId)),
      isOrderer: (await listOwnAccess(work, found.id)).some(({ role }) => role === "orderer"),
    };
  });
  const offerings = Map.groupBy(services, ({ offering }) => offering);
  const body = (
    <>
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} lead={words.lead}>
        {words.title}
      </PageHeading>
      {facts.isOrderer ? null : <p>{words.onlyOrderer}</p>}
      {services.length === 0 ? <EmptyState heading={words.empty} /> : null}
      {[...offerings].map(([offering, some]) => (
        <section key={offering}>
          <h2>{offering}</h2>
          <OfferedTable visit={visit} customer={customer} offering={offering} services={some} {...facts} />
        </section>
      ))}
    </>
  );
  return { kind: "page", title: words.title, crumbs: customerCrumbs(visit, customer), body, wide: true };
}

interface OfferedTableProps {
  readonly visit: Visit;
  readonly customer: Customer;
  readonly offering: string;
  readonly services: readonly Offered[];
  readonly needs: ReadonlyMap<string, readonly Named[]>;
  readonly had: ReadonlySet<string>;
  readonly isOrderer: boolean;
}

function OfferedTable(props: OfferedTableProps) {
  const { visit, customer, offering, services, had, isOrderer } = props;
  const { say, language } = visit;
  const words = say.orders.catalogue;
  return (
    <DataTable
      caption={offering}
      captionHidden
      rows={services}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", heading: say.orders.service, cell: (service) => <NameOf {...props} service={service} /> },
        { key: "unit", heading: words.unit, cell: ({ unit }) => findUnit(unit)?.[language] ?? unit },
        { key: "notice", heading: words.notice, cell: (one) => noticeOf(visit, one) },
        { key: "have", heading: words.have, cell: ({ id }) => (had.has(id) ? words.yes : words.no) },
        {
          key: "price",
          heading: words.price,
          kind: "amount",
          cell: ({ price }) => (price === undefined ? say.outbound.service.noPrice : priceText(price)),
        },
        {
          key: "coming",
          heading: words.coming,
          cell: ({ coming }) =>
            coming && (
              <>
                {priceText(coming.price)} <span class="cell-note">{words.since(coming.fromOn)}</span>
              </>
            ),
        },
        {
          key: "action",
          heading: words.order,
          kind: "action",
          cell: ({ id, name, charged }) =>
            !isOrderer || charged === "by-use" ? null : (
              <a href={purchasePaths.orderService(customer.id, id)} aria-label={words.orderLabel(name)}>
                {words.order}
              </a>
            ),
        },
      ]}
    />
  );
}

function noticeOf({ say }: Visit, { charged, noticeMonths }: Offered): string {
  return charged === "by-use" ? say.orders.catalogue.byUse : say.outbound.service.notice(noticeMonths);
}

function NameOf({ visit, needs, service }: OfferedTableProps & { readonly service: Offered }) {
  const { id, name, description } = service;
  const needed = needs.get(id);
  return (
    <>
      {name}
      {description === undefined ? null : <span class="cell-note">{description}</span>}
      {needed === undefined ? null : (
        <span class="cell-note">{visit.say.orders.catalogue.needs(needed.map((one) => one.name).join(", "))}</span>
      )}
    </>
  );
}
