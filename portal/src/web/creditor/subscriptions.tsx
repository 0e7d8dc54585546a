/** Services that a customer begins to have, and no longer has: the creditor's own deeds. */
import { type LocalDate, parseDate } from "@fakturaporten/einvoice";
import { z } from "zod";
import { beginSubscription, endSubscription } from "../../domain/catalogue/begin-subscription.ts";
import { lastBilledDay } from "../../domain/catalogue/notice.ts";
import { getService, listServices, listSubscriptions } from "../../domain/catalogue/queries.ts";
import type { ServiceId } from "../../domain/catalogue/service.ts";
import type { Subscription } from "../../domain/catalogue/subscription.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, optionalText, parsedBy, readForm, requiredText } from "../form.ts";
import { paths } from "../paths.ts";
import { quantityOf } from "../quantity.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";
import { BeginPage, EndPage } from "./subscription-forms.tsx";

export const subscriptionRoutes: readonly Route[] = [
  get(creditorPaths.beginSubscription(":id"), "catalogue.write", async (visit) => {
    const today = await todayOf(visit);
    return beginPage(visit, { fromOn: today, quantity: "1" }, []);
  }),
  post(creditorPaths.beginSubscription(":id"), "catalogue.write", begin),
  get(creditorPaths.endSubscription(":id", ":subscriptionId"), "catalogue.write", async (visit) => {
    const { noticeMonths } = await ownSubscription(visit);
    return endPage(visit, { untilOn: lastBilledDay(await todayOf(visit), noticeMonths) }, []);
  }),
  post(creditorPaths.endSubscription(":id", ":subscriptionId"), "catalogue.write", end),
];

function todayOf(visit: Visit): Promise<LocalDate> {
  return visit.ask(async ({ today }) => today);
}

function customerOf(visit: Visit): Promise<Customer> {
  return visit.ask((work) => getCustomer(work, visit.params["id"] ?? ""));
}

async function ownSubscription(visit: Visit): Promise<Subscription> {
  const { id } = await customerOf(visit);
  const all = await visit.ask((work) => listSubscriptions(work, id));
  const found = all.find((one) => one.id === visit.params["subscriptionId"]);
  if (found === undefined) throw new Refusal("not-found");
  return found;
}

async function begin(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const today = await todayOf(visit);
  const schema = z.object({
    serviceId: requiredText(40, "choose"),
    quantity: parsedBy(quantityOf),
    unitName: optionalText(100),
    ansvar: optionalText(50),
    employee: optionalText(100),
    fromOn: parsedBy((text: string) => parseDate(text, today)),
  });
  const read = readForm(schema, fields);
  if (!read.ok) return beginPage(visit, fields, read.faults);
  const customer = await customerOf(visit);
  const service = await visit.ask((work) => getService(work, read.value.serviceId));
  const { lastSoldOn } = service;
  if (lastSoldOn !== undefined && lastSoldOn < read.value.fromOn)
    return beginPage(visit, fields, [{ path: "serviceId", code: "not-sold", params: { day: lastSoldOn } }]);
  const to = creditorPaths.customer(customer.id);
  const begun = { ...read.value, customerId: customer.id, serviceId: read.value.serviceId as ServiceId };
  await visit.perform(
    (work) => beginSubscription(work, begun),
    () => to,
  );
  return { kind: "redirect", to, notice: say.outbound.begin.begun(service.name, read.value.fromOn) };
}

async function beginPage(visit: Visit, fields: Fields, faults: readonly FieldFault[]): Promise<Answer> {
  const { say } = visit;
  const customer = await customerOf(visit);
  const services = await visit.ask((work) => listServices(work));
  const form = fillForm({ say, fields, faults, sentences: say.outbound.begin.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.outbound.begin.title,
    crumbs: crumbsOf(visit, customer),
    body: <BeginPage visit={visit} customer={customer} services={services} form={form} />,
  };
}

async function end(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const today = await todayOf(visit);
  const subscription = await ownSubscription(visit);
  const read = readForm(z.object({ untilOn: parsedBy((text: string) => parseDate(text, today)) }), fields);
  if (!read.ok) return endPage(visit, fields, read.faults);
  const { untilOn } = read.value;
  const to = creditorPaths.customer((await customerOf(visit)).id);
  try {
    await visit.perform(
      (work) => endSubscription(work, { subscriptionId: subscription.id, untilOn }),
      () => to,
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "subscription-ended") throw error;
    return endPage(visit, fields, [{ path: "untilOn", code: error.code, params: {} }]);
  }
  return { kind: "redirect", to, notice: say.outbound.end.ended(subscription.serviceName, untilOn) };
}

async function endPage(visit: Visit, fields: Fields, faults: readonly FieldFault[]): Promise<Answer> {
  const { say } = visit;
  const customer = await customerOf(visit);
  const subscription = await ownSubscription(visit);
  const form = fillForm({ say, fields, faults, sentences: say.outbound.end.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.outbound.end.title(subscription.serviceName),
    crumbs: crumbsOf(visit, customer),
    body: <EndPage visit={visit} customer={customer} subscription={subscription} form={form} />,
  };
}

function crumbsOf({ say }: Visit, customer: Customer) {
  return [
    { label: say.outbound.list.title, href: paths.customers },
    { label: customer.administration ?? customer.name, href: creditorPaths.customer(customer.id) },
  ];
}
