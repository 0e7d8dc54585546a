/**
 * Runs everything: checks, tests on real PostgreSQL, journeys in a real browser. Closes with one plain line,
 * `N passed, N failed`, that counts tests and checks alike.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "./chromium.ts";

const root = join(import.meta.dirname, "..");
const results = join(root, ".tmp", "test-results.json");

interface Tally {
  passed: number;
  failed: number;
}

const tally: Tally = { passed: 0, failed: 0 };
const started = performance.now();
let chromium: string | undefined;
try {
  chromium = ensureChromium();
} catch (reason) {
  console.error(reason instanceof Error ? reason.message : reason);
  tally.failed += 1;
}
if (chromium !== undefined) {
  add(checks());
  add(tests(chromium));
}
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(`everything took ${minutes} minutes`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;

function add(more: Tally): void {
  tally.passed += more.passed;
  tally.failed += more.failed;
}

function checks(): Tally {
  const outcome = spawnSync(process.execPath, [join(root, "checks", "check.ts")], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  process.stdout.write(outcome.stdout);
  process.stderr.write(outcome.stderr);
  const [, passed = "0", failed = "1"] = /checks: (\d+) passed, (\d+) failed/.exec(outcome.stdout) ?? [];
  return { passed: Number(passed), failed: Number(failed) };
}

function tests(browser: string): Tally {
  mkdirSync(join(root, ".tmp"), { recursive: true });
  rmSync(results, { force: true });
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const outcome = spawnSync(
    process.execPath,
    [vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${results}`],
    { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, CHROMIUM: browser } },
  );
  const { passed, failed } = readTally();
  // A run that broke outside any test (a file that does not load, an unhandled rejection) has failed all the same.
  return { passed, failed: outcome.status === 0 ? failed : Math.max(failed, 1) };
}

function readTally(): Tally {
  try {
    const report = JSON.parse(readFileSync(results, "utf8")) as { numPassedTests: number; numFailedTests: number };
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
