import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const tokens = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

function rule(selector: string): ReadonlyMap<string, string> {
  const start = tokens.indexOf(`${selector} {`);
  const body = tokens.slice(start, tokens.indexOf("}", start));
  return new Map(
    [...body.matchAll(/(--?[\w-]+|color-scheme):\s*([^;]+);/g)].map(([, name = "", text = ""]) => [name, text]),
  );
}

const light = rule(":root");
const dark = rule(':root[data-theme="dark"]');

test("dark is the same, whether the device or the person wishes it", () => {
  expect(dark.size).toBeGreaterThan(20);
  expect([...rule(':root:not([data-theme="light"])')]).toEqual([...dark]);
});

describe.each([
  ["light", light],
  ["dark", new Map([...light, ...dark])],
] as const)("in %s", (_, colours) => {
  const contrast = (one: string, other: string): number => {
    const [high = 0, low = 0] = [one, other].map((name) => luminance(colours.get(name) ?? "")).sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const grounds = ["--desk", "--desk-low", "--paper"];

  test.each(["--ink", "--ink-soft", "--spruce", "--spruce-deep", "--amber", "--red", "--blue"])(
    "%s can be read on every ground",
    (ink) => {
      for (const ground of grounds) expect(contrast(ink, ground), ground).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each([
    ["--on-spruce", "--spruce"],
    ["--on-spruce", "--spruce-deep"],
    ["--spruce", "--spruce-wash"],
    ["--spruce-deep", "--spruce-wash"],
    ["--amber", "--amber-wash"],
    ["--red", "--red-wash"],
    ["--red-deep", "--red-wash"],
    ["--blue", "--blue-wash"],
    ["--ink", "--amber-wash"],
    ["--ink", "--blue-wash"],
    ["--ink", "--spruce-wash"],
  ])("%s can be read on %s", (ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test("edges of what one can act on are seen, and one ring of the focus on every ground", () => {
    for (const ground of grounds) {
      expect(contrast("--edge", ground), ground).toBeGreaterThanOrEqual(3);
      expect(Math.max(contrast("--focus-in", ground), contrast("--focus-out", ground)), ground).toBeGreaterThanOrEqual(
        3,
      );
    }
    expect(contrast("--focus-in", "--focus-out")).toBeGreaterThanOrEqual(3);
    expect(Math.max(contrast("--focus-in", "--spruce"), contrast("--focus-out", "--spruce"))).toBeGreaterThanOrEqual(3);
  });
});

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
