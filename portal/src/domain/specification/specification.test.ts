import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import {
  aCreditor,
  aCustomer,
  aCustomerUser,
  aService,
  billed,
  settleCreditor,
  usageFile,
} from "../../../test/support/outbound.ts";
import type { Person } from "../access/permissions.ts";
import { setPrice } from "../catalogue/set-price.ts";
import type { Month } from "../catalogue/month.ts";
import type { Customer } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import type { LocalDate } from "../../time.ts";
import { compareServices, listDocuments, listMonths, sumMonth } from "./queries.ts";
import { listOpenMonths, sumOpenMonth } from "./open-month.ts";
import { sumEmployees, sumRows } from "./row-sums.ts";
import { listRows } from "./rows.ts";
import { explain, type Grouping, type ServiceChange } from "./specification.ts";

const house = testHouse({ startsAt: "2026-05-02T09:00:00.000Z" });
const april = "2026-04-01" as Month;
const may = "2026-05-01" as Month;
let officer: Person;
let customer: Customer;
const whose = () => ({ creditorId: customer.creditorId, key: customer.key });
const everything = { limit: 10_000 };
const total = (rows: readonly { readonly netMinor: bigint }[]): bigint =>
  rows.reduce((sum, { netMinor }) => sum + netMinor, 0n);

beforeEach(async () => {
  await house.turnTo("2026-05-02T09:00:00.000Z");
  officer = await aCreditor(house);
  await settleCreditor(house, officer);
  const id = await aCustomer(house, officer);
  customer = await house.perform(officer, (work) => getCustomer(work, id));
});

async function twoMonths(): Promise<void> {
  const { customerNumber: kund } = customer;
  const calls = await aService(house, officer, { code: "SAMTAL", name: "Samtal", charged: "by-use", price: "0.333" });
  await aService(house, officer, { code: "PAPPER", name: "Papper", charged: "by-use", price: "0.45" });
  await aService(house, officer, { code: "NYTT", name: "Nytt", charged: "by-use", price: "10" });
  await house.perform(officer, (work) =>
    setPrice(work, { serviceId: calls, fromOn: "2026-05-15" as LocalDate, price: "0.5", listName: "maj" }),
  );
  await usageFile(house, officer, [
    `${kund};SAMTAL;2026-04-03;7;Reception;4711;Anna Ek;a1`,
    `${kund};SAMTAL;2026-04-04;11;Lab;4711;Bo Ek;a2`,
    `${kund};PAPPER;2026-04-05;13;Lab;;;a3`,
  ]);
  await billed(house, officer, "2026-04", { issueOn: "2026-05-02" });
  await house.turnTo("2026-06-02T09:00:00.000Z");
  await usageFile(house, officer, [
    `${kund};SAMTAL;2026-05-03;7;Reception;4711;Anna Ek;b1`,
    `${kund};SAMTAL;2026-05-20;9;Reception;4711;Anna Ek;b2`,
    `${kund};SAMTAL;2026-05-20;9;Reception;4711;Anna Ek;b3`,
    `${kund};NYTT;2026-05-06;2;Lab;4712;;b4`,
  ]);
  await billed(house, officer, "2026-05", { issueOn: "2026-06-02" });
}

test("every grouping of a month, and its rows, sum to its invoice to the öre", async () => {
  await twoMonths();
  await house.perform(officer, async (work) => {
    const [document, ...others] = await listDocuments(work, customer, may);
    expect(others).toEqual([]);
    // 7 × 0,333 and 18 × 0,5 and 2 × 10
    expect(document?.netMinor).toBe(233n + 900n + 2000n);
    for (const by of ["service", "unit", "ansvar"] as const)
      expect(total(await sumMonth(work, whose(), { month: may, by }))).toBe(document?.netMinor);
    expect(total(await sumEmployees(work, whose(), may))).toBe(document?.netMinor);
    const rows = await listRows(work, whose(), { month: may, ...everything });
    expect(total(rows)).toBe(document?.netMinor);
    expect(rows.map(({ service, quantity, price, netMinor }) => [service, quantity, price, netMinor])).toEqual([
      ["Nytt", "2", "10", 2000n],
      ["Samtal", "7", "0.333", 233n],
      ["Samtal", "9", "0.5", 450n],
      ["Samtal", "9", "0.5", 450n],
    ]);
    expect(await listMonths(work, whose())).toEqual([
      { month: may, netMinor: 3133n },
      { month: april, netMinor: 1184n },
    ]);
  });
});

test("rows are found by what they are of, by a part of a name, and by doubt", async () => {
  await twoMonths();
  await house.perform(officer, async (work) => {
    const count = async (asked: object) => (await sumRows(work, whose(), { month: may, ...asked })).count;
    expect(await count({})).toBe(4);
    expect(await count({ text: "anna" })).toBe(3);
    expect(await count({ text: "100%" })).toBe(0);
    expect(await count({ doubtful: true })).toBe(2);
    const lab = (await sumMonth(work, whose(), { month: may, by: "unit" })).find(({ name }) => name === "Lab");
    expect(await count({ unit: lab?.key })).toBe(1);
    const rows = await listRows(work, whose(), { month: may, ...everything });
    expect(rows.map(({ doubt }) => doubt)).toEqual([undefined, undefined, "double", "double"]);
  });
});

test("an open month says what billing then says, to the öre; what has no price is told and stands in no sum", async () => {
  const { customerNumber: kund } = customer;
  await aService(house, officer, { code: "SAMTAL", name: "Samtal", charged: "by-use", price: "0.333" });
  await aService(house, officer, {
    code: "SENT",
    name: "Sent",
    charged: "by-use",
    price: "9",
    priceFromOn: "2026-06-01",
  });
  const row = (service: string, day: string, rest: string): string => `${kund};${service};2026-04-${day};${rest}`;
  await usageFile(house, officer, [
    row("SAMTAL", "03", "7;Reception;4711;Anna Ek;o1"),
    row("SAMTAL", "04", "11;Lab;4711;Bo Ek;o2"),
    row("SAMTAL", "04", "2;Lab;4712;Bo Ek;o3"),
  ]);
  const look = (by: Grouping) =>
    house.perform(officer, async (work) => ({
      months: await listOpenMonths(work, whose()),
      open: await sumOpenMonth(work, whose(), { month: april, by }),
    }));
  const before = await look("unit");
  expect(before.months).toEqual([april]);
  expect(before.open.sums.map(({ name, rowCount }) => [name, rowCount])).toEqual([
    ["Lab", 2],
    ["Reception", 1],
  ]);
  await usageFile(house, officer, [row("SENT", "05", "1;Lab;4711;;o4")]);
  const unpriced = await look("service");
  expect([unpriced.open.netMinor, unpriced.open.rowCount, unpriced.open.unpricedCount]).toEqual([
    before.open.netMinor,
    3,
    1,
  ]);
  await house.everything.deleteFrom("usage_rows").where("source_id", "=", "o4").execute();
  await house.everything.deleteFrom("usage_batches").where("row_count", "=", 1).execute();
  await billed(house, officer, "2026-04", { issueOn: "2026-05-02" });
  await house.perform(officer, async (work) => {
    const [document] = await listDocuments(work, customer, april);
    expect(document?.netMinor).toBe(before.open.netMinor);
    const units = await sumMonth(work, whose(), { month: april, by: "unit" });
    expect(units.map(({ name, netMinor }) => [name, netMinor])).toEqual(
      before.open.sums.map(({ name, netMinor }) => [name, netMinor]),
    );
  });
  expect(await look("service")).toMatchObject({ months: [], open: { rowCount: 0, netMinor: 0n } });
});

test("a person who had left is pointed out", async () => {
  await twoMonths();
  await house.everything
    .updateTable("usage_names")
    .set({ last_on: "2026-05-10" as LocalDate })
    .where("name", "=", "Anna Ek")
    .execute();
  const rows = await house.perform(officer, (work) => listRows(work, whose(), { month: may, ...everything }));
  expect(rows.map(({ doubt }) => doubt)).toEqual([undefined, undefined, "left", "left"]);
});

test("why a month differs is told by service, and adds up", async () => {
  await twoMonths();
  const reasons = explain(await house.perform(officer, (work) => compareServices(work, whose(), may)));
  expect(reasons.map(({ kind, name }) => [kind, name])).toEqual([
    ["new", "Nytt"],
    ["ended", "Papper"],
    ["price", "Samtal"],
    ["quantity", "Samtal"],
  ]);
  expect(total(reasons)).toBe(3133n - 1184n);
});

test("the reasons of any two months add up to their difference, and a price that stands is no reason", () => {
  const side = fc.record({ quantity: fc.integer({ min: 0, max: 5000 }), price: fc.integer({ min: 0, max: 9999 }) });
  fc.assert(
    fc.property(fc.array(fc.record({ now: side, before: side }), { maxLength: 8 }), (all) => {
      const changes = all.map(({ now, before }, at): ServiceChange => {
        const net = (one: typeof now): bigint => BigInt(Math.round((one.quantity * one.price) / 7));
        return {
          serviceKey: at,
          name: `T${at}`,
          quantity: String(now.quantity),
          netMinor: net(now),
          prices: now.quantity === 0 ? [] : [String(now.price)],
          formerQuantity: String(before.quantity),
          formerNetMinor: net(before),
          formerPrices: before.quantity === 0 ? [] : [String(before.price)],
        };
      });
      const difference = changes.reduce((sum, { netMinor, formerNetMinor }) => sum + netMinor - formerNetMinor, 0n);
      const reasons = explain(changes);
      expect(total(reasons)).toBe(difference);
      for (const { kind, from, to } of reasons) if (kind === "price") expect(from).not.toBe(to);
    }),
  );
});

describe("the wall", () => {
  test("a reader of the Kund-ID sees the month, one of another sees none of it, and nobody after the last day", async () => {
    await twoMonths();
    const own = await aCustomerUser(house, officer, customer.id, { untilOn: "2026-06-30" });
    const other = await aCustomerUser(house, officer, await aCustomer(house, officer));
    const seenBy = (person: Person) =>
      house.perform(person, async (work) => [
        (await listMonths(work, whose())).length,
        (await sumMonth(work, whose(), { month: may, by: "service" })).length,
        (await listRows(work, whose(), { month: may, ...everything })).length,
        (await listDocuments(work, customer, may)).length,
      ]);
    expect(await seenBy(own)).toEqual([2, 3, 4, 1]);
    expect(await seenBy(other)).toEqual([0, 0, 0, 0]);
    await house.turnTo("2026-07-01T09:00:00.000Z");
    expect(await seenBy(own)).toEqual([0, 0, 0, 0]);
  });
});
