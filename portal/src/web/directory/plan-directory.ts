/**
 * What a file of units would change: every row is new, changed, unchanged or faulty. Rows are judged by the very reader of a
 * unit's form; columns that the file leaves out stay as they are.
 */
import { createHash } from "node:crypto";
import { requirePermission } from "../../domain/access/permissions.ts";
import { type DirectoryCounts, directoryRowsMax } from "../../domain/receivers/directory-import.ts";
import { listReceiversAfter, type ReceiverPlace, takenNumbers } from "../../domain/receivers/queries.ts";
import type { Receiver } from "../../domain/receivers/receiver.ts";
import type { ReceiverEntry } from "../../domain/receivers/save-receiver.ts";
import { readCsv, separatorOf } from "../../domain/sheets/read-csv.ts";
import type { Work } from "../../work.ts";
import type { FieldFault, Fields } from "../form.ts";
import { columnOf, type DirectoryColumn, fieldOfCell } from "./directory-columns.ts";
import { fieldsOfReceiver, newReceiverFields, readReceiverForm } from "./receiver-form.ts";

export interface PlannedChange {
  readonly column: DirectoryColumn;
  readonly from: string;
  readonly to: string;
}

export type PlannedRow = { readonly row: number; readonly name: string } & (
  | { readonly state: "new"; readonly entry: ReceiverEntry }
  | { readonly state: "changed"; readonly entry: ReceiverEntry; readonly changes: readonly PlannedChange[] }
  | { readonly state: "unchanged" }
  | { readonly state: "faulty"; readonly faults: readonly FieldFault[] }
);

export interface DirectoryPlan {
  readonly rows: readonly PlannedRow[];
  readonly counts: DirectoryCounts;
  /** The same for the same file over the same directory: what is applied is what was seen. */
  readonly print: string;
}

export type ReadDirectory =
  | { readonly ok: true; readonly rows: readonly FileRow[] }
  | { readonly ok: false; readonly fault: FieldFault };

interface FileRow {
  readonly row: number;
  readonly cells: ReadonlyMap<DirectoryColumn, string>;
}

/** The file alone: its text, its headings and its rows. */
export function readDirectoryFile(bytes: Uint8Array): ReadDirectory {
  const text = textOf(bytes);
  if (text === undefined) return refusedFile("broken");
  const read = readCsv(text, separatorOf(text));
  const heading = read.next();
  if (heading.done === true) return refusedFile("file-empty");
  const columns = heading.value.cells.map(columnOf);
  const unknown = heading.value.cells.find((cell, place) => cell.trim() !== "" && columns[place] === undefined);
  if (unknown !== undefined) return refusedFile("column-unknown", { heading: unknown.slice(0, 60) });
  const named = columns.filter((column) => column !== undefined);
  if (new Set(named).size < named.length) return refusedFile("column-twice");
  if (!columns.includes("id") && !columns.includes("peppolId")) return refusedFile("column-missing");
  const rows: FileRow[] = [];
  for (const { row, cells } of read) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    if (rows.length >= directoryRowsMax) return refusedFile("too-many-rows", { max: String(directoryRowsMax) });
    rows.push({ row, cells: new Map(columns.flatMap((column, at) => (column ? [[column, cells[at] ?? ""]] : []))) });
  }
  return rows.length === 0 ? refusedFile("file-empty") : { ok: true, rows };
}

function refusedFile(code: string, params: Readonly<Record<string, string>> = {}): ReadDirectory {
  return { ok: false, fault: { path: "file", code, params } };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The file over the directory as it stands. */
export async function planDirectory(work: Work, fileRows: readonly FileRow[]): Promise<DirectoryPlan> {
  const planner = new Planner(await ownUnits(work), await takenNumbers(work));
  const rows = fileRows.map((row) => planner.plan(row));
  const count = (state: PlannedRow["state"]): number => rows.filter((row) => row.state === state).length;
  const counts = {
    new: count("new"),
    changed: count("changed"),
    unchanged: count("unchanged"),
    faulty: count("faulty"),
  };
  return { rows, counts, print: createHash("sha256").update(JSON.stringify(rows)).digest("hex") };
}

async function ownUnits(work: Work): Promise<readonly Receiver[]> {
  const { organisationId } = requirePermission(work, "receiver.write");
  const units: Receiver[] = [];
  for (let after: ReceiverPlace | undefined; ; ) {
    const page = await listReceiversAfter(work, { organisationId, after, limit: 1000 });
    units.push(...page.rows);
    if (page.next === undefined) return units;
    after = page.next;
  }
}

const peppolKey = (text: string): string => text.trim().toLowerCase();

class Planner {
  readonly #byId = new Map<string, Receiver>();
  readonly #byPeppol = new Map<string, Receiver>();
  /** Which unit has each number, in the directory and in the rows before; a new row's is its place. */
  readonly #holders: Map<string, string>;
  readonly #seen = new Set<string>();

  constructor(units: readonly Receiver[], taken: ReadonlyMap<string, string>) {
    this.#holders = new Map(taken);
    for (const unit of units) {
      this.#byId.set(unit.id, unit);
      this.#byPeppol.set(peppolKey(`${unit.peppol.scheme}:${unit.peppol.value}`), unit);
    }
  }

  plan({ row, cells }: FileRow): PlannedRow {
    const current = this.#unitOf(cells);
    const fields = fieldsOf(cells, current);
    const name = (fields["name"] ?? "").trim() || (current?.name ?? "");
    const read = readReceiverForm(fields);
    const faults = [...this.#identityFaults(cells, current), ...(read.ok ? [] : read.faults)];
    if (faults.length > 0 || !read.ok) return { row, name, state: "faulty", faults };
    const entry = current === undefined ? read.value : { ...read.value, id: current.id };
    const taken = this.#takeNumbers(entry, current?.id ?? `row ${row}`);
    if (taken.length > 0) return { row, name, state: "faulty", faults: taken };
    if (current === undefined) return { row, name, state: "new", entry };
    const changes = changesOf(current, entry);
    return changes.length === 0 ? { row, name, state: "unchanged" } : { row, name, state: "changed", entry, changes };
  }

  #unitOf(cells: FileRow["cells"]): Receiver | undefined {
    const id = (cells.get("id") ?? "").trim().toLowerCase();
    return id === "" ? this.#byPeppol.get(peppolKey(cells.get("peppolId") ?? "")) : this.#byId.get(id);
  }

  #identityFaults(cells: FileRow["cells"], current: Receiver | undefined): readonly FieldFault[] {
    const active = cells.get("active");
    if (active !== undefined && fieldOfCell("active", active) === undefined)
      return [{ path: "active", code: "yes-or-no", params: {} }];
    const isNamed = (cells.get("id") ?? "").trim() !== "";
    if (current === undefined) return isNamed ? [{ path: "id", code: "unit-unknown", params: {} }] : [];
    if (this.#seen.has(current.id)) return [{ path: isNamed ? "id" : "peppolId", code: "unit-twice", params: {} }];
    this.#seen.add(current.id);
    return [];
  }

  #takeNumbers({ peppol, gln }: ReceiverEntry, holder: string): readonly FieldFault[] {
    const numbers = [
      ["peppolId", `peppol ${peppolKey(`${peppol.scheme}:${peppol.value}`)}`],
      ...(gln === undefined ? [] : [["gln", `gln ${gln}`]]),
    ] as const;
    const faults = numbers.flatMap(([path = "", key = ""]) => {
      const has = this.#holders.get(key);
      return has === undefined || has === holder ? [] : [{ path, code: "number-taken", params: {} }];
    });
    if (faults.length === 0) for (const [, key = ""] of numbers) this.#holders.set(key, holder);
    return faults;
  }
}

/** What is not in the file is what the unit has already, or what a new one begins with. */
function fieldsOf(cells: FileRow["cells"], current: Receiver | undefined): Fields {
  const before = current === undefined ? newReceiverFields : fieldsOfReceiver(current);
  const told = [...cells].map(([column, cell]) => [column, fieldOfCell(column, cell) ?? ""] as const);
  return { ...before, ...Object.fromEntries(told) };
}

function changesOf(current: Receiver, entry: ReceiverEntry): readonly PlannedChange[] {
  const before = fieldsOfReceiver(current);
  const after = fieldsOfReceiver({ ...current, ...entry, rule: { ...entry.rule, version: 0 } });
  return Object.keys(after).flatMap((name) => {
    const [from = "", to = ""] = [before[name], after[name]];
    return from === to ? [] : [{ column: name as DirectoryColumn, from, to }];
  });
}
