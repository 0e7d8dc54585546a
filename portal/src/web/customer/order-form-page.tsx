/** How an order is asked: the form, and the page that says what it means before it is sent. */
import { findUnit } from "@fakturaporten/einvoice";
import type { Offered } from "../../domain/catalogue/queries.ts";
import type { AskOrder, Plan } from "../../domain/orders/plan-order.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Amount, Day } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { decimalText, priceText } from "../figures-text.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Fields } from "../form.ts";
import type { Visit } from "../route.ts";
import { isMendable } from "./order-form.ts";
import { purchasePaths } from "./purchase-paths.ts";

export interface OrderFormProps {
  readonly visit: Visit;
  readonly plan: Plan;
  readonly coming: Offered["coming"];
  readonly form: FilledForm;
  readonly action: string;
}

export function OrderFormPage(props: OrderFormProps) {
  const { visit, plan, form } = props;
  const { say } = visit;
  const words = say.orders.form;
  const { customer, service, subscription, hindrance } = plan;
  const isBlocked = hindrance !== undefined && !isMendable(hindrance);
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} lead={words.lead}>
        {subscription === undefined ? words.title(service.name) : words.changeTitle(service.name)}
      </PageHeading>
      <ServiceFacts {...props} />
      {isBlocked ? <Blocked visit={visit} plan={plan} /> : <OrderFields {...props} />}
    </>
  );
}

function ServiceFacts({ visit: { say, language }, plan, coming }: OrderFormProps) {
  const words = say.orders.form;
  const { service, subscription } = plan;
  const { price, unit, description } = service;
  return (
    <SummaryList
      say={say}
      rows={[
        ...(description === undefined ? [] : [{ name: say.orders.service, value: description }]),
        ...(subscription === undefined
          ? []
          : [{ name: words.now, value: [decimalText(subscription.quantity), subscription.unitName].join(" ").trim() }]),
        { name: words.price, value: price === undefined ? say.outbound.service.noPrice : priceText(price) },
        ...(coming === undefined
          ? []
          : [
              {
                name: words.coming,
                value: say.orders.catalogue.comingFrom(priceText(coming.price), coming.fromOn),
              },
            ]),
        { name: say.orders.catalogue.unit, value: findUnit(unit)?.[language] ?? unit },
        { name: say.orders.catalogue.notice, value: say.outbound.service.notice(service.noticeMonths) },
      ]}
    />
  );
}

function Blocked({ visit: { say }, plan }: Pick<OrderFormProps, "visit" | "plan">) {
  const { hindrance, missing, customer } = plan;
  if (hindrance === undefined || isMendable(hindrance)) return null;
  return (
    <Notice say={say} kind="warning">
      <p>{say.orders.blocked[hindrance]}</p>
      {missing.length === 0 ? null : (
        <ul>
          {missing.map(({ id, name }) => (
            <li key={id}>
              <a href={purchasePaths.orderService(customer.id, id)}>{say.orders.catalogue.orderLabel(name)}</a>
            </li>
          ))}
        </ul>
      )}
      {hindrance === "asked-already" ? (
        <p>
          <a href={purchasePaths.customer(customer.id)}>{say.orders.seeAsked}</a>
        </p>
      ) : null}
    </Notice>
  );
}

function OrderFields({ visit: { say, seal }, plan, form, action }: OrderFormProps) {
  const words = say.orders.form;
  const isNew = plan.subscription === undefined;
  return (
    <Form seal={seal} action={action} repeatable>
      <TextField
        {...form.field("quantity")}
        say={say}
        label={isNew ? words.quantity : words.newQuantity}
        width="short"
        inputMode="decimal"
      />
      <DateField
        {...form.field("wantedOn")}
        say={say}
        label={words.wantedOn}
        hint={isNew ? words.wantedOnHint : words.changeHint}
      />
      {isNew ? (
        <>
          <TextField
            {...form.field("unitName")}
            say={say}
            label={words.unitName}
            hint={words.unitHint}
            width="medium"
            optional
          />
          <TextField
            {...form.field("ansvar")}
            say={say}
            label={words.ansvar}
            hint={words.ansvarHint}
            width="medium"
            optional
          />
          <TextField
            {...form.field("employee")}
            say={say}
            label={words.employee}
            hint={words.employeeHint}
            width="medium"
            optional
          />
        </>
      ) : null}
      <Button>{words.look}</Button>
    </Form>
  );
}

export interface ReviewProps extends Omit<OrderFormProps, "form"> {
  readonly asked: AskOrder;
  /** As typed, to be sent again. */
  readonly fields: Fields;
}

const typed = ["quantity", "wantedOn", "unitName", "ansvar", "employee"];

export function ReviewPage({ visit, plan, coming, action, asked, fields }: ReviewProps) {
  const { say, seal } = visit;
  const words = say.orders.review;
  const { customer, service, subscription } = plan;
  return (
    <>
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} lead={say.orders.form.lead}>
        {subscription === undefined ? words.title(service.name) : words.changeTitle(service.name)}
      </PageHeading>
      <SummaryList say={say} rows={[...askedRows(visit, plan, asked), ...costRows(visit, plan)]} />
      {coming !== undefined && coming.fromOn > asked.wantedOn ? (
        <Notice say={say} kind="info">
          {words.coming(priceText(coming.price), coming.fromOn)}
        </Notice>
      ) : null}
      <Form seal={seal} action={action}>
        {typed.map((name) =>
          fields[name] === undefined ? null : <input key={name} type="hidden" name={name} value={fields[name]} />,
        )}
        <ButtonRow>
          <Button does="send">{words.send}</Button>
          <Button does="change" look="secondary">
            {words.change}
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
}

function askedRows({ say }: Visit, { subscription, ansvar }: Plan, asked: AskOrder) {
  const words = say.orders;
  const unitName = asked.kind === "new" ? asked.unitName : subscription?.unitName;
  const employee = asked.kind === "new" ? asked.employee : subscription?.employee;
  const quantity = decimalText(asked.quantity);
  return [
    {
      name: words.quantity,
      value: subscription === undefined ? quantity : words.fromTo(decimalText(subscription.quantity), quantity),
    },
    ...(unitName === undefined ? [] : [{ name: words.form.unitName, value: unitName }]),
    ...(ansvar === undefined ? [] : [{ name: words.form.ansvar, value: ansvar }]),
    ...(employee === undefined ? [] : [{ name: words.form.employee, value: employee }]),
    { name: words.wanted, value: <Day day={asked.wantedOn} /> },
  ];
}

function costRows({ say }: Visit, { subscription, monthlyMinor, monthlyMinorBefore, beginsOn }: Plan) {
  const words = say.orders.review;
  const kronor = (minor: bigint) => <Amount amount={{ minor, currency: "SEK" }} />;
  return [
    { name: words.monthly, value: <strong>{kronor(monthlyMinor)}</strong> },
    ...(subscription === undefined
      ? []
      : [
          { name: words.before, value: kronor(monthlyMinorBefore) },
          { name: words.difference, value: kronor(monthlyMinor - monthlyMinorBefore) },
        ]),
    { name: words.begins, value: words.ifToday(beginsOn) },
  ];
}
