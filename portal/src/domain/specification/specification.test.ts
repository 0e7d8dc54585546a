import fc from "fast-check";
import { sql } from "kysely";
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
import { rowsKeptFrom } from "../billing/billed-rows.ts";
import { setPrice } from "../catalogue/set-price.ts";
import type { Month } from "../catalogue/month.ts";
import type { Customer } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { compareServices, listDocuments, listMonths, sumMonth } from "./queries.ts";
import { listOpenMonths, sumOpenMonth } from "./open-month.ts";
import type { RowsAsked } from "./judged-rows.ts";
import { type RowsTotal, sumEmployees, sumRows } from "./row-sums.ts";
import { listRows } from "./rows.ts";
import { explain, type Grouping, type ServiceChange, type SpecificationRow } from "./specification.ts";

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

test("rows that were kept say what rating says, page by page, and a row of a later invoice that was billed before is doubted", async () => {
  const { customerNumber: kund } = customer;
  await aService(house, officer, { code: "SAMTAL", name: "Samtal", charged: "by-use", price: "0.333" });
  await aService(house, officer, { code: "PAPPER", name: "Papper", charged: "by-use", price: "0.4567" });
  const rows = Array.from({ length: rowsKeptFrom + 1 }, (_, n) => {
    const [service, unit, person] = [n % 3 === 0 ? "PAPPER" : "SAMTAL", `Enhet ${n % 7}`, `Person ${n % 11}`];
    return `${kund};${service};2026-04-${String(1 + (n % 29)).padStart(2, "0")};${1 + (n % 13)};${unit};${4711 + (n % 2)};${person};k${n}`;
  });
  await usageFile(house, officer, [
    ...rows,
    `${kund};SAMTAL;2026-04-30;7;Reception;4711;Anna Ek;d1`,
    `${kund};SAMTAL;2026-04-30;7;Reception;4711;Anna Ek;d2`,
  ]);
  await billed(house, officer, "2026-04", { issueOn: "2026-05-02" });
  const look = () =>
    house.perform(officer, async (work) => ({
      sums: await sumsBesideRows(work),
      rows: await listRows(work, whose(), { month: april, ...everything }),
      doubtful: await listRows(work, whose(), { month: april, doubtful: true, ...everything }),
      found: await sumRows(work, whose(), { month: april, text: "person 1" }),
      people: await sumEmployees(work, whose(), april),
    }));
  const kept = await look();
  expect(kept.rows).toHaveLength(rowsKeptFrom + 3);
  expect(kept.doubtful).toHaveLength(2);
  await house.perform(officer, async (work) => {
    const [document] = await listDocuments(work, customer, april);
    expect([total(kept.rows), total(kept.people)]).toEqual([document?.netMinor, document?.netMinor]);
    const pages = [];
    for (let after: SpecificationRow | undefined; ; after = pages.at(-1)) {
      const page = await listRows(work, whose(), { month: april, after, limit: 300 });
      if (page.length === 0) break;
      pages.push(...page);
    }
    expect(pages).toEqual(kept.rows);
    for (const skip of [1, 700, 1000, 1003, 2000])
      expect(await listRows(work, whose(), { month: april, skip, limit: 10 })).toEqual(
        kept.rows.slice(skip, skip + 10),
      );
  });
  await house.everything
    .updateTable("usage_names")
    .set({ last_on: "2026-04-15" as LocalDate })
    .where("name", "in", ["Person 4", "Person 5"])
    .execute();
  const left = await look();
  expect(left.doubtful.length).toBeGreaterThan(50);
  expect(left.sums[0]).toMatchObject({ count: kept.rows.length, netMinor: total(kept.rows) });
  await house.everything.updateTable("usage_names").set({ last_on: null }).execute();
  await house.turnTo("2026-05-03T09:00:00.000Z");
  await usageFile(house, officer, [
    `${kund};SAMTAL;2026-04-30;7;Reception;4711;Anna Ek;late`,
    `${kund};SAMTAL;2026-04-02;7;Lab;4711;Bo Ek;late2`,
  ]);
  await billed(house, officer, "2026-04", { issueOn: "2026-05-03" });
  const both = await look();
  expect(both.rows.slice(0, -2)).toEqual(kept.rows);
  expect(both.rows.slice(-2).map(({ doubt, netMinor }) => [doubt, netMinor])).toEqual([
    [undefined, 233n],
    ["double", 233n],
  ]);
  await sql`delete from specification_rows`.execute(house.everything);
  await sql`delete from specification_person_sums`.execute(house.everything);
  const rated = await look();
  expect(rated.rows).toEqual(both.rows.map((row) => (row.employee === "Anna Ek" ? { ...row, doubt: "double" } : row)));
  expect({ ...rated, rows: 0, doubtful: 0, sums: 0 }).toEqual({ ...both, rows: 0, doubtful: 0, sums: 0 });
});

/** Every way of asking for a sum, beside the rows that the same question lists: they must be the same to the öre. */
async function sumsBesideRows(work: Work): Promise<readonly RowsTotal[]> {
  const keyOf = async (name: string): Promise<number> =>
    (
      await work.db
        .selectFrom("usage_names")
        .select("key")
        .where("name", "=", name)
        .where("customer_key", "=", customer.key)
        .executeTakeFirstOrThrow()
    ).key;
  const [unit, employee] = [await keyOf("Enhet 3"), await keyOf("Person 4")];
  const [first, last] = await sumMonth(work, whose(), { month: april, by: "service" });
  const [{ key: ansvar } = { key: 0 }] = await sumMonth(work, whose(), { month: april, by: "ansvar" });
  const service = first?.key;
  const ways: readonly Partial<RowsAsked>[] = [
    {},
    { service },
    { service: last?.key, unit },
    { ansvar },
    { employee },
    { employee, service },
    { text: "person 1" },
    { text: "person 1", employee },
    { text: "enhet 3", ansvar },
    { text: "p", unit },
    { text: "e" },
    { doubtful: true },
    { doubtful: true, text: "anna" },
    { doubtful: true, service: last?.key },
    { text: "nobody" },
  ];
  const sums: RowsTotal[] = [];
  for (const way of ways) {
    const asked = { month: april, ...way };
    const [sum, rows] = [
      await sumRows(work, whose(), asked),
      await listRows(work, whose(), { ...asked, limit: 10_000 }),
    ];
    const doubtful = rows.filter(({ doubt }) => doubt !== undefined).length;
    expect(sum, JSON.stringify(way)).toEqual({ count: rows.length, doubtful, netMinor: total(rows) });
    sums.push(sum);
  }
  return sums;
}

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
