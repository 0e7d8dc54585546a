import { expect, test } from "vitest";
import { demoParts } from "../../test/support/demo-parts.ts";
import { testHouse } from "../../test/support/house.ts";
import { loadDemo } from "./load-demo.ts";

const house = testHouse();

test("the demo's supplier has articles, a template and a recurring invoice, once however often the portal starts", async () => {
  const parts = demoParts(house);
  await loadDemo(parts);
  await loadDemo(parts);
  const count = async (
    table:
      | "articles"
      | "invoice_templates"
      | "recurring_invoices"
      | "favourite_receivers"
      | "sheet_columns"
      | "reference_requests",
  ) => (await house.everything.selectFrom(table).select("organisation_id").execute()).length;
  expect(await count("articles")).toBe(3);
  expect(await count("invoice_templates")).toBe(1);
  expect(await count("recurring_invoices")).toBe(1);
  expect(await count("favourite_receivers")).toBe(1);
  expect(await count("sheet_columns")).toBe(1);
  expect(await count("reference_requests")).toBe(1);
  const sheet = await house.everything
    .selectFrom("sheet_invoices")
    .select(["number", "faults"])
    .orderBy("place")
    .execute();
  const codes = sheet.map(({ number, faults }) => [number, (faults as { code: string }[]).map(({ code }) => code)]);
  expect(codes).toEqual([
    ["Å-2001", []],
    ["Å-2002", ["reference-form"]],
    ["Å-2003", ["receiver-not-found", "amount-not-a-number"]],
  ]);
});
