/** The specification among many customers' rows: every question is answered along an index, for the creditor and for the customer. */
import { createQueryId, type KyselyPlugin, type RawNode, sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
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
import type { Work } from "../../work.ts";
import type { Person } from "../access/permissions.ts";
import type { Month } from "../catalogue/month.ts";
import { getCustomer } from "../customers/queries.ts";
import { compareServices, listMonths, sumMonth, type Whose } from "./queries.ts";
import { sumEmployees, sumRows } from "./row-sums.ts";
import { listRows } from "./rows.ts";

const house = testHouse({ startsAt: "2026-05-02T09:00:00.000Z" });
const month = "2026-04-01" as Month;
let officer: Person;
let reader: Person;
let readerOfLarge: Person;
let whose: Whose;
/** Whose rows were kept when the invoice was issued. */
let large: Whose;

beforeAll(async () => {
  officer = await aCreditor(house);
  await settleCreditor(house, officer);
  const [id, largeId] = [await aCustomer(house, officer), await aCustomer(house, officer)];
  reader = await aCustomerUser(house, officer, id);
  readerOfLarge = await aCustomerUser(house, officer, largeId);
  const [customer, other] = await house.perform(officer, async (work) => [
    await getCustomer(work, id),
    await getCustomer(work, largeId),
  ]);
  whose = { creditorId: customer.creditorId, key: customer.key };
  large = { creditorId: other.creditorId, key: other.key };
  await aService(house, officer, { code: "SAMTAL", name: "Samtal", charged: "by-use", price: "0.333" });
  const row = "SAMTAL;2026-04-03;7;Reception;4711;Anna Ek";
  await usageFile(house, officer, [`${customer.customerNumber};${row};a1`, `${other.customerNumber};${row};a2`]);
  await billed(house, officer, "2026-04", { issueOn: "2026-05-02" });
  await sql`insert into specification_sums select organisation_id, customer_key + n, month, invoice_id, place, unit_key, service_key,
      ansvar_key, row_count, quantity, net_minor from specification_sums, generate_series(1, 20000) n`.execute(
    house.everything,
  );
  await sql`insert into usage_rows (organisation_id, batch_key, customer_key, service_key, unit_key, ansvar_key, employee_key, month,
      used_on, quantity, source_id)
    select organisation_id, batch_key + n, customer_key + n, service_key, unit_key, ansvar_key, employee_key, month, used_on, quantity,
      source_id || n from usage_rows, generate_series(1, 20000) n`.execute(house.everything);
  await sql`insert into specification_rows
    select r.organisation_id, r.customer_key + n % 500, r.month, b.invoice_id, 1 + n / 500, r.id + n, 1, r.used_on, r.service_key, r.unit_key,
      r.ansvar_key, r.employee_key, false, r.quantity, 233
    from usage_rows r join billed_batches b using (organisation_id, batch_key), generate_series(0, 39999) n
    where r.source_id = 'a2'`.execute(house.everything);
  await sql`insert into specification_person_sums select organisation_id, customer_key, month, invoice_id, employee_key, count(*),
      sum(net_minor), max(used_on) from specification_rows group by 1, 2, 3, 4, 5`.execute(house.everything);
  await sql`analyze specification_person_sums`.execute(house.everything);
  await sql`analyze specification_rows`.execute(house.everything);
  await sql`analyze specification_sums`.execute(house.everything);
  await sql`analyze usage_rows`.execute(house.everything);
}, 60_000);

const after = { invoiceId: "00000000-0000-7000-8000-000000000000", ordinal: 7 };
type Question = [name: string, ask: (work: Work) => Promise<unknown>, index: string];
const questions: readonly Question[] = [
  ["a month by service", (work) => sumMonth(work, whose, { month, by: "service" }), "specification_sums_pkey"],
  ["a month by unit", (work) => sumMonth(work, whose, { month, by: "unit" }), "specification_sums_pkey"],
  ["month on month", (work) => compareServices(work, whose, month), "specification_sums_pkey"],
  ["the months", (work) => listMonths(work, whose), "specification_sums_pkey"],
  ["rows", (work) => listRows(work, whose, { month, limit: 50 }), "usage_rows_of_customer"],
  ["persons", (work) => sumEmployees(work, whose, month), "usage_rows_of_customer"],
];
const ofKept: readonly Question[] = [
  ["kept rows", (work) => listRows(work, large, { month, limit: 50 }), "specification_rows_pkey"],
  ["what follows a kept row", (work) => listRows(work, large, { month, after, limit: 50 }), "specification_rows_pkey"],
  [
    "a late page of kept rows",
    (work) => listRows(work, large, { month, skip: 1, limit: 50 }),
    "specification_rows_pkey",
  ],
  ["the sum of kept rows", (work) => sumRows(work, large, { month }), "specification_sums_pkey"],
  [
    "the sum of what a word finds",
    (work) => sumRows(work, large, { month, text: "anna" }),
    "specification_rows_of_person",
  ],
  ["what may be wrong", (work) => sumRows(work, large, { month, doubtful: true }), "specification_rows_double"],
  ["the persons of kept rows", (work) => sumEmployees(work, large, month), "specification_person_sums_pkey"],
];

test.each([...questions, ...ofKept])("the creditor finds %s along an index", async (_, ask, index) => {
  const plan = await planOf(officer, ask);
  expect(plan).toContain(index);
  expect(plan).not.toMatch(/Seq Scan on (specification_\w+|usage_rows)/);
});

test.each(questions)("the customer finds %s along an index", async (_, ask, index) => {
  const plan = await planOf(reader, ask);
  expect(plan).toContain(index);
  expect(plan).not.toMatch(/Seq Scan on (specification_\w+|usage_rows)/);
});

test.each(ofKept)("the customer of a large invoice finds %s along an index", async (_, ask, index) => {
  const plan = await planOf(readerOfLarge, ask);
  expect(plan).toContain(index);
  expect(plan).not.toMatch(/Seq Scan on (specification_\w+|usage_rows)/);
});

test("a question without a customer walks the whole table, and the plan says so", async () => {
  const plan = await planOf(officer, (work) => sql`select sum(net_minor) from specification_sums`.execute(work.db));
  expect(plan).toContain("Seq Scan on specification_sums");
});

/** What PostgreSQL does for the statements that are asked. */
async function planOf(actor: Person, ask: (work: Work) => Promise<unknown>): Promise<string> {
  const asked: RawNode[] = [];
  const listening: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (node.kind === "RawNode") asked.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return await house.perform(actor, async (work) => {
    await ask({ ...work, db: work.db.withPlugin(listening) });
    const plans: unknown[] = [];
    for (const node of asked) {
      const sqlFragments = node.sqlFragments.map((text, place) => (place === 0 ? `explain ${text}` : text));
      const executor = work.db.getExecutor();
      const explained = executor.compileQuery({ ...node, sqlFragments }, createQueryId());
      plans.push(
        ...(await executor.executeQuery<{ "QUERY PLAN": string }>(explained)).rows.map((row) => row["QUERY PLAN"]),
      );
    }
    return plans.join("\n");
  });
}
