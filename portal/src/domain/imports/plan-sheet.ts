/**
 * What a spreadsheet of invoices would become: every invoice with its rows and what is to be mended, cell by cell, all at once.
 * Judged by the invoice form's own reader and the complete rules; the import judges the documents once more.
 */
import { setImmediate } from "node:timers/promises";
import { type Invoice as Document, type Money, toMinor } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { composeForm } from "../invoices/compose-form.ts";
import type { DraftFault } from "../invoices/draft-fault.ts";
import type { FormFacts } from "../invoices/form-facts.ts";
import { judgeForm } from "../invoices/judge-form.ts";
import { numberKey } from "../invoices/number-key.ts";
import { findPreceding, findTakenNumbers } from "../invoices/queries.ts";
import { getSellingTerms } from "../invoices/selling-terms.ts";
import { findNamedReceivers, type NamedReceiver } from "../receivers/named-receivers.ts";
import type { CellFault, RowGroup } from "./group-rows.ts";
import { sheetFields, type SheetField } from "./sheet-columns.ts";

export interface PlannedInvoice {
  readonly number: string;
  /** As in the directory where it is known, else as written. */
  readonly receiverName: string;
  readonly rows: readonly number[];
  readonly kind: "invoice" | "credit-note";
  readonly total: Money | undefined;
  readonly faults: readonly CellFault[];
  /** Present when nothing is to be mended. */
  readonly document?: Document;
}

/** What the portal knows about the invoices of a file: asked once, before they are judged. */
export interface SheetFacts {
  readonly own: Omit<FormFacts, "receiver" | "preceding">;
  readonly receivers: ReadonlyMap<string, NamedReceiver>;
  readonly taken: ReadonlySet<string>;
  /** The invoices that are credited, by the key of their number. */
  readonly credited: ReadonlyMap<string, NonNullable<FormFacts["preceding"]>>;
}

export async function gatherSheetFacts(work: Work, groups: readonly RowGroup[]): Promise<SheetFacts> {
  const { seller, payment, canBePaid, isStopped, termsDays } = await getSellingTerms(work);
  const known = { seller, payment, canBePaid, isStopped, termsDays, today: work.today, files: [] };
  return {
    // The numbers of a file are its own, also where the form takes them from a series.
    own: { ...known, numberAutomatic: false, nextNumber: "" },
    receivers: await findNamedReceivers(
      work,
      groups.map(({ receiver }) => receiver),
    ),
    taken: await findTakenNumbers(
      work,
      groups.map(({ number }) => number),
    ),
    credited: await findPreceding(
      work,
      groups.flatMap(({ fields }) => fields["credits"] ?? []),
    ),
  };
}

/** Invoices judged before others have their turn. */
const atOnce = 5;

export async function planSheet(groups: readonly RowGroup[], facts: SheetFacts): Promise<readonly PlannedInvoice[]> {
  const invoices: PlannedInvoice[] = [];
  for (const [at, group] of groups.entries()) {
    if (at % atOnce === atOnce - 1) await setImmediate();
    invoices.push(planGroup(group, facts));
  }
  return invoices;
}

function planGroup(group: RowGroup, { own, receivers, taken, credited }: SheetFacts): PlannedInvoice {
  const named = receivers.get(group.receiver) ?? { kind: "none" };
  const receiver = named.kind === "one" ? named.receiver : undefined;
  const preceding = credited.get(numberKey(group.fields["credits"] ?? ""));
  const facts: FormFacts = { ...own, receiver, ...(preceding !== undefined && { preceding }) };
  const fields = { ...group.fields, ...(receiver !== undefined && { receiver: receiver.id }) };
  const { reading, faults } = judgeForm(fields, facts);
  const all = [
    ...group.faults,
    ...receiverFaults(group, named),
    ...numberFaults(group, taken),
    ...faults.filter(({ path }) => path !== "receiver" || named.kind === "one").map((fault) => cellOf(fault, group)),
  ];
  const { written } = reading;
  const planned = {
    number: group.number,
    receiverName: receiver?.name ?? group.receiver,
    rows: group.rows,
    kind: group.fields["kind"] === "credit-note" ? ("credit-note" as const) : ("invoice" as const),
    total: reading.lines.length === 0 ? undefined : toMinor(reading.calculation.totals.due, "SEK"),
    faults: onePerCell(all),
  };
  if (all.length > 0 || written === undefined || receiver === undefined) return planned;
  const document = composeForm(written, { facts, receiver, number: written.number ?? "", attachments: [] });
  return { ...planned, document };
}

function receiverFaults({ receiver, rows, places }: RowGroup, named: NamedReceiver): CellFault[] {
  if (named.kind === "one") return [];
  const row = places.receiver ?? rows[0] ?? 0;
  if (named.kind === "several")
    return [{ row, field: "receiver", code: "receiver-several", params: { names: named.names.join(", ") } }];
  const code = receiver === "" ? "receiver-missing" : "receiver-not-found";
  return [{ row, field: "receiver", code, params: { typed: receiver.slice(0, 60) } }];
}

function numberFaults({ number, rows, places }: RowGroup, taken: ReadonlySet<string>): CellFault[] {
  if (number === "" || !taken.has(numberKey(number))) return [];
  return [{ row: places.number ?? rows[0] ?? 0, field: "number", code: "invoice-number-taken", params: { number } }];
}

/** `lines.3.price` is the price on the third row of the invoice. */
function cellOf({ path, code, params }: DraftFault, { rows, places }: RowGroup): CellFault {
  const [, place, name = path] = /^lines\.(\d+)\.(.+)$/.exec(path) ?? [];
  const field = sheetFields.find((one) => one === name);
  const row = place === undefined ? rowOfHead(field, places) : rows[Number(place) - 1];
  return { row: row ?? rows[0] ?? 0, field, code, params };
}

function rowOfHead(field: SheetField | undefined, places: RowGroup["places"]): number | undefined {
  return field === undefined ? undefined : places[field];
}

/** The first told of a cell says most; what concerns no cell is told as it is. */
function onePerCell(faults: readonly CellFault[]): readonly CellFault[] {
  const seen = new Set<string>();
  const own = faults.filter(({ row, field, code }) => {
    const key = field === undefined ? `${row} ${code}` : `${row} ${field}`;
    return !seen.has(key) && seen.add(key);
  });
  return own.toSorted((a, b) => a.row - b.row);
}
