/** The list of invoices as a file for a spreadsheet: read and written page by page, however long it is. */
import {
  listInvoices,
  type ListedInvoice,
  type ListQuestion,
  type Place,
} from "../../domain/invoices/list-invoices.ts";
import { unansweredBefore } from "../../domain/following/queries.ts";
import { dayOf } from "../../time.ts";
import { csvAmount, csvLine } from "../csv.ts";
import type { Answer, Visit } from "../route.ts";
import { readListAddress } from "./invoice-list-address.ts";
import { narrowingOf } from "./invoice-narrowing.tsx";
import { invoicePaths } from "./invoice-paths.ts";
import { standingWords } from "./standing.tsx";

/** Rows asked for at a time: what is held at once, whatever is downloaded. */
const ROWS = 1000;

/** A question that cannot be read whole is answered on the page, where its faults are told. */
export async function downloadInvoices(visit: Visit): Promise<Answer> {
  const { today, address, narrowing, faults } = await visit.ask(async (work) => {
    const asked = readListAddress(visit.query, work.today);
    const narrowed = await narrowingOf(work, asked.address);
    return { ...asked, ...narrowed, faults: [...asked.faults, ...narrowed.faults], today: work.today };
  });
  const { state, text } = address;
  if (faults.length > 0)
    return { kind: "redirect", to: `${invoicePaths.list}?${new URLSearchParams(visit.query).toString()}` };
  return {
    kind: "stream",
    name: `${visit.say.following.list.fileName}-${today}.csv`,
    type: "text/csv; charset=utf-8",
    chunks: linesOf(visit, { text, filter: state === "drafts" ? "all" : state, narrowing }),
  };
}

async function* linesOf(
  visit: Visit,
  question: Pick<ListQuestion, "text" | "filter" | "narrowing">,
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
  return [
    number,
    say.invoices.form.kind,
    receiver,
    reference,
    issued,
    sentOn,
    due,
    standing,
    net,
    vat,
    amount,
    currency,
  ];
}

function cellsOf({ say }: Visit, one: ListedInvoice): readonly string[] {
  const signed = (minor: bigint): string =>
    csvAmount({ minor: one.kind === "credit-note" ? -minor : minor, currency: one.currency });
  return [
    one.number,
    say.invoices.form.kinds[one.kind],
    one.receiverName,
    one.buyerReference ?? "",
    one.issueOn,
    dayOf(one.issuedAt),
    one.dueOn ?? "",
    standingWords(say, one),
    signed(one.netMinor),
    signed(one.vatMinor),
    signed(one.payableMinor),
    one.currency,
  ];
}
