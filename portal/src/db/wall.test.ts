import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { systemChance } from "../chance.ts";
import type { Actor, OrganisationId, Work } from "../work.ts";
import { performer } from "../work.ts";
import { connect } from "./connection.ts";

const house = testHouse();
const one = "01a00000-0000-7000-8000-000000000001" as OrganisationId;
const other = "01a00000-0000-7000-8000-000000000002" as OrganisationId;
const machineOf = (organisationId: OrganisationId): Actor => ({ kind: "machine", job: "test", organisationId });

beforeAll(async () => {
  const company = (id: string, organisation_number: string) => ({
    id,
    organisation_number,
    kind: "supplier" as const,
    name: `Company ${organisation_number}`,
    street: "Storgatan 1",
    postal_code: "111 22",
    city: "Lund",
    registered_at: house.now(),
    contact_name: "Anna Ek",
    contact_email: "anna@example.se",
  });
  const companies = [company(one, "5560160680"), company(other, "5590000000")];
  await house.everything.insertInto("organisations").values(companies).execute();
  for (const organisation of [one, other])
    await house.perform(machineOf(organisation), (work) => note(work, organisation));
});

function note(work: Work, organisation_id: OrganisationId): Promise<unknown> {
  const event = { kind: "settings.changed", subject_kind: "organisation", subject_id: organisation_id, actor: "test" };
  return work.db
    .insertInto("events")
    .values({ ...event, organisation_id, at: work.now })
    .execute();
}

const whose = async (work: Work): Promise<readonly string[]> => {
  const rows = await work.db.selectFrom("events").select("organisation_id").distinct().execute();
  return rows.map((row) => row.organisation_id);
};

test("a question without any where shows one's own organisation and nothing else", async () => {
  expect(await house.perform(machineOf(one), whose)).toEqual([one]);
  expect(await house.perform(machineOf(other), whose)).toEqual([other]);
  expect(await house.perform({ kind: "visitor" }, whose)).toEqual([]);
  expect(await house.db.selectFrom("events").selectAll().execute()).toEqual([]);
});

test("the wall is what hides them: somebody who steps over it sees both", async () => {
  const rows = await house.everything.selectFrom("events").select("organisation_id").distinct().execute();
  expect(rows.map((row) => row.organisation_id).sort()).toEqual([one, other]);
});

test("asking for another's rows by id finds nothing, changing them changes nothing", async () => {
  const found = await house.perform(machineOf(one), (work) =>
    work.db.selectFrom("events").selectAll().where("organisation_id", "=", other).execute(),
  );
  expect(found).toEqual([]);
  const series = { organisation_id: other, next_number: 7n, in_use: true };
  await house.perform(machineOf(other), (work) => work.db.insertInto("number_series").values(series).execute());
  const changed = await house.perform(machineOf(one), (work) =>
    work.db.updateTable("number_series").set({ next_number: 1n }).executeTakeFirst(),
  );
  expect(changed.numUpdatedRows).toBe(0n);
});

test("a row can not be written into another organisation", async () => {
  await expect(house.perform(machineOf(one), (work) => note(work, other))).rejects.toThrow(/row-level security/);
});

test("who acts ends with the work: no later work on the same connection inherits it, thrown errors and all", async () => {
  const narrow = connect(house.address("fakturaporten_app"), { purpose: "web", poolSize: 1 });
  const parts = { db: narrow.db, clock: house.now, chance: systemChance, enqueue: house.queue.enqueue };
  const perform = performer(parts);
  const settings = async (): Promise<unknown> => {
    const asked = sql`select current_setting('app.organisation', true) as organisation,
      current_setting('app.account', true) as account, pg_backend_pid() as connection`;
    return (await asked.execute(narrow.db)).rows[0];
  };
  try {
    const first = (await settings()) as { connection: number };
    expect(await perform(machineOf(one), whose)).toEqual([one]);
    expect(await narrow.db.selectFrom("events").selectAll().execute()).toEqual([]);
    await expect(
      perform(machineOf(other), async () => {
        throw new Error("in the middle");
      }),
    ).rejects.toThrow("in the middle");
    await expect(perform(machineOf(other), (work) => sql`select 1/0`.execute(work.db))).rejects.toThrow(/zero/);
    expect(await perform({ kind: "visitor" }, whose)).toEqual([]);
    expect(await settings()).toMatchObject({ connection: first.connection, organisation: "", account: "" });
    expect(await perform(machineOf(one), whose)).toEqual([one]);
  } finally {
    await narrow.close();
  }
});

test("set for the session instead of for the work, it would leak: this is what the test above would catch", async () => {
  const narrow = connect(house.address("fakturaporten_app"), { purpose: "web", poolSize: 1 });
  try {
    await narrow.db
      .transaction()
      .execute((transaction) => sql`select set_config('app.organisation', ${one}, false)`.execute(transaction));
    expect(await narrow.db.selectFrom("events").selectAll().execute()).toHaveLength(1);
  } finally {
    await narrow.close();
  }
});

test("two hundred works of two organisations, mixed on a few connections, never see each other", async () => {
  const mine = (n: number): OrganisationId => (n % 2 === 0 ? one : other);
  const works = Array.from({ length: 200 }, (_, n) =>
    house.perform(machineOf(mine(n)), async (work) => {
      if (n % 7 === 3) throw new Error("planned");
      return whose(work);
    }),
  );
  for (const [n, outcome] of (await Promise.allSettled(works)).entries()) {
    const seen = outcome.status === "fulfilled" ? outcome.value : String(outcome.reason);
    expect(seen).toEqual(n % 7 === 3 ? "Error: planned" : [mine(n)]);
  }
});
