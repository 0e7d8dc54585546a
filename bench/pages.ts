/**
 * What pages cost: milliseconds and pages a second from the real portal with its database, bytes before and after
 * compression, and the render of a whole page with fifty rows alone. Writes a table.
 *
 *   node --conditions=source bench/pages.ts [seconds per page]
 */
import { Agent, type OutgoingHttpHeaders, request } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { startPortal } from "../portal/test/journeys/support/portal-process.ts";
import { ensureChromium } from "../scripts/chromium.ts";
import { officerEmail, signIn, supplierEmail, tellTheStory } from "../scripts/screenshot-tour.ts";

const secondsPerPage = Number(process.argv[2] ?? 3);
const atOnce = 8;
/** The lab's limits: server time at p95, and a list of fifty rows compressed. */
const limits = { p95Ms: 150, htmlGzipBytes: 25 * 1024 };

interface Measured {
  readonly page: string;
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
  readonly bytes: number;
  readonly gzip: number;
  readonly brotli: number;
}

let address = 0;

// Each request comes from an address of its own, so that the limit on requests from one address is not what is measured.
const portal = await startPortal({ TRUSTED_PROXIES: "127.0.0.1,::1" });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ["--no-sandbox", "--disable-quic"] });
try {
  const told = await tellTheStory(browser, portal.url);
  const supplier = await cookieOf(supplierEmail);
  const officer = await cookieOf(officerEmail);
  await browser.close();
  const pages: readonly (readonly [string, string, string])[] = [
    ["start, visitor", "/", ""],
    ["register", "/register", ""],
    ["start, supplier", "/", supplier],
    ["list of invoices", "/invoices", supplier],
    ["invoice form, three lines", told.draft, supplier],
    ["check before sending", told.check, supplier],
    ["sent invoice", told.accepted, supplier],
    ["inbox", "/inbox", officer],
    ["received invoice", told.received, officer],
  ];
  const measured: Measured[] = [];
  for (const [page, path, cookie] of pages) measured.push(await measure(page, path, cookie));
  print(measured);
  await renderAlone();
} finally {
  await browser.close();
  await portal.stop();
}

async function cookieOf(email: string): Promise<string> {
  const page = await signIn(browser, portal.url, email);
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

async function measure(page: string, path: string, cookie: string): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const ask = (): Promise<{ ms: number; html: Buffer }> => get(agent, path, cookie);
  for (let warm = 0; warm < 20; warm += 1) await ask();
  const times: number[] = [];
  const until = performance.now() + secondsPerPage * 500;
  while (performance.now() < until) times.push((await ask()).ms);
  let count = 0;
  const started = performance.now();
  const end = started + secondsPerPage * 500;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (; performance.now() < end; count += 1) await ask();
    }),
  );
  const perSecond = (count * 1000) / (performance.now() - started);
  const { html } = await ask();
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(times.length * part)] ?? 0;
  return {
    page,
    p50: at(0.5),
    p95: at(0.95),
    perSecond,
    bytes: html.length,
    gzip: gzipSync(html).length,
    brotli: brotliCompressSync(html).length,
  };
}

function get(agent: Agent, path: string, cookie: string): Promise<{ ms: number; html: Buffer }> {
  address += 1;
  const from = `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`;
  const headers: OutgoingHttpHeaders = { cookie, "x-forwarded-for": from, "accept-encoding": "identity" };
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const asked = request(`${portal.url}${path}`, { agent, headers }, (answered) => {
      const chunks: Buffer[] = [];
      answered.on("data", (chunk: Buffer) => chunks.push(chunk));
      answered.on("end", () => {
        if (answered.statusCode !== 200) return reject(new Error(`${path} answered ${answered.statusCode}`));
        return resolve({ ms: performance.now() - started, html: Buffer.concat(chunks) });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}

function print(measured: readonly Measured[]): void {
  console.log(
    `\n| page | p50 ms | p95 ms | pages/s, ${atOnce} at once | bytes | gzip | brotli |\n|---|---|---|---|---|---|---|`,
  );
  for (const { page, p50, p95, perSecond, bytes, gzip, brotli } of measured) {
    console.log(
      `| ${page} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${Math.round(perSecond)} | ${bytes} | ${gzip} | ${brotli} |`,
    );
    if (p95 > limits.p95Ms) process.exitCode = 1;
    if (gzip > limits.htmlGzipBytes) process.exitCode = 1;
  }
}

/** Bundled as the portal is, since Node does not read JSX. */
async function renderAlone(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "fakturaporten-pages-"));
  try {
    const outfile = join(folder, "list.mjs");
    const entry = join(import.meta.dirname, "..", "portal", "test", "support", "list-of-fifty.tsx");
    const jsx = { jsx: "automatic", jsxImportSource: "preact" } as const;
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      conditions: ["source"],
      ...jsx,
    });
    const { renderListOfFifty } = (await import(outfile)) as { renderListOfFifty: () => string };
    for (let warm = 0; warm < 300; warm += 1) renderListOfFifty();
    const rounds = 2000;
    const started = performance.now();
    for (let round = 0; round < rounds; round += 1) renderListOfFifty();
    const perSecond = (rounds * 1000) / (performance.now() - started);
    const html = Buffer.from(renderListOfFifty());
    console.log(
      `\nA whole page with fifty rows, render alone: ${Math.round(perSecond)} a second, ${html.length} bytes, gzip ${gzipSync(html).length}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
