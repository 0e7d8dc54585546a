import { sql } from "kysely";
import { expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import type { Actor, Work } from "../../work.ts";
import { askToJoin } from "./ask-to-join.ts";

const house = testHouse();
const tables = ["memberships", "join_requests", "officer_receivers"] as const;

/** What row level security alone lets somebody see, with no where-clause of ours. */
const sees = (actor: Actor, table: (typeof tables)[number]) =>
  house.perform(actor, (work) => work.db.selectFrom(table).selectAll().execute());

async function twoCompanies() {
  const [lena, stranger] = [await aSupplier(house), await aSupplier(house)];
  const organisation = { id: lena.actor.organisationId, name: "Prov & Söner AB", kind: "supplier" as const };
  const asker = await aSupplier(house);
  await house.perform(asker.actor, (work) =>
    askToJoin(work, { organisation, accountId: asker.actor.accountId, greeting: undefined }),
  );
  return { lena, stranger, asker };
}

test.each(tables)("a visitor and a machine of no organisation see no row of %s", async (table) => {
  await twoCompanies();
  expect(await sees({ kind: "visitor" }, table)).toEqual([]);
  expect(await sees({ kind: "machine", job: "test" }, table)).toEqual([]);
});

test("a person sees the rows of the organisation they act for and their own, and nobody else's", async () => {
  const { lena, stranger, asker } = await twoCompanies();
  const ofStranger = await sees(stranger.actor, "memberships");
  expect(ofStranger).toMatchObject([{ account_id: stranger.actor.accountId }]);
  expect(await sees(stranger.actor, "join_requests")).toEqual([]);
  expect(await sees(lena.actor, "join_requests")).toHaveLength(1);
  expect(await sees(asker.actor, "join_requests")).toHaveLength(1);
});

const attempts: readonly (readonly [string, (work: Work, victim: string, self: string) => Promise<unknown>])[] = [
  [
    "makes itself a member of another company",
    (work, victim, self) =>
      work.db
        .insertInto("memberships")
        .values({ organisation_id: victim, account_id: self, role: "owner", joined_at: work.now })
        .execute(),
  ],
  [
    "moves its membership to another company",
    (work, victim) => work.db.updateTable("memberships").set({ organisation_id: victim }).execute(),
  ],
  [
    "asks in another company's name",
    (work, victim, self) =>
      work.db
        .insertInto("join_requests")
        .values({
          organisation_id: victim,
          id: work.newId(),
          account_id: self,
          greeting: null,
          asked_at: work.now,
          decided_at: null,
          decided_by: null,
        })
        .execute(),
  ],
];

test.each(attempts)("the database refuses one who %s", async (_, attempt) => {
  const { lena, stranger } = await twoCompanies();
  const { organisationId } = lena.actor;
  const trying = house.perform(stranger.actor, (work) => attempt(work, organisationId, stranger.actor.accountId));
  await expect(trying).rejects.toThrow("row-level security");
});

test("one's own request cannot be accepted by oneself in the database either", async () => {
  const { asker } = await twoCompanies();
  const changed = await house.perform(asker.actor, (work) =>
    work.db
      .updateTable("join_requests")
      .set({ state: "accepted", decided_at: work.now, decided_by: asker.actor.accountId })
      .executeTakeFirst(),
  );
  expect(changed.numUpdatedRows).toBe(0n);
});

test("without the policies the same questions do show others' rows: the wall is what stands", async () => {
  const { stranger } = await twoCompanies();
  await sql`alter table memberships no force row level security`.execute(house.everything);
  await sql`alter table memberships disable row level security`.execute(house.everything);
  const seen = await sees(stranger.actor, "memberships");
  await sql`alter table memberships enable row level security`.execute(house.everything);
  await sql`alter table memberships force row level security`.execute(house.everything);
  expect(seen.length).toBeGreaterThan(1);
});
