/** The supplier's drafts and invoices: what needs someone first, searched, filtered, and paged by place. */
import { may } from "../../domain/access/permissions.ts";
import { unansweredBefore } from "../../domain/following/queries.ts";
import { listViews } from "../../domain/following/saved-views.ts";
import { type DraftPage, listDrafts } from "../../domain/invoices/list-drafts.ts";
import { type InvoicePage, listInvoices } from "../../domain/invoices/list-invoices.ts";
import type { Work } from "../../work.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { tableFormats } from "../table-file.ts";
import { downloadInvoices } from "./invoice-file.ts";
import { isNarrowed, type ListAddress, readListAddress } from "./invoice-list-address.ts";
import { InvoiceListPage } from "./invoice-list-page.tsx";
import { narrowingOf } from "./invoice-narrowing.tsx";
import { removeAsked, saveAsked, Views } from "./saved-views.tsx";
import { invoicePaths } from "./invoice-paths.ts";

export const listRoutes: readonly Route[] = [
  get(invoicePaths.list, "invoice.read", showList),
  ...tableFormats.map((format) =>
    get(invoicePaths.file(format), "invoice.read", (visit) => downloadInvoices(visit, format)),
  ),
  post(invoicePaths.views, "invoice.read", saves),
  post("/invoices/views/:id/removal", "invoice.read", removeAsked),
];

const ROWS = 50;
/** Drafts above the list: the latest few; the rest have a page of their own. */
const DRAFTS_ABOVE = 5;

/** Without a question the list opens as the person has chosen, where they have. */
async function showList(visit: Visit): Promise<Answer> {
  if (Object.keys(visit.query).length > 0) return listPage(visit, visit.query);
  const opens = (await visit.ask(listViews)).find(({ isDefault }) => isDefault);
  if (opens === undefined) return listPage(visit, visit.query);
  return { kind: "redirect", to: `${invoicePaths.list}?${opens.question}` };
}

async function saves(visit: Visit): Promise<Answer> {
  const { count, today } = await visit.ask(async (work) => ({
    count: (await listViews(work)).length,
    today: work.today,
  }));
  return saveAsked(visit, { count, today, again: (faults) => listPage(visit, visit.fields, faults) });
}

/** The page, also with what keeps a view from being saved. */
async function listPage(visit: Visit, asked: Fields, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, seal, viewer } = visit;
  const { address, meant, unread, saved, ...lists } = await visit.ask((work) => load(work, asked));
  const form = fillForm({
    say,
    fields: faults.length === 0 ? {} : asked,
    faults,
    sentences: say.following.views.faults,
  });
  const search = fillForm({ say, fields: asked, faults: unread, sentences: say.following.narrowing.faults });
  const views = <Views say={say} seal={seal} views={saved} address={address} form={form} />;
  const mayWrite = viewer !== undefined && may(viewer.actor.role, "invoice.write");
  const shown = { say, address, meant, search, ...lists, mayWrite };
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.invoices.list.title,
    body: <InvoiceListPage {...shown} views={views} errors={[...search.errors, ...form.errors]} />,
    wide: true,
  };
}

async function load(work: Work, asked: Fields) {
  const { address, faults } = readListAddress(asked, work.today);
  const { narrowing, meant, faults: unmeant } = await narrowingOf(work, address);
  const { state, text, after } = address;
  return {
    address,
    meant,
    unread: [...faults, ...unmeant],
    drafts: await draftsOf(address, (limit) => listDrafts(work, { after, limit })),
    invoices:
      state === "drafts"
        ? none
        : await listInvoices(work, {
            text,
            filter: state,
            narrowing,
            unansweredBefore: unansweredBefore(work),
            after,
            limit: ROWS,
          }),
    saved: await listViews(work),
  };
}

const none: InvoicePage = { rows: [], next: undefined };
const noDrafts: DraftPage = { rows: [], next: undefined };

/** All of them on their own page; the latest above the first page of everything; none where invoices are searched. */
async function draftsOf(address: ListAddress, list: (limit: number) => Promise<DraftPage>): Promise<DraftPage> {
  if (address.state === "drafts") return list(ROWS);
  return address.state === "all" && !isNarrowed(address) && address.after === undefined ? list(DRAFTS_ABOVE) : noDrafts;
}
