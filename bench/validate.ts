/**
 * How fast the engine judges: bytes in, verdict out, beside the floor (tokenising alone, by the same scanner) in the same run.
 * Run: node_modules/.bin/node --conditions=source bench/validate.ts [seconds per figure]
 */
import { invoiceOf } from "./measured-documents.ts";
import { cpuMs, rates } from "./rates.ts";
import { scan } from "../packages/einvoice/src/ubl/scan.ts";
import { validate } from "../packages/einvoice/src/validate.ts";

const seconds = Number(process.argv[2] ?? 2);
const sizes = [1, 20, 1000];
const reference = [400, 107, 3.2];
const rows = sizes.map((lines, i) => {
  const documents = [invoiceOf(lines, false), invoiceOf(lines, true)];
  const verdicts = documents.map((bytes) => validate(bytes).verdict).join(", ");
  const [floor, whole] = rates(documents, [scan, validate], seconds) as [number, number];
  return {
    lines,
    bytes: documents[0]?.length,
    verdicts,
    "floor, docs/s": Math.round(floor),
    "validate, docs/s": Math.round(whole),
    "times the floor's time": (floor / whole).toFixed(2),
    "times Saxon-HE (figures of STACK.md)": Math.round(whole / (reference[i] as number)),
  };
});
console.table(rows);

const many = invoiceOf(10_000, false);
const before = process.memoryUsage().rss;
const start = cpuMs();
const { verdict } = validate(many);
const tenThousandMs = cpuMs() - start;
const grownMb = (process.memoryUsage().rss - before) / 1e6;
console.log(
  `10 000 lines (${(many.length / 1e6).toFixed(1)} MB): ${verdict} in ${tenThousandMs.toFixed(0)} ms, memory + ${grownMb.toFixed(0)} MB`,
);
for (const lines of [10, 100, 1000, 10_000]) {
  const documents = [invoiceOf(lines, false)];
  const [judged] = rates(documents, [validate], seconds) as [number];
  const perLine = 1e6 / judged / lines;
  console.log(`${String(lines).padStart(6)} lines: ${perLine.toFixed(2)} µs a line`);
}
