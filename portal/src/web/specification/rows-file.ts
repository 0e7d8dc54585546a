/** A month's rows as a file for a spreadsheet: read and written some thousands at a time, however many there are. */
import type { Month } from "../../domain/catalogue/month.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import type { SheetColumn, SheetRow } from "../../domain/sheets/sheet.ts";
import { listRows } from "../../domain/specification/rows.ts";
import type { SpecificationRow } from "../../domain/specification/specification.ts";
import type { Answer, Visit } from "../route.ts";
import { amountCell, tableAnswer, type TableFormat } from "../table-file.ts";
import { readMonth, readRowsAsked } from "./specification-address.ts";

export async function downloadRows(visit: Visit, format: TableFormat): Promise<Answer> {
  const { rows: words, title } = visit.say.specification;
  const { customer, today } = await visit.ask(async (work) => ({
    customer: await getCustomer(work, visit.params["id"] ?? ""),
    today: work.today,
  }));
  const month = readMonth(visit.query) ?? (`${today.slice(0, 7)}-01` as Month);
  return tableAnswer(format, {
    fileName: `${words.fileName}-${customer.customerNumber}-${month.slice(0, 7)}`,
    sheetName: title.slice(0, 31),
    columns: columnsOf(visit),
    pages: pagesOf(visit, customer, month),
  });
}

function columnsOf({ say }: Visit): readonly SheetColumn[] {
  const { rows: words, service, amount } = say.specification;
  return [
    { heading: words.day, kind: "day" },
    { heading: service, kind: "text", width: 32 },
    { heading: words.unit, kind: "text" },
    { heading: words.ansvar, kind: "text", width: 12 },
    { heading: words.employee, kind: "text" },
    { heading: words.quantity, kind: "number" },
    { heading: words.price, kind: "number" },
    { heading: amount, kind: "amount" },
    { heading: words.invoice, kind: "text", width: 14 },
    { heading: words.doubt, kind: "text", width: 40 },
  ];
}

/** Rows asked for and written at a time: what is held at once, however many there are. */
const rowsAtOnce = 250;

async function* pagesOf(visit: Visit, customer: Customer, month: Month): AsyncGenerator<readonly SheetRow[]> {
  const asked = readRowsAsked(visit.query, month);
  const whose = { creditorId: customer.creditorId, key: customer.key };
  for (let after: SpecificationRow | undefined; ; ) {
    const rows = await visit.ask((work) => listRows(work, whose, { ...asked, after, limit: rowsAtOnce }));
    yield rows.map((row) => cellsOf(visit, row));
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1);
  }
}

function cellsOf({ say }: Visit, row: SpecificationRow): SheetRow {
  return [
    row.usedOn,
    row.service,
    row.unit ?? "",
    row.ansvar ?? "",
    row.employee ?? "",
    row.quantity,
    row.price,
    amountCell({ minor: row.netMinor, currency: "SEK" }),
    row.invoiceNumber,
    row.doubt === undefined ? "" : say.specification.rows.doubts[row.doubt],
  ];
}
