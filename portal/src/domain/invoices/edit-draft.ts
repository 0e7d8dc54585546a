/** Changes of a form's rows, named as the buttons that make them: the same with scripts and without. */
import {
  ADJUSTMENTS_MAX,
  type AdjustmentFields,
  adjustmentsOf,
  type DraftFields,
  emptyLine,
  LINES_MAX,
  type LineFields,
  linesOf,
  withAdjustments,
  withLines,
} from "./draft-fields.ts";

/** What a person fills in most often, so that a new row has it from the start. */
export interface LineDefaults {
  readonly unit: string;
  readonly vat: string;
}

export interface Edited {
  readonly fields: DraftFields;
  /** The field where the person goes on writing. */
  readonly focus: string;
}

/** The fields after a change like `add-line` or `copy-line.3`; `undefined` when the button is not about rows. */
export function editDraft(fields: DraftFields, button: string, defaults: LineDefaults): Edited | undefined {
  const [verb = "", place = ""] = button.split(".");
  const at = Number(place) - 1;
  const edit = lineEdits.get(verb);
  if (edit !== undefined)
    return edited("lines", edit(linesOf(fields), at, defaults), (rows) => withLines(fields, rows));
  const adjustment = adjustmentEdits.get(verb);
  if (adjustment === undefined) return undefined;
  return edited("adjustments", adjustment(adjustmentsOf(fields), at, defaults), (rows) =>
    withAdjustments(fields, rows),
  );
}

export function newLine(defaults: LineDefaults): LineFields {
  return { ...emptyLine, unit: defaults.unit, vat: defaults.vat };
}

export interface RowsAfter<Row> {
  readonly rows: readonly Row[];
  readonly focusAt: number;
}

type RowEdit<Row> = (rows: readonly Row[], at: number, defaults: LineDefaults) => RowsAfter<Row>;

const lineEditsByVerb: Readonly<Record<string, RowEdit<LineFields>>> = {
  "add-line": (rows, _at, defaults) => insertedAt(rows, rows.length, newLine(rows.at(-1) ?? defaults)),
  "copy-line": (rows, at) => insertedAt(rows, at + 1, rows[at]),
  "move-up": (rows, at) => swapped(rows, at, at - 1),
  "move-down": (rows, at) => swapped(rows, at, at + 1),
  "remove-line": (rows, at, defaults) => {
    const rest = rows.filter((_, index) => index !== at);
    return {
      rows: rest.length === 0 ? [newLine(defaults)] : rest,
      focusAt: Math.max(0, Math.min(at, rest.length - 1)),
    };
  },
};

/** Maps, since the verb is whatever was posted: an object would answer `constructor` too. */
export const lineEdits: ReadonlyMap<string, RowEdit<LineFields>> = new Map(Object.entries(lineEditsByVerb));

const adjustmentEditsByVerb: Readonly<Record<string, RowEdit<AdjustmentFields>>> = {
  "add-allowance": (rows, _at, defaults) => added(rows, "allowance", defaults),
  "add-charge": (rows, _at, defaults) => added(rows, "charge", defaults),
  "remove-adjustment": (rows, at) => ({ rows: rows.filter((_, index) => index !== at), focusAt: Math.max(0, at - 1) }),
};

const adjustmentEdits: ReadonlyMap<string, RowEdit<AdjustmentFields>> = new Map(Object.entries(adjustmentEditsByVerb));

function added(rows: readonly AdjustmentFields[], kind: string, { vat }: LineDefaults): RowsAfter<AdjustmentFields> {
  if (rows.length >= ADJUSTMENTS_MAX) return { rows, focusAt: rows.length - 1 };
  return { rows: [...rows, { kind, amount: "", reason: "", vat, vatReason: "" }], focusAt: rows.length };
}

function insertedAt(rows: readonly LineFields[], at: number, row: LineFields | undefined): RowsAfter<LineFields> {
  if (row === undefined || rows.length >= LINES_MAX) return { rows, focusAt: rows.length - 1 };
  return { rows: rows.toSpliced(at, 0, row), focusAt: at };
}

function swapped(rows: readonly LineFields[], from: number, to: number): RowsAfter<LineFields> {
  const moving = rows[from];
  const other = rows[to];
  if (moving === undefined || other === undefined) return { rows, focusAt: Math.max(0, from) };
  return { rows: rows.with(to, moving).with(from, other), focusAt: to };
}

function edited<Row>(group: string, after: RowsAfter<Row>, write: (rows: readonly Row[]) => DraftFields): Edited {
  const column = group === "lines" ? "description" : "amount";
  const focus = after.rows.length === 0 ? "adjustments" : `${group}.${after.focusAt + 1}.${column}`;
  return { fields: write(after.rows), focus };
}
