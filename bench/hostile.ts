/**
 * What hostile documents cost: each judged in a process of its own, with the time it takes on the processor and the most memory
 * the whole process ever holds. The aim (TRUST 8.1): at most 1 s and 256 MB each.
 * Run: node --conditions=source bench/hostile.ts [part of a name]
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hostileDocuments } from "../packages/einvoice/test/hostile.ts";

const cpuMsMax = 1000;
const memoryMbMax = 256;

interface Cost {
  readonly cpuMs: number;
  readonly memoryMb: number;
  readonly verdict: string;
  readonly faults: number;
}

const [asked = "", isChild] = process.argv.slice(2);
if (isChild === "child") await judgeOne(asked);
else judgeAll(asked);

function judgeAll(part: string): void {
  const names = Object.keys(hostileDocuments).filter((name) => name.includes(part));
  const rows = names.map((name) => ({ document: name, ...costOf(name) }));
  console.table(rows.toSorted((a, b) => b.memoryMb - a.memoryMb));
  const beyond = rows.filter(({ cpuMs, memoryMb }) => cpuMs > cpuMsMax || memoryMb > memoryMbMax);
  console.log(`${rows.length - beyond.length} of ${rows.length} within ${cpuMsMax} ms and ${memoryMbMax} MB`);
  if (beyond.length > 0) process.exitCode = 1;
}

/** The document stands in a file, so that writing it is no part of what judging it takes. */
function costOf(name: string): Cost {
  const folder = mkdtempSync(join(tmpdir(), "fakturaporten-hostile-"));
  const file = join(folder, "document.xml");
  try {
    writeFileSync(file, hostileDocuments[name]?.() ?? "");
    const args = ["--conditions=source", import.meta.filename, file, "child"];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e8 })) as Cost;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function judgeOne(file: string): Promise<void> {
  const { validate } = await import("../packages/einvoice/src/validate.ts");
  const bytes = readFileSync(file);
  const before = process.threadCpuUsage();
  const report = validate(bytes);
  const spent = process.threadCpuUsage(before);
  const cost: Cost = {
    cpuMs: Math.round((spent.user + spent.system) / 1000),
    memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    verdict: report.verdict,
    faults: report.faults.length + report.structure.length,
  };
  console.log(JSON.stringify(cost));
}
