/**
 * A file of usage rows, judged whole: every cell that can not be taken in is told by row and column, and a file with any is
 * taken in not at all. Thinks only, some rows at a time, since a large file takes seconds; what is known of customers and services
 * is handed in.
 */
import { formatDecimal, isZero, type LocalDate, parseMachineDate, parseSwedishAmount } from "@fakturaporten/einvoice";
import { setImmediate } from "node:timers/promises";
import { hasTooManyEmptyLines } from "../sheets/empty-lines.ts";
import { readCsv, separatorOf } from "../sheets/read-csv.ts";
import { type RejectedCell, type UsageColumn, usageColumns, type UsageFault, type UsageRow } from "./usage-row.ts";

export interface KnownToFile {
  /** Keys by Kund-ID. */
  readonly customers: ReadonlyMap<string, number>;
  /** By code. */
  readonly services: ReadonlyMap<string, { readonly key: number; readonly byUse: boolean }>;
  readonly today: LocalDate;
}

export type ReadUsageFile =
  | { readonly kind: "rows"; readonly rows: readonly UsageRow[] }
  | { readonly kind: "rejected"; readonly cells: readonly RejectedCell[]; readonly count: number }
  /** The first row names no such columns. */
  | { readonly kind: "heading"; readonly missing: readonly UsageColumn[] }
  | { readonly kind: "empty" }
  | { readonly kind: "not-text" }
  | { readonly kind: "empty-lines" };

/** So many rejected cells are told; the others are counted. */
export const rejectedToldMax = 1000;

/** Rows judged before others have their turn. */
const atOnce = 500;

export async function readUsageFile(bytes: Uint8Array, known: KnownToFile): Promise<ReadUsageFile> {
  const text = textOf(bytes);
  if (text === undefined) return { kind: "not-text" };
  if (await hasTooManyEmptyLines(text)) return { kind: "empty-lines" };
  const rows = readCsv(text, separatorOf(text));
  const heading = rows.next();
  if (heading.done === true) return { kind: "empty" };
  const places = placesOf(heading.value.cells);
  const missing = requiredColumns.filter((column) => places[column] === undefined);
  if (missing.length > 0) return { kind: "heading", missing };
  const reader = new RowReader(known, places);
  for (const { row, cells } of rows) {
    if (row % atOnce === 0) await setImmediate();
    reader.read(row, cells);
  }
  return reader.outcome();
}

/** UTF-8, with or without a mark; what is no text of that kind is not guessed at. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const requiredColumns = ["customer", "service", "usedOn", "quantity", "sourceId"] as const;

/** What the heading may call each column, in small letters. */
const columnNames: Readonly<Record<UsageColumn, readonly string[]>> = {
  customer: ["kund-id", "kundid", "customer"],
  service: ["tjänst", "tjänstekod", "service"],
  usedOn: ["datum", "date"],
  quantity: ["antal", "quantity"],
  unit: ["enhet", "unit"],
  ansvar: ["ansvar", "rsid"],
  employee: ["person", "employee"],
  sourceId: ["rad-id", "radid", "id"],
};

type Places = Readonly<Partial<Record<UsageColumn, number>>>;

function placesOf(heading: readonly string[]): Places {
  const names = heading.map((name) => name.toLowerCase());
  return Object.fromEntries(
    usageColumns.flatMap((column) => {
      const place = names.findIndex((name) => columnNames[column].includes(name));
      return place === -1 ? [] : [[column, place]];
    }),
  );
}

const textMax = 100;
const idMax = 60;

class RowReader {
  readonly #known: KnownToFile;
  readonly #places: Places;
  readonly #rows: UsageRow[] = [];
  readonly #rejected: RejectedCell[] = [];
  readonly #ids = new Set<string>();
  #rejectedCount = 0;

  constructor(known: KnownToFile, places: Places) {
    this.#known = known;
    this.#places = places;
  }

  read(row: number, cells: readonly string[]): void {
    const before = this.#rejectedCount;
    const reject = (column: UsageColumn, code: UsageFault): void => this.#reject(row, column, code, cells);
    const sourceId = this.#sourceId(cells, reject);
    const read: UsageRow = {
      customerKey: this.#customer(cells, reject),
      serviceKey: this.#service(cells, reject),
      usedOn: this.#usedOn(cells, reject),
      quantity: this.#quantity(cells, reject),
      unit: this.#words("unit", cells, reject),
      ansvar: this.#words("ansvar", cells, reject),
      employee: this.#words("employee", cells, reject),
      sourceId,
    };
    if (this.#rejectedCount === before) this.#rows.push(read);
  }

  outcome(): ReadUsageFile {
    if (this.#rejectedCount > 0) return { kind: "rejected", cells: this.#rejected, count: this.#rejectedCount };
    return this.#rows.length === 0 ? { kind: "empty" } : { kind: "rows", rows: this.#rows };
  }

  #reject(row: number, column: UsageColumn, code: UsageFault, cells: readonly string[]): void {
    this.#rejectedCount += 1;
    if (this.#rejected.length >= rejectedToldMax) return;
    this.#rejected.push({
      row,
      column,
      code,
      text: this.#cell(column, cells)
        .replace(/\p{Cc}/gu, " ")
        .slice(0, 60),
    });
  }

  #cell(column: UsageColumn, cells: readonly string[]): string {
    const place = this.#places[column];
    return place === undefined ? "" : (cells[place] ?? "");
  }

  #customer(cells: readonly string[], reject: Reject): number {
    const text = this.#cell("customer", cells).toUpperCase();
    const key = this.#known.customers.get(text);
    if (key === undefined) reject("customer", text === "" ? "missing" : "customer-unknown");
    return key ?? 0;
  }

  #service(cells: readonly string[], reject: Reject): number {
    const text = this.#cell("service", cells).toUpperCase();
    const service = this.#known.services.get(text);
    if (service === undefined) reject("service", text === "" ? "missing" : "service-unknown");
    else if (!service.byUse) reject("service", "service-not-by-use");
    return service?.key ?? 0;
  }

  #usedOn(cells: readonly string[], reject: Reject): LocalDate {
    const day = parseMachineDate(this.#cell("usedOn", cells));
    if (!day.ok) reject("usedOn", day.fault === "date-empty" ? "missing" : "date-form");
    else if (day.value > this.#known.today) reject("usedOn", "date-to-come");
    return day.ok ? day.value : this.#known.today;
  }

  #quantity(cells: readonly string[], reject: Reject): string {
    const text = this.#cell("quantity", cells);
    const amount = parseSwedishAmount(text, 4);
    const fits = amount.ok && formatDecimal(amount.value).replace(/^-|\..*$/g, "").length <= 12;
    if (!amount.ok || !fits) reject("quantity", text === "" ? "missing" : "quantity-form");
    else if (isZero(amount.value)) reject("quantity", "quantity-zero");
    return amount.ok ? formatDecimal(amount.value) : "0";
  }

  #sourceId(cells: readonly string[], reject: Reject): string {
    const text = this.#cell("sourceId", cells);
    if (text === "") reject("sourceId", "missing");
    else if (text.length > idMax) reject("sourceId", "too-long");
    else if (this.#ids.has(text)) reject("sourceId", "id-twice");
    this.#ids.add(text);
    return text;
  }

  #words(column: "unit" | "ansvar" | "employee", cells: readonly string[], reject: Reject): string | undefined {
    const text = this.#cell(column, cells).replace(/\p{Cc}/gu, " ");
    if (text.length > textMax) reject(column, "too-long");
    return text === "" ? undefined : text;
  }
}

type Reject = (column: UsageColumn, code: UsageFault) => void;
