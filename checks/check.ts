/**
 * The one command: format, lint, types, floor plan, house rules, unused code. `npm run check` judges and `npm run check --
 * --fix` formats first. Every failure says why and the way out.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { judgeFloorPlan, ringsInDrawing } from "./floor-plan.ts";
import { judgeJourneys } from "./journeys.ts";
import { judgeRepository } from "./repository.ts";
import { type Finding, readSources } from "./sources.ts";
import { judgeTidiness } from "./tidy.ts";

const root = join(import.meta.dirname, "..");
const fix = process.argv.includes("--fix");

interface Step {
  readonly name: string;
  readonly wayOut: string;
  readonly run: () => boolean;
}

const steps: readonly Step[] = [
  tool("format", ["biome", "format", ...(fix ? ["--write"] : []), "."], "Run `npm run check -- --fix`."),
  tool(
    "lint",
    ["oxlint", "--type-aware", "--deny-warnings", ...(fix ? ["--fix"] : [])],
    "Each finding names its rule; settings stand in .oxlintrc.json.",
  ),
  tool("types: engine", ["tsc", "-p", "packages/einvoice"], "The engine compiles without Node's types on purpose."),
  tool("types: portal", ["tsc", "-p", "portal"], "Fix the type; do not loosen it."),
  tool("types: scripts and tests", ["tsc", "-p", "."], "Fix the type; do not loosen it."),
  tool(
    "unused",
    ["knip", "--no-progress"],
    "Delete what nothing uses, or name it an entry in knip.json with a reason.",
  ),
  own("floor plan", () => [
    ...judgeFloorPlan(readSources(root)),
    ...ringsInDrawing().map((room) => ({
      path: "checks/floor-plan.ts",
      rule: "floor-plan/ring",
      says: `The drawing lets "${room}" lean on itself in a ring.`,
      wayOut: "Turn one telling into an asking.",
    })),
  ]),
  own("house rules", () => [...judgeTidiness(readSources(root)), ...judgeRepository(root)]),
  own("journeys", () => judgeJourneys(readFileSync(join(root, "docs/journeys.md"), "utf8"), readSources(root))),
];

let failed = 0;
for (const step of steps) {
  const started = performance.now();
  const good = step.run();
  if (!good) failed += 1;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${good ? "ok  " : "FAIL"} ${step.name} (${seconds} s)${good ? "" : ` – ${step.wayOut}`}`);
}
console.log(`checks: ${steps.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function tool(name: string, [command = "", ...rest]: string[], wayOut: string): Step {
  return {
    name,
    wayOut,
    run() {
      const path = join(root, "node_modules", ".bin", command);
      if (!existsSync(path)) throw new Error(`${command} is not installed: run npm ci.`);
      const outcome = spawnSync(path, rest, { cwd: root, encoding: "utf8" });
      if (outcome.status !== 0) console.log(`${outcome.stdout}${outcome.stderr}`.trimEnd());
      return outcome.status === 0;
    },
  };
}

function own(name: string, findings: () => Finding[]): Step {
  return {
    name,
    wayOut: "each finding above says its own.",
    run() {
      const all = findings();
      for (const one of all) console.log(describe(one));
      return all.length === 0;
    },
  };
}

function describe({ path, line, rule, says, wayOut }: Finding): string {
  return `${path}${line === undefined ? "" : `:${line}`}  ${rule}\n    ${says}\n    Way out: ${wayOut}`;
}
