import { expect, test } from "vitest";
import { messages } from "../messages/messages.ts";
import { errorsOf, faultWordsOf } from "./invoice-fault-text.ts";

const words = faultWordsOf(messages.sv, "sv");

test("a broken rule is told in the person's language at its field, and brings its official name", () => {
  const fault = {
    path: "lines.2.vat",
    code: "rule",
    params: { rule: "BR-CO-17", sv: "Räkna om momsen.", en: "Recalculate the VAT." },
  } as const;
  expect(errorsOf([fault], words)).toEqual([
    { field: "lines.2.vat", text: `${words.lines.row(2)}: Räkna om momsen.`, rule: "BR-CO-17" },
  ]);
});

test("a fault of the form itself has no rule to name", () => {
  const [error] = errorsOf([{ path: "reference1", code: "missing", params: {} }], words);
  expect(error).not.toHaveProperty("rule");
});
