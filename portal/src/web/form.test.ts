import { parseBankgiro, parseSwedishAmount } from "@fakturaporten/einvoice";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fault, oneOf, optionalText, parsedBy, parsedWhenFilled, readForm, requiredText, ticked } from "./form.ts";

const schema = z.object({
  name: requiredText(20),
  note: optionalText(10),
  kind: oneOf(["invoice", "credit"]),
  bankgiro: parsedBy(parseBankgiro),
  rounding: parsedWhenFilled(parseSwedishAmount),
  automatic: ticked,
  lines: z.array(z.object({ description: requiredText(30), price: parsedBy(parseSwedishAmount) })).default([]),
});

const filled = {
  name: "  Nordanby El AB ",
  kind: "invoice",
  bankgiro: "991-2346",
  automatic: "yes",
  "lines.0.description": "Kabel",
  "lines.0.price": "1 250,50",
};

describe("a form is read", () => {
  test("into a nested value, trimmed and parsed", () => {
    const read = readForm(schema, filled);
    expect(read).toMatchObject({
      ok: true,
      value: {
        name: "Nordanby El AB",
        note: undefined,
        kind: "invoice",
        bankgiro: "9912346",
        rounding: undefined,
        automatic: true,
      },
    });
    expect(read.ok && read.value.lines[0]).toMatchObject({ description: "Kabel", price: { units: 125050n, scale: 2 } });
  });

  test("without names that the schema does not know", () => {
    const read = readForm(schema, { ...filled, admin: "1", "lines.0.approved": "1" });
    expect(read.ok && Object.keys(read.value)).not.toContain("admin");
    expect(read.ok && Object.keys(read.value.lines[0] ?? {})).toEqual(["description", "price"]);
  });
});

describe("faults", () => {
  test("all come at once, each with its field, its code and what its sentence needs", () => {
    const read = readForm(schema, {
      note: "x".repeat(11),
      bankgiro: "991-2345",
      kind: "bill",
      "lines.2.price": "1,234",
    });
    expect(read.ok ? [] : read.faults).toEqual([
      { path: "name", code: "missing", params: {} },
      { path: "note", code: "too-long", params: { max: "10", length: "11" } },
      { path: "kind", code: "choose", params: {} },
      { path: "bankgiro", code: "bankgiro-check-digit", params: {} },
      { path: "lines.2.description", code: "missing", params: {} },
      { path: "lines.2.price", code: "amount-separator-ambiguous", params: {} },
    ]);
  });

  test("stand at the row that the browser posted, also when rows before it are gone", () => {
    const read = readForm(schema, { ...filled, "lines.7.description": "", "lines.7.price": "1" });
    expect(read.ok ? [] : read.faults.map(({ path }) => path)).toEqual(["lines.7.description"]);
  });

  test("are told once for each field, the first", () => {
    const strict = z.object({ a: requiredText(5).refine(() => false, { params: {}, message: "also" }) });
    const read = readForm(strict, { a: "" });
    expect(read.ok ? [] : read.faults).toEqual([{ path: "a", code: "missing", params: {} }]);
  });

  test("of a schema's own carry code and facts", () => {
    const own = z
      .object({ a: optionalText(5) })
      .superRefine((_, context) => context.addIssue({ ...fault("own", { x: "1" }), path: ["a"] }));
    expect(readForm(own, {})).toEqual({ ok: false, faults: [{ path: "a", code: "own", params: { x: "1" } }] });
  });

  test("tell control characters, which no invoice may hold", () => {
    const read = readForm(z.object({ a: requiredText(50) }), { a: "a\u0007b" });
    expect(read.ok ? [] : read.faults[0]?.code).toBe("control-characters");
  });
});

describe("hostile names", () => {
  test.each([
    "__proto__",
    "__proto__.admin",
    "a.__proto__.admin",
    "constructor.prototype.admin",
    "a..b",
    ".",
    "",
    "a.b.c.d.e.f.g",
  ])("%j reaches nothing", (name) => {
    const read = readForm(z.looseObject({}), { [name]: "1", ok: "yes" });
    expect(read).toEqual({ ok: true, value: { ok: "yes" } });
    expect(Object.hasOwn(Object.prototype, "admin")).toBe(false);
  });

  test("a text and a branch of the same name do not fight", () => {
    expect(readForm(z.looseObject({}), { a: "1", "a.b": "2" })).toEqual({ ok: true, value: { a: "1" } });
    expect(readForm(z.looseObject({}), { "a.b": "2", a: "1" })).toEqual({ ok: true, value: { a: { b: "2" } } });
  });

  test("a list's index without measure is a name, so no list grows by it", () => {
    const read = readForm(z.looseObject({}), { "lines.99999999.a": "1" });
    expect(read).toEqual({ ok: true, value: { lines: { "99999999": { a: "1" } } } });
  });

  test("no names and texts whatsoever throw", () => {
    const segment = fc.constantFrom("a", "lines", "0", "1", "__proto__", "constructor", "", "x y", "\u0000");
    const name = fc.array(segment, { maxLength: 8 }).map((parts) => parts.join("."));
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (fields) => {
        readForm(schema, fields);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });
});
