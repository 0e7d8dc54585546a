/** The list of invoices as a file for a spreadsheet: read and written page by page, however long it is. */
import {
  listInvoices,
  type ListedInvoice,
  type ListQuestion,
  type Place,
} from "../../domain/invoices/list-invoices.ts";
import { unansweredBefore } from "../../domain/following/queries.ts";
import { dayOf } from "../../time.ts";
import type { SheetColumn, SheetRow } from "../../domain/sheets/sheet.ts";
import type { Answer, Visit } from "../route.ts";
import { amountCell, tableAnswer, type TableFormat } from "../table-file.ts";
import { readListAddress } from "./invoice-list-address.ts";
import { narrowingOf } from "./invoice-narrowing.tsx";
import { invoicePaths } from "./invoice-paths.ts";
import { standingWords } from "./standing.tsx";

/** Rows asked for at a time: what is held at once, whatever is downloaded. */
const ROWS = 1000;

/** A question that cannot be read whole is answered on the page, where its faults are told. */
export async function downloadInvoices(visit: Visit, format: TableFormat): Promise<Answer> {
  const { today, address, narrowing, faults } = await visit.ask(async (work) => {
    const asked = readListAddress(visit.query, work.today);
    const narrowed = await narrowingOf(work, asked.address);
    return { ...asked, ...narrowed, faults: [...asked.faults, ...narrowed.faults], today: work.today };
  });
  const { state, text } = address;
  if (faults.length > 0)
    return { kind: "redirect", to: `${invoicePaths.list}?${new URLSearchParams(visit.query).toString()}` };
  return tableAnswer(format, {
    fileName: `${visit.say.following.list.fileName}-${today}`,
    sheetName: visit.say.invoices.list.title,
    columns: columnsOf(visit),
    pages: pagesOf(visit, { text, filter: state === "drafts" ? "all" : state, narrowing }),
  });
}

async function* pagesOf(
  visit: Visit,
  question: Pick<ListQuestion, "text" | "filter" | "narrowing">,
): AsyncGenerator<readonly SheetRow[]> {
  for (let after: Place | undefined; ; ) {
    const page = await visit.ask((work) =>
      listInvoices(work, { ...question, unansweredBefore: unansweredBefore(work), after, limit: ROWS }),
    );
    yield page.rows.map((row) => cellsOf(visit, row));
    if (page.next === undefined) return;
    after = page.next;
  }
}

function columnsOf({ say }: Visit): readonly SheetColumn[] {
  const { number, receiver, sentOn, due, standing, amount } = say.invoices.list;
  const { issued, reference, net, vat, currency } = say.following.list;
  return [
    { heading: number, kind: "text", width: 16 },
    { heading: say.invoices.form.kind, kind: "text", width: 16 },
    { heading: receiver, kind: "text", width: 32 },
    { heading: reference, kind: "text" },
    { heading: issued, kind: "day" },
    { heading: sentOn, kind: "day" },
    { heading: due, kind: "day" },
    { heading: standing, kind: "text" },
    { heading: net, kind: "amount" },
    { heading: vat, kind: "amount" },
    { heading: amount, kind: "amount" },
    { heading: currency, kind: "text", width: 8 },
  ];
}

function cellsOf({ say }: Visit, one: ListedInvoice): SheetRow {
  const signed = (minor: bigint): string =>
    amountCell({ minor: one.kind === "credit-note" ? -minor : minor, currency: one.currency });
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
