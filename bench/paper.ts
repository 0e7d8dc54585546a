/**
 * What papers cost: milliseconds, bytes and memory to set invoices of one to some thousand lines as PDF, in this process alone.
 * Writes a table.
 *
 *   node --conditions=source bench/paper.ts [times each]
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { availableParallelism } from "node:os";
import { build } from "esbuild";
import type { PaperOrder } from "../portal/src/domain/paper/paper.ts";
import type { SetPaper } from "../portal/src/domain/paper/set-paper.ts";

const times = Number(process.argv[2] ?? 10);
const room = join(import.meta.dirname, "..", "portal", "src", "domain", "paper");

interface Bundled {
  orderOf(lines: number): PaperOrder;
  setPaper(order: PaperOrder): SetPaper;
}

// The words and the sheet are written for the bundler; the bundle stands where the press finds its template.
const outfile = join(room, "paper-bench.bundle.mjs");
await build({
  stdin: { contents: source(), resolveDir: room, loader: "ts" },
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  packages: "external",
  conditions: ["source"],
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [
    {
      name: "engine-from-source",
      setup: (on) =>
        on.onResolve({ filter: /^@fakturaporten\/einvoice$/ }, () => ({
          path: join(import.meta.dirname, "..", "packages", "einvoice", "src", "index.ts"),
        })),
    },
  ],
});
try {
  measure((await import(outfile)) as Bundled);
} finally {
  await rm(outfile);
}

function measure({ orderOf, setPaper }: Bundled): void {
  console.log(`${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, median of ${times}\n`);
  console.log("| lines | pages | ms | ms a page | kB | process (RSS) |\n|--:|--:|--:|--:|--:|--:|");
  for (const lines of [1, 3, 20, 100, 1000, 2000]) {
    const order = orderOf(lines);
    const taken: number[] = [];
    let set = setPaper(order);
    for (let time = 0; time < (lines > 100 ? Math.min(3, times) : times); time += 1) {
      const started = performance.now();
      set = setPaper(order);
      taken.push(performance.now() - started);
    }
    const ms = taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0;
    const kB = Math.round(set.pdf.length / 1024);
    const rss = Math.round(process.memoryUsage().rss / 1024 / 1024);
    console.log(`| ${lines} | ${set.pages} | ${ms.toFixed(0)} | ${(ms / set.pages).toFixed(0)} | ${kB} | ${rss} MB |`);
  }
}

function source(): string {
  return `
    import { writeUblBytes } from "@fakturaporten/einvoice";
    import { ordinaryInvoice } from "../../web/components/invoice-sheet/sample-invoices.ts";
    import { messages } from "../../web/messages/messages.ts";
    import { invoicePaper } from "../../web/paper/invoice-paper.ts";
    export { setPaper } from "./set-paper.ts";
    export function orderOf(count) {
      const lines = Array.from({ length: count }, (_, at) => ({ ...ordinaryInvoice.lines[at % 3], id: String(at + 1) }));
      const invoice = { ...ordinaryInvoice, lines };
      return { paper: invoicePaper(invoice, { language: "sv", say: messages.sv }), document: writeUblBytes(invoice) };
    }`;
}
