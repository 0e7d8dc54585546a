/** The creditor's customers: the list, one, the form of one, and who has access to it. */
import type { LocalDate } from "@fakturaporten/einvoice";
import { addCustomer } from "../../domain/customers/add-customer.ts";
import { changeCustomer } from "../../domain/customers/change-customer.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { endAccess } from "../../domain/customers/give-access.ts";
import { findCustomerByNumber, getCustomer } from "../../domain/customers/queries.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { postedVersion } from "../supplier/posted-version.ts";
import { askForAccess, giveAccessTo } from "./access-page.tsx";
import { creditorPaths } from "./creditor-paths.ts";
import { fieldsOfCustomer, readChangedCustomer, readNewCustomer } from "./customer-form.ts";
import { CustomerFormPage } from "./customer-form-page.tsx";
import { showCustomers } from "./customer-list.tsx";
import { showCustomer } from "./customer-page.tsx";

export const customerRoutes: readonly Route[] = [
  get(paths.customers, "customer.read", showCustomers),
  get(creditorPaths.newCustomer, "customer.write", async (visit) =>
    formPage(visit, { fields: { fromOn: await todayOf(visit) } }),
  ),
  post(creditorPaths.newCustomer, "customer.write", add),
  get(creditorPaths.customer(":id"), "customer.read", showCustomer),
  get(creditorPaths.changeCustomer(":id"), "customer.write", async (visit) => {
    const customer = await one(visit);
    return formPage(visit, { customer, fields: fieldsOfCustomer(customer, await todayOf(visit)) });
  }),
  post(creditorPaths.changeCustomer(":id"), "customer.write", change),
  get(creditorPaths.giveAccess(":id"), "customer.write", askForAccess),
  post(creditorPaths.giveAccess(":id"), "customer.write", giveAccessTo),
  post(creditorPaths.endAccess(":id", ":accessId"), "customer.write", end),
];

function one(visit: Visit): Promise<Customer> {
  return visit.ask((work) => getCustomer(work, visit.params["id"] ?? ""));
}

function todayOf(visit: Visit): Promise<LocalDate> {
  return visit.ask(async ({ today }) => today);
}

async function add(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const read = readNewCustomer(fields, await todayOf(visit));
  if (!read.ok) return formPage(visit, { fields, faults: read.faults });
  const { customerNumber } = read.value;
  const taken = await visit.ask((work) => findCustomerByNumber(work, customerNumber));
  if (taken !== undefined) {
    const faults = [{ path: "customerNumber", code: "customer-number-taken", params: { name: taken.name } }];
    return formPage(visit, { fields, faults });
  }
  const id = await visit.perform((work) => addCustomer(work, read.value), creditorPaths.customer);
  return { kind: "redirect", to: creditorPaths.customer(id), notice: say.outbound.form.added(read.value.facts.name) };
}

async function change(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const customer = await one(visit);
  const read = readChangedCustomer(fields, await todayOf(visit));
  if (!read.ok) return formPage(visit, { customer, fields, faults: read.faults });
  const to = creditorPaths.customer(customer.id);
  const change = { customerId: customer.id, version: postedVersion(fields), ...read.value };
  await visit.perform(
    (work) => changeCustomer(work, change),
    () => to,
  );
  return { kind: "redirect", to, notice: say.outbound.form.changed(read.value.fromOn) };
}

async function end(visit: Visit): Promise<Answer> {
  const to = creditorPaths.customer((await one(visit)).id);
  await visit.perform(
    (work) => endAccess(work, { accessId: visit.params["accessId"] ?? "" }),
    () => to,
  );
  return { kind: "redirect", to, notice: visit.say.outbound.page.accessEnded };
}

interface Shown {
  readonly customer?: Customer;
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
}

function formPage(visit: Visit, { customer, fields, faults }: Shown): Answer {
  const { say, seal } = visit;
  const words = say.outbound.form;
  const form = fillForm({ say, fields, ...(faults && { faults }), sentences: words.faults });
  const title = customer === undefined ? words.newTitle : words.changeTitle(customer.administration ?? customer.name);
  const known = customer && { title, version: customer.version };
  const action = customer === undefined ? creditorPaths.newCustomer : creditorPaths.changeCustomer(customer.id);
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title,
    crumbs: [{ label: say.outbound.list.title, href: paths.customers }],
    body: <CustomerFormPage say={say} seal={seal} form={form} action={action} known={known} />,
  };
}
