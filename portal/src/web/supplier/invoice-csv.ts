/** The list of invoices as a file for a spreadsheet: read and written page by page, however long it is. */
import {
  type InvoiceFilter,
  listInvoices,
  type ListedInvoice,
  type Place,
} from "../../domain/invoices/list-invoices.ts";
import { unansweredBefore } from "../../domain/following/queries.ts";
import { dayOf } from "../../time.ts";
import { csvAmount, csvLine } from "../csv.ts";
import type { Answer, Visit } from "../route.ts";
import { readListAddress } from "./invoice-list-address.ts";

/** Rows asked for at a time: what is held at once, whatever is downloaded. */
const ROWS = 1000;

export async function downloadInvoices(visit: Visit): Promise<Answer> {
  const { state, text } = readListAddress(visit.query);
  const today = await visit.ask(async (work) => work.today);
  return {
    kind: "stream",
    name: `${visit.say.following.list.fileName}-${today}.csv`,
    type: "text/csv; charset=utf-8",
    chunks: linesOf(visit, { text, filter: state === "drafts" ? "all" : state }),
  };
}

async function* linesOf(
  visit: Visit,
  question: { readonly text: string; readonly filter: InvoiceFilter },
): AsyncGenerator<string> {
  // A byte order mark: spreadsheets take the file for another encoding without it.
  yield `\ufeff${csvLine(headingsOf(visit))}`;
  for (let after: Place | undefined; ; ) {
    const page = await visit.ask((work) =>
      listInvoices(work, { ...question, unansweredBefore: unansweredBefore(work), after, limit: ROWS }),
    );
    yield page.rows.map((row) => csvLine(cellsOf(visit, row))).join("");
    if (page.next === undefined) return;
    after = page.next;
  }
}

function headingsOf({ say }: Visit): readonly string[] {
  const { number, receiver, sentOn, due, standing, amount } = say.invoices.list;
  const { issued, reference, net, vat, currency } = say.following.list;
  return [number, receiver, reference, issued, sentOn, due, standing, net, vat, amount, currency];
}

function cellsOf({ say }: Visit, one: ListedInvoice): readonly string[] {
  const signed = (minor: bigint): string =>
    csvAmount({ minor: one.kind === "credit-note" ? -minor : minor, currency: one.currency });
  return [
    one.number,
    one.receiverName,
    one.buyerReference ?? "",
    one.issueOn,
    dayOf(one.issuedAt),
    one.dueOn ?? "",
    say.invoices.list.standings[one.standing],
    signed(one.netMinor),
    signed(one.vatMinor),
    signed(one.payableMinor),
    one.currency,
  ];
}
