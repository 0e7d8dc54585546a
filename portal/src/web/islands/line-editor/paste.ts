/** A block copied from a spreadsheet becomes cells of invoice lines: text between tabs and line ends, as spreadsheets write it. */
import { emptyLine, LINES_MAX, type LineFieldName, type LineFields } from "../../../domain/invoices/draft-fields.ts";
import { parseVatChoice } from "../../../domain/invoices/vat-choices.ts";

/** The columns a block fills, in the order of the form. */
export const pastedColumns = ["description", "quantity", "unit", "price", "vat", "allowance"] as const;
export type PastedColumn = (typeof pastedColumns)[number];

export interface PasteAt {
  readonly row: number;
  readonly column: PastedColumn;
}

export interface Pasted {
  readonly rows: readonly LineFields[];
  /** Rows in the block, its heading not counted. */
  readonly count: number;
  /** Rows that found no room: they are still on the clipboard. */
  readonly leftOut: number;
}

/** Puts a block over the lines from one cell, right and down, with new lines where there are none. */
export function pasteBlock(rows: readonly LineFields[], text: string, at: PasteAt): Pasted {
  const block = parseBlock(text);
  const heading = readHeading(block[0] ?? []);
  const cells = heading === undefined ? block : block.slice(1);
  const columns = heading ?? pastedColumns.slice(pastedColumns.indexOf(at.column));
  const room = LINES_MAX - at.row;
  const kept = cells.slice(0, room);
  const model = rows.at(-1) ?? emptyLine;
  const result = [...rows];
  for (const [index, texts] of kept.entries()) {
    const place = at.row + index;
    result[place] = filled(result[place] ?? { ...emptyLine, unit: model.unit, vat: model.vat }, texts, columns);
  }
  return { rows: result, count: cells.length, leftOut: cells.length - kept.length };
}

/** Whether pasted text is more than one cell; one cell is the browser's own business. */
export function isBlock(text: string): boolean {
  return /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""));
}

/** Cells between tabs, rows between line ends; a cell in quotes may hold both, and `""` is a quote. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  const body = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  while (position <= body.length) {
    const cell = body[position] === '"' ? readQuoted(body, position) : undefined;
    const end = cell?.end ?? endOfCell(body, position);
    row.push(cell?.text ?? body.slice(position, end));
    if (body[end] !== "\t") {
      rows.push(row);
      row = [];
    }
    position = end + 1;
  }
  return rows.filter((cells) => cells.some((one) => one.trim() !== ""));
}

/** A quoted cell, if the quote is closed right before a tab, a line end or the end; otherwise the quote is only a letter. */
function readQuoted(body: string, start: number): { readonly text: string; readonly end: number } | undefined {
  let position = start + 1;
  for (;;) {
    const quote = body.indexOf('"', position);
    if (quote === -1) return undefined;
    if (body[quote + 1] === '"') {
      position = quote + 2;
      continue;
    }
    const after = body[quote + 1];
    if (after !== undefined && after !== "\t" && after !== "\n") return undefined;
    return { text: body.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
  }
}

function endOfCell(body: string, start: number): number {
  const ends = [body.indexOf("\t", start), body.indexOf("\n", start)].filter((end) => end !== -1);
  return ends.length === 0 ? body.length : Math.min(...ends);
}

/** What columns are called in people's spreadsheets, in small letters. */
const namesOfColumns: Readonly<Record<PastedColumn, readonly string[]>> = {
  description: ["benämning", "beskrivning", "artikel", "text", "vara", "tjänst", "description", "item"],
  quantity: ["antal", "kvantitet", "mängd", "quantity", "qty"],
  unit: ["enhet", "unit"],
  price: [
    "pris",
    "à-pris",
    "á-pris",
    "a-pris",
    "styckpris",
    "pris exkl moms",
    "pris exkl. moms",
    "price",
    "unit price",
  ],
  vat: ["moms", "moms %", "momssats", "vat", "vat %"],
  allowance: ["rabatt", "discount", "allowance"],
};

/** The columns a heading row names; a column it names otherwise is passed over. */
function readHeading(cells: readonly string[]): readonly (PastedColumn | undefined)[] | undefined {
  const columns = cells.map((cell) => {
    const word = cell.trim().toLowerCase();
    return pastedColumns.find((column) => namesOfColumns[column].includes(word));
  });
  return columns.filter((column) => column !== undefined).length >= 2 ? columns : undefined;
}

function filled(
  line: LineFields,
  texts: readonly string[],
  columns: readonly (PastedColumn | undefined)[],
): LineFields {
  const changed: Partial<Record<LineFieldName, string>> = {};
  for (const [index, text] of texts.entries()) {
    const column = columns[index];
    if (column !== undefined) changed[column] = cellText(column, text);
  }
  return { ...line, ...changed };
}

/** A cell as the form holds it: on one line, and a VAT rate as the choice it means. What cannot be read is kept as written. */
function cellText(column: PastedColumn, text: string): string {
  const tidy = text.replace(/\s*\n\s*/g, " ").trim();
  if (column !== "vat") return tidy;
  const choice = parseVatChoice(tidy);
  return choice === undefined || choice === "reason-missing" ? tidy : choice;
}
