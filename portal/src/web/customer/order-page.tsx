/** An order as it stands, with what the attestant and the orderer can do about it, and orders in a list. */
import type { Customer } from "../../domain/customers/customer.ts";
import type { Order } from "../../domain/orders/order.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Amount, Day, Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { decimalText } from "../figures-text.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { LocalDate } from "../../time.ts";
import type { FormSeal } from "../route.ts";
import { byWhom, Decision, standingRows } from "./decision.tsx";
import { purchasePaths } from "./purchase-paths.ts";

export interface OrderPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly customer: Customer;
  readonly order: Order;
  /** When it begins if it is approved today. */
  readonly begins: LocalDate;
  readonly form: FilledForm;
  readonly refused: "changed-meanwhile" | "order-not-possible" | undefined;
  readonly isOwn: boolean;
  readonly mayDecide: boolean;
  readonly mayWithdraw: boolean;
}

export function OrderPage(props: OrderPageProps) {
  const { say, customer, order, form, refused } = props;
  const words = say.orders;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber} · ${words.states[order.state]}`}>
        {words.title[order.kind](order.serviceName)}
      </PageHeading>
      {refused === undefined ? null : (
        <Notice say={say} kind="warning">
          {words.refused[refused]}
        </Notice>
      )}
      <SummaryList say={say} rows={[...factsOf(props), ...endsOf(props)]} />
      <Deeds {...props} />
    </>
  );
}

function factsOf({ say, order }: OrderPageProps) {
  const words = say.orders;
  const { serviceName, unitName, ansvar, employee, quantity, quantityBefore, monthlyMinor, wantedOn } = order;
  const many = decimalText(quantity);
  return [
    { name: words.service, value: unitName === undefined ? serviceName : `${serviceName}, ${unitName}` },
    {
      name: words.quantity,
      value: quantityBefore === undefined ? many : words.fromTo(decimalText(quantityBefore), many),
    },
    ...(ansvar === undefined ? [] : [{ name: words.form.ansvar, value: ansvar }]),
    ...(employee === undefined ? [] : [{ name: words.form.employee, value: employee }]),
    { name: words.review.monthly, value: <Amount amount={{ minor: monthlyMinor, currency: "SEK" }} /> },
    { name: words.wanted, value: <Day day={wantedOn} /> },
  ];
}

function endsOf({ say, order, begins }: OrderPageProps) {
  const words = say.orders;
  const { beginsOn, reason, state, withdrawnAt, withdrawnByName } = order;
  return [
    ...(state === "waiting" ? [{ name: words.review.begins, value: words.review.ifToday(begins) }] : []),
    ...standingRows(say, { ...order, state: words.states[state] }),
    ...(beginsOn === undefined
      ? []
      : [
          {
            name: words.review.begins,
            value: (
              <strong>
                <Day day={beginsOn} />
              </strong>
            ),
          },
        ]),
    ...(withdrawnAt === undefined || withdrawnByName === undefined
      ? []
      : [{ name: say.cancellations.withdraw.row, value: byWhom(say, withdrawnAt, withdrawnByName) }]),
    ...(reason === undefined ? [] : [{ name: words.reason, value: reason }]),
  ];
}

function Deeds(props: OrderPageProps) {
  const { say, customer, order, isOwn } = props;
  const { decide } = say.orders;
  if (order.state !== "waiting") return props.mayWithdraw ? <TakeBack {...props} /> : null;
  return (
    <Decision
      {...props}
      words={{ ...decide, mayNot: isOwn ? decide.ownNot : decide.mayNot }}
      decideAt={purchasePaths.decideOrder(customer.id, order.id)}
      withdrawAt={purchasePaths.withdrawOrder(customer.id, order.id)}
    />
  );
}

/** Before its first day, an approved order can be taken back. */
function TakeBack({ say, seal, customer, order }: OrderPageProps) {
  const { decide } = say.orders;
  return (
    <section>
      <h2>{say.cancellations.withdraw.heading}</h2>
      <p>
        {order.kind === "new" ? decide.takeBack(order.beginsOn ?? "") : decide.takeBackChange(order.beginsOn ?? "")}
      </p>
      <Form seal={seal} action={purchasePaths.withdrawOrder(customer.id, order.id)}>
        <Button look="secondary">{decide.withdraw}</Button>
      </Form>
    </section>
  );
}

export function OrderTable({ say, orders }: { readonly say: Messages; readonly orders: readonly Order[] }) {
  const words = say.orders;
  return (
    <DataTable
      caption={words.heading}
      captionHidden
      rows={orders}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "service",
          heading: words.service,
          cell: ({ id, customerId, serviceName }) => <a href={purchasePaths.order(customerId, id)}>{serviceName}</a>,
        },
        {
          key: "quantity",
          heading: words.quantity,
          kind: "amount",
          cell: ({ quantity, quantityBefore }) =>
            quantityBefore === undefined
              ? decimalText(quantity)
              : words.fromTo(decimalText(quantityBefore), decimalText(quantity)),
        },
        { key: "state", heading: say.cancellations.state, cell: ({ state }) => words.states[state] },
        { key: "asked", heading: say.cancellations.asked, cell: ({ askedAt }) => <Moment at={askedAt} /> },
        {
          key: "begins",
          heading: words.review.begins,
          cell: ({ beginsOn }) => (beginsOn === undefined ? null : <Day day={beginsOn} />),
        },
      ]}
    />
  );
}
