/** The catalogue for those who keep it: services by offering, one with its prices, the form of one, and a new price. */
import type { LocalDate } from "@fakturaporten/einvoice";
import { addService, changeService } from "../../domain/catalogue/save-service.ts";
import { listNeeds } from "../../domain/catalogue/needs.ts";
import { findServiceByCode, getService, listPrices, listServices } from "../../domain/catalogue/queries.ts";
import type { Service } from "../../domain/catalogue/service.ts";
import { setPrice } from "../../domain/catalogue/set-price.ts";
import { Refusal } from "../../domain/refusal.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { CatalogueList } from "./catalogue-list.tsx";
import { creditorPaths } from "./creditor-paths.ts";
import { fieldsOfService, readChangedService, readNewService, readPrice } from "./service-form.ts";
import { ServiceFormPage } from "./service-form-page.tsx";
import { addNeedTo, removeNeedFrom } from "./service-needs.tsx";
import { ServicePage } from "./service-page.tsx";

export const catalogueRoutes: readonly Route[] = [
  get(paths.catalogue, "customer.read", showCatalogue),
  get(creditorPaths.newService, "catalogue.write", async (visit) =>
    formPage(visit, { fields: { vatPercent: "25", noticeMonths: "1", charged: "monthly", partMonths: "whole" } }),
  ),
  post(creditorPaths.newService, "catalogue.write", add),
  get(creditorPaths.service(":id"), "customer.read", async (visit) => showService(visit, {}, [])),
  get(creditorPaths.changeService(":id"), "catalogue.write", async (visit) => {
    const service = await one(visit);
    return formPage(visit, { service, fields: fieldsOfService(service) });
  }),
  post(creditorPaths.changeService(":id"), "catalogue.write", change),
  post(creditorPaths.setPrice(":id"), "catalogue.write", price),
  post(creditorPaths.addNeed(":id"), "catalogue.write", async (visit) => {
    const answer = await addNeedTo(visit);
    return "kind" in answer ? answer : showService(visit, visit.fields, answer);
  }),
  post(creditorPaths.removeNeed(":id", ":needsId"), "catalogue.write", removeNeedFrom),
];

async function showCatalogue(visit: Visit): Promise<Answer> {
  const services = await visit.ask((work) => listServices(work));
  const { title } = visit.say.outbound.catalogue;
  return { kind: "page", title, body: <CatalogueList say={visit.say} services={services} />, wide: true };
}

function one(visit: Visit): Promise<Service> {
  return visit.ask((work) => getService(work, visit.params["id"] ?? ""));
}

function todayOf(visit: Visit): Promise<LocalDate> {
  return visit.ask(async ({ today }) => today);
}

async function add(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const read = readNewService(fields, await todayOf(visit));
  if (!read.ok) return formPage(visit, { fields, faults: read.faults });
  const { code, name } = read.value;
  const taken = await visit.ask((work) => findServiceByCode(work, code));
  if (taken !== undefined)
    return formPage(visit, { fields, faults: [{ path: "code", code: "code-taken", params: { name: taken.name } }] });
  const id = await visit.perform((work) => addService(work, read.value), creditorPaths.service);
  return { kind: "redirect", to: creditorPaths.service(id), notice: say.outbound.serviceForm.added(name) };
}

async function change(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const service = await one(visit);
  const read = readChangedService(fields, await todayOf(visit));
  if (!read.ok) return formPage(visit, { service, fields, faults: read.faults });
  const to = creditorPaths.service(service.id);
  await visit.perform(
    (work) => changeService(work, service.id, read.value),
    () => to,
  );
  return { kind: "redirect", to, notice: say.outbound.serviceForm.changed(read.value.name) };
}

async function price(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const service = await one(visit);
  const read = readPrice(fields, await todayOf(visit));
  if (!read.ok) return showService(visit, fields, read.faults);
  const to = creditorPaths.service(service.id);
  try {
    await visit.perform(
      (work) => setPrice(work, { serviceId: service.id, ...read.value }),
      () => to,
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "price-set-already") throw error;
    return showService(visit, fields, [{ path: "fromOn", code: error.code, params: {} }]);
  }
  return { kind: "redirect", to, notice: say.outbound.servicePage.priced(read.value.fromOn) };
}

async function showService(visit: Visit, fields: Fields, faults: readonly FieldFault[]): Promise<Answer> {
  const { say } = visit;
  const service = await one(visit);
  const { prices, needs, others } = await visit.ask(async (work) => {
    const needed = (await listNeeds(work)).get(service.id) ?? [];
    const taken = new Set([service.id, ...needed.map(({ id }) => id)]);
    const all = await listServices(work);
    return {
      prices: await listPrices(work, service.id),
      needs: needed,
      others: all.filter(({ id, charged }) => charged === "monthly" && !taken.has(id)),
    };
  });
  const sentences = { ...say.outbound.serviceForm.faults, ...say.orders.needs.faults };
  const form = fillForm({ say, fields, faults, sentences });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: service.name,
    crumbs: [{ label: say.outbound.catalogue.title, href: paths.catalogue }],
    body: <ServicePage visit={visit} service={service} prices={prices} needs={needs} others={others} form={form} />,
    wide: true,
  };
}

interface Shown {
  readonly service?: Service;
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
}

function formPage(visit: Visit, { service, fields, faults }: Shown): Answer {
  const { say } = visit;
  const words = say.outbound.serviceForm;
  const form = fillForm({ say, fields, ...(faults && { faults }), sentences: words.faults });
  const title = service === undefined ? words.newTitle : words.changeTitle(service.name);
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title,
    crumbs: [{ label: say.outbound.catalogue.title, href: paths.catalogue }],
    body: <ServiceFormPage visit={visit} form={form} service={service} title={title} />,
  };
}
