/** For whoever may not cancel: asking the orderers to do it, and what became of that. Also the way from a row of the specification. */
import { z } from "zod";
import { findWish, makeWish, type Wish } from "../../domain/cancellations/wish.ts";
import { findServiceByKey, listSubscriptions } from "../../domain/catalogue/queries.ts";
import type { Subscription } from "../../domain/catalogue/subscription.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Work } from "../../work.ts";
import { Button } from "../components/button/button.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, optionalText, readForm } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { customerCrumbs } from "./customer-crumbs.ts";
import { purchasePaths } from "./purchase-paths.ts";
import { SubscriptionTable } from "./subscription-table.tsx";
import { wishRows } from "./wish-parts.tsx";

export const wishRoutes: readonly Route[] = [
  get(purchasePaths.chooseToCancel(":id"), "purchase.read", choose),
  get(purchasePaths.wish(":id", ":subscriptionId"), "purchase.read", (visit) => show(visit)),
  post(purchasePaths.wish(":id", ":subscriptionId"), "purchase.read", wish),
];

/** From a service to what one has of it: straight there when it is one thing, otherwise a choice. */
async function choose(visit: Visit): Promise<Answer> {
  const { say, query } = visit;
  const words = say.cancellations.choose;
  const key = /^\d{1,9}$/.test(query["service"] ?? "") ? Number(query["service"]) : 0;
  const { customer, service, had } = await visit.ask(async (work) => {
    const found = await getCustomer(work, visit.params["id"] ?? "");
    const sold = await findServiceByKey(work, { creditorId: found.creditorId, key });
    if (sold === undefined) throw new Refusal("not-found");
    const all = await listSubscriptions(work, found.id);
    const open = all.filter(({ serviceId, untilOn }) => serviceId === sold.id && untilOn === undefined);
    return { customer: found, service: sold, had: open };
  });
  const [only] = had;
  if (had.length === 1 && only !== undefined)
    return { kind: "redirect", to: purchasePaths.cancel(customer.id, only.id) };
  const body = (
    <>
      <PageHeading
        caption={`${say.outbound.customerNumber} ${customer.customerNumber}`}
        lead={had.length === 0 ? undefined : words.lead(service.name)}
      >
        {words.title}
      </PageHeading>
      {had.length === 0 ? (
        <EmptyState heading={words.none}>
          <p>{words.noneText(service.name)}</p>
        </EmptyState>
      ) : (
        <SubscriptionTable say={say} subscriptions={had} action={cancelling(visit, customer.id)} />
      )}
    </>
  );
  return { kind: "page", title: words.title, crumbs: customerCrumbs(visit, customer), body, wide: true };
}

function cancelling({ say }: Visit, customerId: string) {
  return {
    heading: say.cancellations.action,
    cell: ({ id, serviceName, unitName }: Subscription) => (
      <a
        href={purchasePaths.cancel(customerId, id)}
        aria-label={[say.cancellations.ask.title(serviceName), unitName].filter(Boolean).join(", ")}
      >
        {say.cancellations.action}
      </a>
    ),
  };
}

interface Shown {
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly latest: Wish | undefined;
}

async function shownOf(work: Work, params: Visit["params"]): Promise<Shown> {
  const customer = await getCustomer(work, params["id"] ?? "");
  const all = await listSubscriptions(work, customer.id);
  const subscription = all.find(({ id }) => id === params["subscriptionId"]);
  if (subscription === undefined) throw new Refusal("not-found");
  return { customer, subscription, latest: await findWish(work, subscription.id) };
}

async function show(visit: Visit, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, seal, fields } = visit;
  const words = say.cancellations.wish;
  const { customer, subscription, latest } = await visit.ask((work) => shownOf(work, visit.params));
  const form = fillForm({ say, fields, faults });
  const title = words.title(subscription.serviceName);
  const isOver = subscription.untilOn !== undefined;
  const body = (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} lead={words.lead}>
        {title}
      </PageHeading>
      {latest === undefined ? null : <Became visit={visit} wish={latest} />}
      {isOver ? (
        <Notice say={say} kind="info">
          {words.ended}
        </Notice>
      ) : null}
      {isOver || latest?.state === "open" ? null : (
        <Form seal={seal} action={purchasePaths.wish(customer.id, subscription.id)}>
          <TextArea {...form.field("words")} say={say} label={words.words} hint={words.wordsHint} rows={3} optional />
          <Button>{latest === undefined ? words.send : words.again}</Button>
        </Form>
      )}
    </>
  );
  const status = faults.length > 0 ? { status: 422 as const } : {};
  return { kind: "page", ...status, title, crumbs: customerCrumbs(visit, customer), body };
}

function Became({ visit: { say }, wish: made }: { readonly visit: Visit; readonly wish: Wish }) {
  const words = say.cancellations.wish;
  const { state, reason, customerId, cancellationId } = made;
  return (
    <>
      <Notice say={say} kind="info">
        <p>{words.state[state]}</p>
        {cancellationId === undefined ? null : (
          <p>
            <a href={purchasePaths.cancellation(customerId, cancellationId)}>{words.seeCancellation}</a>
          </p>
        )}
      </Notice>
      <SummaryList
        say={say}
        rows={[
          ...wishRows(say, made),
          ...(reason === undefined ? [] : [{ name: say.cancellations.reason, value: reason }]),
        ]}
      />
    </>
  );
}

async function wish(visit: Visit): Promise<Answer> {
  const { params, fields, say } = visit;
  const customerId = params["id"] ?? "";
  const subscriptionId = params["subscriptionId"] ?? "";
  const to = purchasePaths.wish(customerId, subscriptionId);
  const read = readForm(z.object({ words: optionalText(1000) }), fields);
  if (!read.ok) return show(visit, read.faults);
  const { words } = read.value;
  try {
    await visit.perform(
      (work) => makeWish(work, { customerId, subscriptionId, words }),
      () => to,
    );
  } catch (error) {
    const isSeen = error instanceof Refusal && ["subscription-ended", "changed-meanwhile"].includes(error.code);
    if (isSeen) return { kind: "redirect", to };
    throw error;
  }
  return { kind: "redirect", to, notice: say.cancellations.wish.sent };
}
