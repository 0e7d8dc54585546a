import { expect, test } from "vitest";
import { demoParts } from "../../test/support/demo-parts.ts";
import { testHouse } from "../../test/support/house.ts";
import { loadDemo } from "./load-demo.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });

test("the demo has an invoice at reminder 2, payments from the bank, one that nobody knows, and a promise", async () => {
  await loadDemo(demoParts(house));
  const steps = await house.everything
    .selectFrom("reminder_steps")
    .select(["step", "invoice_id"])
    .orderBy("step")
    .execute();
  expect(steps.map(({ step }) => step)).toEqual([1, 2]);
  expect(new Set(steps.map(({ invoice_id }) => invoice_id)).size).toBe(1);
  const files = await house.everything.selectFrom("bank_files").select(["state", "payment_count"]).execute();
  expect(files).toMatchObject([{ state: "taken" }]);
  const placed = await house.everything
    .selectFrom("ledger_entries")
    .select("payment_id")
    .where("kind", "=", "payment")
    .execute();
  expect(placed.length).toBe((files[0]?.payment_count ?? 0) - 1);
  const stops = await house.everything.selectFrom("reminder_stops").select("kind").execute();
  expect(stops).toEqual([{ kind: "promise" }]);
});

test("loaded again it adds nothing, also where somebody has taken away what a service needs", async () => {
  const count = async () => (await house.everything.selectFrom("ledger_entries").select("id").execute()).length;
  const before = await count();
  await house.everything.deleteFrom("service_needs").execute();
  await loadDemo(demoParts(house));
  expect(await count()).toBe(before);
});
