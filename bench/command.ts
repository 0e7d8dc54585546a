/**
 * What the command takes for many documents, for large ones and for archives made to harm it: each in a process of its own, started
 * as a person starts it, from the sources. Memory is the most the process ever held (Linux).
 * Run: node bench/command.ts
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, telling } from "../packages/einvoice/test/command.ts";
import { pack, packOverlapping } from "../packages/einvoice/test/pack.ts";
import { invoiceOf } from "./measured-documents.ts";

const work = mkdtempSync(join(tmpdir(), "einvoice-bench-"));

/** Ten thousand invoices, no two alike, of one to twenty lines, half of them with faults. */
const many = Array.from({ length: 10_000 }, (_, n) => {
  const text = Buffer.from(invoiceOf(1 + (n % 20), n % 2 === 1)).toString();
  return { name: `${String(n).padStart(5, "0")}.xml`, bytes: text.replace("2026-0001", `2026-${n}`) };
});
const blank = Buffer.alloc(24 * 1024 * 1024, " ");

const sources: Readonly<Record<string, (path: string) => void>> = {
  "a folder of 10 000 invoices": (path) => {
    mkdirSync(path);
    for (const { name, bytes } of many) writeFileSync(join(path, name), bytes);
  },
  "the same in a zip": (path) => writeFileSync(path, pack(many)),
  "an invoice of 1 line": (path) => writeFileSync(path, invoiceOf(1, false)),
  "an invoice of 10 000 lines": (path) => writeFileSync(path, invoiceOf(10_000, false)),
  "10 000 lines with faults": (path) => writeFileSync(path, invoiceOf(10_000, true)),
  "60 000 files that share their bytes, zip": (path) =>
    writeFileSync(path, packOverlapping({ name: "a.xml", bytes: blank }, 60_000)),
  "1 000 files of 24 MB in a zip of 25 MB": (path) =>
    writeFileSync(path, pack(Array.from({ length: 1000 }, (_, n) => ({ name: `${n}.xml`, bytes: blank })))),
  "one file of 200 MB in a zip of 0.2 MB": (path) =>
    writeFileSync(path, pack([{ name: "a.xml", bytes: Buffer.alloc(200 * 1024 * 1024) }])),
};

try {
  const rows: object[] = [];
  for (const [name, make] of Object.entries(sources)) {
    const path = join(work, `${rows.length}${name.includes("zip") ? ".zip" : name.includes("folder") ? "" : ".xml"}`);
    make(path);
    rows.push({ what: name, ...(await judge(path)) });
  }
  console.table(rows);
} finally {
  rmSync(work, { recursive: true });
}

async function judge(path: string): Promise<object> {
  const start = performance.now();
  const words = [telling, command, "validate", path, "--format", "jsonl"];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
  let lines = 0;
  let firstMs: number | undefined;
  let told = "";
  child.stdout.on("data", (data: Buffer) => {
    firstMs ??= performance.now() - start;
    for (const byte of data) if (byte === 10) lines++;
  });
  child.stderr.on("data", (data: Buffer) => (told += data.toString()));
  const code = await new Promise((resolve) => child.on("close", resolve));
  const { cpuMs, memoryMb } = JSON.parse(told) as { cpuMs: number; memoryMb: number };
  return {
    documents: lines,
    "exit code": code,
    "first line, ms": Math.round(firstMs ?? 0),
    "whole, s": ((performance.now() - start) / 1000).toFixed(2),
    "processor, s": (cpuMs / 1000).toFixed(2),
    "memory, MB": Math.round(memoryMb),
  };
}
