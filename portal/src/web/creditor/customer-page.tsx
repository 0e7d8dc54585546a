/** One customer as the creditor sees it: what holds, what was said from which day, its services, and who has access. */
import { listCustomerInvoices } from "../../domain/billing/queries.ts";
import { listSubscriptions } from "../../domain/catalogue/queries.ts";
import type { Subscription } from "../../domain/catalogue/subscription.ts";
import { type Access, holdsOn } from "../../domain/customers/access.ts";
import type { CustomerVersion } from "../../domain/customers/customer.ts";
import { listLeft } from "../../domain/ledger/balances.ts";
import { getCustomer, listAccess, listVersions } from "../../domain/customers/queries.ts";
import type { LocalDate } from "../../time.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Day, Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { CustomerFactsList } from "../customer/customer-facts.tsx";
import { CustomerInvoiceTable } from "../customer/customer-invoice.tsx";
import { SubscriptionTable } from "../customer/subscription-table.tsx";
import { paths } from "../paths.ts";
import { creditorsSide } from "../specification/specification-address.ts";
import type { Answer, Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";

export async function showCustomer(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const id = visit.params["id"] ?? "";
  const { customer, ...facts } = await visit.ask(async (work) => {
    const found = await getCustomer(work, id);
    return {
      customer: found,
      versions: await listVersions(work, found.id),
      access: await listAccess(work, found.id),
      subscriptions: await listSubscriptions(work, found.id),
      invoices: await listCustomerInvoices(work, found.id),
      left: await listLeft(work, found),
      today: work.today,
    };
  });
  const words = say.outbound.page;
  const change = (
    <ButtonLink href={creditorPaths.changeCustomer(customer.id)} look="secondary" icon="edit">
      {words.change}
    </ButtonLink>
  );
  const title = customer.administration ?? customer.name;
  const body = (
    <>
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} actions={change}>
        {title}
      </PageHeading>
      <CustomerFactsList say={say} customer={customer} />
      <Services visit={visit} customerId={customer.id} subscriptions={facts.subscriptions} />
      <section>
        <h2>{say.outbound.invoices.heading}</h2>
        <p>
          <a href={creditorsSide.specification(customer.id)}>{say.specification.link}</a>
        </p>
        {facts.invoices.length === 0 ? (
          <p>{say.outbound.invoices.none}</p>
        ) : (
          <CustomerInvoiceTable say={say} invoices={facts.invoices} left={facts.left} pathOf={creditorPaths.invoice} />
        )}
      </section>
      <People visit={visit} customerId={customer.id} access={facts.access} today={facts.today} />
      {facts.versions.length < 2 ? null : <History visit={visit} versions={facts.versions} />}
    </>
  );
  const crumbs = [{ label: say.outbound.list.title, href: paths.customers }];
  return { kind: "page", title, crumbs, body, wide: true };
}

interface Part {
  readonly visit: Visit;
  readonly customerId: string;
}

function Services({ visit, customerId, subscriptions }: Part & { readonly subscriptions: readonly Subscription[] }) {
  const { say } = visit;
  const words = say.outbound.page;
  return (
    <section>
      <h2>{say.outbound.customer.services}</h2>
      {subscriptions.length === 0 ? (
        <p>{say.outbound.customer.noServices}</p>
      ) : (
        <SubscriptionTable
          say={say}
          subscriptions={subscriptions}
          action={{
            heading: words.end,
            cell: ({ id, serviceName }) => (
              <a href={creditorPaths.endSubscription(customerId, id)}>
                {words.end} <span class="visually-hidden">{serviceName}</span>
              </a>
            ),
          }}
        />
      )}
      <ButtonRow>
        <ButtonLink href={creditorPaths.beginSubscription(customerId)} look="secondary" icon="plus">
          {words.begin}
        </ButtonLink>
      </ButtonRow>
    </section>
  );
}

/** The role, and for a deputy whom it stands in for. */
function roleOf({ say }: Visit, { role, deputyFor }: Access, all: readonly Access[]) {
  const principal = all.find(({ id }) => id === deputyFor);
  const label = say.outbound.accessRoles[role].label;
  if (principal === undefined) return label;
  return (
    <>
      {label}
      <span class="cell-note">{say.outbound.access.standsInFor(principal.name)}</span>
    </>
  );
}

interface PeopleProps extends Part {
  readonly access: readonly Access[];
  readonly today: LocalDate;
}

function People({ visit, customerId, access, today }: PeopleProps) {
  const { say, seal } = visit;
  const words = say.outbound.page;
  return (
    <section>
      <h2>{words.people}</h2>
      {access.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <DataTable
          caption={words.people}
          captionHidden
          rows={access}
          rowKey={({ id }) => id}
          columns={[
            { key: "name", heading: words.person, cell: ({ name }) => name },
            { key: "email", heading: words.email, cell: ({ email }) => email },
            { key: "role", heading: words.role, cell: (one) => roleOf(visit, one, access) },
            {
              key: "days",
              heading: words.days,
              cell: (one) => (
                <>
                  <Day day={one.fromOn} />
                  {one.untilOn === undefined ? null : (
                    <>
                      –<Day day={one.untilOn} />
                    </>
                  )}
                  {holdsOn(one, today) ? null : ` (${words.notYet})`}
                </>
              ),
            },
            {
              key: "action",
              heading: words.endAccess,
              kind: "action",
              cell: ({ id, name }) => (
                <Form seal={seal} action={creditorPaths.endAccess(customerId, id)} inline>
                  <Button look="quiet" label={`${words.endAccess}: ${name}`}>
                    {words.endAccess}
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      )}
      <ButtonRow>
        <ButtonLink href={creditorPaths.giveAccess(customerId)} look="secondary" icon="person">
          {words.giveAccess}
        </ButtonLink>
      </ButtonRow>
    </section>
  );
}

function History({ visit, versions }: { readonly visit: Visit; readonly versions: readonly CustomerVersion[] }) {
  const { say } = visit;
  const words = say.outbound.page;
  return (
    <section>
      <h2>{words.history}</h2>
      <DataTable
        caption={words.history}
        captionHidden
        rows={versions}
        rowKey={({ fromOn, recordedAt }) => `${fromOn} ${recordedAt}`}
        columns={[
          { key: "from", heading: words.from, cell: ({ fromOn }) => <Day day={fromOn} /> },
          { key: "name", heading: say.outbound.facts.name, cell: ({ name }) => name },
          {
            key: "address",
            heading: say.outbound.facts.address,
            cell: ({ address }) => `${address.street}, ${address.postalCode} ${address.city}`,
          },
          { key: "ansvar", heading: say.outbound.facts.ansvar, cell: ({ ansvar }) => ansvar },
          { key: "reference", heading: say.outbound.facts.reference, cell: ({ reference }) => reference },
          { key: "recorded", heading: words.recorded, cell: ({ recordedAt }) => <Moment at={recordedAt} /> },
          { key: "state", heading: words.state, cell: ({ superseded }) => (superseded ? words.superseded : "") },
        ]}
      />
    </section>
  );
}
