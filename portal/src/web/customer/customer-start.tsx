/** A customer's start page: the Kund-IDs the person has access to, and as what. */
import type { Cancellation } from "../../domain/cancellations/cancellation.ts";
import type { AccessRequest } from "../../domain/entry/access-request.ts";
import type { Wish } from "../../domain/cancellations/wish.ts";
import type { Case } from "../../domain/cases/case.ts";
import type { Dispute } from "../../domain/disputes/dispute.ts";
import { paymentTold } from "../disputes/dispute-standing.tsx";
import type { LocalDate } from "../../time.ts";
import { casePaths } from "../supplier/case-paths.ts";
import type { AccessRole } from "../../domain/customers/access.ts";
import type { Order } from "../../domain/orders/order.ts";
import type { Owed } from "../../domain/ledger/balances.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import { customersSide } from "../specification/specification-address.ts";
import { paths } from "../paths.ts";
import { OwedText } from "./owed-text.tsx";
import { purchasePaths } from "./purchase-paths.ts";

export interface CustomerStartProps {
  readonly say: Messages;
  readonly name: string;
  readonly disputes: readonly (Dispute & { readonly number: string })[];
  /** One's matters with the region that are not closed. */
  readonly matters: readonly Case[];
  readonly today: LocalDate;
  /** Cancellations and orders that nobody has decided about, and that the person may decide about. */
  readonly toDecide: { readonly cancellations: readonly Cancellation[]; readonly orders: readonly Order[] };
  /** What colleagues ask the person, as an orderer, to cancel. */
  readonly wishes: readonly Wish[];
  /** Colleagues who ask the person, as an orderer, to see a Kund-ID. */
  readonly requests: readonly AccessRequest[];
  /** What each Kund-ID owes; none where nothing is. */
  readonly owed: ReadonlyMap<string, Owed>;
  readonly customers: readonly (Customer & { readonly roles: readonly AccessRole[] })[];
}

export function CustomerStart(props: CustomerStartProps) {
  const { say, name, customers, toDecide, wishes, requests, disputes, matters, owed, today } = props;
  const words = say.outbound.customer;
  return (
    <>
      <PageHeading lead={words.lead} actions={<a href={paths.invoiceQuestions}>{say.invoiceQuestions.link}</a>}>
        {say.start.supplier.hello(name)}
      </PageHeading>
      <ToDecide say={say} toDecide={toDecide} />
      <ToAnswer say={say} wishes={wishes} />
      <ToLetIn say={say} requests={requests} />
      <OpenMatters say={say} disputes={disputes} matters={matters} today={today} />
      {customers.length === 0 ? (
        <EmptyState heading={words.none}>
          <p>{words.noneText}</p>
          <p>
            <a href={paths.accessRequests}>{say.entry.link}</a>
          </p>
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
                key: "owed",
                heading: words.owed.heading,
                cell: ({ id }) => (
                  <>
                    <OwedText say={say} owed={owed.get(id)} />{" "}
                    <a href={purchasePaths.account(id)}>{say.ledger.account.title}</a>
                  </>
                ),
              },
              {
                key: "specification",
                heading: words.specification,
                cell: ({ id }) => <a href={customersSide.specification(id)}>{say.specification.link}</a>,
              },
              {
                key: "roles",
                heading: words.roles,
                cell: ({ roles }) => roles.map((role) => say.outbound.accessRoles[role].label).join(", "),
              },
            ]}
          />
          <p>
            <a href={paths.accessRequests}>{say.entry.link}</a>
          </p>
        </section>
      )}
    </>
  );
}

/** One's own open matters, those in which the region has asked something first. */
function OpenMatters({
  say,
  disputes,
  matters,
  today,
}: Pick<CustomerStartProps, "say" | "disputes" | "matters" | "today">) {
  const words = say.disputes.open;
  if (matters.length === 0) return null;
  return (
    <section>
      <h2>{words.heading}</h2>
      <ul class="link-list">
        {matters.map((one) => (
          <li key={one.id}>
            <a href={casePaths.case(one.id)}>{`${say.cases.kinds[one.kind]} ${one.reference}`}</a>.{" "}
            {one.state === "waiting"
              ? say.cases.mine.waiting.heading
              : disputeTold(
                  say,
                  disputes.find(({ caseId }) => caseId === one.id),
                  today,
                )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which invoice a dispute is about, and what that means for paying it. */
function disputeTold(
  say: Messages,
  dispute: CustomerStartProps["disputes"][number] | undefined,
  today: LocalDate,
): string {
  return dispute === undefined ? "" : `${say.disputes.open.row(dispute.number)}: ${paymentTold(say, dispute, today)}`;
}

/** What waits for an attestant of its Kund-ID, first of all. */
function ToDecide({ say, toDecide: { orders, cancellations } }: Pick<CustomerStartProps, "say" | "toDecide">) {
  const words = say.cancellations;
  if (orders.length + cancellations.length === 0) return null;
  return (
    <section>
      <h2>{words.toDecide}</h2>
      <ul class="link-list">
        {orders.map(({ id, customerId, kind, serviceName, askedByName }) => (
          <li key={id}>
            {say.orders.toDecideRow[kind](serviceName, askedByName)}.{" "}
            <a href={purchasePaths.order(customerId, id)}>{words.open}</a>
          </li>
        ))}
        {cancellations.map(({ id, customerId, serviceName, askedByName }) => (
          <li key={id}>
            {words.toDecideRow(serviceName, askedByName)}.{" "}
            <a href={purchasePaths.cancellation(customerId, id)}>{words.open}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Wishes that wait for the person as an orderer. */
function ToAnswer({ say, wishes }: Pick<CustomerStartProps, "say" | "wishes">) {
  const words = say.cancellations.wish;
  if (wishes.length === 0) return null;
  return (
    <section>
      <h2>{words.toAnswer}</h2>
      <ul class="link-list">
        {wishes.map(({ id, customerId, subscriptionId, serviceName, wishedByName }) => (
          <li key={id}>
            {words.toAnswerRow(serviceName, wishedByName)}.{" "}
            <a href={purchasePaths.cancel(customerId, subscriptionId)}>{words.answer}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Colleagues who wait for the person's answer. */
function ToLetIn({ say, requests }: Pick<CustomerStartProps, "say" | "requests">) {
  const words = say.entry;
  if (requests.length === 0) return null;
  return (
    <section>
      <h2>{words.toAnswer}</h2>
      <ul class="link-list">
        {requests.map(({ id, askedByName, customerNumber }) => (
          <li key={id}>
            {words.toAnswerRow(askedByName, customerNumber)}.{" "}
            <a href={`${paths.accessRequests}/${id}`} aria-label={words.answerTitle(askedByName)}>
              {words.answer}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
