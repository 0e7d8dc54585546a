/** A sheet: rows of cells under headings, as spreadsheets know them. Cells are texts in machine form: `1250.50`, `2026-11-28`. */

/** What stands in a column's cells. An amount shows its two decimals, a number as many as it has. */
export type ColumnKind = "text" | "day" | "amount" | "number";

export interface SheetColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** In characters, where the column holds more or less than its kind does as a rule. */
  readonly width?: number;
}

/** An empty text is an empty cell. */
export type SheetRow = readonly string[];

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** A page of rows at a time, asked for as they are written. */
  readonly pages: AsyncIterable<readonly SheetRow[]> | Iterable<readonly SheetRow[]>;
}

/** A … Z, AA … */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** `C7`, as spreadsheets name it. */
export function cellName({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${columnLetters(column)}${row}`;
}
