import { localDate } from "@fakturaporten/einvoice";
import { type RawBuilder, sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import type { Work } from "../../work.ts";
import type { Invoice } from "./invoice.ts";
import { chainQuery } from "./invoice-chain.ts";
import { listDrafts } from "./list-drafts.ts";
import { type InvoiceFilter, invoiceFilters, listInvoices, listQuery, type ListQuestion } from "./list-invoices.ts";
import { saveDraft } from "./save-draft.ts";

const house = testHouse();
let market: Market;
let neighbour: Market;

const rowsEach = 20_000;

/** Invoices 1 to 20 000, one a minute: every tenth rejected, every other answered, a few stopped on the way. */
async function fill(at: Market, prefix: string): Promise<void> {
  const { seller, unit } = at;
  await sql`
    insert into invoices (organisation_id, id, kind, number, number_key, receiver_id, receiver_name, issue_on, currency,
                          net_minor, vat_minor, payable_minor, issued_at)
    select ${seller}::uuid, gen_random_uuid(), 'invoice', ${prefix} || n, ${prefix} || n, ${unit}::uuid, 'Kardiologen', '2026-01-01',
           'SEK', n * 100, n * 25, n * 125, '2026-01-01'::timestamptz + n * interval '1 minute'
    from generate_series(1, ${rowsEach}::int) as n`.execute(house.everything);
  await sql`
    insert into deliveries (organisation_id, invoice_id, document_id, state, reason, answer, standing, issued_at, changed_at,
                            kind, receiver_id, issue_on)
    select organisation_id, id, gen_random_uuid(), state, case when state = 'given-up' then 'no-answer' end, answer,
           case answer when 'RE' then 'rejected' when 'PD' then 'paid' when 'AP' then 'accepted'
             else case state when 'delivered' then 'delivered' when 'waiting' then 'sent' else 'stopped' end end,
           issued_at, issued_at, kind, receiver_id, issue_on
    from (
      select organisation_id, id, issued_at, kind, receiver_id, issue_on,
             case when net_minor % 700000 = 0 then 'given-up' when net_minor > ${rowsEach * 100 - 1000}::int then 'waiting' else 'delivered' end as state,
             case when net_minor % 200 <> 0 or net_minor % 700000 = 0 or net_minor > ${rowsEach * 100 - 1000}::int then null
               when net_minor % 50000 = 0 then 'RE' when net_minor % 400 = 0 then 'PD' else 'AP' end as answer
      from invoices where organisation_id = ${seller}::uuid
    ) fates`.execute(house.everything);
}

beforeAll(async () => {
  market = await openMarket(house);
  neighbour = await openMarket(house);
  await fill(market, "F-");
  await fill(neighbour, "F-");
  await sql`analyze invoices, deliveries`.execute(house.everything);
}, 60_000);

const ask = (question: Partial<ListQuestion>) =>
  house.perform(market.biller, (work) => listInvoices(work, { text: "", filter: "all", limit: 50, ...question }));

const numbers = async (question: Partial<ListQuestion>): Promise<string[]> =>
  (await ask(question)).rows.map(({ number }) => number);

describe("the list", () => {
  test("shows the latest first, and pages without missing or doubling a row", async () => {
    const first = await ask({ limit: 30 });
    const second = await ask({ limit: 30, after: first.next });
    const all = [...first.rows, ...second.rows].map(({ number }) => number);
    expect(all).toEqual(Array.from({ length: 60 }, (_, index) => `F-${rowsEach - index}`));
    const last = await ask({
      after: { at: "2026-01-01T00:03:00.000Z" as never, id: "00000000-0000-0000-0000-000000000000" },
    });
    expect(last.rows.map(({ number }) => number)).toEqual(["F-2", "F-1"]);
    expect(last.next).toBeUndefined();
  });

  test("shows the asker's own rows only", async () => {
    const { rows } = await ask({ text: "F-77" });
    const own = await sql<{
      id: string;
    }>`select id from invoices where organisation_id = ${market.seller}::uuid`.execute(house.everything);
    const ids = new Set(own.rows.map(({ id }) => id));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ id }) => ids.has(id))).toBe(true);
  });

  const searches: readonly [string, string, string[]][] = [
    ["a whole number", "F-1234", ["F-12349", "F-12348"]],
    ["a number in other letters and spaces", "f -19999", ["F-19999"]],
    ["an amount in kronor", "1 250,00 kr", ["F-1000"]],
    ["an amount with a point", "2.50", ["F-2"]],
    ["nothing that is there", "finns inte", []],
  ];
  test.each(searches)("finds %s", async (_name, text, expected) => {
    expect((await numbers({ text })).slice(0, 2)).toEqual(expected.slice(0, 2));
  });

  test("finds a receiver by name, misspelt too", async () => {
    const { rows } = await ask({ text: "kardiologmotagningen", limit: 3 });
    expect(rows.map(({ number }) => number)).toEqual(["F-20000", "F-19999", "F-19998"]);
  });

  // Deliveries have a receiver and a kind of their own beside the invoices': each must be asked for by whose it is.
  test.each(["kardiologmottagningen", "F-1", "2 500"])(
    "%j is asked within every way of standing, with dates and without",
    async (text) => {
      for (const filter of invoiceFilters)
        for (const narrowing of [undefined, { issuedFrom: localDate("2026-01-01") }]) {
          const { rows } = await ask({ text, filter, narrowing, unansweredBefore: house.now(), limit: 3 });
          const isThere = filter === "all" || (text !== "2 500" && filter !== "needs-you");
          expect(rows.length > 0 || !isThere, filter).toBe(true);
        }
    },
  );

  test.each(["%", "_", "F-%", "'; drop table invoices; --", "\\", "\u{10FFFF}", "x".repeat(500)])(
    "survives %j",
    async (text) => {
      expect((await numbers({ text })).length).toBeLessThanOrEqual(50);
    },
  );

  const states: readonly [InvoiceFilter, readonly string[]][] = [
    ["needs-you", ["rejected", "stopped"]],
    ["sent", ["sent"]],
    ["delivered", ["delivered"]],
    ["answered", ["accepted"]],
    ["paid", ["paid"]],
  ];
  test.each(states)("filtered by %s shows what stands so", async (filter, standings) => {
    const { rows } = await ask({ filter, limit: 200 });
    expect(rows.length).toBeGreaterThan(0);
    expect([...new Set(rows.map(({ standing }) => standing))].sort()).toEqual(standings);
  });
});

describe("plans: no list reads a whole table, whatever is asked", () => {
  const questions: readonly [string, Partial<ListQuestion>][] = [
    ...invoiceFilters.map((filter) => [`filter ${filter}`, { filter }] satisfies [string, Partial<ListQuestion>]),
    ["by number", { text: "F-1234" }],
    ["by amount", { text: "1 250,00" }],
    ["by receiver", { text: "kardiologmottagningen" }],
    [
      "a page far down",
      { after: { at: "2026-01-02T00:00:00.000Z" as never, id: "00000000-0000-0000-0000-000000000000" } },
    ],
  ];
  test.each(questions)("%s", async (_name, change) => {
    const plan = await house.perform(market.biller, async (work) => {
      const query = await listQuery(work, { text: "", filter: "all", limit: 50, ...change });
      const { rows } = await sql<Record<string, string>>`explain ${query}`.execute(work.db);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).not.toMatch(/Seq Scan on (invoices|deliveries)/);
  });
});

/** PostgreSQL plans a kept statement for a seller of average size. It must not read all invoices of a larger one for that. */
describe.each([
  ["two invoices each", { invoices: -0.5, deliveries: -1 }],
  ["a hundred invoices each", { invoices: 400, deliveries: 400 }],
])("plans made for sellers with %s read no more than the page of a large one", (_size, distinct) => {
  beforeAll(async () => {
    for (const [table, sellers] of Object.entries(distinct))
      await sql`alter table ${sql.table(table)} alter organisation_id set (n_distinct = ${sql.lit(sellers)})`.execute(
        house.everything,
      );
    await sql`vacuum analyze invoices, deliveries`.execute(house.everything);
  });

  const questions: readonly [string, Partial<ListQuestion>][] = [
    ...invoiceFilters.map((filter) => [`filter ${filter}`, { filter }] satisfies [string, Partial<ListQuestion>]),
    ["by number", { text: "F-1234" }],
    ["by amount", { text: "1 250,00" }],
    ["by receiver", { text: "kardiologmottagningen" }],
    ["by a day", { narrowing: { issuedFrom: "2026-01-01" as never } }],
  ];
  test.each(questions)("%s", async (_name, change) => {
    const read = await pagesRead((work) => listQuery(work, { text: "", filter: "all", limit: 50, ...change }));
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(1000);
  });

  test("what an invoice hangs together with", async () => {
    const [invoice] = (await ask({ text: "F-1234" })).rows;
    const read = await pagesRead((work) => chainQuery(work, invoice as Invoice));
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(20);
  });
});

/** Pages of tables and indexes that a question costs when it is planned for a seller of average size. */
function pagesRead(ask: (work: Work) => RawBuilder<unknown> | Promise<RawBuilder<unknown>>): Promise<number> {
  return house.perform(market.biller, async (work) => {
    const { sql: text, parameters } = (await ask(work)).compile(work.db);
    const given = sql.join(parameters.map((one) => sql.lit(Array.isArray(one) ? `{${one.join(",")}}` : one)));
    await sql`set local plan_cache_mode = force_generic_plan`.execute(work.db);
    await sql`prepare asked as ${sql.raw(text)}`.execute(work.db);
    const { rows } = await sql<Record<string, [{ readonly Plan: Step }]>>`
      explain (analyze, buffers, format json) execute asked(${given})`.execute(work.db);
    await sql`deallocate asked`.execute(work.db);
    const plan = Object.values(rows[0] ?? {})[0]?.[0].Plan;
    return (plan?.["Shared Hit Blocks"] ?? 0) + (plan?.["Shared Read Blocks"] ?? 0);
  });
}

interface Step {
  readonly "Shared Hit Blocks": number;
  readonly "Shared Read Blocks": number;
}

test("drafts page by when they were saved", async () => {
  const at = await openMarket(house);
  for (let count = 0; count < 5; count += 1) {
    await house.turnBy({ minutes: 1 });
    await house.perform(at.biller, (work) =>
      saveDraft(work, { id: work.newId(), version: 0, fields: { number: String(count) } }),
    );
  }
  const page = (after?: Parameters<typeof listDrafts>[1]["after"]) =>
    house.perform(at.biller, (work) => listDrafts(work, { after, limit: 3 }));
  const first = await page();
  expect(first.rows.map(({ number }) => number)).toEqual(["4", "3", "2"]);
  expect((await page(first.next)).rows.map(({ number }) => number)).toEqual(["1", "0"]);
});
