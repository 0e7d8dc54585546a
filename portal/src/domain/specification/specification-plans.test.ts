/** The specification among many customers' rows: every question is answered along an index, for the creditor and for the customer. */
import { type KyselyPlugin, sql } from "kysely";
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
import { compareServices, listMonths, listRows, sumEmployees, sumMonth, type Whose } from "./queries.ts";

const house = testHouse({ startsAt: "2026-05-02T09:00:00.000Z" });
const month = "2026-04-01" as Month;
let officer: Person;
let reader: Person;
let whose: Whose;

beforeAll(async () => {
  officer = await aCreditor(house);
  await settleCreditor(house, officer);
  const id = await aCustomer(house, officer);
  reader = await aCustomerUser(house, officer, id);
  const customer = await house.perform(officer, (work) => getCustomer(work, id));
  whose = { creditorId: customer.creditorId, key: customer.key };
  await aService(house, officer, { code: "SAMTAL", name: "Samtal", charged: "by-use", price: "0.333" });
  await usageFile(house, officer, [`${customer.customerNumber};SAMTAL;2026-04-03;7;Reception;4711;Anna Ek;a1`]);
  await billed(house, officer, "2026-04", { issueOn: "2026-05-02" });
  await sql`insert into specification_sums select organisation_id, customer_key + n, month, invoice_id, place, unit_key, service_key,
      ansvar_key, row_count, quantity, net_minor from specification_sums, generate_series(1, 20000) n`.execute(
    house.everything,
  );
  await sql`insert into usage_rows (organisation_id, batch_key, customer_key, service_key, unit_key, ansvar_key, employee_key, month,
      used_on, quantity, source_id)
    select organisation_id, batch_key + n, customer_key + n, service_key, unit_key, ansvar_key, employee_key, month, used_on, quantity,
      source_id || n from usage_rows, generate_series(1, 20000) n`.execute(house.everything);
  await sql`analyze specification_sums`.execute(house.everything);
  await sql`analyze usage_rows`.execute(house.everything);
}, 60_000);

const questions: readonly [name: string, ask: (work: Work) => Promise<unknown>, index: string][] = [
  ["a month by service", (work) => sumMonth(work, whose, { month, by: "service" }), "specification_sums_pkey"],
  ["a month by unit", (work) => sumMonth(work, whose, { month, by: "unit" }), "specification_sums_pkey"],
  ["month on month", (work) => compareServices(work, whose, month), "specification_sums_pkey"],
  ["the months", (work) => listMonths(work, whose), "specification_sums_pkey"],
  ["rows", (work) => listRows(work, whose, { month, skip: 0, limit: 50 }), "usage_rows_of_customer"],
  ["persons", (work) => sumEmployees(work, whose, month), "usage_rows_of_customer"],
];

test.each(questions)("the creditor finds %s along an index", async (_, ask, index) => {
  const plan = await planOf(officer, ask);
  expect(plan).toContain(index);
  expect(plan).not.toMatch(/Seq Scan on (specification_sums|usage_rows)/);
});

test.each(questions)("the customer finds %s along an index", async (_, ask, index) => {
  const plan = await planOf(reader, ask);
  expect(plan).toContain(index);
  expect(plan).not.toMatch(/Seq Scan on (specification_sums|usage_rows)/);
});

test("a question without a customer walks the whole table, and the plan says so", async () => {
  const plan = await planOf(officer, (work) => sql`select sum(net_minor) from specification_sums`.execute(work.db));
  expect(plan).toContain("Seq Scan on specification_sums");
});

/** What PostgreSQL would do for the statements that are asked; they are explained and not carried out. */
async function planOf(actor: Person, ask: (work: Work) => Promise<unknown>): Promise<string> {
  const plans: unknown[] = [];
  const explaining: KyselyPlugin = {
    transformQuery: ({ node }) =>
      node.kind === "RawNode"
        ? { ...node, sqlFragments: node.sqlFragments.map((text, place) => (place === 0 ? `explain ${text}` : text)) }
        : node,
    transformResult: async ({ result }) => {
      plans.push(...result.rows.map((row) => row["QUERY PLAN"]));
      return { ...result, rows: [] };
    },
  };
  await house.perform(actor, (work) => ask({ ...work, db: work.db.withPlugin(explaining) }));
  return plans.join("\n");
}
