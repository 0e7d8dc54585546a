/**
 * Comma-separated text, as spreadsheets and meters write it: semicolon, comma or tab between cells, quotes around what holds
 * them. Read a row at a time, so that a long file is never held as cells.
 */

/** The sign between cells: the one that the first line has most of. */
export function separatorOf(text: string): string {
  const [line = ""] = text.slice(0, 4000).split("\n", 1);
  const counted = [";", "\t", ","].map((sign) => [sign, line.split(sign).length] as const);
  return counted.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

export interface CsvRow {
  /** Counted from 1 by rows of cells, not by lines. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Cells of a row that are read: more than any table has. What stands after them on the line is passed over. */
const cellsMax = 1000;

/** A cell in quotes with more than this in it is none that anybody typed: it is taken for one that never ends. */
const quotedCharactersMax = 1_000_000;

/** Empty lines are passed over. A quote that never ends takes the rest of the text as one cell. */
export function* readCsv(text: string, separator: string): Generator<CsvRow> {
  let at = 0;
  let row = 0;
  while (at < text.length) {
    if (text[at] === "\n" || text[at] === "\r") {
      at = lineEnd(text, at);
      row += 1;
      continue;
    }
    const { cells, next } = readRow(text, at, separator);
    at = next;
    row += 1;
    if (cells.length > 1 || cells[0] !== "") yield { row, cells };
  }
}

interface ReadRow {
  readonly cells: readonly string[];
  readonly next: number;
}

function readRow(text: string, from: number, separator: string): ReadRow {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cell = text[at] === '"' ? quoted(text, at) : plain(text, at, separator);
    cells.push(cell.value.trim());
    at = cell.next;
    if (text[at] === separator && cells.length < cellsMax) at += 1;
    else return { cells, next: lineEnd(text, at) };
  }
}

interface Cell {
  readonly value: string;
  readonly next: number;
}

function plain(text: string, from: number, separator: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { value: text.slice(from, end), next: end };
}

/** Two quotes within are one. What stands between the last quote and the separator is dropped. */
function quoted(text: string, from: number): Cell {
  let value = "";
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end === -1) return { value: value + text.slice(at), next: text.length };
    value += text.slice(at, end);
    if (text[end + 1] !== '"') return { value, next: end + 1 };
    if (value.length > quotedCharactersMax) return { value, next: text.length };
    value += '"';
    at = end + 2;
  }
}

function lineEnd(text: string, at: number): number {
  if (text[at] === "\r" && text[at + 1] === "\n") return at + 2;
  if (text[at] === "\n" || text[at] === "\r") return at + 1;
  const next = text.indexOf("\n", at);
  return next === -1 ? text.length : next + 1;
}
