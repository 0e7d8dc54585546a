import { expect, test } from "vitest";
import { demoParts } from "../../test/support/demo-parts.ts";
import { testHouse } from "../../test/support/house.ts";
import { loadDemo } from "./load-demo.ts";

const house = testHouse();

test("the demo's supplier has articles, a template and a recurring invoice, once however often the portal starts", async () => {
  const parts = demoParts(house);
  await loadDemo(parts);
  await loadDemo(parts);
  const count = async (table: "articles" | "invoice_templates" | "recurring_invoices" | "favourite_receivers") =>
    (await house.everything.selectFrom(table).select("organisation_id").execute()).length;
  expect(await count("articles")).toBe(3);
  expect(await count("invoice_templates")).toBe(1);
  expect(await count("recurring_invoices")).toBe(1);
  expect(await count("favourite_receivers")).toBe(1);
});
