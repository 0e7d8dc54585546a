import type { KyselyPlugin } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { remindsBy } from "../../../test/support/dunning.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer } from "../../../test/support/outbound.ts";
import { anInvoiceTo } from "../../../test/support/owed.ts";
import type { Work } from "../../work.ts";
import type { Person } from "../access/permissions.ts";
import { planSteps } from "./plan-steps.ts";

const house = testHouse({ startsAt: "2026-01-02T08:00:00.000Z" });
let officer: Person;
beforeAll(async () => {
  officer = await aCreditor(house);
  await remindsBy(house, officer, "2026-01-02");
});

test("what was due before the first policy is not read again each evening, nor what is under every policy's least", async () => {
  const customerId = await aCustomer(house, officer);
  const invoiceOf = (payableMinor: bigint) =>
    anInvoiceTo(house, officer, { customerId, payableMinor, issuedOn: "2026-01-02" });
  const evening = () => house.perform(officer, readFor);
  await house.turnTo("2026-06-01T08:30:00.000Z");
  const before = await evening();
  const old = { customerId, payableMinor: 900_00n };
  for (const issuedOn of ["2025-10-01", "2025-11-03"]) await anInvoiceTo(house, officer, { ...old, issuedOn });
  await invoiceOf(10_00n);
  expect((await evening()).read).toBe(before.read);
  const { id } = await invoiceOf(1000_00n);
  const after = await evening();
  expect(after.read).toBe(before.read + 1);
  expect(after.planned).toContain(id);
});

/** What an evening's plan reads of unpaid invoices, and what it finds. */
async function readFor(work: Work): Promise<{ readonly read: number; readonly planned: readonly string[] }> {
  let read = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      read += result.rows.filter((row) => "balance" in row).length;
      return result;
    },
  };
  const planned = await planSteps({ ...work, db: work.db.withPlugin(counting) }, work.today);
  return { read, planned: planned.map(({ invoiceId }) => invoiceId) };
}
