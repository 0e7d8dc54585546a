/** A table as a file to work on: one list of columns and rows, downloaded as a workbook (XLSX) or as text (CSV). */
import { formatDecimal, fromMinor, type Money } from "@fakturaporten/einvoice";
import type { SheetColumn, SheetRow } from "../domain/sheets/sheet.ts";
import { writeXlsx, xlsxType } from "../domain/sheets/write-xlsx.ts";
import { csvLine } from "./csv.ts";
import type { Answer } from "./route.ts";

export const tableFormats = ["xlsx", "csv"] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface TableFile {
  /** Without its ending. */
  readonly fileName: string;
  readonly sheetName: string;
  readonly columns: readonly SheetColumn[];
  /** A page of rows at a time, asked for as they are sent. */
  readonly pages: AsyncIterable<readonly SheetRow[]> | Iterable<readonly SheetRow[]>;
}

export function tableAnswer(format: TableFormat, table: TableFile): Answer {
  const { fileName, sheetName, columns, pages } = table;
  const name = `${fileName}.${format}`;
  if (format === "csv") return { kind: "stream", name, type: "text/csv; charset=utf-8", chunks: csvOf(table) };
  return { kind: "stream", name, type: xlsxType, chunks: writeXlsx([{ name: sheetName, columns, pages }]) };
}

async function* csvOf({ columns, pages }: TableFile): AsyncGenerator<string> {
  // A byte order mark: spreadsheets take the file for another encoding without it.
  yield `\ufeff${csvLine(columns.map(({ heading }) => heading))}`;
  for await (const rows of pages) yield rows.map((row) => csvLine(swedish(columns, row))).join("");
}

/** Commas in numbers, as spreadsheets in Sweden read them. */
function swedish(columns: readonly SheetColumn[], row: SheetRow): readonly string[] {
  return row.map((cell, at) => {
    const kind = columns[at]?.kind;
    return kind === "amount" || kind === "number" ? cell.replace(".", ",") : cell;
  });
}

/** `-1250.50`: an amount as a cell holds it. */
export function amountCell(amount: Money): string {
  return formatDecimal(fromMinor(amount));
}
