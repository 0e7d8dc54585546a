/** The list as a file for a spreadsheet: read and written page by page, however long it is. */
import type { InboxFilter } from "../../domain/inbox/inbox-filter.ts";
import { listDocuments } from "../../domain/inbox/list-documents.ts";
import type { ReceivedDocument } from "../../domain/inbox/received-document.ts";
import { listColleagues, listUnits } from "../../domain/inbox/units.ts";
import { dayOf } from "../../time.ts";
import type { SheetColumn, SheetRow } from "../../domain/sheets/sheet.ts";
import { listedNumber } from "../figures-text.ts";
import type { Answer, Visit } from "../route.ts";
import { amountCell, tableAnswer, type TableFormat } from "../table-file.ts";
import { readInboxAddress } from "./inbox-address.ts";

export async function downloadList(visit: Visit, format: TableFormat): Promise<Answer> {
  const { filter, today } = await visit.ask(async (work) => {
    return { filter: readInboxAddress(visit.query, work.today).filter, today: work.today };
  });
  return tableAnswer(format, {
    fileName: `${visit.say.unitWork.exportName}-${today}`,
    sheetName: visit.say.inbox.title,
    columns: columnsOf(visit.say),
    pages: pagesOf(visit, { ...filter, after: undefined }),
  });
}

async function* pagesOf(visit: Visit, filter: InboxFilter): AsyncGenerator<readonly SheetRow[]> {
  const names = await visit.ask(async (work) => ({
    units: new Map((await listUnits(work)).map(({ id, name }) => [id, name])),
    people: new Map((await listColleagues(work)).map(({ accountId, name }) => [accountId, name])),
  }));
  for (let after = filter.after; ; ) {
    const page = await visit.ask((work) => listDocuments(work, { ...filter, after }));
    yield page.documents.map((one) => cellsOf(visit.say, one, names));
    if (page.next === undefined) return;
    after = page.next;
  }
}

type Say = Visit["say"];

function columnsOf(say: Say): readonly SheetColumn[] {
  const { number, seller, unit, received, due, where, amount } = say.inbox;
  const { currency, sellerNumber, issued, reference } = say.unitWork.csv;
  return [
    { heading: number, kind: "text", width: 16 },
    { heading: seller, kind: "text", width: 32 },
    { heading: sellerNumber, kind: "text", width: 14 },
    { heading: unit, kind: "text", width: 32 },
    { heading: received, kind: "day" },
    { heading: issued, kind: "day" },
    { heading: due, kind: "day" },
    { heading: reference, kind: "text" },
    { heading: say.unitWork.assignee, kind: "text" },
    { heading: where, kind: "text" },
    { heading: amount, kind: "amount" },
    { heading: currency, kind: "text", width: 8 },
  ];
}

interface Names {
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

function cellsOf(say: Say, one: ReceivedDocument, { units, people }: Names): SheetRow {
  const minor = one.kind === "credit-note" ? -one.payableMinor : one.payableMinor;
  return [
    one.number,
    one.sellerName,
    listedNumber(one.sellerNumber),
    units.get(one.receiverId) ?? "",
    dayOf(one.receivedAt),
    one.issueOn,
    one.dueOn ?? "",
    one.buyerReference ?? "",
    people.get(one.assignedTo ?? "") ?? "",
    say.inbox.states[one.state],
    amountCell({ minor, currency: one.currency }),
    one.currency,
  ];
}
