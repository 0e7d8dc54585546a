/**
 * How long the portal takes to open, on an empty folder and on one that it knows, and what it then holds in memory: right
 * after the start, and after visitors have asked for two thousand pages.
 *
 *   node bench/start.ts [starts]
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, PortalUnderFire } from "../scripts/kill-harness/portal.ts";

const starts = Number(process.argv[2] ?? 5);
const pages = 2000;

const buildFrom = performance.now();
const built = spawnSync(process.execPath, [join(import.meta.dirname, "..", "portal", "build.ts")], { stdio: "ignore" });
if (built.status !== 0) throw new Error("The portal does not build.");
const buildMs = performance.now() - buildFrom;

const cold: number[] = [];
const warm: number[] = [];
const afterKill: number[] = [];
let fresh: Memory | undefined;
let used: Memory | undefined;
for (let n = 0; n < starts; n++) await openAFew();

console.log("| | median | slowest |\n|---|--:|--:|");
console.log(`| build | ${Math.round(buildMs)} ms | |`);
console.log(row("open, empty folder (database made, migrated, demo loaded)", cold));
console.log(row("open, known folder", warm));
console.log(row("open, known folder, after kill -9 of everything", afterKill));
console.log("\n| memory | portal (RSS) | PostgreSQL (PSS, all processes) |\n|---|--:|--:|");
console.log(memoryRow("right after the start", fresh));
console.log(memoryRow(`after ${pages} pages`, used));

async function openAFew(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "fakturaporten-start-"));
  const portal = new PortalUnderFire(folder, await freePort());
  try {
    cold.push(await portal.start());
    await portal.stop();
    warm.push(await portal.start());
    fresh = await memoryOf(portal);
    for (let page = 0; page < pages; page += 20) await Promise.all(Array.from({ length: 20 }, () => visit(portal)));
    used = await memoryOf(portal);
    await portal.kill("both");
    afterKill.push(await portal.start());
  } finally {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function visit({ url }: PortalUnderFire): Promise<void> {
  const address = `198.51.100.${Math.ceil(Math.random() * 250)}`;
  const answer = await fetch(`${url}/sign-in`, { headers: { "x-forwarded-for": address } });
  await answer.arrayBuffer();
}

interface Memory {
  readonly portal: number;
  readonly database: number;
}

async function memoryOf(portal: PortalUnderFire): Promise<Memory> {
  const postmaster = await portal.postmasterId();
  const family = readdirSync("/proc").filter((id) => Number(id) === postmaster || parentOf(id) === postmaster);
  const database = family.reduce((sum, id) => sum + kilobytes(`/proc/${id}/smaps_rollup`, "Pss"), 0);
  return { portal: kilobytes(`/proc/${portal.processId}/status`, "VmRSS"), database };
}

function parentOf(id: string): number | undefined {
  if (!/^\d+$/.test(id)) return undefined;
  return kilobytes(`/proc/${id}/status`, "PPid");
}

function kilobytes(file: string, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(readFileSync(file, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function row(name: string, figures: readonly number[]): string {
  const sorted = [...figures].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `| ${name} | ${Math.round(median)} ms | ${Math.round(sorted.at(-1) ?? 0)} ms |`;
}

function memoryRow(name: string, memory: Memory | undefined): string {
  const megabytes = (kilobyte: number | undefined): string => `${Math.round((kilobyte ?? 0) / 1024)} MB`;
  return `| ${name} | ${megabytes(memory?.portal)} | ${megabytes(memory?.database)} |`;
}
