/** The supplier's drafts and invoices: what needs someone first, searched, filtered, and paged by place. */
import { may } from "../../domain/access/permissions.ts";
import { unansweredBefore } from "../../domain/following/queries.ts";
import { listViews } from "../../domain/following/saved-views.ts";
import { type DraftPage, listDrafts } from "../../domain/invoices/list-drafts.ts";
import { type InvoicePage, listInvoices, type Place } from "../../domain/invoices/list-invoices.ts";
import { isInvoiceId } from "../../domain/invoices/draft.ts";
import { isInstant } from "../../time.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { downloadInvoices } from "./invoice-csv.ts";
import { type ListState, readListAddress } from "./invoice-list-address.ts";
import { InvoiceListPage } from "./invoice-list-page.tsx";
import { removeAsked, saveAsked, Views } from "./saved-views.tsx";
import { invoicePaths } from "./invoice-paths.ts";

export const listRoutes: readonly Route[] = [
  get(invoicePaths.list, "invoice.read", showList),
  get(invoicePaths.csv, "invoice.read", downloadInvoices),
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
  const count = (await visit.ask(listViews)).length;
  return saveAsked(visit, { count, again: (faults) => listPage(visit, visit.fields, faults) });
}

async function listPage(visit: Visit, asked: Fields, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, seal, viewer } = visit;
  const { state, text } = readListAddress(asked);
  const after = placeOf(asked["after"]);
  const found = await visit.ask(async (work) => ({
    drafts: await draftsOf(state, { text, after }, (limit) => listDrafts(work, { after, limit })),
    invoices:
      state === "drafts"
        ? none
        : await listInvoices(work, {
            text,
            filter: state,
            unansweredBefore: unansweredBefore(work),
            after,
            limit: ROWS,
          }),
    saved: await listViews(work),
  }));
  const { saved, ...lists } = found;
  const fields = faults.length === 0 ? {} : asked;
  const form = fillForm({ say, fields, faults, sentences: say.following.views.faults });
  const views = <Views say={say} seal={seal} views={saved} address={{ state, text }} form={form} />;
  const mayWrite = viewer !== undefined && may(viewer.actor.role, "invoice.write");
  const shown = { say, state, text, ...lists, isFirstPage: after === undefined, mayWrite };
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.invoices.list.title,
    body: <InvoiceListPage {...shown} views={views} errors={form.errors} />,
    wide: true,
  };
}

const none: InvoicePage = { rows: [], next: undefined };
const noDrafts: DraftPage = { rows: [], next: undefined };

interface Asked {
  readonly text: string;
  readonly after: Place | undefined;
}

/** All of them on their own page; the latest above the first page of everything; none where invoices are searched. */
async function draftsOf(
  state: ListState,
  { text, after }: Asked,
  list: (limit: number) => Promise<DraftPage>,
): Promise<DraftPage> {
  if (state === "drafts") return list(ROWS);
  return state === "all" && text === "" && after === undefined ? list(DRAFTS_ABOVE) : noDrafts;
}

/** `2026-11-21T02:19:31.000Z_<id>`; anything else begins at the beginning. */
function placeOf(text: string | undefined): Place | undefined {
  const [at, id] = (text ?? "").split("_");
  return at !== undefined && isInstant(at) && isInvoiceId(id) ? { at, id } : undefined;
}
