/**
 * A file of rows as people have it: a workbook (XLSX), or text with semicolons, commas or tabs in the encodings that spreadsheets
 * write. Workbooks are read in a process of their own, with a cap on time and memory.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { cappedProcesses } from "../../capped-processes.ts";
import { sheetLimits, sheetProcessLimits } from "./limits.ts";
import { readCsv, separatorOf } from "./read-csv.ts";
import { decodeText } from "./decode-text.ts";
import { hasTooManyEmptyLines } from "./empty-lines.ts";
import type { FileRow, ReadSheet, SheetFault } from "./read-sheet.ts";
import type { SheetQuestion } from "./sheet-process.ts";

export type RowsFault = SheetFault | "not-text" | "too-many-empty" | "took-too-long" | "try-again";

export type ReadRows = Extract<ReadSheet, { readonly ok: true }> | { readonly ok: false; readonly fault: RowsFault };

/** Beside the built portal stands the built program; in the sources its source. */
const built = join(import.meta.dirname, "sheet-process.js");
const processes = cappedProcesses<SheetQuestion, ReadSheet>(
  existsSync(built) ? built : join(import.meta.dirname, "sheet-process.ts"),
  sheetProcessLimits,
);

export async function readRows(bytes: Uint8Array, rowsMax: number): Promise<ReadRows> {
  const read = isArchive(bytes) ? await readApart({ bytes, rowsMax }) : await readText(bytes, rowsMax);
  if (!read.ok) return read;
  return { ...read, rows: read.rows.map(({ row, cells }) => ({ row, cells: cells.map(plainText) })) };
}

async function readApart(question: SheetQuestion): Promise<ReadRows> {
  const asked = await processes.ask(question);
  if (asked.outcome === "busy") return { ok: false, fault: "try-again" };
  return asked.outcome === "ended" ? { ok: false, fault: "took-too-long" } : asked.answer;
}

/** Rows read before others have their turn. */
const atOnce = 500;

async function readText(bytes: Uint8Array, rowsMax: number): Promise<ReadRows> {
  const text = decodeText(bytes);
  if (text === undefined) return { ok: false, fault: "not-text" };
  if (await hasTooManyEmptyLines(text)) return { ok: false, fault: "too-many-empty" };
  const rows: FileRow[] = [];
  const named = /^sep=(.)\r?\n/.exec(text)?.[1];
  for (const { row, cells } of readCsv(text, named ?? separatorOf(text))) {
    if (row % atOnce === 0) await setImmediate();
    if (row === 1 && named !== undefined) continue;
    if (cells.length > sheetLimits.columnsMax) return { ok: false, fault: "too-many-columns" };
    if (cells.every((cell) => cell === "")) continue;
    if (rows.length >= rowsMax) return { ok: false, fault: "too-many-rows" };
    rows.push({ row, cells });
  }
  return { ok: true, rows, unreadable: [] };
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** What nobody sees, or what turns the direction of what is seen, is not taken in. */
function plainText(cell: string): string {
  return cell
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .trim();
}
