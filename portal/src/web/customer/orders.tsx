/** A customer's orders: its orderer sees what one means and sends it, its attestant decides. */
import { z } from "zod";
import { ordersFor } from "../../domain/approvals/approval.ts";
import { isDecider, listOwnAccess } from "../../domain/approvals/queries.ts";
import { listOffered, type Offered } from "../../domain/catalogue/queries.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { askOrder } from "../../domain/orders/ask-order.ts";
import { decideOrder, expectedDay, withdrawOrder } from "../../domain/orders/decide-order.ts";
import { canWithdraw } from "../../domain/orders/order.ts";
import { type AskOrder, type Plan, planOrder } from "../../domain/orders/plan-order.ts";
import { getOrder } from "../../domain/orders/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, readForm, requiredText } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { showOffered } from "./catalogue-page.tsx";
import { customerCrumbs } from "./customer-crumbs.ts";
import { faultOf, type Ordered, readOrder } from "./order-form.ts";
import { OrderFormPage, ReviewPage } from "./order-form-page.tsx";
import { OrderPage, type OrderPageProps } from "./order-page.tsx";
import { purchasePaths } from "./purchase-paths.ts";

export const orderRoutes: readonly Route[] = [
  get(purchasePaths.catalogue(":id"), "purchase.read", showOffered),
  get(purchasePaths.orderService(":id", ":serviceId"), "purchase.read", (visit) => begin(visit, newOf(visit))),
  post(purchasePaths.orderService(":id", ":serviceId"), "purchase.read", (visit) => go(visit, newOf(visit))),
  get(purchasePaths.changeQuantity(":id", ":subscriptionId"), "purchase.read", (visit) =>
    begin(visit, changeOf(visit)),
  ),
  post(purchasePaths.changeQuantity(":id", ":subscriptionId"), "purchase.read", (visit) => go(visit, changeOf(visit))),
  get(purchasePaths.order(":id", ":orderId"), "purchase.read", (visit) => showOrder(visit, [])),
  post(purchasePaths.decideOrder(":id", ":orderId"), "purchase.read", decide),
  post(purchasePaths.withdrawOrder(":id", ":orderId"), "purchase.read", withdraw),
];

function newOf({ params }: Visit): Ordered {
  return { kind: "new", customerId: params["id"] ?? "", serviceId: params["serviceId"] ?? "" };
}

function changeOf({ params }: Visit): Ordered {
  return { kind: "quantity", customerId: params["id"] ?? "", subscriptionId: params["subscriptionId"] ?? "" };
}

function pathOf(ordered: Ordered): string {
  return ordered.kind === "new"
    ? purchasePaths.orderService(ordered.customerId, ordered.serviceId)
    : purchasePaths.changeQuantity(ordered.customerId, ordered.subscriptionId);
}

interface Planned {
  readonly plan: Plan;
  readonly coming: Offered["coming"];
  readonly isOthers: boolean;
}

/** What an order would mean; refuses whoever is no orderer of the Kund-ID at all. */
async function planned(work: Work, asked: AskOrder): Promise<Planned> {
  const plan = await planOrder(work, asked);
  const access = await listOwnAccess(work, plan.customer.id);
  if (!access.some(({ role }) => role === "orderer")) throw new Refusal("not-allowed");
  const offered = await listOffered(work, plan.customer.creditorId);
  return {
    plan,
    coming: offered.find(({ id }) => id === plan.service.id)?.coming,
    isOthers: !ordersFor(access, plan.ansvar),
  };
}

/** The form as it is at first: one of the service from today, or what one has of it. */
async function begin(visit: Visit, ordered: Ordered): Promise<Answer> {
  const { fields, ...facts } = await visit.ask(async (work) => {
    const own = await planned(work, unread(ordered, work.today));
    const { subscription, customer } = own.plan;
    const quantity = subscription?.quantity.replace(".", ",") ?? "1";
    return { ...own, fields: { quantity, wantedOn: work.today, ansvar: customer.ansvar ?? "" } };
  });
  return formPage(visit, ordered, { ...facts, fields, faults: [] });
}

/** First what it means, then, when that is what was wished, the order itself. */
async function go(visit: Visit, ordered: Ordered): Promise<Answer> {
  const { fields, say } = visit;
  const today = await visit.ask(async (work) => work.today);
  const read = readOrder(fields, ordered, today);
  if (!read.ok) {
    const { plan, coming } = await visit.ask((work) => planned(work, unread(ordered, today)));
    return formPage(visit, ordered, { plan, coming, fields, faults: read.faults });
  }
  const asked = read.value;
  const { plan, coming, isOthers } = await visit.ask((work) => planned(work, asked));
  const faults = faultsOf(plan, isOthers);
  if (faults.length > 0 || plan.hindrance !== undefined || fields["do"] === "change")
    return formPage(visit, ordered, { plan, coming, fields, faults });
  if (fields["do"] !== "send") return reviewPage(visit, { plan, coming, asked, action: pathOf(ordered) });
  const { customerId } = ordered;
  const id = await visit.perform(
    (work) => askOrder(work, asked),
    (made) => purchasePaths.order(customerId, made),
  );
  return { kind: "redirect", to: purchasePaths.order(customerId, id), notice: say.orders.review.sent };
}

/** One of it from today: enough to show the service by, before anything readable was typed. */
function unread(ordered: Ordered, wantedOn: LocalDate): AskOrder {
  const many = { quantity: "1", wantedOn };
  if (ordered.kind === "quantity") return { ...ordered, ...many };
  return { ...ordered, ...many, unitName: undefined, ansvar: undefined, employee: undefined };
}

function faultsOf(plan: Plan, isOthers: boolean): readonly FieldFault[] {
  const own = faultOf(plan);
  const others = {
    path: plan.subscription === undefined ? "ansvar" : "quantity",
    code: "ansvar-not-yours",
    params: {},
  };
  return [...(own === undefined ? [] : [own]), ...(isOthers ? [others] : [])];
}

interface Shown {
  readonly plan: Plan;
  readonly coming: Offered["coming"];
  readonly fields: Fields;
  readonly faults: readonly FieldFault[];
}

function formPage(visit: Visit, ordered: Ordered, { plan, coming, fields, faults }: Shown): Answer {
  const { say } = visit;
  const words = say.orders.form;
  const form = fillForm({ say, fields, faults, sentences: words.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: (plan.subscription === undefined ? words.title : words.changeTitle)(plan.service.name),
    crumbs: customerCrumbs(visit, plan.customer),
    body: <OrderFormPage visit={visit} plan={plan} coming={coming} form={form} action={pathOf(ordered)} />,
  };
}

interface Reviewed {
  readonly plan: Plan;
  readonly coming: Offered["coming"];
  readonly asked: AskOrder;
  readonly action: string;
}

function reviewPage(visit: Visit, reviewed: Reviewed): Answer {
  const { subscription, service, customer } = reviewed.plan;
  const words = visit.say.orders.review;
  return {
    kind: "page",
    title: (subscription === undefined ? words.title : words.changeTitle)(service.name),
    crumbs: customerCrumbs(visit, customer),
    body: <ReviewPage visit={visit} fields={visit.fields} {...reviewed} />,
  };
}

async function orderFacts(work: Work, params: Visit["params"]) {
  const customer = await getCustomer(work, params["id"] ?? "");
  const order = await getOrder(work, params["orderId"] ?? "");
  if (order.customerId !== customer.id) throw new Refusal("not-found");
  const access = await listOwnAccess(work, customer.id);
  const isWaiting = order.state === "waiting";
  return {
    customer,
    order,
    begins: isWaiting ? await expectedDay(work, order) : work.today,
    isOwn: work.actor.kind === "person" && order.askedBy === work.actor.accountId,
    mayDecide: isWaiting && (await isDecider(work, order)),
    mayWithdraw: canWithdraw(order, work.today) && ordersFor(access, order.ansvar),
  };
}

async function showOrder(
  visit: Visit,
  faults: readonly FieldFault[],
  refused?: OrderPageProps["refused"],
): Promise<Answer> {
  const { say, seal, params, fields } = visit;
  const facts = await visit.ask((work) => orderFacts(work, params));
  const form = fillForm({ say, fields, faults, sentences: say.orders.decide.faults });
  return {
    kind: "page",
    ...(faults.length > 0 ? { status: 422 as const } : refused === undefined ? {} : { status: 409 as const }),
    title: say.orders.title[facts.order.kind](facts.order.serviceName),
    crumbs: customerCrumbs(visit, facts.customer),
    body: <OrderPage say={say} seal={seal} form={form} refused={refused} {...facts} />,
  };
}

async function decide(visit: Visit): Promise<Answer> {
  const { params, fields, say } = visit;
  const id = params["orderId"] ?? "";
  const to = purchasePaths.order(params["id"] ?? "", id);
  const read = readForm(z.object({ reason: requiredText(1000, "reason-missing") }), fields);
  const approves = fields["decision"] === "approve";
  if (!approves && !read.ok) return showOrder(visit, read.faults);
  const decision =
    read.ok && !approves ? ({ kind: "decline", reason: read.value.reason } as const) : ({ kind: "approve" } as const);
  const refusal = await tried(visit, to, (work) => decideOrder(work, { id, decision }));
  if (refusal !== undefined) return showOrder(visit, [], refusal);
  if (!approves) return { kind: "redirect", to, notice: say.orders.decide.declined };
  const { beginsOn } = await visit.ask((work) => getOrder(work, id));
  return { kind: "redirect", to, notice: say.orders.decide.approved(beginsOn ?? "") };
}

async function withdraw(visit: Visit): Promise<Answer> {
  const id = visit.params["orderId"] ?? "";
  const to = purchasePaths.order(visit.params["id"] ?? "", id);
  const refusal = await tried(visit, to, (work) => withdrawOrder(work, id));
  if (refusal !== undefined) return showOrder(visit, [], refusal);
  return { kind: "redirect", to, notice: visit.say.orders.decide.withdrawn };
}

/** Performs it; says which of the refusals it was that the page itself tells of. */
async function tried(
  visit: Visit,
  to: string,
  command: (work: Work) => Promise<void>,
): Promise<OrderPageProps["refused"]> {
  try {
    await visit.perform(command, () => to);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal && (error.code === "changed-meanwhile" || error.code === "order-not-possible"))
      return error.code;
    throw error;
  }
}
