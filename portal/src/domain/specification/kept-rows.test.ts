/** Rows that were kept beside rows that are rated: whatever is asked, both say the same, and every sum is that of its rows. */
import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aService, billed, settleCreditor, usageFile } from "../../../test/support/outbound.ts";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import type { Person } from "../access/permissions.ts";
import { rowsKeptFrom } from "../billing/billed-rows.ts";
import type { Month } from "../catalogue/month.ts";
import type { Customer } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import type { RowsAsked } from "./judged-rows.ts";
import { listDocuments, sumMonth } from "./queries.ts";
import { type RowsTotal, sumEmployees, sumRows } from "./row-sums.ts";
import { listRows } from "./rows.ts";
import type { SpecificationRow } from "./specification.ts";

const house = testHouse({ startsAt: "2026-05-02T09:00:00.000Z" });
const april = "2026-04-01" as Month;
let officer: Person;
let customer: Customer;
const whose = () => ({ creditorId: customer.creditorId, key: customer.key });
const everything = { limit: 10_000 };
const total = (rows: readonly { readonly netMinor: bigint }[]): bigint =>
  rows.reduce((sum, { netMinor }) => sum + netMinor, 0n);

beforeEach(async () => {
  officer = await aCreditor(house);
  await settleCreditor(house, officer);
  const id = await aCustomer(house, officer);
  customer = await house.perform(officer, (work) => getCustomer(work, id));
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
