/** The pages of a cancellation: what it means before it is asked, and where it stands afterwards. */
import type { Cancellation, Waiting } from "../../domain/cancellations/cancellation.ts";
import type { Wish } from "../../domain/cancellations/wish.ts";
import type { Subscription } from "../../domain/catalogue/subscription.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Amount, Day, Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { amountText, decimalText } from "../figures-text.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { byWhom, Decision, standingRows } from "./decision.tsx";
import { purchasePaths } from "./purchase-paths.ts";
import { RefuseWish, wishRows } from "./wish-parts.tsx";

type Cancelled = Pick<Cancellation, "serviceName" | "unitName" | "quantity" | "monthlyMinor" | "noticeMonths">;

function factsOf(say: Messages, { serviceName, unitName, quantity, monthlyMinor, noticeMonths }: Cancelled) {
  const words = say.cancellations;
  const monthly =
    monthlyMinor === undefined ? words.byUse : <Amount amount={{ minor: monthlyMinor, currency: "SEK" }} />;
  return [
    { name: words.service, value: unitName === undefined ? serviceName : `${serviceName}, ${unitName}` },
    { name: words.quantity, value: decimalText(quantity) },
    { name: words.monthly, value: monthly },
    { name: words.notice, value: say.outbound.service.notice(noticeMonths) },
  ];
}

/** When it ends if it is approved today, and what waiting costs. */
function WhatWaitingMeans({
  say,
  waiting,
  monthlyMinor,
}: {
  readonly say: Messages;
  readonly waiting: Waiting;
  readonly monthlyMinor: bigint | undefined;
}) {
  const words = say.cancellations;
  return (
    <Notice say={say} kind="info">
      <p>
        <strong>{words.ifToday(waiting.today)}</strong>
      </p>
      <p>
        {words.ifLater(waiting.stillOn, waiting.thereafter)}{" "}
        {monthlyMinor === undefined ? null : words.waitingCosts(amountText({ minor: monthlyMinor, currency: "SEK" }))}
      </p>
    </Notice>
  );
}

export interface AskPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly monthlyMinor: bigint | undefined;
  readonly waiting: Waiting;
  readonly refused: "subscription-ended" | "changed-meanwhile" | undefined;
  /** Services of the customer's that need this one. */
  readonly neededFor: readonly string[];
  /** Somebody has asked for it. */
  readonly wish: Wish | undefined;
  readonly form: FilledForm;
}

export function AskPage(props: AskPageProps) {
  const { say, seal, customer, subscription, monthlyMinor, waiting, refused, wish, neededFor, form } = props;
  const words = say.cancellations;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} lead={words.ask.lead}>
        {words.ask.title(subscription.serviceName)}
      </PageHeading>
      {refused === undefined ? null : (
        <Notice say={say} kind="warning">
          {words.refused[refused]}
        </Notice>
      )}
      <SummaryList say={say} rows={[...factsOf(say, { ...subscription, monthlyMinor }), ...wishRows(say, wish)]} />
      {refused !== undefined ? null : (
        <>
          {neededFor.length === 0 ? null : (
            <Notice say={say} kind="warning">
              {words.ask.neededFor(neededFor.join(", "))}
            </Notice>
          )}
          <WhatWaitingMeans say={say} waiting={waiting} monthlyMinor={monthlyMinor} />
          <Form seal={seal} action={purchasePaths.cancel(customer.id, subscription.id)}>
            <Button>{words.ask.button}</Button>
          </Form>
          {wish === undefined ? null : <RefuseWish say={say} seal={seal} wish={wish} form={form} />}
        </>
      )}
    </>
  );
}

export interface CancellationPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly customer: Customer;
  readonly cancellation: Cancellation;
  readonly waiting: Waiting;
  readonly form: FilledForm;
  readonly isRefused: boolean;
  readonly mayDecide: boolean;
  readonly mayWithdraw: boolean;
}

export function CancellationPage(props: CancellationPageProps) {
  const { say, customer, cancellation, waiting, form, isRefused } = props;
  const words = say.cancellations;
  const { state, monthlyMinor } = cancellation;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber} · ${words.states[state]}`}>
        {words.title(cancellation.serviceName)}
      </PageHeading>
      {isRefused ? (
        <Notice say={say} kind="warning">
          {words.refused["changed-meanwhile"]}
        </Notice>
      ) : null}
      <SummaryList say={say} rows={[...factsOf(say, cancellation), ...standingOf(say, cancellation)]} />
      {state === "waiting" ? <WhatWaitingMeans say={say} waiting={waiting} monthlyMinor={monthlyMinor} /> : null}
      <Deeds {...props} />
    </>
  );
}

function standingOf(say: Messages, one: Cancellation) {
  const words = say.cancellations;
  const { lastBilledOn, reason } = one;
  return [
    ...standingRows(say, { ...one, state: words.states[one.state] }),
    ...(lastBilledOn === undefined
      ? []
      : [
          {
            name: words.lastBilled,
            value: (
              <strong>
                <Day day={lastBilledOn} />
              </strong>
            ),
          },
        ]),
    ...(reason === undefined ? [] : [{ name: words.reason, value: reason }]),
    ...(one.withdrawnAt === undefined || one.withdrawnByName === undefined
      ? []
      : [{ name: words.withdraw.row, value: byWhom(say, one.withdrawnAt, one.withdrawnByName) }]),
  ];
}

function Deeds(props: CancellationPageProps) {
  const { say, customer, cancellation } = props;
  const words = say.cancellations;
  if (cancellation.state !== "waiting") return props.mayWithdraw ? <TakeBack {...props} /> : null;
  return (
    <Decision
      {...props}
      words={{ ...words.decide, withdraw: words.withdraw.button }}
      decideAt={purchasePaths.decide(customer.id, cancellation.id)}
      withdrawAt={purchasePaths.withdraw(customer.id, cancellation.id)}
    />
  );
}

/** While the service still goes on, an approved cancellation can be taken back. */
function TakeBack({ say, seal, customer, cancellation }: CancellationPageProps) {
  const words = say.cancellations.withdraw;
  return (
    <section>
      <h2>{words.heading}</h2>
      <p>{words.text(cancellation.lastBilledOn ?? "")}</p>
      <Form seal={seal} action={purchasePaths.withdraw(customer.id, cancellation.id)}>
        <Button look="secondary">{words.button}</Button>
      </Form>
    </section>
  );
}

export interface CancellationTableProps {
  readonly say: Messages;
  readonly cancellations: readonly Cancellation[];
}

export function CancellationTable({ say, cancellations }: CancellationTableProps) {
  const words = say.cancellations;
  return (
    <DataTable
      caption={words.heading}
      captionHidden
      rows={cancellations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "service",
          heading: words.service,
          cell: ({ id, customerId, serviceName }) => (
            <a href={purchasePaths.cancellation(customerId, id)}>{serviceName}</a>
          ),
        },
        { key: "state", heading: words.state, cell: ({ state }) => words.states[state] },
        { key: "asked", heading: words.asked, cell: ({ askedAt }) => <Moment at={askedAt} /> },
        {
          key: "last",
          heading: words.lastBilled,
          cell: ({ lastBilledOn }) => (lastBilledOn === undefined ? null : <Day day={lastBilledOn} />),
        },
      ]}
    />
  );
}
