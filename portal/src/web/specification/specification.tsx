/** The invoice specification's pages, for the customer and for the creditor's officers. */
import type { Month } from "../../domain/catalogue/month.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { listFavourites } from "../../domain/specification/favourites.ts";
import { listOpenMonths, sumOpenMonth } from "../../domain/specification/open-month.ts";
import { compareServices, listDocuments, listMonths } from "../../domain/specification/queries.ts";
import { sumRows } from "../../domain/specification/row-sums.ts";
import { listRows } from "../../domain/specification/rows.ts";
import { explain, type Grouping } from "../../domain/specification/specification.ts";
import type { Work } from "../../work.ts";
import { paths } from "../paths.ts";
import { type Admission, type Answer, type Crumb, get, post, type Route, type Visit } from "../route.ts";
import { tableFormats } from "../table-file.ts";
import { printsPerMinuteMax } from "../paper/print-paper.ts";
import { dropFavourite, favouritesPath, keepFavourite, showFavourites } from "./favourite-pages.tsx";
import { sumsOf } from "./month-sums.ts";
import { OpenMonthPage } from "./open-month-page.tsx";
import { downloadRows } from "./rows-file.ts";
import { printRows, printSums } from "./specification-paper.ts";
import { MonthPage, NothingBilled } from "./month-page.tsx";
import { disputeMarked } from "./marked-rows.tsx";
import { RowsPage, rowsOnPage } from "./rows-page.tsx";
import {
  creditorsSide,
  customersSide,
  markedPath,
  queryOf,
  readMonth,
  readPage,
  readRowsAsked,
  readShape,
  type Shape,
  type Side,
} from "./specification-address.ts";

function routesAt(side: Side, admits: Admission): readonly Route[] {
  const path = side.specification(":id");
  const favourites = favouritesPath(side, ":id");
  return [
    get(path, admits, (visit) => showMonth(visit, side)),
    get(`${path}/rows`, admits, (visit) => showRows(visit, side), { requestsPerMinuteMax: 120 }),
    ...tableFormats.map((format) =>
      get(`${path}/rows.${format}`, admits, (visit) => downloadRows(visit, format), { requestsPerMinuteMax: 12 }),
    ),
    get(`${path}.pdf`, admits, printSums, { requestsPerMinuteMax: printsPerMinuteMax }),
    get(`${path}/rows.pdf`, admits, printRows, { requestsPerMinuteMax: 12 }),
    get(favourites, admits, (visit) => showFavourites(visit, side)),
    post(favourites, admits, (visit) => keepFavourite(visit, side)),
    post(`${favourites}/:favouriteId/removal`, admits, (visit) => dropFavourite(visit, side)),
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
  const { shown, ...found } = await visit.ask(async (work) => {
    const found = await getCustomer(work, visit.params["id"] ?? "");
    const whose = { creditorId: found.creditorId, key: found.key };
    const months = await listMonths(work, whose);
    const openMonths = await listOpenMonths(work, whose);
    const month = readMonth(query) ?? months[0]?.month ?? openMonths[0];
    const isOpen = month !== undefined && openMonths.includes(month);
    return {
      customer: found,
      months,
      openMonths,
      month,
      favourites: await listFavourites(work, found.id),
      open: isOpen ? await sumOpenMonth(work, whose, { month, by: groupingOf(by) }) : undefined,
      shown: month === undefined ? undefined : await monthOf(work, found, { month, by }),
    };
  });
  const { customer, month, open } = found;
  const title = say.specification.title;
  const facts = { say, side, ...found };
  const body =
    month !== undefined && shown !== undefined && shown.documents.length > 0 ? (
      <MonthPage {...facts} month={month} by={by} {...shown} />
    ) : month !== undefined && open !== undefined ? (
      <OpenMonthPage {...facts} month={month} by={groupingOf(by)} open={open} />
    ) : (
      <NothingBilled {...facts} month={month} />
    );
  return { kind: "page", title, crumbs: crumbsOf(visit, side, customer), body, wide: true };
}

/** What is not billed is summed by what billing will know it by. */
function groupingOf(by: Shape): Grouping {
  return by === "employee" ? "service" : by;
}

async function monthOf(work: Work, customer: Customer, { month, by }: { readonly month: Month; readonly by: Shape }) {
  const whose = { creditorId: customer.creditorId, key: customer.key };
  const documents = await listDocuments(work, customer, month);
  if (documents.length === 0) return { documents, reasons: [], sums: [], rows: undefined };
  return {
    documents,
    reasons: explain(await compareServices(work, whose, month)),
    sums: await sumsOf(work, whose, { month, by }),
    rows: await sumRows(work, whose, { month }),
  };
}

async function showRows(visit: Visit, side: Side): Promise<Answer> {
  const { say, query } = visit;
  const month = readMonth(query);
  if (month === undefined) return latestRows(visit, side);
  const asked = readRowsAsked(query, month);
  const page = readPage(query);
  const facts = await visit.ask(async (work) => {
    const customer = await getCustomer(work, visit.params["id"] ?? "");
    const whose = { creditorId: customer.creditorId, key: customer.key };
    const paged = { ...asked, skip: (page - 1) * rowsOnPage, limit: rowsOnPage };
    return {
      customer,
      favourites: await listFavourites(work, customer.id),
      total: await sumRows(work, whose, asked),
      rows: await listRows(work, whose, paged),
    };
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

/** A favourite may ask for the latest month, whichever that is: it has an address of its own. */
async function latestRows({ ask, params, query }: Visit, side: Side): Promise<Answer> {
  const { customer, month } = await ask(async (work) => {
    const found = await getCustomer(work, params["id"] ?? "");
    const [latest] = await listMonths(work, { creditorId: found.creditorId, key: found.key });
    return { customer: found, month: latest?.month };
  });
  const path = side.specification(customer.id);
  if (query["month"] !== "latest" || month === undefined) return { kind: "redirect", to: path };
  return { kind: "redirect", to: `${path}/rows?${queryOf(readRowsAsked(query, month))}` };
}
