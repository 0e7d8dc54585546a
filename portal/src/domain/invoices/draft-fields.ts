/**
 * The form of an invoice exactly as typed: flat field names to texts (`receiver`, `lines.3.price`). A draft keeps this and
 * nothing else, so that what cannot yet be understood is kept too. Lines and adjustments count from 1, without gaps.
 */
export type DraftFields = Readonly<Record<string, string>>;

/** The fields that occur once, in the order of the form. */
export const headFieldNames = [
  "kind",
  "credits",
  "creditMore",
  "replaces",
  "sameNumber",
  "receiver",
  "number",
  "reference1",
  "reference2",
  "order",
  "contract",
  "project",
  "deliveryOn",
  "periodStart",
  "periodEnd",
  "issueOn",
  "terms",
  "dueOn",
  "rounding",
  "note",
] as const;

export const lineFieldNames = ["description", "quantity", "unit", "price", "vat", "vatReason", "allowance"] as const;
export type LineFieldName = (typeof lineFieldNames)[number];
export type LineFields = Readonly<Record<LineFieldName, string>>;

export const adjustmentFieldNames = ["kind", "amount", "reason", "vat", "vatReason"] as const;
export type AdjustmentFieldName = (typeof adjustmentFieldNames)[number];
/** An allowance or a charge for the whole document. */
export type AdjustmentFields = Readonly<Record<AdjustmentFieldName, string>>;

/** More rows than any invoice written by hand; the same bound as for a pasted block. */
export const LINES_MAX = 1000;
export const ADJUSTMENTS_MAX = 20;
/** Longer than any field has use for: what is typed beyond it is not kept. */
export const TEXT_LENGTH_MAX = 5000;

export const emptyLine: LineFields = {
  description: "",
  quantity: "",
  unit: "",
  price: "",
  vat: "",
  vatReason: "",
  allowance: "",
};

const emptyAdjustment: AdjustmentFields = { kind: "allowance", amount: "", reason: "", vat: "", vatReason: "" };

/** The draft's fields among everything that was posted; unknown names are left out, rows are numbered anew from 1. */
export function draftFieldsFrom(posted: Readonly<Record<string, string>>): DraftFields {
  const head: Record<string, string> = {};
  for (const name of headFieldNames) {
    const text = posted[name];
    if (text !== undefined && text !== "") head[name] = storable(text);
  }
  const lines = rowsOf(posted, "lines", emptyLine).slice(0, LINES_MAX);
  const adjustments = rowsOf(posted, "adjustments", emptyAdjustment).slice(0, ADJUSTMENTS_MAX);
  return withAdjustments(withLines(head, lines), adjustments);
}

export function linesOf(fields: DraftFields): LineFields[] {
  return rowsOf(fields, "lines", emptyLine);
}

export function adjustmentsOf(fields: DraftFields): AdjustmentFields[] {
  return rowsOf(fields, "adjustments", emptyAdjustment);
}

export function withLines(fields: DraftFields, lines: readonly LineFields[]): DraftFields {
  return withRows(fields, "lines", lines);
}

export function withAdjustments(fields: DraftFields, adjustments: readonly AdjustmentFields[]): DraftFields {
  return withRows(fields, "adjustments", adjustments);
}

/** A row nobody has written anything in, apart from what the form fills in by itself (unit and VAT rate). */
export function isEmptyLine(line: LineFields): boolean {
  return [line.description, line.quantity, line.price, line.allowance].every((text) => text.trim() === "");
}

/** Whether two drafts say the same. */
export function sameFields(a: DraftFields, b: DraftFields): boolean {
  return differingFields(a, b).length === 0;
}

/** The names whose texts differ, in the order of the form. */
export function differingFields(a: DraftFields, b: DraftFields): string[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.filter((name) => (a[name] ?? "") !== (b[name] ?? ""));
}

function rowsOf<Row extends Readonly<Record<string, string>>>(
  fields: Readonly<Record<string, string>>,
  group: string,
  empty: Row,
): Row[] {
  const rows = new Map<number, Record<string, string>>();
  for (const [name, text] of Object.entries(fields)) {
    if (!name.startsWith(`${group}.`)) continue;
    const match = /^[a-z]+\.(\d{1,4})\.([a-zA-Z]+)$/.exec(name);
    const column = match?.[2];
    if (column === undefined || !Object.hasOwn(empty, column)) continue;
    const place = Number(match?.[1]);
    const row = rows.get(place) ?? { ...empty };
    row[column] = storable(text);
    rows.set(place, row);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row as Row);
}

/** Every field of a row is kept, empty ones too: an empty row is a row. */
function withRows(fields: DraftFields, group: string, rows: readonly Readonly<Record<string, string>>[]): DraftFields {
  const kept = Object.entries(fields).filter(([name]) => !name.startsWith(`${group}.`));
  const written = rows.flatMap((row, index) =>
    Object.entries(row).map(([column, text]) => [`${group}.${index + 1}.${column}`, text] as const),
  );
  return Object.fromEntries([...kept, ...written]);
}

/** PostgreSQL's jsonb holds neither U+0000 nor half a surrogate pair: both become U+FFFD, which the reading refuses. */
function storable(text: string): string {
  return text.slice(0, TEXT_LENGTH_MAX).replaceAll("\u0000", "\uFFFD").toWellFormed();
}
