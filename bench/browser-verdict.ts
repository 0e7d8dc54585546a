/**
 * The first verdict in a browser: the validator is fetched and compiled in a page that has never seen it, and judges one invoice.
 * Told apart: getting the module ready, and the first verdict after that (the aim: within 100 ms for what a person writes), then a second one, warm.
 *
 *   node --conditions=source bench/browser-verdict.ts [pages]
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { ensureChromium } from "../scripts/chromium.ts";
import { invoiceOf } from "./measured-documents.ts";

const pages = Number(process.argv[2] ?? 15);
const limitMs = 100;

const { outputFiles } = await build({
  entryPoints: [join(import.meta.dirname, "..", "packages", "einvoice", "src", "validate.ts")],
  bundle: true,
  format: "esm",
  platform: "browser",
  minify: true,
  write: false,
});
const script = outputFiles[0]?.contents ?? new Uint8Array();
const documents = { "/one": invoiceOf(1, false), "/twenty": invoiceOf(20, true), "/thousand": invoiceOf(1000, false) };

const server = createServer((request, response) => {
  const path = request.url ?? "";
  const found = path === "/validate.js" ? script : (documents as Readonly<Record<string, Uint8Array>>)[path];
  response.setHeader("content-type", path === "/validate.js" ? "text/javascript" : "text/html");
  response.end(found ?? "<!doctype html><title>bench</title>");
});
await new Promise<void>((listening) => server.listen(0, "localhost", listening));
const url = `http://localhost:${(server.address() as AddressInfo).port}`;

interface Figures {
  readonly ready: number;
  readonly first: number;
  readonly second: number;
}

/** Runs in the page. Written as text: nothing of this file is there. */
const measure = (path: string): string => `(async () => {
  const bytes = new Uint8Array(await (await fetch("${path}")).arrayBuffer());
  const start = performance.now();
  const { validate } = await import("/validate.js");
  const loaded = performance.now();
  validate(bytes);
  const judged = performance.now();
  validate(bytes);
  return { ready: loaded - start, first: judged - loaded, second: performance.now() - judged };
})()`;

const browser = await chromium.launch({ executablePath: ensureChromium(), args: ["--no-sandbox", "--disable-quic"] });
console.log(
  `the validator: ${(script.length / 1024).toFixed(0)} kB, gzip ${(gzipSync(script).length / 1024).toFixed(1)} kB; ${pages} pages each\n`,
);
console.log(
  "| lines | module ready, ms | first verdict, ms: median | slowest | second verdict, ms |\n|--:|--:|--:|--:|--:|",
);
for (const [path, lines] of [
  ["/one", "1"],
  ["/twenty", "20"],
  ["/thousand", "1 000"],
] as const) {
  const all: Figures[] = [];
  for (let count = 0; count < pages; count += 1) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(url);
    all.push(await page.evaluate<Figures>(measure(path)));
    await page.context().close();
  }
  const median = (of: (one: Figures) => number): number => all.map(of).sort((a, b) => a - b)[all.length >> 1] ?? 0;
  const first = median((one) => one.first);
  const slowest = Math.max(...all.map((one) => one.first));
  const cells = [median((one) => one.ready), first, slowest, median((one) => one.second)].map((ms) => ms.toFixed(1));
  console.log(`| ${lines} | ${cells.join(" | ")} |`);
  if (first > limitMs && lines !== "1 000") process.exitCode = 1;
}
await browser.close();
server.close();
