/** `npx einvoice` in a clone where npm has linked the package and nothing has been built. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

// npm starts slowly, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const clone = mkdtempSync(join(tmpdir(), "einvoice-clone-"));
const engine = new URL("../../", import.meta.url).pathname;

beforeAll(() => {
  const own = join(clone, "packages/einvoice");
  const isSource = (path: string) => !["dist", "node_modules"].includes(basename(path));
  cpSync(engine, own, { recursive: true, filter: isSource });
  writeFileSync(join(clone, "package.json"), '{ "private": true, "workspaces": ["packages/einvoice"] }');
  const words = ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync("npm", words, { cwd: clone, env, stdio: ["ignore", "ignore", "inherit"] });
  // The repository's own Node, which its lock file brings.
  mkdirSync(join(clone, "node_modules/.bin"), { recursive: true });
  symlinkSync(process.execPath, join(clone, "node_modules/.bin/node"));
});

afterAll(() => rmSync(clone, { recursive: true }));

/** Nothing of the npm that may have started the tests: it would point to another folder. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));

test("npx einvoice judges from the sources, with the exit codes of the command", () => {
  const examples = "packages/einvoice/examples";
  const codes = [`${examples}/credit-note.xml`, `${examples}/faulty`, `${examples}/no-such.xml`].map((path) =>
    spawnSync("npx", ["--no-install", "einvoice", "validate", path, "--format", "jsonl"], { cwd: clone, env }),
  );
  expect(codes.map(({ status }) => status)).toEqual([0, 1, 2]);
  expect(JSON.parse(String(codes[0]?.stdout))).toEqual({
    file: `${examples}/credit-note.xml`,
    verdict: "valid",
    structure: [],
    faults: [],
  });
});

test("without a Node that runs the sources it says what is missing, and ends with 2", () => {
  rmSync(join(clone, "node_modules/.bin/node"));
  const script = join(clone, "packages/einvoice/bin/einvoice.js");
  const { status, stderr } = spawnSync(process.execPath, ["--no-experimental-strip-types", script, "help"]);
  expect([status, String(stderr)]).toEqual([2, expect.stringContaining("Run npm ci in the repository")]);
});
