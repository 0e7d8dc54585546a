/**
 * The rows of a spreadsheet, grouped into invoices: rows with one number are one invoice, and a row that names neither number nor
 * receiver belongs to the invoice above. What a row says becomes the fields of the invoice form. Thinks only.
 */
import { draftFieldsFrom, LINES_MAX, type DraftFields } from "../invoices/draft-fields.ts";
import { numberKey } from "../invoices/number-key.ts";
import type { FileRow, UnreadableCell } from "../sheets/read-sheet.ts";
import { invoiceColumns, lineColumns, type SheetColumns, type SheetField, sheetFields } from "./sheet-columns.ts";
import { kindOfWord, vatOfWords } from "./sheet-words.ts";

/** Something to mend in a cell, or on a row where no cell says it. */
export interface CellFault {
  readonly row: number;
  readonly field: SheetField | undefined;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface RowGroup {
  readonly number: string;
  readonly receiver: string;
  /** By their numbers in the file; the nth holds the nth line. */
  readonly rows: readonly number[];
  readonly fields: DraftFields;
  /** The row on which something said once for an invoice stands. */
  readonly places: Readonly<Partial<Record<SheetField, number>>>;
  readonly faults: readonly CellFault[];
}

export interface SheetRows {
  readonly rows: readonly FileRow[];
  readonly unreadable: readonly UnreadableCell[];
  readonly columns: SheetColumns;
}

/** The number of the example in the template, which nobody means to send. */
export const exampleNumbers: readonly string[] = ["EXEMPEL-1", "EXAMPLE-1"];

export interface GroupedRows {
  readonly groups: readonly RowGroup[];
  readonly exampleRows: readonly number[];
}

export function groupRows({ rows, unreadable, columns }: SheetRows): GroupedRows {
  const groups = new Map<string, Collected>();
  const exampleRows: number[] = [];
  let above: Collected | undefined;
  for (const row of rows.slice(1).map((one) => rowOf(one, columns))) {
    if (sheetFields.every((field) => row.said(field) === "")) continue;
    const number = row.said("number");
    if (number === "" && row.said("receiver") === "" && above !== undefined) {
      above.rows.push(row);
      continue;
    }
    // A row without a number is an invoice of its own, whose number is missing.
    const key = number === "" ? `row ${row.row}` : numberKey(number);
    above = groups.get(key) ?? { rows: [] };
    above.rows.push(row);
    groups.set(key, above);
  }
  const all = [...groups.values()].flatMap(({ rows: own }) => {
    const isExample = exampleNumbers.includes(own[0]?.said("number").toUpperCase() ?? "");
    if (isExample) exampleRows.push(...own.map(({ row }) => row));
    return isExample ? [] : [groupOf(own, unreadableIn(unreadable, columns))];
  });
  return { groups: all, exampleRows };
}

interface Collected {
  readonly rows: SaidRow[];
}

interface SaidRow {
  readonly row: number;
  said(field: SheetField): string;
}

function rowOf({ row, cells }: FileRow, columns: SheetColumns): SaidRow {
  return {
    row,
    said(field) {
      const at = columns[field];
      const text = at === undefined ? "" : (cells[at] ?? "").trim();
      // Spreadsheets, and our own files, write an apostrophe before what could be taken for a formula.
      return /^'[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text;
    },
  };
}

type Unreadable = ReadonlyMap<number, readonly SheetField[]>;

function unreadableIn(unreadable: readonly UnreadableCell[], columns: SheetColumns): Unreadable {
  const found = new Map<number, SheetField[]>();
  for (const { row, column } of unreadable)
    for (const field of sheetFields) if (columns[field] === column) found.set(row, [...(found.get(row) ?? []), field]);
  return found;
}

function groupOf(rows: readonly SaidRow[], unreadable: Unreadable): RowGroup {
  const posted: Record<string, string> = {};
  const places: Partial<Record<SheetField, number>> = {};
  const faults: CellFault[] = rows.flatMap(({ row }) =>
    (unreadable.get(row) ?? []).map((field) => ({ row, field, code: "cell-unreadable", params: {} })),
  );
  for (const field of invoiceColumns) {
    const first = rows.find((row) => row.said(field) !== "");
    if (first === undefined) continue;
    posted[field] = first.said(field);
    places[field] = first.row;
    const other = rows.find((row) => row.said(field) !== "" && row.said(field) !== first.said(field));
    // Rows are together for their number, however it is written.
    if (field === "number") continue;
    const params = { row: String(first.row), text: first.said(field).slice(0, 60) };
    if (other !== undefined) faults.push({ row: other.row, field, code: "differs", params });
  }
  const last = rows[LINES_MAX];
  if (last !== undefined)
    faults.push({ row: last.row, field: undefined, code: "too-many-lines", params: { max: String(LINES_MAX) } });
  for (const [at, row] of rows.entries())
    for (const field of lineColumns) posted[`lines.${at + 1}.${field}`] = lineText(field, row.said(field));
  const receiver = posted["receiver"] ?? "";
  const kind = kindOfWord(posted["kind"] ?? "");
  if (kind === undefined) faults.push({ row: places.kind ?? 0, field: "kind", code: "kind-unknown", params: {} });
  const fields = draftFieldsFrom({ ...posted, receiver: "", kind: kind ?? "invoice" });
  return { number: posted["number"] ?? "", receiver, rows: rows.map(({ row }) => row), fields, places, faults };
}

function lineText(field: SheetField, text: string): string {
  return field === "vat" ? vatOfWords(text) : text;
}
