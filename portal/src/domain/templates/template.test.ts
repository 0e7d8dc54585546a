import { expect, test } from "vitest";
import { headFieldNames } from "../invoices/draft-fields.ts";
import { templateFields } from "./template.ts";

test("a template keeps what comes back, and nothing that belongs to one invoice; every field of the form is one or the other", () => {
  const all = Object.fromEntries(
    [...headFieldNames, "lines.1.price", "adjustments.1.amount"].map((name) => [name, "x"]),
  );
  expect(Object.keys(templateFields(all))).toEqual([
    "receiver",
    "reference1",
    "reference2",
    "order",
    "contract",
    "project",
    "terms",
    "rounding",
    "note",
    "lines.1.price",
    "adjustments.1.amount",
  ]);
});
