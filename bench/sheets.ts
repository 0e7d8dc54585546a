/**
 * What a long export costs as a workbook beside the same rows as text: the first byte, the whole of it, and memory on top of what
 * the process had. More than a second or 50 MB fails the run (issue 5, "Scale and faults").
 *
 *   node --conditions=source --expose-gc bench/sheets.ts [rows]
 */
import { availableParallelism, loadavg } from "node:os";
import { readWorkbook } from "../portal/src/domain/sheets/read-workbook.ts";
import type { SheetColumn, SheetRow } from "../portal/src/domain/sheets/sheet.ts";
import { tableAnswer, type TableFormat } from "../portal/src/web/table-file.ts";

let rowCount = Number(process.argv[2] ?? 100_000);
const limits = { firstByteMs: 1000, memoryMb: 50 };
const column = (kind: SheetColumn["kind"], heading: string): SheetColumn => ({ kind, heading });

/** As the rows of a specification are. */
const columns: readonly SheetColumn[] = [
  column("day", "Datum"),
  column("text", "Tjänst"),
  column("text", "Enhet"),
  column("text", "Ansvar"),
  column("text", "Person"),
  column("number", "Antal"),
  column("number", "Pris"),
  column("amount", "Belopp"),
  column("text", "Faktura"),
  column("text", "Att titta på"),
];

function rowOf(at: number): SheetRow {
  const unit = (at * 7919) % 311;
  const day = String(1 + (at % 28)).padStart(2, "0");
  const figures = [`${1 + (at % 7)}`, `${100 + unit}.25`, `${(1 + (at % 7)) * (100 + unit)}.75`];
  return [
    `2026-10-${day}`,
    `Tjänst nr ${at % 40}`,
    `Vårdcentralen ${unit}`,
    `${4000 + unit}`,
    `Anna Ek ${at % 5000}`,
    ...figures,
    "100001",
    "",
  ];
}

function* pages() {
  for (let from = 0; from < rowCount; from += 1000)
    yield Array.from({ length: Math.min(1000, rowCount - from) }, (_, at) => rowOf(from + at));
}

const mb = (bytes: number): number => Math.round(bytes / 1024 / 1024);

async function measure(format: TableFormat) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const answer = tableAnswer(format, { fileName: "rader", sheetName: "Rader", columns, pages: pages() });
  if (answer.kind !== "stream") throw new Error("An export is streamed.");
  const start = performance.now();
  const found = { firstByteMs: 0, bytes: 0, most: before };
  for await (const chunk of answer.chunks) {
    if (found.bytes === 0) found.firstByteMs = performance.now() - start;
    found.bytes += chunk.length;
    found.most = Math.max(found.most, process.memoryUsage().rss);
  }
  return { ...found, ms: performance.now() - start, memoryMb: mb(found.most - before) };
}

console.log(`${rowCount} rows; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}\n`);
console.log("| file | first byte ms | whole ms | MB | memory + MB |\n|---|--:|--:|--:|--:|");
for (const format of ["csv", "xlsx"] as const) {
  const { firstByteMs, ms, bytes, memoryMb } = await measure(format);
  console.log(`| ${format} | ${firstByteMs.toFixed(1)} | ${ms.toFixed(0)} | ${mb(bytes)} | ${memoryMb} |`);
  if (firstByteMs > limits.firstByteMs || memoryMb > limits.memoryMb) process.exitCode = 1;
}

/** Files that are read hold less than files that are written. */
rowCount = Math.min(rowCount, 20_000);
const answer = tableAnswer("xlsx", { fileName: "rader", sheetName: "Rader", columns, pages: pages() });
const chunks: Uint8Array[] = [];
if (answer.kind === "stream")
  for await (const chunk of answer.chunks) if (typeof chunk !== "string") chunks.push(chunk);
const workbook = Buffer.concat(chunks);
const start = performance.now();
const read = readWorkbook(workbook, rowCount + 1);
console.log(
  `\nread back: ${read.ok ? `${read.rows.length} rows` : read.fault} in ${(performance.now() - start).toFixed(0)} ms`,
);
