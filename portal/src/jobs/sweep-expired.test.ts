import { expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";

const house = testHouse({ startsAt: "2026-01-01T00:00:00.000Z" });

test("spent form keys are kept for thirty days and then removed; younger ones stay", async () => {
  const keep = (key: string): Promise<unknown> =>
    house.db.insertInto("form_keys").values({ key, used_at: house.now(), outcome: null }).execute();
  await keep("old");
  await house.turnBy({ days: 29 });
  await keep("young");
  await sweep();
  expect(await keys()).toEqual(["old", "young"]);
  await house.turnBy({ days: 2 });
  await sweep();
  expect(await keys()).toEqual(["young"]);
});

async function sweep(): Promise<void> {
  await house.perform({ kind: "visitor" }, (work) => work.enqueue("sweep-expired", {}));
  await house.runJobs();
}

async function keys(): Promise<string[]> {
  const rows = await house.db.selectFrom("form_keys").select("key").orderBy("key").execute();
  return rows.map(({ key }) => key);
}
