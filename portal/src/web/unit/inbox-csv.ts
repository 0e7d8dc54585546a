/** The list as a file for a spreadsheet: read and written page by page, however long it is. */
import type { InboxFilter } from "../../domain/inbox/inbox-filter.ts";
import { listDocuments } from "../../domain/inbox/list-documents.ts";
import type { ReceivedDocument } from "../../domain/inbox/received-document.ts";
import { listColleagues, listUnits } from "../../domain/inbox/units.ts";
import { dayOf } from "../../time.ts";
import { csvAmount, csvLine } from "../csv.ts";
import type { Answer, Visit } from "../route.ts";
import { readInboxAddress } from "./inbox-address.ts";

export async function downloadList(visit: Visit): Promise<Answer> {
  const { filter, today } = await visit.ask(async (work) => {
    return { filter: readInboxAddress(visit.query, work.today).filter, today: work.today };
  });
  return {
    kind: "stream",
    name: `${visit.say.unitWork.exportName}-${today}.csv`,
    type: "text/csv; charset=utf-8",
    chunks: linesOf(visit, { ...filter, after: undefined }),
  };
}

async function* linesOf(visit: Visit, filter: InboxFilter): AsyncGenerator<string> {
  const { say } = visit;
  const names = await visit.ask(async (work) => ({
    units: new Map((await listUnits(work)).map(({ id, name }) => [id, name])),
    people: new Map((await listColleagues(work)).map(({ accountId, name }) => [accountId, name])),
  }));
  // A byte order mark: spreadsheets take the file for another encoding without it.
  yield `\ufeff${csvLine(headingsOf(say))}`;
  for (let after = filter.after; ; ) {
    const page = await visit.ask((work) => listDocuments(work, { ...filter, after }));
    yield page.documents.map((one) => csvLine(cellsOf(say, one, names))).join("");
    if (page.next === undefined) return;
    after = page.next;
  }
}

type Say = Visit["say"];

function headingsOf(say: Say): readonly string[] {
  const { number, seller, unit, received, due, where, amount } = say.inbox;
  const { currency, sellerNumber, issued, reference } = say.unitWork.csv;
  return [
    number,
    seller,
    sellerNumber,
    unit,
    received,
    issued,
    due,
    reference,
    say.unitWork.assignee,
    where,
    amount,
    currency,
  ];
}

interface Names {
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

function cellsOf(say: Say, one: ReceivedDocument, { units, people }: Names): readonly string[] {
  const minor = one.kind === "credit-note" ? -one.payableMinor : one.payableMinor;
  return [
    one.number,
    one.sellerName,
    one.sellerNumber,
    units.get(one.receiverId) ?? "",
    dayOf(one.receivedAt),
    one.issueOn,
    one.dueOn ?? "",
    one.buyerReference ?? "",
    people.get(one.assignedTo ?? "") ?? "",
    say.inbox.states[one.state],
    csvAmount({ minor, currency: one.currency }),
    one.currency,
  ];
}
