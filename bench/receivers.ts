/**
 * How fast a receiver is found among 100 000, by kind of question: the search itself in the database, and the suggestions
 * as a browser gets them over HTTP from the portal as it is built. The limit is 30 ms at the 95th percentile (issue 2).
 *
 *   node --conditions=source bench/receivers.ts [receivers] [questions of each kind]
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort, PortalUnderFire } from "../scripts/kill-harness/portal.ts";
import { connect } from "../portal/src/db/connection.ts";
import { searchReceivers } from "../portal/src/domain/receivers/search-receivers.ts";
import { questionKinds } from "./receiver-questions.ts";
import { fillDirectory } from "./fill-directory.ts";
import { type PlausibleReceiver, plausibleReceivers } from "./plausible-receivers.ts";

const count = Number(process.argv[2] ?? 100_000);
const questions = Number(process.argv[3] ?? 400);
const limitMs = 30;
/** As many as the combobox shows. */
const limit = 8;
/** Each question comes from another address, as from another person: one address may ask only so often a minute. */
let visitors = 0;

const built = spawnSync(process.execPath, [join(import.meta.dirname, "..", "portal", "build.ts")], { stdio: "ignore" });
if (built.status !== 0) throw new Error("The portal does not build.");
const folder = await mkdtemp(join(tmpdir(), "fakturaporten-receivers-"));
const portal = new PortalUnderFire(folder, await freePort());
try {
  await portal.start();
  await measure(await portal.socketFolder());
} finally {
  await portal.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(host: string): Promise<void> {
  const receivers = [...plausibleReceivers(count)];
  const client = new pg.Client({ host, port: 5432, database: "fakturaporten", user: "postgres" });
  await client.connect();
  const from = performance.now();
  const words = await fillDirectory(client, receivers);
  await client.end();
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(
    `${receivers.length} receivers, ${words} words, filled in ${seconds} s; ${questions} questions of each kind`,
  );
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(`${availableParallelism()} cores; load average at the start ${load}\n`);
  const address = { host, port: 5432, database: "fakturaporten", user: "fakturaporten_app" };
  const { db, close } = connect(address, { purpose: "web" });
  const search = (text: string): Promise<number> =>
    db
      .transaction()
      .execute(async (transaction) => (await searchReceivers({ db: transaction }, { text, limit })).length);
  await report(receivers, search);
  await close();
}

async function report(
  receivers: readonly PlausibleReceiver[],
  search: (text: string) => Promise<number>,
): Promise<void> {
  console.log(
    "| question | found | search p50 | p95 | p99 | HTTP p50 | p95 | p99 |\n|---|--:|--:|--:|--:|--:|--:|--:|",
  );
  const slow: string[] = [];
  const all: { inside: number[]; outside: number[] } = { inside: [], outside: [] };
  for (const [name, ask] of questionKinds(receivers)) {
    const texts = Array.from({ length: questions }, ask);
    for (const text of texts.slice(0, 20)) await search(text);
    const inside = await timeAll(texts, search);
    const outside = await timeAll(texts, suggest);
    all.inside.push(...inside.times);
    all.outside.push(...outside.times);
    const found = `${Math.round((100 * inside.answered) / texts.length)} %`;
    console.log(`| ${name} | ${found} | ${figures(inside.times)} | ${figures(outside.times)} |`);
    if (percentile(inside.times, 95) > limitMs || percentile(outside.times, 95) > limitMs) slow.push(name);
  }
  console.log(`| **all** | | ${figures(all.inside)} | ${figures(all.outside)} |\n`);
  console.log(slow.length === 0 ? `p95 within ${limitMs} ms for every kind` : `OVER ${limitMs} ms: ${slow.join(", ")}`);
  if (slow.length > 0) process.exitCode = 1;
}

async function suggest(text: string): Promise<number> {
  visitors += 1;
  const address = `198.51.${100 + (Math.floor(visitors / 250) % 100)}.${1 + (visitors % 250)}`;
  const asked = encodeURIComponent(text.slice(0, 5000));
  const answer = await fetch(`${portal.url}/receivers/suggestions?q=${asked}`, {
    headers: { "x-forwarded-for": address },
  });
  if (answer.status !== 200) throw new Error(`${answer.status} for ${text}`);
  return ((await answer.json()) as { suggestions: unknown[] }).suggestions.length;
}

async function timeAll(texts: readonly string[], ask: (text: string) => Promise<number>) {
  const times: number[] = [];
  let answered = 0;
  for (const text of texts) {
    const from = performance.now();
    if ((await ask(text)) > 0) answered += 1;
    times.push(performance.now() - from);
  }
  return { times, answered };
}

function figures(times: readonly number[]): string {
  return [50, 95, 99].map((rank) => `${percentile(times, rank).toFixed(1)} ms`).join(" | ");
}

function percentile(times: readonly number[], rank: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * rank) / 100))] ?? 0;
}
