import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { aUnit } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer } from "../../../test/support/people.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import { type InvoiceFilter, listInvoices, listQuery, type ListQuestion, type Place } from "./list-invoices.ts";
import type { Narrowing } from "./narrow-list.ts";

const house = testHouse();
let market: Market;
let other: string;

const rows = 20_000;

/**
 * One invoice a minute, and an issue date that goes the other way: from 2026-12-31 back over ten years, five a day. Every tenth
 * is a credit note, every third goes to the other unit; a few are rejected, some paid, the rest delivered.
 */
async function fill(seller: string, units: readonly [string, string]): Promise<void> {
  await sql`
    insert into invoices (organisation_id, id, kind, number, number_key, receiver_id, receiver_name, issue_on, currency,
                          net_minor, vat_minor, payable_minor, issued_at)
    select ${seller}::uuid, gen_random_uuid(), case when n % 10 = 0 then 'credit-note' else 'invoice' end, 'F-' || n, 'F-' || n,
           case when n % 3 = 0 then ${units[1]}::uuid else ${units[0]}::uuid end, 'Enheten', '2026-12-31'::date - n / 5,
           'SEK', n * 100, 0, n * 100, '2026-01-01'::timestamptz + n * interval '1 minute'
    from generate_series(1, ${rows}::int) as n`.execute(house.everything);
  await sql`
    insert into deliveries
      (organisation_id, invoice_id, document_id, state, answer, standing, issued_at, changed_at, kind, receiver_id, issue_on)
    select organisation_id, id, gen_random_uuid(), 'delivered', case when net_minor % 70000 = 0 then 'RE' when net_minor % 400 = 0 then 'PD' end,
           case when net_minor % 70000 = 0 then 'rejected' when net_minor % 400 = 0 then 'paid' else 'delivered' end,
           issued_at, issued_at, kind, receiver_id, issue_on
    from invoices where organisation_id = ${seller}::uuid`.execute(house.everything);
}

beforeAll(async () => {
  market = await openMarket(house);
  const officer = await anOfficer(house);
  other = await aUnit(house, [officer.actor], "Den andra enheten");
  await fill(market.seller, [market.unit, other]);
  const neighbour = await openMarket(house);
  await fill(neighbour.seller, [market.unit, other]);
  await sql`analyze invoices, deliveries`.execute(house.everything);
}, 60_000);

const ask = (question: Partial<ListQuestion>) =>
  house.perform(market.biller, (work) => listInvoices(work, { text: "", filter: "all", limit: 50, ...question }));

/** Row n as it was filled in, told without SQL. */
const made = Array.from({ length: rows }, (_, index) => {
  const n = index + 1;
  const day = new Date(Date.UTC(2026, 11, 31) - Math.floor(n / 5) * 86_400_000).toISOString().slice(0, 10);
  const standing = (n * 100) % 70_000 === 0 ? "rejected" : (n * 100) % 400 === 0 ? "paid" : "delivered";
  return { n, day, standing, kind: n % 10 === 0 ? "credit-note" : "invoice", isOther: n % 3 === 0 };
});

type Made = (typeof made)[number];
const shown: Readonly<Partial<Record<InvoiceFilter, (row: Made) => boolean>>> = {
  all: () => true,
  "needs-you": ({ standing }) => standing === "rejected",
  paid: ({ standing }) => standing === "paid",
  sent: () => false,
};

interface Case {
  readonly name: string;
  readonly narrowing: () => Narrowing;
  readonly holds: (row: Made) => boolean;
}

const cases: readonly Case[] = [
  {
    name: "one day",
    narrowing: () => ({ issuedFrom: day("2026-12-24"), issuedTo: day("2026-12-24") }),
    holds: (row) => row.day === "2026-12-24",
  },
  {
    name: "from a day on",
    narrowing: () => ({ issuedFrom: day("2026-12-01") }),
    holds: (row) => row.day >= "2026-12-01",
  },
  { name: "up to a day", narrowing: () => ({ issuedTo: day("2016-03-01") }), holds: (row) => row.day <= "2016-03-01" },
  { name: "credit notes", narrowing: () => ({ kind: "credit-note" }), holds: (row) => row.kind === "credit-note" },
  { name: "one receiver", narrowing: () => ({ receiverIds: [other] }), holds: (row) => row.isOther },
  { name: "both receivers", narrowing: () => ({ receiverIds: [market.unit, other] }), holds: () => true },
  { name: "no receiver at all", narrowing: () => ({ receiverIds: [] }), holds: () => false },
  {
    name: "everything together",
    narrowing: () => ({
      issuedFrom: day("2020-01-01"),
      issuedTo: day("2020-12-31"),
      kind: "credit-note",
      receiverIds: [other],
    }),
    holds: (row) => row.day >= "2020-01-01" && row.day <= "2020-12-31" && row.kind === "credit-note" && row.isOther,
  },
  {
    name: "a span that ends before it begins",
    narrowing: () => ({ issuedFrom: day("2026-02-01"), issuedTo: day("2026-01-01") }),
    holds: () => false,
  },
];

const day = (text: string) => text as never;
const filters = Object.keys(shown) as (keyof typeof shown)[];
const asked = cases.flatMap((one) => filters.map((filter) => [one.name, filter, one] as const));

describe("a narrowed list", () => {
  test.each(asked)("%s, standing: %s — page by page all of it, by issue date", async (_name, filter, one) => {
    const expected = made
      .filter((row) => one.holds(row) && shown[filter]?.(row))
      .sort((a, b) => b.day.localeCompare(a.day) || b.n - a.n)
      .slice(0, 120)
      .map(({ n }) => `F-${n}`);
    const found: string[] = [];
    let after: Place | undefined;
    do {
      const page = await ask({ filter, narrowing: one.narrowing(), after, limit: 40 });
      found.push(...page.rows.map(({ number }) => number));
      after = page.next;
    } while (after !== undefined && found.length < 120);
    expect(found).toEqual(expected);
  });

  const texts: readonly [string, Partial<ListQuestion>, readonly string[]][] = [
    ["a number among credit notes", { text: "F-1999", narrowing: { kind: "credit-note" } }, ["F-19990"]],
    ["an amount among invoices", { text: "7,00", narrowing: { kind: "invoice" } }, ["F-7"]],
    ["an amount that is no credit note", { text: "7,00", narrowing: { kind: "credit-note" } }, []],
    [
      "a number in a span, and how it stands",
      { text: "F-70", filter: "needs-you", narrowing: { issuedFrom: day("2000-01-01") } },
      ["F-700", "F-7000"],
    ],
  ];
  test.each(texts)("searched: %s", async (_name, question, expected) => {
    expect((await ask(question)).rows.map(({ number }) => number)).toEqual(expected);
  });

  test("goes on sensibly from a place of the list that is not narrowed", async () => {
    const { next } = await ask({ limit: 1 });
    const { rows: found } = await ask({ narrowing: { kind: "invoice" }, after: next });
    expect(found.length).toBe(50);
  });
});

describe("plans: each stretch is read along its own index, and no further than the page", () => {
  const spans = { issuedFrom: day("2018-01-01"), issuedTo: day("2019-12-31") };
  const plans: readonly [string, InvoiceFilter, () => Narrowing, string][] = [
    ["a span", "all", () => spans, "invoices_by_issue_date"],
    ["credit notes", "all", () => ({ kind: "credit-note" }), "invoices_by_issue_date"],
    ["a receiver", "all", () => ({ receiverIds: [other] }), "invoices_by_kind_and_receiver"],
    ["a receiver's span", "all", () => ({ ...spans, receiverIds: [other] }), "invoices_by_kind_and_receiver"],
    ["what is paid in a span", "paid", () => spans, "deliveries_by_issue_date"],
    ["what waits in a span, of which there is none", "sent", () => spans, "deliveries_by_issue_date"],
    ["what is paid by a receiver", "paid", () => ({ receiverIds: [other] }), "deliveries_by_receiver"],
    ["what asks for somebody", "needs-you", () => ({ ...spans, kind: "credit-note" }), "deliveries_by_issue_date"],
  ];
  test.each(plans)("%s (%s)", async (_name, filter, narrowing, index) => {
    const steps = await house.perform(market.biller, async (work) => {
      const query = await listQuery(work, { text: "", filter, limit: 50, narrowing: narrowing() });
      const { rows: plan } = await sql<Record<string, [{ readonly Plan: Step }]>>`
        explain (analyze, format json) ${query}`.execute(work.db);
      return stepsIn(Object.values(plan[0] ?? {})[0]?.[0].Plan);
    });
    expect(steps.map((step) => step["Index Name"])).toContain(index);
    expect(
      steps.filter(
        (step) => step["Node Type"] === "Seq Scan" && /invoices|deliveries/.test(step["Relation Name"] ?? ""),
      ),
    ).toEqual([]);
    const read = steps
      .filter((step) => step["Index Name"] === index)
      .reduce(
        (sum, step) => sum + (step["Actual Rows"] + (step["Rows Removed by Filter"] ?? 0)) * step["Actual Loops"],
        0,
      );
    expect(read).toBeLessThanOrEqual(51 * 2 * 3);
  });
});

interface Step {
  readonly "Node Type": string;
  readonly "Index Name"?: string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly Step[];
}

function stepsIn(plan: Step | undefined): readonly Step[] {
  return plan === undefined ? [] : [plan, ...(plan.Plans ?? []).flatMap(stepsIn)];
}
