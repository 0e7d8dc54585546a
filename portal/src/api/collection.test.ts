/** What a collection company's system does at the machine door. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testApi, tokenFor } from "../../test/support/api.ts";
import { remindOn, remindsBy } from "../../test/support/dunning.ts";
import { testHouse } from "../../test/support/house.ts";
import { aCreditor, aCustomer } from "../../test/support/outbound.ts";
import { anInvoiceTo } from "../../test/support/owed.ts";
import { aSupplier } from "../../test/support/people.ts";
import { recallClaim } from "../domain/reminders/settle-collection.ts";

const house = testHouse({ startsAt: "2026-01-02T08:00:00.000Z" });
const api = testApi(house);

interface Listed {
  readonly cases: readonly { readonly invoiceId: string; readonly state: string; readonly claim: object }[];
}

test("a collection company fetches a claim, gives its receipt, and lets go of it when it is recalled", async () => {
  const officer = await aCreditor(house);
  const administrator = await aSupplier(house, { organisationId: officer.organisationId, role: "administrator" });
  await remindsBy(house, officer, "2026-01-02");
  const { id, number } = await anInvoiceTo(house, officer, {
    customerId: await aCustomer(house, officer),
    issuedOn: "2026-01-02",
  });
  for (const day of ["2026-02-09", "2026-02-19", "2026-03-02", "2026-03-12"]) await remindOn(house, day);
  const token = await tokenFor(house, administrator, { scopes: ["collection.read", "collection.receipt"] });
  const listed = async () => (await api.get("/collection-cases", token)).json<Listed>().cases;
  expect(await listed()).toMatchObject([
    { invoiceId: id, state: "asked", claim: { capitalMinor: "125000", feeMinor: "18000", invoice: { number } } },
  ]);
  const key = randomUUID();
  const path = `/collection-cases/${id}/receipt`;
  expect((await api.post(path, token, { receipt: "INK-1" }, key)).statusCode).toBe(201);
  expect((await api.post(path, token, { receipt: "INK-1" }, key)).statusCode).toBe(201);
  expect((await api.post(path, token, { receipt: "INK-2" }, randomUUID())).statusCode).toBe(409);
  expect(await listed()).toEqual([]);
  await house.perform(officer, (work) => recallClaim(work, { invoiceId: id, reason: "Fel kund" }));
  expect(await listed()).toMatchObject([{ invoiceId: id, state: "recalled", recallReason: "Fel kund" }]);
  const acknowledge = `/collection-cases/${id}/acknowledgement`;
  expect((await api.post(acknowledge, token, { acknowledgement: "ÅTER-1" }, randomUUID())).statusCode).toBe(201);
  expect(await listed()).toEqual([]);
  const blind = await tokenFor(house, administrator, { scopes: ["handover.read"] });
  expect((await api.get("/collection-cases", blind)).statusCode).toBe(403);
});
