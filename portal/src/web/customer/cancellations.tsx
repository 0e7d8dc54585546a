/** A customer's cancellations: its orderer asks, its attestant decides, and everybody sees when the service ends. */
import { z } from "zod";
import { isDecider, listOwnAccess } from "../../domain/approvals/queries.ts";
import { ordersFor } from "../../domain/approvals/approval.ts";
import { canWithdraw, type Cancellation, waitingOf } from "../../domain/cancellations/cancellation.ts";
import { askCancellation, decideCancellation, withdrawCancellation } from "../../domain/cancellations/cancel.ts";
import { getCancellation } from "../../domain/cancellations/queries.ts";
import { findWish, getWish, refuseWish, type Wish } from "../../domain/cancellations/wish.ts";
import { listNeeding } from "../../domain/catalogue/needs.ts";
import { listSubscriptions } from "../../domain/catalogue/queries.ts";
import { monthlyMinorOf, type Subscription } from "../../domain/catalogue/subscription.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, readForm, requiredText } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { AskPage, CancellationPage } from "./cancellation-pages.tsx";
import { customerCrumbs } from "./customer-crumbs.ts";
import { purchasePaths } from "./purchase-paths.ts";

export const cancellationRoutes: readonly Route[] = [
  get(purchasePaths.cancel(":id", ":subscriptionId"), "purchase.read", begin),
  post(purchasePaths.cancel(":id", ":subscriptionId"), "purchase.read", ask),
  get(purchasePaths.cancellation(":id", ":cancellationId"), "purchase.read", (visit) => showCancellation(visit, [])),
  post(purchasePaths.decide(":id", ":cancellationId"), "purchase.read", decide),
  post(purchasePaths.refuseWish(":id", ":wishId"), "purchase.read", refuse),
  post(purchasePaths.withdraw(":id", ":cancellationId"), "purchase.read", withdraw),
];

interface Asked {
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly isOrderer: boolean;
  readonly today: LocalDate;
  /** That somebody has asked for, and nobody has answered. */
  readonly wish: Wish | undefined;
  /** Services that need this one. */
  readonly neededFor: readonly string[];
}

async function askedOf(work: Work, params: Visit["params"]): Promise<Asked> {
  const customer = await getCustomer(work, params["id"] ?? "");
  const all = await listSubscriptions(work, customer.id);
  const subscription = all.find(({ id }) => id === params["subscriptionId"]);
  if (subscription === undefined) throw new Refusal("not-found");
  const access = await listOwnAccess(work, customer.id);
  const wish = await findWish(work, subscription.id);
  return {
    customer,
    subscription,
    isOrderer: ordersFor(access, subscription.ansvar),
    today: work.today,
    wish: wish?.state === "open" ? wish : undefined,
    neededFor: await neededFor(work, subscription, all),
  };
}

/** What else the customer has that needs this service, where this is the last of it. */
async function neededFor(work: Work, { id, serviceId }: Subscription, all: readonly Subscription[]) {
  const going = all.filter((one) => one.untilOn === undefined && one.id !== id);
  if (going.some((one) => one.serviceId === serviceId)) return [];
  return listNeeding(work, { serviceId, had: going });
}

/** Whoever is no orderer is led to asking one. */
async function begin(visit: Visit): Promise<Answer> {
  const { customer, subscription, isOrderer } = await visit.ask((work) => askedOf(work, visit.params));
  if (!isOrderer) return { kind: "redirect", to: purchasePaths.wish(customer.id, subscription.id) };
  return showAsk(visit);
}

interface Said {
  readonly refused?: "subscription-ended" | "changed-meanwhile" | undefined;
  readonly faults?: readonly FieldFault[];
}

async function showAsk(visit: Visit, { refused, faults = [] }: Said = {}): Promise<Answer> {
  const { say, seal, params, fields } = visit;
  const {
    customer,
    subscription,
    isOrderer,
    today,
    wish,
    neededFor: needing,
  } = await visit.ask((work) => askedOf(work, params));
  if (!isOrderer) throw new Refusal("not-allowed");
  const form = fillForm({ say, fields, faults, sentences: say.cancellations.wish.faults });
  const title = say.cancellations.ask.title(subscription.serviceName);
  return {
    kind: "page",
    ...(refused !== undefined && { status: 409 as const }),
    ...(faults.length > 0 && { status: 422 as const }),
    title,
    crumbs: customerCrumbs(visit, customer),
    body: (
      <AskPage
        say={say}
        seal={seal}
        customer={customer}
        subscription={subscription}
        monthlyMinor={monthlyMinorOf(subscription)}
        waiting={waitingOf(today, subscription.noticeMonths)}
        wish={wish}
        neededFor={needing}
        form={form}
        refused={refused ?? (subscription.untilOn === undefined ? undefined : "subscription-ended")}
      />
    ),
  };
}

async function ask(visit: Visit): Promise<Answer> {
  const { params, say } = visit;
  const customerId = params["id"] ?? "";
  const subscriptionId = params["subscriptionId"] ?? "";
  try {
    const id = await visit.perform(
      (work) => askCancellation(work, { customerId, subscriptionId }),
      (made) => purchasePaths.cancellation(customerId, made),
    );
    return { kind: "redirect", to: purchasePaths.cancellation(customerId, id), notice: say.cancellations.ask.asked };
  } catch (error) {
    if (error instanceof Refusal && (error.code === "subscription-ended" || error.code === "changed-meanwhile"))
      return showAsk(visit, { refused: error.code });
    throw error;
  }
}

interface Shown {
  readonly customer: Customer;
  readonly cancellation: Cancellation;
  readonly mayDecide: boolean;
  readonly mayWithdraw: boolean;
  readonly today: LocalDate;
}

async function shownOf(work: Work, params: Visit["params"]): Promise<Shown> {
  const customer = await getCustomer(work, params["id"] ?? "");
  const cancellation = await getCancellation(work, params["cancellationId"] ?? "");
  if (cancellation.customerId !== customer.id) throw new Refusal("not-found");
  const access = await listOwnAccess(work, customer.id);
  const isWaiting = cancellation.state === "waiting";
  return {
    customer,
    cancellation,
    mayDecide: isWaiting && (await isDecider(work, cancellation)),
    mayWithdraw: canWithdraw(cancellation, work.today) && ordersFor(access, cancellation.ansvar),
    today: work.today,
  };
}

async function showCancellation(visit: Visit, faults: readonly FieldFault[], isRefused = false): Promise<Answer> {
  const { say, seal, params, fields } = visit;
  const { customer, cancellation, today, ...may } = await visit.ask((work) => shownOf(work, params));
  const form = fillForm({ say, fields, faults, sentences: say.cancellations.decide.faults });
  return {
    kind: "page",
    ...(faults.length > 0 ? { status: 422 as const } : isRefused ? { status: 409 as const } : {}),
    title: say.cancellations.title(cancellation.serviceName),
    crumbs: customerCrumbs(visit, customer),
    body: (
      <CancellationPage
        say={say}
        seal={seal}
        customer={customer}
        cancellation={cancellation}
        waiting={waitingOf(today, cancellation.noticeMonths)}
        form={form}
        isRefused={isRefused}
        {...may}
      />
    ),
  };
}

async function decide(visit: Visit): Promise<Answer> {
  const { params, fields, say } = visit;
  const id = params["cancellationId"] ?? "";
  const to = purchasePaths.cancellation(params["id"] ?? "", id);
  const approves = fields["decision"] === "approve";
  const read = readForm(z.object({ reason: requiredText(1000, "reason-missing") }), fields);
  if (!approves && !read.ok) return showCancellation(visit, read.faults);
  const decision =
    read.ok && !approves ? ({ kind: "decline", reason: read.value.reason } as const) : ({ kind: "approve" } as const);
  try {
    await visit.perform(
      (work) => decideCancellation(work, { id, decision }),
      () => to,
    );
  } catch (error) {
    if (error instanceof Refusal && error.code === "changed-meanwhile") return showCancellation(visit, [], true);
    throw error;
  }
  if (!approves) return { kind: "redirect", to, notice: say.cancellations.decide.declined };
  const { lastBilledOn } = await visit.ask((work) => getCancellation(work, id));
  return { kind: "redirect", to, notice: say.cancellations.decide.approved(lastBilledOn ?? "") };
}

async function withdraw(visit: Visit): Promise<Answer> {
  const { params, say } = visit;
  const id = params["cancellationId"] ?? "";
  const to = purchasePaths.cancellation(params["id"] ?? "", id);
  try {
    await visit.perform(
      (work) => withdrawCancellation(work, id),
      () => to,
    );
  } catch (error) {
    if (error instanceof Refusal && error.code === "changed-meanwhile") return showCancellation(visit, [], true);
    throw error;
  }
  return { kind: "redirect", to, notice: say.cancellations.withdraw.withdrawn };
}

/** An orderer does not cancel what somebody wished to be without. */
async function refuse(visit: Visit): Promise<Answer> {
  const { params, fields, say } = visit;
  const customerId = params["id"] ?? "";
  const id = params["wishId"] ?? "";
  const read = readForm(z.object({ reason: requiredText(1000, "reason-missing") }), fields);
  if (!read.ok) {
    const { subscriptionId } = await visit.ask((work) => getWish(work, id));
    return showAsk({ ...visit, params: { ...params, subscriptionId } }, { faults: read.faults });
  }
  const to = purchasePaths.customer(customerId);
  await visit.perform(
    (work) => refuseWish(work, { id, reason: read.value.reason }),
    () => to,
  );
  return { kind: "redirect", to, notice: say.cancellations.wish.refused };
}
