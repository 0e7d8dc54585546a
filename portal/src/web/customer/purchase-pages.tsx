/** A customer's own pages: one Kund-ID with its services and how the region knows it. */
import { listOwnAccess } from "../../domain/approvals/queries.ts";
import { listCancellations } from "../../domain/cancellations/queries.ts";
import { listCustomerInvoices } from "../../domain/billing/queries.ts";
import { listSubscriptions } from "../../domain/catalogue/queries.ts";
import type { Subscription } from "../../domain/catalogue/subscription.ts";
import { listLeft, listOwed } from "../../domain/ledger/balances.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { questionPaths } from "../questions/question-paths.ts";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { printsPerMinuteMax } from "../paper/print-paper.ts";
import { printStatement } from "../paper/statement-paper.ts";
import { paths } from "../paths.ts";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import type { Messages } from "../messages/messages.ts";
import { listOrders } from "../../domain/orders/queries.ts";
import { CancellationTable } from "./cancellation-pages.tsx";
import { CustomerInvoiceTable } from "./customer-invoice.tsx";
import { showAccount, showAccountInvoice } from "./account-page.tsx";
import { CustomerFactsList } from "./customer-facts.tsx";
import { customersSide } from "../specification/specification-address.ts";
import { OwedText } from "./owed-text.tsx";
import { OrderTable } from "./order-page.tsx";
import { purchasePaths } from "./purchase-paths.ts";
import { SubscriptionTable } from "./subscription-table.tsx";

export const purchaseRoutes: readonly Route[] = [
  get(purchasePaths.customer(":id"), "purchase.read", showCustomer),
  get(purchasePaths.account(":id"), "purchase.read", showAccount),
  get(purchasePaths.statement(":id"), "purchase.read", printStatement, { requestsPerMinuteMax: printsPerMinuteMax }),
  get(purchasePaths.accountInvoice(":id", ":invoiceId"), "purchase.read", showAccountInvoice),
];

async function showCustomer(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.outbound.customer;
  const { customer, subscriptions, invoices, left, owed, cancellations, orders, access } = await visit.ask(
    async (work) => {
      const found = await getCustomer(work, visit.params["id"] ?? "");
      return {
        customer: found,
        subscriptions: await listSubscriptions(work, found.id),
        invoices: await listCustomerInvoices(work, found.id),
        left: await listLeft(work, found),
        owed: (await listOwed(work, [found])).get(found.id),
        cancellations: await listCancellations(work, found.id),
        orders: await listOrders(work, found.id),
        access: await listOwnAccess(work, found.id),
      };
    },
  );
  const title = customer.administration ?? customer.name;
  const body = (
    <>
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`}>{title}</PageHeading>
      <p>
        <OwedText say={say} owed={owed} /> <a href={purchasePaths.account(customer.id)}>{say.ledger.account.title}</a>
      </p>
      <section>
        <h2>{say.outbound.invoices.heading}</h2>
        <p>
          <a href={customersSide.specification(customer.id)}>{say.specification.link}</a>
        </p>
        {invoices.length === 0 ? (
          <p>{say.outbound.invoices.none}</p>
        ) : (
          <CustomerInvoiceTable say={say} invoices={invoices} left={left} pathOf={purchasePaths.invoice} />
        )}
      </section>
      <section>
        <h2>{words.services}</h2>
        <p>{words.servicesLead}</p>
        <p>
          <a href={purchasePaths.catalogue(customer.id)}>{say.orders.catalogue.link}</a>
        </p>
        {subscriptions.length === 0 ? (
          <EmptyState heading={words.noServices}>
            <p>{words.noServicesText}</p>
          </EmptyState>
        ) : (
          <SubscriptionTable
            say={say}
            subscriptions={subscriptions}
            action={
              access.some(({ role }) => role === "orderer") ? changing(say, customer.id) : wishing(say, customer.id)
            }
          />
        )}
      </section>
      {orders.length === 0 ? null : (
        <section>
          <h2>{say.orders.heading}</h2>
          <OrderTable say={say} orders={orders} />
        </section>
      )}
      {cancellations.length === 0 ? null : (
        <section>
          <h2>{say.cancellations.heading}</h2>
          <CancellationTable say={say} cancellations={cancellations} />
        </section>
      )}
      <section>
        <h2>{words.facts}</h2>
        <p>{words.factsLead}</p>
        <CustomerFactsList say={say} customer={customer} />
        <ButtonRow>
          <ButtonLink href={questionPaths.change(customer.id)} look="secondary">
            {say.questions.change.link}
          </ButtonLink>
          <ButtonLink href={questionPaths.ask(customer.id)} look="secondary">
            {say.questions.ask.link}
          </ButtonLink>
        </ButtonRow>
      </section>
    </>
  );
  return { kind: "page", title, crumbs: [{ label: say.frame.navigation.start, href: paths.start }], body, wide: true };
}

/** The ways to change and to cancel each service that goes on. */
function changing(say: Messages, customerId: string) {
  return {
    heading: say.cancellations.action,
    cell: ({ id, serviceName, untilOn }: Subscription) =>
      untilOn !== undefined ? null : (
        <>
          <a href={purchasePaths.changeQuantity(customerId, id)} aria-label={say.orders.form.changeTitle(serviceName)}>
            {say.orders.form.action}
          </a>{" "}
          <a href={purchasePaths.cancel(customerId, id)} aria-label={say.cancellations.ask.title(serviceName)}>
            {say.cancellations.action}
          </a>
        </>
      ),
  };
}

/** Whoever may not cancel asks an orderer to. */
function wishing(say: Messages, customerId: string) {
  const words = say.cancellations.wish;
  return {
    heading: words.action,
    cell: ({ id, serviceName, untilOn }: Subscription) =>
      untilOn !== undefined ? null : (
        <a href={purchasePaths.wish(customerId, id)} aria-label={`${words.action}: ${serviceName}`}>
          {words.action}
        </a>
      ),
  };
}
