/** The inbox with many documents: every question is answered along an index, also below row level security. */
import { type CompiledQuery, sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { anIssuedInvoice, aUnit } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import type { Work } from "../../work.ts";
import { countViews } from "./count-documents.ts";
import { afterQuery, numbersQuery } from "./document-chain.ts";
import type { InboxFilter } from "./inbox-filter.ts";
import { documentsOf, listDocuments } from "./list-documents.ts";
import { getDocument, type UnitDocument } from "./queries.ts";
import { forerunnersQuery, warningsQuery } from "./warnings.ts";

const house = testHouse();
let officer: Known;
let unit: string;

beforeAll(async () => {
  officer = await anOfficer(house);
  const seller = await aSupplier(house);
  unit = await aUnit(house, [officer.actor]);
  await anIssuedInvoice(house, seller.actor, { receiverId: unit });
  await house.runJobs();
  await sql`
    insert into inbox_documents (organisation_id, id, receiver_id, instance_id, ubl, ubl_sha256, received_at, state, kind, number,
      type_code, issue_on, currency, payable_minor, seller_number, seller_name, payment_account, account_before, search_number, search_seller)
    select organisation_id, gen_random_uuid(), case when n % 4 = 0 then receiver_id else gen_random_uuid() end,
      gen_random_uuid(), '', ubl_sha256, received_at - n * interval '1 minute', case when n % 50 = 0 then 'new' else 'accepted' end, kind,
      'N-' || n, type_code, issue_on, currency, n, lpad((n % 500)::text, 10, '0'), 'Firma ' || n % 500, 'SE:BANKGIRO 1', case when n % 100 = 0 then id end,
      'n-' || n, 'firma ' || n % 500
    from inbox_documents, generate_series(1, 40000) n`.execute(house.everything);
  await sql`
    insert into inbox_words (organisation_id, receiver_id, word, received_at, document_id)
    select organisation_id, receiver_id, word, received_at, id
    from inbox_documents, unnest(array['konsult', 'takplåt' || (payable_minor % 50), 'kardiologen']) word
    where number like 'N-%' and receiver_id = ${unit}`.execute(house.everything);
  await sql`update inbox_documents set search_seller = 'storfirman ab', seller_number = '0000009999' where payable_minor > 20000 and payable_minor % 8 = 0`.execute(
    house.everything,
  );
  // As many units as a region has, though the rows name one for most of them.
  await sql`alter table inbox_documents alter receiver_id set (n_distinct = 400)`.execute(house.everything);
  await sql`analyze inbox_documents`.execute(house.everything);
  await sql`analyze inbox_words`.execute(house.everything);
}, 60_000);

async function planOf(question: (work: Work) => CompiledQuery): Promise<string> {
  return house.perform(officer.actor, async (work) => {
    const asked = question(work);
    const { rows } = await work.db.executeQuery<{ "QUERY PLAN": string }>({ ...asked, sql: `explain ${asked.sql}` });
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
}

test.each<[string, InboxFilter, index: string]>([
  ["the newest", {}, "inbox_of_receiver"],
  [
    "a later page",
    { after: { receivedAt: "2026-11-01T00:00:00.000Z" as never, id: "0197a000-0000-7000-8000-00000000beef" } },
    "inbox_of_receiver",
  ],
  ["one state", { state: "new" }, "inbox_of_receiver_by_state"],
  ["a number", { search: "n-3999" }, "inbox_by_number"],
  ["a seller's name", { search: "firma 77" }, "inbox_by_seller_name"],
  ["a company number", { search: "0000000077" }, "inbox_by_seller"],
  ["a supplier among the newest", { supplier: "000000-0077" }, "inbox_by_seller"],
  ["an amount", { search: "77,00" }, "inbox_by_amount"],
  ["words", { search: "takplåt kardiologen" }, "inbox_words_pkey"],
  [
    "a later page of words",
    {
      search: "takplåt",
      after: { receivedAt: "2026-11-01T00:00:00.000Z" as never, id: "0197a000-0000-7000-8000-00000000beef" },
    },
    "inbox_words_pkey",
  ],
  ["what is to be done", { view: "open" }, "inbox_open"],
  ["what nobody has taken", { view: "unassigned" }, "inbox_open"],
  ["what is mine", { view: "mine" }, "inbox_by_assignment"],
  ["what needs a second look", { view: "flagged" }, "inbox_flagged"],
  ["what is due first", { sort: "due" }, "inbox_by_due"],
  ["the largest amounts", { sort: "amount-high" }, "inbox_by_amount"],
  [
    "the smallest amounts in a range",
    { sort: "amount-low", amountFromMinor: 500n, amountToMinor: 900n },
    "inbox_by_amount",
  ],
  ["a year", { receivedFrom: "2026-01-01" as never, receivedTo: "2026-12-31" as never }, "inbox_of_receiver"],
])("%s is found along an index", async (_, filter, index) => {
  const plan = await planOf((work) =>
    documentsOf(work, { organisationId: officer.actor.organisationId, unit, filter }).compile(),
  );
  expect(plan).toContain(index);
  expect(plan).not.toContain("Seq Scan");
});

test("a seller's name reads a page of each seller, however many documents it has sent", async () => {
  const read = await house.perform(officer.actor, async (work) => {
    const { organisationId } = officer.actor;
    const asked = documentsOf(work, { organisationId, unit, filter: { search: "storfirman" } }).compile();
    const { rows } = await work.db.executeQuery<{ "QUERY PLAN": string }>({
      ...asked,
      sql: `explain analyze ${asked.sql}`,
    });
    const seller = rows.map((row) => row["QUERY PLAN"]).filter((line) => line.includes("inbox_by_seller_name"));
    return seller.map(
      (line) => Number(/actual .* rows=([\d.]+)/.exec(line)?.[1]) * Number(/loops=(\d+)/.exec(line)?.[1]),
    );
  });
  expect(read.length).toBeGreaterThan(0);
  expect(Math.max(...read)).toBeLessThan(100);
});

test.each([
  ["after it", (work: Work, document: UnitDocument) => afterQuery(work, document)],
  ["before it", (work: Work, document: UnitDocument) => numbersQuery(work, { document, numbers: ["n-1", "n-20008"] })],
])(
  "what a document hangs together with, %s, is not looked for among all that a large seller has sent",
  async (_, ask) => {
    const read = await house.perform(officer.actor, async (work) => {
      const { id } = await house.everything
        .selectFrom("inbox_documents")
        .select("id")
        .where("number", "=", "N-20016")
        .where("receiver_id", "=", unit)
        .executeTakeFirstOrThrow();
      const { sql: text, parameters } = ask(work, await getDocument(work, id)).compile(work.db);
      const given = sql.join(parameters.map((one) => sql.lit(Array.isArray(one) ? `{${one.join(",")}}` : one)));
      await sql`set local plan_cache_mode = force_generic_plan`.execute(work.db);
      await sql`prepare asked as ${sql.raw(text)}`.execute(work.db);
      const { rows } = await sql<Record<string, [{ readonly Plan: { readonly "Shared Hit Blocks": number } }]>>`
      explain (analyze, buffers, format json) execute asked(${given})`.execute(work.db);
      await sql`deallocate asked`.execute(work.db);
      return Object.values(rows[0] ?? {})[0]?.[0].Plan["Shared Hit Blocks"] ?? Infinity;
    });
    expect(read).toBeLessThan(50);
  },
);

test("no question scans a table or sorts more than it shows", async () => {
  const plan = await planOf((work) =>
    documentsOf(work, {
      organisationId: officer.actor.organisationId,
      unit,
      filter: { search: "takplåt7 kardiologen" },
    }).compile(),
  );
  expect(plan).not.toContain("Seq Scan");
});

test("forerunners and warnings are found along indexes", async () => {
  const organisationId = officer.actor.organisationId;
  const document = {
    seller_number: "0000000077",
    payment_account: "SE:BANKGIRO 2",
    payment_reference: "77",
    number: "N-77",
    type_code: "380",
    issue_on: "2026-11-21" as never,
    payable_minor: 77n,
    buyer_reference: null,
  };
  const plans = await Promise.all([
    planOf((work) => forerunnersQuery({ organisationId, receiverId: unit }, document).compile(work.db)),
    planOf((work) => warningsQuery(organisationId, unit).compile(work.db)),
  ]);
  for (const plan of plans) expect(plan).not.toContain("Seq Scan");
});

test("the stacks are counted along indexes and no further than a person reads", async () => {
  const counts = await house.perform(officer.actor, (work) => countViews(work, { unit }));
  expect(counts).toEqual({ open: 401, mine: 0, unassigned: 401, flagged: 400 });
});

test("all ways to find meet in the newest first, page after page, without gap or repetition", async () => {
  const seen: string[] = [];
  let after: InboxFilter["after"];
  do {
    const page = await house.perform(officer.actor, (work) =>
      listDocuments(work, { search: "takplåt7 kardiologen", after }),
    );
    seen.push(...page.documents.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  const { rows } = await sql<{ id: string }>`select id from inbox_documents
    where receiver_id = ${unit} and payable_minor % 50 = 7 order by received_at desc, id desc`.execute(
    house.everything,
  );
  expect(seen).toEqual(rows.map(({ id }) => id));
  expect(new Set(seen).size).toBe(seen.length);
});

test.each(["due", "amount-high", "amount-low"] as const)("sorted by %s, pages meet", async (sort) => {
  const page = (after: InboxFilter["after"]) =>
    house.perform(officer.actor, (work) => listDocuments(work, { sort, after, view: "open" }));
  const seen: string[] = [];
  for (let next: InboxFilter["after"], more = true; more; ) {
    const { documents, next: following } = await page(next);
    seen.push(...documents.map(({ id }) => id));
    next = following;
    more = following !== undefined;
  }
  expect(new Set(seen).size).toBe(401);
  expect(seen).toHaveLength(401);
});
