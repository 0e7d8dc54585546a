/**
 * What the check of attachments says of real files (TRUST §7): sound PDFs of as many producers as are installed, of which it must
 * accept 99.5 %, and the same files in a hostile hand, of which it must accept none. Through the processes that look in earnest.
 *
 *   node --conditions=source bench/attachments.ts [--each 16] [--keep folder]
 *
 * Debian's packages of the producers are named in attachments/producers.ts; the attacks need qpdf.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pdfChecker } from "../portal/src/domain/attachments/pdf-checker.ts";
import { attacked, attacks } from "./attachments/attacks.ts";
import { producers } from "./attachments/producers.ts";
import { specimen } from "./attachments/specimen.ts";

const { values: options } = parseArgs({
  options: { each: { type: "string", default: "16" }, keep: { type: "string" } },
});
const each = Number(options.each);
const [cleanShare, files, kinds] = [0.995, 300, 15] as const;

interface Made {
  readonly producer: string;
  readonly path: string;
}

interface Tally {
  files: number;
  accepted: number;
  readonly said: Map<string, number>;
  slowestMs: number;
}

const folder = options.keep ?? mkdtempSync(join(tmpdir(), "fakturaporten-pdfs-"));
const work = join(folder, "work");
mkdirSync(work, { recursive: true });
const checker = pdfChecker(
  join(import.meta.dirname, "..", "portal", "src", "domain", "attachments", "check-process.ts"),
);
try {
  const clean = makeClean();
  const cleanTallies = await judgeAll(
    clean.map(({ producer, path }) => ({ group: producer, bytes: () => readFileSync(path) })),
  );
  const base = clean.filter((_, at) => at % Math.max(1, Math.floor(clean.length / 11)) === 0);
  const bad = Object.keys(attacks).flatMap((name) =>
    base.map(({ path }, number) => ({
      group: name,
      bytes: () => attacked(name, { sound: path, folder: work, number }),
    })),
  );
  const badTallies = await judgeAll(bad);
  report("sound files of", cleanTallies);
  report("hostile files:", badTallies);
  const accepted = sum(cleanTallies) / clean.length;
  const isEnough = clean.length >= files && bad.length >= files && cleanTallies.size >= kinds;
  console.log(
    `${clean.length} sound files of ${cleanTallies.size} producers: ${(accepted * 100).toFixed(1)} % accepted`,
  );
  console.log(
    `${bad.length} hostile files, ${badTallies.size} attacks on ${base.length} files: ${sum(badTallies)} accepted`,
  );
  if (!isEnough) console.log(`Fewer than ${files} files each or ${kinds} producers: not the whole proof`);
  if (sum(badTallies) > 0 || accepted < cleanShare || !isEnough) process.exitCode = 1;
} finally {
  checker.stop();
  if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
}

function makeClean(): Made[] {
  const made: Made[] = [];
  for (const producer of producers)
    for (let number = 0; number < each; number++) {
      const out = join(work, "made.pdf");
      const others = made.filter((one) => one.producer !== producer.name);
      try {
        producer.make(specimen(number), {
          folder: work,
          out,
          earlier: others[(number * 37) % Math.max(1, others.length)]?.path,
        });
      } catch (error) {
        console.log(`${producer.name} (${producer.package}) is left out: ${String(error).split("\n", 1)[0]}`);
        break;
      }
      const path = join(folder, `${String(made.length).padStart(4, "0")}.pdf`);
      copyFileSync(out, path);
      made.push({ producer: producer.name, path });
    }
  return made;
}

async function judgeAll(asked: readonly { readonly group: string; bytes(): Buffer }[]): Promise<Map<string, Tally>> {
  const tallies = new Map<string, Tally>();
  for (const { group, bytes } of asked) {
    const tally = tallies.get(group) ?? { files: 0, accepted: 0, said: new Map(), slowestMs: 0 };
    tallies.set(group, tally);
    const file = bytes();
    const started = performance.now();
    const verdict = await checker.check(file);
    tally.slowestMs = Math.max(tally.slowestMs, Math.round(performance.now() - started));
    tally.files += 1;
    if (verdict.ok) tally.accepted += 1;
    else tally.said.set(verdict.fault, (tally.said.get(verdict.fault) ?? 0) + 1);
    if (options.keep !== undefined && verdict.ok !== cleanlyNamed(group))
      writeFileSync(join(folder, `wrong-${group.replaceAll(/\W+/g, "-")}-${tally.files}.pdf`), file);
  }
  return tallies;
}

function cleanlyNamed(group: string): boolean {
  return producers.some(({ name }) => name === group);
}

function report(heading: string, tallies: ReadonlyMap<string, Tally>): void {
  console.log(`\n| ${heading} | files | accepted | refused for | slowest ms |\n|---|--:|--:|---|--:|`);
  for (const [name, { files: count, accepted, said, slowestMs }] of tallies)
    console.log(
      `| ${name} | ${count} | ${accepted} | ${[...said].map(([fault, times]) => `${fault} × ${times}`).join(", ")} | ${slowestMs} |`,
    );
}

function sum(tallies: ReadonlyMap<string, Tally>): number {
  return [...tallies.values()].reduce((total, { accepted }) => total + accepted, 0);
}
