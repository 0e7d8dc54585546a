import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { systemChance } from "./chance.ts";
import { keyInFile, safeOf } from "./safe.ts";

const key = "a-key-of-at-least-thirty-two-characters";
const safe = safeOf([key], systemChance);

test("what was locked opens, for whom it was locked, and is written anew each time", () => {
  const locked = safe.lock("JBSWY3DPEHPK3PXP", "åsa");
  expect(safe.open(locked, "åsa")).toBe("JBSWY3DPEHPK3PXP");
  expect(locked).not.toContain("JBSWY3DPEHPK3PXP");
  expect(safe.lock("JBSWY3DPEHPK3PXP", "åsa")).not.toBe(locked);
});

test.each([
  ["for somebody else", (locked: string) => safe.open(locked, "moa")],
  ["with another key", (locked: string) => safeOf([`another-${key}`], systemChance).open(locked, "åsa")],
  ["changed in one place", (locked: string) => safe.open(`${locked.slice(0, -2)}AA`, "åsa")],
  ["cut short", (locked: string) => safe.open(locked.slice(0, -20), "åsa")],
  ["of another make", (locked: string) => safe.open(locked.replace("v1", "v2"), "åsa")],
  ["empty", () => safe.open("", "åsa")],
])("%s nothing opens", (_, open) => {
  expect(() => open(safe.lock("JBSWY3DPEHPK3PXP", "åsa"))).toThrow();
});

test("after a change of key the old one still opens, and the new one locks", () => {
  const locked = safe.lock("secret", "åsa");
  const newer = safeOf([`newer-${key}`, key], systemChance);
  expect(newer.open(locked, "åsa")).toBe("secret");
  expect(() => safe.open(newer.lock("secret", "åsa"), "åsa")).toThrow();
});

test("an installation makes its key once, for its own eyes", () => {
  const folder = mkdtempSync(join(tmpdir(), "safe-"));
  const path = join(folder, "made", "secret.key");
  const made = keyInFile(path, systemChance);
  expect(made.length).toBeGreaterThanOrEqual(43);
  expect(keyInFile(path, systemChance)).toBe(made);
  expect(statSync(path).mode & 0o077).toBe(0);
  rmSync(folder, { recursive: true });
});
