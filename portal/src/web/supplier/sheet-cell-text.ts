/** What is to be mended in a spreadsheet, told by its cells: ”Rad 7, kolumn Pris: …”. */
import type { CellFault } from "../../domain/imports/group-rows.ts";
import type { JudgedSheet } from "../../domain/imports/judged-sheet.ts";
import { lineColumns } from "../../domain/imports/sheet-columns.ts";
import type { Sentence } from "../form-faults.ts";
import type { Visit } from "../route.ts";
import { faultWordsOf, sentenceOf } from "./invoice-fault-text.ts";

export function cellSentence({ say, language }: Pick<Visit, "say" | "language">, { code, field, params }: CellFault) {
  const own = (say.invoiceSheets.faults as Readonly<Record<string, Sentence>>)[code];
  if (own !== undefined) return typeof own === "string" ? own : own(params);
  const isOfLine = lineColumns.some((one) => one === field);
  const path = isOfLine ? `lines.1.${field}` : (field ?? "");
  return sentenceOf({ path, code, params }, faultWordsOf(say, language));
}

/** By the file's own heading where it has the column. */
export function cellPlace(
  { say }: Pick<Visit, "say">,
  { row, field }: CellFault,
  sheet: Pick<JudgedSheet, "columns" | "headings">,
): string {
  const words = say.invoiceSheets;
  if (field === undefined) return words.row(row);
  const at = sheet.columns[field];
  const heading = at === undefined ? "" : (sheet.headings[at] ?? "");
  return words.cell(row, heading === "" ? words.columns[field].heading : heading);
}

/** `2–4, 7`: rows that follow each other as one. */
export function rowsText(rows: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const row of rows) {
    const last = spans.at(-1);
    if (last !== undefined && row === last[1] + 1) last[1] = row;
    else spans.push([row, row]);
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}
