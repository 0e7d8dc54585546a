/** The inbox with many documents: every question is answered along an index, also below row level security. */
import { type CompiledQuery, sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { anIssuedInvoice, aUnit } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import type { Work } from "../../work.ts";
import { documentsOf, type InboxFilter } from "./list-documents.ts";
import { warningsQuery } from "./queries.ts";

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
      type_code, issue_on, currency, payable_minor, seller_number, seller_name, payment_account, search_number, search_seller)
    select organisation_id, gen_random_uuid(), case when n % 4 = 0 then receiver_id else gen_random_uuid() end,
      gen_random_uuid(), '', ubl_sha256, received_at - n * interval '1 minute', case when n % 50 = 0 then 'new' else 'accepted' end, kind,
      'N-' || n, type_code, issue_on, currency, n, lpad((n % 500)::text, 10, '0'), 'Firma ' || n % 500, 'SE:BANKGIRO 1',
      'n-' || n, 'firma ' || n % 500
    from inbox_documents, generate_series(1, 40000) n`.execute(house.everything);
  await sql`analyze inbox_documents`.execute(house.everything);
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
  ["a company number", { search: "0000000077" }, "inbox_by_seller_number"],
])("%s is found along an index", async (_, filter, index) => {
  const plan = await planOf((work) =>
    documentsOf(work, { organisationId: officer.actor.organisationId, unit, filter }).compile(),
  );
  expect(plan).toContain(index);
  expect(plan).not.toContain("Seq Scan");
});

test("warnings are found along an index", async () => {
  const plan = await planOf((work) => warningsQuery(officer.actor.organisationId, unit).compile(work.db));
  expect(plan).not.toContain("Seq Scan");
});
