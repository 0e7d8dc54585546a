import { expect, test } from "vitest";
import { demoParts } from "../../test/support/demo-parts.ts";
import { testHouse } from "../../test/support/house.ts";
import { loadDemo } from "./load-demo.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });

test("the demo shows three months billed to customers of every kind", async () => {
  await loadDemo(demoParts(house));
  await house.runJobs({ failuresWanted: true });
  const invoices = await house.everything
    .selectFrom("customer_invoices")
    .select(["number", "month", "issue_on", "customer_name", "net_minor", "vat_minor"])
    .orderBy("number")
    .execute();
  expect(invoices).toHaveLength(12);
  expect(invoices.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, n) => String(100_001 + n)));
  expect(new Set(invoices.map(({ issue_on }) => issue_on))).toEqual(
    new Set(["2026-09-03", "2026-10-03", "2026-11-03"]),
  );
  const waiting = await house.everything
    .selectFrom("usage_rows")
    .select("used_on")
    .where("month", "=", "2026-11-01" as never)
    .execute();
  expect(waiting.length).toBeGreaterThan(10);
  expect(
    waiting
      .map(({ used_on }) => used_on)
      .toSorted()
      .at(-1),
  ).toBe("2026-11-27");
  const within = invoices.filter(({ customer_name }) => customer_name === "Primärvårdsförvaltningen");
  expect(within.map(({ vat_minor }) => vat_minor)).toEqual([0n, 0n, 0n]);
  const runs = await house.everything.selectFrom("billing_runs").select("state").execute();
  expect(runs.map(({ state }) => state)).toEqual(["done", "done", "done"]);
});

test("everybody in the demo's customers has a role to sign in with", async () => {
  const access = await house.everything.selectFrom("customer_access").select("role").execute();
  expect(new Set(access.map(({ role }) => role))).toEqual(new Set(["reader", "orderer", "attestant"]));
});

test("a cancellation and a change of quantity wait for their attestant, and a wish for an orderer", async () => {
  const waiting = await house.everything.selectFrom("cancellations").select(["state", "service_name"]).execute();
  expect(waiting).toEqual([{ state: "waiting", service_name: "Stationär dator" }]);
  const orders = await house.everything.selectFrom("orders").select(["state", "kind", "service_name"]).execute();
  expect(orders).toEqual([{ state: "waiting", kind: "quantity", service_name: "Bärbar dator" }]);
  const wishes = await house.everything.selectFrom("cancellation_wishes").select("state").execute();
  expect(wishes).toEqual([{ state: "open" }]);
});
