import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const out = mkdtempSync(join(tmpdir(), "fakturaporten-build-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

function build(...more: string[]) {
  const program = join(import.meta.dirname, "..", "build.ts");
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "--out", out, ...more], {
    encoding: "utf8",
  });
  return { status, printed: stdout + stderr, seconds: (performance.now() - started) / 1000 };
}

test("the portal builds, and no page is heavier than its budget", () => {
  const { status, printed } = build();
  expect(printed).not.toContain("TOO HEAVY");
  expect(status).toBe(0);
  expect(printed).toMatch(/the rules, once somebody writes +\d+\.\d kB of 110 kB/);
  expect(readdirSync(out)).toEqual(
    expect.arrayContaining([
      "main.js",
      "check-process.js",
      "sheet-process.js",
      "press-process.js",
      "invoice.typ",
      "assets",
    ]),
  );
});

test("every name in the manifest is a file whose name changes with its content", () => {
  const manifest = JSON.parse(readFileSync(join(out, "assets", "manifest.json"), "utf8")) as Record<string, string>;
  expect(Object.keys(manifest)).toEqual(expect.arrayContaining(["page.js", "line-editor.js", "site.css", "icon.svg"]));
  for (const [plain, hashed] of Object.entries(manifest)) {
    expect(hashed).toMatch(new RegExp(`^${plain.split(".")[0]}-[A-Za-z0-9]{8}\\.`));
    expect(readFileSync(join(out, "assets", hashed)).length).toBeGreaterThan(0);
  }
});

test("no page carries the rules: the line editor names their file, and it is fetched when somebody writes", () => {
  const assets = join(out, "assets");
  const manifest = JSON.parse(readFileSync(join(assets, "manifest.json"), "utf8")) as Record<string, string>;
  const text = (name: string) => readFileSync(join(assets, manifest[name] ?? ""), "utf8");
  expect(text("line-editor.js")).toContain(`import("./${manifest["rules.js"]}")`);
  expect(text("rules.js")).toContain("PEPPOL-EN16931-R003");
  expect(text("line-editor.js")).not.toContain("PEPPOL-EN16931-R003");
});

test("a page over its budget fails the build", () => {
  const { status, printed } = build("--allow", "0.01");
  expect(printed).toContain("TOO HEAVY");
  expect(status).toBe(1);
});
