/** The supplier's drafts and invoices: what needs someone first, searched, filtered, and paged by place. */
import { may } from "../../domain/access/permissions.ts";
import { unansweredBefore } from "../../domain/following/queries.ts";
import { type DraftPage, listDrafts } from "../../domain/invoices/list-drafts.ts";
import { type InvoicePage, listInvoices, type Place } from "../../domain/invoices/list-invoices.ts";
import { isInvoiceId } from "../../domain/invoices/draft.ts";
import { isInstant } from "../../time.ts";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { InvoiceListPage, type InvoiceListProps, type ListState, listStates } from "./invoice-list-page.tsx";
import { invoicePaths } from "./invoice-paths.ts";

export const listRoutes: readonly Route[] = [get(invoicePaths.list, "invoice.read", showList)];

const ROWS = 50;
/** Drafts above the list: the latest few; the rest have a page of their own. */
const DRAFTS_ABOVE = 5;

async function showList(visit: Visit): Promise<Answer> {
  const { say, query, viewer } = visit;
  const state = listStates.find((one) => one === query["state"]) ?? "all";
  const text = (query["q"] ?? "").slice(0, 100);
  const after = placeOf(query["after"]);
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
  }));
  const mayWrite = viewer !== undefined && may(viewer.actor.role, "invoice.write");
  const props: InvoiceListProps = { say, state, text, ...found, isFirstPage: after === undefined, mayWrite };
  return { kind: "page", title: say.invoices.list.title, body: <InvoiceListPage {...props} />, wide: true };
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
