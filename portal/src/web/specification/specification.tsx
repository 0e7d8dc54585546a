/** The invoice specification's pages, for the customer and for the creditor's officers. */
import type { Month } from "../../domain/catalogue/month.ts";
import { monthsLater } from "../../domain/catalogue/month.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { compareServices, listDocuments, listMonths, sumMonth } from "../../domain/specification/queries.ts";
import { listRows, sumEmployees, sumRows } from "../../domain/specification/rows.ts";
import { explain, type MonthSum } from "../../domain/specification/specification.ts";
import type { Work } from "../../work.ts";
import { paths } from "../paths.ts";
import { type Admission, type Answer, type Crumb, get, type Route, type Visit } from "../route.ts";
import { tableFormats } from "../table-file.ts";
import { downloadRows } from "./rows-file.ts";
import { MonthPage, NothingBilled } from "./month-page.tsx";
import { disputeMarked, markedPath } from "./marked-rows.ts";
import { RowsPage, rowsOnPage } from "./rows-page.tsx";
import {
  creditorsSide,
  customersSide,
  readMonth,
  readPage,
  readRowsAsked,
  readShape,
  type Shape,
  type Side,
} from "./specification-address.ts";

function routesAt(side: Side, admits: Admission): readonly Route[] {
  const path = side.specification(":id");
  return [
    get(path, admits, (visit) => showMonth(visit, side)),
    get(`${path}/rows`, admits, (visit) => showRows(visit, side), { requestsPerMinuteMax: 120 }),
    ...tableFormats.map((format) =>
      get(`${path}/rows.${format}`, admits, (visit) => downloadRows(visit, format), { requestsPerMinuteMax: 12 }),
    ),
  ];
}

export const specificationRoutes: readonly Route[] = [
  ...routesAt(customersSide, "purchase.read"),
  get(markedPath(":id"), "purchase.read", disputeMarked, { requestsPerMinuteMax: 60 }),
  ...routesAt(creditorsSide, "customer.read"),
];

function crumbsOf({ say, viewer }: Visit, side: Side, customer: Customer): readonly Crumb[] {
  const isCustomer = viewer?.organisation.kind === "customer";
  return [
    isCustomer
      ? { label: say.frame.navigation.start, href: paths.start }
      : { label: say.outbound.list.title, href: paths.customers },
    { label: customer.administration ?? customer.name, href: side.customer(customer.id) },
  ];
}

async function showMonth(visit: Visit, side: Side): Promise<Answer> {
  const { say, query } = visit;
  const by = readShape(query);
  const { customer, months, month, shown } = await visit.ask(async (work) => {
    const found = await getCustomer(work, visit.params["id"] ?? "");
    const whose = { creditorId: found.creditorId, key: found.key };
    const billed = await listMonths(work, whose);
    const asked = readMonth(query) ?? billed[0]?.month;
    return {
      customer: found,
      months: billed,
      month: asked,
      shown: asked === undefined ? undefined : await monthOf(work, found, { month: asked, by }),
    };
  });
  const title = say.specification.title;
  const facts = { say, side, customer, months };
  const body =
    month === undefined || shown === undefined || shown.documents.length === 0 ? (
      <NothingBilled {...facts} month={month} />
    ) : (
      <MonthPage {...facts} month={month} by={by} {...shown} />
    );
  return { kind: "page", title, crumbs: crumbsOf(visit, side, customer), body, wide: true };
}

async function monthOf(work: Work, customer: Customer, { month, by }: { readonly month: Month; readonly by: Shape }) {
  const whose = { creditorId: customer.creditorId, key: customer.key };
  const documents = await listDocuments(work, customer, month);
  if (documents.length === 0) return { documents, reasons: [], sums: [], rows: undefined };
  return {
    documents,
    reasons: explain(await compareServices(work, whose, month)),
    sums:
      by === "employee" ? await compareEmployees(work, customer, month) : await sumMonth(work, whose, { month, by }),
    rows: await sumRows(work, whose, { month }),
  };
}

async function compareEmployees(work: Work, customer: Customer, month: Month): Promise<readonly MonthSum[]> {
  const whose = { creditorId: customer.creditorId, key: customer.key };
  const now = await sumEmployees(work, whose, month);
  const before = await sumEmployees(work, whose, monthsLater(month, -1));
  const formerOf = new Map(before.map((one) => [one.key, one]));
  const gone = before.filter(({ key }) => !now.some((one) => one.key === key));
  return [
    ...now.map((one) => ({ ...one, formerNetMinor: formerOf.get(one.key)?.netMinor ?? 0n })),
    ...gone.map((one) => ({ ...one, rowCount: 0, netMinor: 0n, formerNetMinor: one.netMinor })),
  ];
}

async function showRows(visit: Visit, side: Side): Promise<Answer> {
  const { say, query } = visit;
  const month = readMonth(query);
  if (month === undefined) return { kind: "redirect", to: side.specification(visit.params["id"] ?? "") };
  const asked = readRowsAsked(query, month);
  const page = readPage(query);
  const facts = await visit.ask(async (work) => {
    const customer = await getCustomer(work, visit.params["id"] ?? "");
    const whose = { creditorId: customer.creditorId, key: customer.key };
    const paged = { ...asked, skip: (page - 1) * rowsOnPage, limit: rowsOnPage };
    return { customer, total: await sumRows(work, whose, asked), rows: await listRows(work, whose, paged) };
  });
  const crumbs = [
    ...crumbsOf(visit, side, facts.customer),
    { label: say.specification.title, href: `${side.specification(facts.customer.id)}?month=${month.slice(0, 7)}` },
  ];
  const body = (
    <RowsPage say={say} side={side} asked={asked} page={page} isNoneMarked={query["marked"] === "none"} {...facts} />
  );
  return { kind: "page", title: say.specification.rows.title, crumbs, body, wide: true };
}
