import { expect, test } from "vitest";
import { readForm } from "../form.ts";
import { answerSchema } from "./answer-form.tsx";

const faultsOf = (fields: Readonly<Record<string, string>>): readonly string[] => {
  const read = readForm(answerSchema, fields);
  return read.ok ? [] : read.faults.map(({ path, code }) => `${path} ${code}`);
};

test("reason, words and half a condition are told at once", () => {
  const fields = { move: "query", "conditions.0.term": "BT-13", "conditions.1.shouldBe": "7" };
  expect(faultsOf(fields)).toEqual([
    "clarification missing",
    "reason missing",
    "conditions.0.shouldBe missing",
    "conditions.1.term missing",
  ]);
});

test("what goes with a question stays out of an acceptance, whatever stands in the fields", () => {
  const fields = { move: "accept", reason: "REF", clarification: "x", "conditions.0.term": "BT-13" };
  expect(readForm(answerSchema, fields)).toEqual({ ok: true, value: { move: "accept", clarification: undefined } });
});

test("a term and a reason that nobody offers count as none", () => {
  const fields = { move: "reject", reason: "PPD", clarification: "x", "conditions.0.term": "BT-999" };
  expect(faultsOf(fields)).toEqual(["reason missing"]);
});
