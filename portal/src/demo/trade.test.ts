import { expect, test } from "vitest";
import { demoParts } from "../../test/support/demo-parts.ts";
import { testHouse } from "../../test/support/house.ts";
import { loadDemo } from "./load-demo.ts";

const house = testHouse();

test("loaded twice, the demo shows weeks of trade once: every standing, a partial credit and a waiting account", async () => {
  await loadDemo(demoParts(house));
  await loadDemo(demoParts(house));
  // Nothing is handed over by folder here; every other job the demo has asked for finds its work done, or does it.
  await house.runJobs({ failuresWanted: true });
  const documents = await house.everything
    .selectFrom("inbox_documents")
    .select(["state", "assigned_to", "number", "received_at"])
    .orderBy("received_at")
    .execute();
  expect(documents.map(({ number, state }) => [number, state])).toEqual([
    ["B-1001", "paid"],
    ["B-1002", "accepted"],
    ["B-1003", "accepted"],
    ["B-1004", "new"],
    ["B-1005", "rejected"],
    ["B-1006", "under-query"],
    ["B-1007", "new"],
    ["B-1008", "new"],
    ["B-1009", "new"],
  ]);
  expect(documents[0]?.received_at.slice(0, 10)).toBe("2026-10-18");
  expect(documents.filter(({ assigned_to }) => assigned_to !== null)).toHaveLength(2);
  const rows = async (
    table: "invoice_drafts" | "account_changes" | "page_feedback" | "fault_tallies" | "invoices" | "customer_invoices",
  ) => (await house.everything.selectFrom(table).selectAll().execute()).length;
  expect(await rows("customer_invoices")).toBe(12);
  expect(await rows("invoices")).toBe(9);
  expect(await rows("invoice_drafts")).toBe(2);
  expect(await rows("account_changes")).toBe(1);
  expect(await rows("page_feedback")).toBe(5);
  expect(await rows("fault_tallies")).toBeGreaterThanOrEqual(7);
  expect(new Set((await house.waitingJobs()).map(({ job }) => job))).not.toContain("deliver-invoice");
});
