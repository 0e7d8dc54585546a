import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { faulty } from "../examples/faulty.ts";
import { invoices } from "../examples/invoices.ts";
import { pretty } from "../test/pretty.ts";
import { completeInvoice } from "./calculate/complete-invoice.ts";
import { readUbl } from "./ubl/read.ts";
import { writeUbl, writeUblBytes } from "./ubl/write.ts";
import { validate } from "./validate.ts";

describe.each(Object.entries(invoices))("the example %s", (name, draft) => {
  const file = fileURLToPath(new URL(`../examples/${name}.xml`, import.meta.url));
  const invoice = completeInvoice(draft);

  test("is written as its file has it", async () => {
    await expect(pretty(writeUbl(invoice))).toMatchFileSnapshot(file);
  });

  test("is read from its file as the invoice it was", () => {
    expect(readUbl(readFileSync(file))).toStrictEqual({ ok: true, invoice, unread: [] });
  });

  test("breaks no rule", () => {
    expect(validate(writeUblBytes(invoice))).toMatchObject({
      verdict: "valid",
      structure: [],
      faults: [],
      stopped: [],
    });
  });
});

describe.each(Object.entries(faulty))("the faulty example %s", (name, { from, change, fires }) => {
  const good = readFileSync(new URL(`../examples/${from}.xml`, import.meta.url), "utf8");
  const file = fileURLToPath(new URL(`../examples/faulty/${name}.xml`, import.meta.url));

  test("is the good one with one change", async () => {
    const changed = good.replace(...change);
    expect(changed).not.toBe(good);
    await expect(changed).toMatchFileSnapshot(file);
  });

  test("breaks the rules it is there for, and no other", () => {
    const report = validate(new TextEncoder().encode(good.replace(...change)));
    expect(report.structure).toEqual([]);
    expect(report.faults.map(({ id }) => id).toSorted()).toEqual(fires);
  });
});
