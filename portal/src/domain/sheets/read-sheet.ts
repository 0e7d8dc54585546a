/** One sheet of a workbook: its cells as texts, row by row. */
import { type NumberFormat, numberText } from "./cell-number.ts";
import { sheetLimits } from "./limits.ts";
import { BrokenMarkup, readMarkup } from "./xlsx-markup.ts";

export interface FileRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A cell with an error, or with a formula that nobody has calculated. */
export interface UnreadableCell {
  readonly row: number;
  /** From 0. */
  readonly column: number;
}

export type SheetFault = "broken" | "not-a-workbook" | "too-large" | "too-many-rows" | "too-many-columns";

export type ReadSheet =
  | { readonly ok: true; readonly rows: readonly FileRow[]; readonly unreadable: readonly UnreadableCell[] }
  | { readonly ok: false; readonly fault: SheetFault };

export class TooMany extends Error {
  readonly fault: SheetFault;
  constructor(fault: SheetFault) {
    super(fault);
    this.fault = fault;
  }
}

interface Around {
  readonly texts: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly since1904: boolean;
  readonly rowsMax: number;
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  hasFormula: boolean;
}

/** The end of what is written in a cell's element: `v` holds a value, `t` within `is` a text. */
const saying = new Set(["v", "t"]);

export class SheetReader {
  readonly #around: Around;
  readonly #rows: FileRow[] = [];
  readonly #unreadable: UnreadableCell[] = [];
  #row = 0;
  #characters = 0;
  #cells: string[] = [];
  #cell: Cell | undefined;
  #column = -1;
  #isSaying = false;

  constructor(around: Around) {
    this.#around = around;
  }

  read(xml: string): ReadSheet {
    let inside = false;
    readMarkup(xml, {
      open: (name, attributes) => {
        if (name === "sheetData") inside = true;
        else if (inside) this.#open(name, attributes);
      },
      close: (name) => {
        if (name === "sheetData") inside = false;
        else if (inside) this.#close(name);
      },
      text: (text) => {
        if (this.#isSaying && this.#cell !== undefined) this.#cell.value += text;
      },
    });
    return { ok: true, rows: this.#rows, unreadable: this.#unreadable };
  }

  #open(name: string, attributes: () => Readonly<Record<string, string>>): void {
    if (name === "row") this.#openRow(attributes()["r"]);
    if (name === "c") this.#openCell(attributes());
    if (name === "f" && this.#cell !== undefined) this.#cell.hasFormula = true;
    if (name === "rPh") this.#isSaying = false;
    if (saying.has(name)) this.#isSaying = true;
  }

  #close(name: string): void {
    if (saying.has(name)) this.#isSaying = false;
    if (name === "c" && this.#cell !== undefined) this.#closeCell(this.#cell);
    if (name === "row") this.#closeRow();
  }

  #openRow(number: string | undefined): void {
    const row = number === undefined ? this.#row + 1 : Number(number);
    if (!Number.isInteger(row) || row <= this.#row) throw new BrokenMarkup();
    this.#row = row;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell({ r, t = "n", s = "0" }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.#column + 1 : columnOf(r);
    if (column <= this.#column) throw new BrokenMarkup();
    this.#column = column;
    this.#cell = { column, type: t, style: Number(s), value: "", hasFormula: false };
  }

  #closeCell(cell: Cell): void {
    this.#cell = undefined;
    const text = this.#textOf(cell);
    if (text === undefined) {
      if (this.#unreadable.length < sheetLimits.unreadableMax)
        this.#unreadable.push({ row: this.#row, column: cell.column });
    }
    if (text === "") return;
    this.#characters += text?.length ?? 0;
    if (this.#characters > sheetLimits.charactersMax) throw new TooMany("too-large");
    if (cell.column >= sheetLimits.columnsMax) throw new TooMany("too-many-columns");
    while (this.#cells.length < cell.column) this.#cells.push("");
    this.#cells.push(text ?? "");
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    if (this.#rows.length >= this.#around.rowsMax) throw new TooMany("too-many-rows");
    this.#rows.push({ row: this.#row, cells: this.#cells });
  }

  /** Nothing where the cell's value can not be told. */
  #textOf({ type, style, value, hasFormula }: Cell): string | undefined {
    const { texts, formats, since1904 } = this.#around;
    if (type === "inlineStr" || type === "str") return unescaped(value);
    if (value === "") return hasFormula ? undefined : "";
    if (type === "s") return /^\d+$/.test(value) ? spoken(texts[Number(value)]) : undefined;
    if (type === "b") return value === "1" ? "true" : "false";
    if (type === "d") return value.slice(0, 10);
    if (type === "n") return numberText(value, formats[style] ?? { kind: "number" }, since1904);
    return undefined;
  }
}

function spoken(text: string | undefined): string | undefined {
  return text === undefined ? undefined : unescaped(text);
}

/** `_x000D_` is a character that XML has not, by its code. */
function unescaped(text: string): string {
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** `AB7` is column 27. */
function columnOf(address: string): number {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(address)?.[0];
  if (letters === undefined) throw new BrokenMarkup();
  return [...letters].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
