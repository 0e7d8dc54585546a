/** The lines in the editor: rows that keep their identity while they move, and the steps back. */
import type { LineFieldName, LineFields } from "../../../domain/invoices/draft-fields.ts";
import { type LineDefaults, lineEdits } from "../../../domain/invoices/edit-draft.ts";

export interface EditedRow {
  readonly key: string;
  readonly fields: LineFields;
}

/** Changes that can be taken back, at most. */
const STEPS_MAX = 100;

export class EditedRows {
  rows: readonly EditedRow[];
  private readonly steps: (readonly EditedRow[])[] = [];
  private keys = 0;
  /** Whether anything was typed since the last step: then the browser's own undo is the right one. */
  private typed = false;

  constructor(lines: readonly LineFields[]) {
    this.rows = lines.map((fields) => ({ key: this.newKey(), fields }));
  }

  type(place: number, column: LineFieldName, text: string): void {
    const row = this.rows[place];
    if (row === undefined || row.fields[column] === text) return;
    this.rows = this.rows.with(place, { ...row, fields: { ...row.fields, [column]: text } });
    this.typed = true;
  }

  /** Does what a button named so does; tells where to go on writing. */
  edit(verb: string, place: number, defaults: LineDefaults): number {
    const edit = lineEdits.get(verb);
    if (edit === undefined) return place;
    const fields = this.rows.map((row) => row.fields);
    const after = edit(fields, place, defaults);
    this.become(after.rows);
    return after.focusAt;
  }

  /** Fills in a line where it stands: whoever writes there goes on writing there. */
  fill(place: number, fields: LineFields): void {
    const row = this.rows[place];
    if (row === undefined) return;
    this.steps.push(this.rows);
    this.rows = this.rows.with(place, { ...row, fields });
    this.typed = false;
  }

  /** Takes on other lines; a line that is the same object stays the same row. */
  become(lines: readonly LineFields[]): void {
    const keyOf = new Map(this.rows.map((row) => [row.fields, row.key]));
    const used = new Set<string>();
    this.steps.push(this.rows);
    if (this.steps.length > STEPS_MAX) this.steps.shift();
    this.rows = lines.map((fields) => {
      const known = keyOf.get(fields);
      const key = known === undefined || used.has(known) ? this.newKey() : known;
      used.add(key);
      return { key, fields };
    });
    this.typed = false;
  }

  get canUndo(): boolean {
    return this.steps.length > 0 && !this.typed;
  }

  undo(): void {
    const before = this.steps.pop();
    if (before !== undefined) this.rows = before;
  }

  private newKey(): string {
    this.keys += 1;
    return String(this.keys);
  }
}
