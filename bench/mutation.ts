/**
 * Mutation testing: breaks the engine in one place at a time, in a copy, and asks whether a test notices. What survives is
 * either code no test holds, or a change that changes nothing.
 *
 *   node bench/mutation.ts [folder of packages/einvoice/src …] [--sample count --seed number] [--workers count]
 *                                                          (calculate and amount when no folder is named)
 *
 * A change to the rules is first held against the official verdicts, where they are at hand, until the first that differs; that
 * finds most in a second or two. What is left meets the tests of the folders.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseSync } from "oxc-parser";
import { diceOf } from "./plausible-receivers.ts";

const root = join(import.meta.dirname, "..");
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: "2" },
  },
});
const folders = positionals.length > 0 ? positionals : ["calculate", "amount"];
/** Of the processor, not of the clock: a busy machine finds nothing by being slow. */
const mutantSecondsMax = 120;

interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly was: string;
  readonly becomes: string;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

/** Operators and what they become. */
const otherOperator: ReadonlyMap<string, string> = new Map(
  "+ - - + * / / * % * < <= <= < > >= >= > === !== !== === && || || && ?? && += -= -= += << >> >> <<"
    .match(/(\S+) (\S+)/g)
    ?.map((pair) => pair.split(" ") as [string, string]),
);

const mutants = sampled((await Promise.all(folders.map(mutantsOf))).flat());
const total = mutants.length;
const copies = await Promise.all(Array.from({ length: Number(options.workers) }, copyEngine));
let survivors = 0;
try {
  await expectSound("before anything is broken");
  await Promise.all(copies.map(hunt));
  // Something else may have taken the tests' ground away meanwhile; then every change was found, and none of it counts.
  await expectSound("with nothing broken any more");
} finally {
  await Promise.all(copies.map((copy) => rm(join(copy, ".."), { recursive: true, force: true })));
}
console.log(
  `${total - survivors} of ${total} mutants killed in ${folders.join(", ")}: ${(((total - survivors) * 100) / total).toFixed(1)} %`,
);

async function expectSound(when: string): Promise<void> {
  if (await testsFail(copies[0] ?? "")) throw new Error(`The tests fail ${when}`);
}

async function mutantsOf(folder: string): Promise<Mutant[]> {
  const place = join(root, "packages/einvoice/src", folder);
  const files = (await readdir(place, { recursive: true })).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
  const found = await Promise.all(
    files.map(async (file) =>
      mutate(`packages/einvoice/src/${folder}/${file}`, await readFile(join(place, file), "utf8")),
    ),
  );
  return found.flat();
}

/** Some of them, chosen by dice that fall the same way every time. */
function sampled(all: Mutant[]): Mutant[] {
  if (options.sample === undefined) return all;
  const dice = diceOf(Number(options.seed));
  const chosen: Mutant[] = [];
  while (chosen.length < Number(options.sample) && all.length > 0) chosen.push(...all.splice(dice(all.length), 1));
  return chosen;
}

function mutate(file: string, source: string): Mutant[] {
  const mutants: Mutant[] = [];
  const replace = (start: number, end: number, becomes: string): void => {
    const line = source.slice(0, start).split("\n").length;
    mutants.push({
      file,
      line,
      was: source.slice(start, end),
      becomes,
      text: source.slice(0, start) + becomes + source.slice(end),
    });
  };
  walk(parseSync(file, source).program as unknown as Node, (node) => mutateNode(node, source, replace));
  return mutants;
}

function mutateNode(node: Node, source: string, replace: (start: number, end: number, becomes: string) => void): void {
  const text = source.slice(node.start, node.end);
  if (["BinaryExpression", "LogicalExpression", "AssignmentExpression"].includes(node.type)) {
    const other = otherOperator.get(node["operator"] as string);
    const left = node["left"] as Node;
    const right = node["right"] as Node;
    if (other !== undefined)
      replace(
        node.start,
        node.end,
        `${source.slice(left.start, left.end)} ${other} ${source.slice(right.start, right.end)}`,
      );
  }
  if (node.type === "ConditionalExpression" || node.type === "IfStatement") {
    const test = node["test"] as Node;
    replace(test.start, test.end, "true");
    replace(test.start, test.end, "false");
  }
  if (node.type === "Literal" && /^\d+n?$/.test(text))
    replace(node.start, node.end, text.endsWith("n") ? `(${text} + 1n)` : `(${text} + 1)`);
  // What a rule looks at and compares with: names and codes handed to the words that rules are written in.
  if (node.type === "CallExpression")
    for (const argument of node["arguments"] as Node[])
      if (argument.type === "Literal" && typeof argument["value"] === "string")
        replace(argument.end - 1, argument.end - 1, "x");
  if (node.type === "UnaryExpression" && node["operator"] === "-") replace(node.start, node.start + 1, "");
  if (node.type === "ReturnStatement" && node["argument"] !== null)
    replace(node.start, node.end, "return undefined as never;");
}

/** Every node but types, which are erased before anything runs. */
function walk(node: Node, visit: (node: Node) => void): void {
  if (node.type.startsWith("TS") && !["TSAsExpression", "TSNonNullExpression"].includes(node.type)) return;
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === "object" && child !== null && typeof (child as Node).type === "string")
        walk(child as Node, visit);
    }
  }
}

async function copyEngine(): Promise<string> {
  const copy = join(await mkdtemp(join(tmpdir(), "fakturaporten-mutation-")), "repository");
  await mkdir(copy);
  // The shared conformance documents lie beside the repository.
  const shared = join(root, "..", "shared");
  if (existsSync(shared)) await symlink(shared, join(copy, "..", "shared"));
  await cp(join(root, "packages/einvoice"), join(copy, "packages/einvoice"), { recursive: true });
  await cp(join(root, "docs/guide"), join(copy, "docs/guide"), { recursive: true });
  await cp(join(root, "tsconfig.base.json"), join(copy, "tsconfig.base.json"));
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  const config =
    'export default { resolve: { conditions: ["source", "module", "node"] }, ssr: { resolve: { conditions: ["source", "module", "node"] } } };\n';
  await writeFile(join(copy, "vitest.config.ts"), config);
  await writeFile(join(copy, "package.json"), '{ "type": "module", "private": true }\n');
  return copy;
}

async function hunt(copy: string): Promise<void> {
  for (let mutant = mutants.pop(); mutant !== undefined; mutant = mutants.pop()) {
    const file = join(copy, mutant.file);
    const original = await readFile(file, "utf8");
    await writeFile(file, mutant.text);
    if (!(await testsFail(copy))) {
      survivors += 1;
      console.log(`survived  ${mutant.file}:${mutant.line}  ${mutant.was} → ${mutant.becomes}`);
    }
    await writeFile(file, original);
    if (mutants.length % 10 === 0) console.error(`${total - mutants.length} of ${total} tried, ${survivors} survived`);
  }
}

/** Whether the official verdicts or the tests of the folders under attack notice anything; what runs for ever is noticed too. */
async function testsFail(copy: string): Promise<boolean> {
  const isJudged = folders.some((folder) => folder.startsWith("rules")) && existsSync(join(copy, "..", "shared"));
  if (isJudged && (await fails(copy, ["--conditions=source", "packages/einvoice/test/first-difference.ts"])))
    return true;
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const slow = ["--exclude", "**/conformance.test.ts"]; // asked above
  const filters = folders.map((folder) => `packages/einvoice/src/${folder}`);
  return fails(copy, [
    vitest,
    "run",
    "--no-isolate",
    "--pool=threads",
    "--bail=1",
    "--testTimeout=600000",
    ...slow,
    ...filters,
  ]);
}

function fails(copy: string, words: readonly string[]): Promise<boolean> {
  const limited = ["-c", `ulimit -t ${mutantSecondsMax}; exec "$@"`, "limited", process.execPath, ...words];
  const child = spawn("sh", limited, { cwd: copy, stdio: "ignore" });
  return new Promise((resolve) => child.on("exit", (code) => resolve(code !== 0)));
}
