/** What a meter's system does at the machine door. */
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { testApi, tokenFor } from "../../test/support/api.ts";
import { testHouse } from "../../test/support/house.ts";
import { aCreditor, aCustomer, aService } from "../../test/support/outbound.ts";
import { aSupplier } from "../../test/support/people.ts";
import { getCustomer } from "../domain/customers/queries.ts";

const house = testHouse({ startsAt: "2026-05-02T09:00:00.000Z" });
const api = testApi(house);
let token: string;
let blind: string;
let customerNumber: string;

beforeAll(async () => {
  const officer = await aCreditor(house);
  const administrator = await aSupplier(house, { organisationId: officer.organisationId, role: "administrator" });
  const customerId = await aCustomer(house, officer);
  await aService(house, officer, { code: "SAMTAL", charged: "by-use", price: "0.35" });
  ({ customerNumber } = await house.perform(officer, (work) => getCustomer(work, customerId)));
  token = await tokenFor(house, administrator, { scopes: ["usage.write"] });
  blind = await tokenFor(house, administrator, { scopes: ["handover.read"] });
});

const row = (rowId: string, change: object = {}) => ({
  customerNumber,
  service: "SAMTAL",
  usedOn: "2026-04-03",
  quantity: "7.5",
  unit: 'Mottagning "A"; B',
  rowId,
  ...change,
});
const handIn = async (name: string, rows: readonly object[]) => {
  const answer = await api.post("/usage", token, { name, rows }, randomUUID());
  await house.runJobs();
  return answer;
};
const became = async (importId: string) => (await api.get(`/usage/${importId}`, token)).json();

test("rows are taken in, the same again are one import, and known rows in another are counted", async () => {
  const first = await handIn("april-1", [row("a1"), row("a2", { quantity: "-1" })]);
  expect(first.statusCode).toBe(201);
  const { importId } = first.json<{ importId: string }>();
  expect(await became(importId)).toMatchObject({ state: "done", rowCount: 2, repeatedCount: 0 });
  expect((await handIn("again", [row("a1"), row("a2", { quantity: "-1" })])).json()).toEqual({
    importId,
    isAgain: true,
  });
  const more = (await handIn("april-2", [row("a1"), row("a3")])).json<{ importId: string }>();
  expect(await became(more.importId)).toMatchObject({ state: "done", rowCount: 1, repeatedCount: 1 });
  const kept = await house.everything
    .selectFrom("usage_rows")
    .innerJoin("usage_names", "usage_names.key", "usage_rows.unit_key")
    .select(["source_id", "quantity", "name"])
    .orderBy("source_id")
    .execute();
  expect(kept.map(({ source_id, quantity }) => [source_id, Number(quantity)])).toEqual([
    ["a1", 7.5],
    ["a2", -1],
    ["a3", 7.5],
  ]);
  expect(kept[0]?.name).toBe('Mottagning "A"; B');
});

test("with one wrong row nothing is taken in, and every wrong cell is told by its row", async () => {
  const wrong = await handIn("maj", [row("b1"), row("b2", { service: "OKÄND", customerNumber: "K-0" }), row("b1")]);
  const { importId } = wrong.json<{ importId: string }>();
  expect(await became(importId)).toMatchObject({
    state: "refused",
    rowCount: 0,
    rejectedCount: 3,
    rejected: [
      { row: 2, column: "customerNumber", fault: "customer-unknown", text: "K-0" },
      { row: 2, column: "service", fault: "service-unknown", text: "OKÄND" },
      { row: 3, column: "rowId", fault: "id-twice", text: "b1" },
    ],
  });
});

test("what is no rows is refused, and so is who may not", async () => {
  for (const rows of [
    [],
    [row("c1", { quantity: "1,5" })],
    [row("c1", { usedOn: "igår" })],
    [row("c\u0000")],
    [{ ...row("c1"), more: 1 }],
  ])
    expect((await api.post("/usage", token, { name: "fel", rows }, randomUUID())).statusCode).toBe(422);
  expect((await api.post("/usage", blind, { name: "x", rows: [row("c1")] }, randomUUID())).statusCode).toBe(403);
  expect((await api.get(`/usage/${randomUUID()}`, token)).statusCode).toBe(404);
});
