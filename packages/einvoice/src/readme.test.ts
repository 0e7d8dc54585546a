import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { verdict as answered } from "../examples/readme/answer.ts";
import { due as calculated, rates } from "../examples/readme/calculate.ts";
import { bank, bic, iban, vatNumber, warnings } from "../examples/readme/identify.ts";
import { sentences, verdict } from "../examples/readme/judge.ts";
import { due, unread } from "../examples/readme/read.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

test.each(["calculate", "write", "judge", "read", "identify", "answer"])(
  "the README shows the example %s as it is run",
  (name) => {
    const example = read(`../examples/readme/${name}.ts`).trimEnd();
    expect(read("../README.md")).toContain(`\`\`\`ts\n${example}\n\`\`\``);
  },
);

test("the examples come to what they say", () => {
  expect([calculated, rates]).toEqual(["4\u00a0700,00", 2]);
  expect([verdict, sentences]).toEqual(["valid", []]);
  expect([due, unread]).toEqual(["1250.00", []]);
  expect([vatNumber, bank, iban, bic, warnings]).toEqual([
    "SE556677889901",
    "Swedbank / sparbanker",
    "SE5580000832790147258925",
    "SWEDSESS",
    [],
  ]);
  expect(answered).toEqual({ ok: true, faults: [] });
});
