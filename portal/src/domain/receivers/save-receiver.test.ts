import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier } from "../../../test/support/people.ts";
import { demoReceivers } from "../../demo/receivers.ts";
import type { Work } from "../../work.ts";
import {
  findReceiver,
  findReceiverByPeppol,
  getReceiver,
  listReceivers,
  listReceiversAfter,
  type ReceiverPlace,
} from "./queries.ts";
import { type ReceiverEntry, saveReceiver } from "./save-receiver.ts";
import { searchReceivers } from "./search-receivers.ts";

const house = testHouse();
const visitor = { kind: "visitor" } as const;
let counter = 0;

/** A unit like the first of the demo region, with an address of its own. */
function aUnit(facts: Partial<ReceiverEntry> = {}): ReceiverEntry {
  const [first] = demoReceivers;
  if (first === undefined) throw new Error("The demo region has units.");
  counter += 1;
  return { ...first, gln: undefined, peppol: { scheme: "0088", value: `prov-${counter}` }, ...facts };
}

const support = () => anOfficer(house, { role: "support" });

test("a saved unit is read back as it was given, by anyone", async () => {
  const { actor } = await support();
  const entry = aUnit({ gln: "7300000010018" });
  const id = await house.perform(actor, (work) => saveReceiver(work, entry));
  const found = await house.perform(visitor, (work) => getReceiver(work, id));
  const rule = { ...entry.rule, version: 1 };
  expect(found).toEqual({ ...entry, id, organisationId: actor.organisationId, route: "portal", rule });
});

test("a document's address leads to its unit, whatever the case", async () => {
  const { actor } = await support();
  const id = await house.perform(actor, (work) =>
    saveReceiver(work, aUnit({ peppol: { scheme: "0192", value: "AbC-1" } })),
  );
  const find = (participant: { scheme: string; id: string }) =>
    house.perform(visitor, (work) => findReceiverByPeppol(work, participant));
  expect((await find({ scheme: "0192", id: "abc-1" }))?.id).toBe(id);
  expect(await find({ scheme: "0088", id: "abc-1" })).toBeUndefined();
});

test.each(["", "1", "%", "01999999-0000-7000-8000-000000000099", "' or true --"])(
  "an id that leads nowhere finds nothing: %j",
  async (id) => {
    expect(await house.perform(visitor, (work) => findReceiver(work, id))).toBeUndefined();
    await expect(house.perform(visitor, (work) => getReceiver(work, id))).rejects.toThrow("receiver-unknown");
  },
);

describe("rules are kept in versions", () => {
  test("a changed rule begins a version and ends the one before; the same rule changes nothing", async () => {
    const { actor } = await support();
    const entry = aUnit();
    const id = await house.perform(actor, (work) => saveReceiver(work, entry));
    await house.turnBy({ days: 1 });
    const stricter = { ...entry.rule, referencePattern: "\\d{8}", referenceExample: "12345678" };
    await house.perform(actor, (work) => saveReceiver(work, { ...entry, id, rule: stricter }));
    await house.perform(actor, (work) => saveReceiver(work, { ...entry, id, name: "Nytt namn", rule: stricter }));
    const versions = await house.everything
      .selectFrom("reference_rules")
      .select(["version", "reference_pattern", "valid_from", "replaced_at"])
      .where("receiver_id", "=", id)
      .orderBy("version")
      .execute();
    expect(versions.map(({ version, reference_pattern }) => [version, reference_pattern])).toEqual([
      [1, entry.rule.referencePattern],
      [2, "\\d{8}"],
    ]);
    expect(versions[0]?.replaced_at).toBe(versions[1]?.valid_from);
    expect((await house.perform(visitor, (work) => getReceiver(work, id))).rule.version).toBe(2);
  });

  test("the application cannot rewrite or remove a version", async () => {
    const { actor } = await support();
    await house.perform(actor, (work) => saveReceiver(work, aUnit()));
    const rewrite = sql`update reference_rules set reference_pattern = '.*'`;
    await expect(house.perform(actor, (work) => rewrite.execute(work.db))).rejects.toThrow("permission denied");
    const remove = sql`delete from reference_rules`;
    await expect(house.perform(actor, (work) => remove.execute(work.db))).rejects.toThrow("permission denied");
  });
});

test("a renamed unit is found by its new name and no longer by its old", async () => {
  const { actor } = await support();
  const entry = aUnit({ name: "Zebraenheten", aliases: [] });
  const id = await house.perform(actor, (work) => saveReceiver(work, entry));
  await house.perform(actor, (work) => saveReceiver(work, { ...entry, id, name: "Giraffenheten" }));
  const search = (text: string) => house.perform(visitor, (work) => searchReceivers(work, { text, limit: 5 }));
  expect((await search("girafenheten")).map((found) => found.id)).toEqual([id]);
  expect((await search("zebraenheten")).map((found) => found.name)).not.toContain("Zebraenheten");
});

describe("who may write the directory", () => {
  test("a change is an event of the region", async () => {
    const { actor } = await support();
    const id = await house.perform(actor, (work) => saveReceiver(work, aUnit()));
    const events = await house.everything.selectFrom("events").selectAll().where("subject_id", "=", id).execute();
    expect(events).toMatchObject([{ kind: "receiver.changed", organisation_id: actor.organisationId }]);
  });

  test.each(["officer", "owner"] as const)("not an %s", async (role) => {
    const { actor } = role === "owner" ? await aSupplier(house, { role }) : await anOfficer(house, { role });
    await expect(house.perform(actor, (work) => saveReceiver(work, aUnit()))).rejects.toThrow("not-allowed");
  });

  test("not another region: its unit is as if absent", async () => {
    const [ours, theirs] = [await support(), await support()];
    const entry = aUnit();
    const id = await house.perform(ours.actor, (work) => saveReceiver(work, entry));
    const takeOver = (work: Work) => saveReceiver(work, { ...entry, id, name: "Tagen" });
    await expect(house.perform(theirs.actor, takeOver)).rejects.toThrow("receiver-unknown");
    expect(await house.perform(theirs.actor, (work) => listReceivers(work, theirs.actor.organisationId))).toEqual([]);
    expect((await house.perform(visitor, (work) => getReceiver(work, id))).name).toBe(entry.name);
  });

  test("row level security stands behind: nobody adds units in another's name", async () => {
    const [ours, theirs] = [await support(), await support()];
    const id = await house.perform(ours.actor, (work) => saveReceiver(work, aUnit()));
    const forge = sql`insert into receivers select (jsonb_populate_record(receivers, jsonb_build_object(
      'id', gen_random_uuid(), 'peppol_value', 'forged'))).* from receivers where id = ${id}`;
    await expect(house.perform(theirs.actor, (work) => forge.execute(work.db))).rejects.toThrow("row-level security");
  });

  test("two units cannot share an address", async () => {
    const { actor } = await support();
    const entry = aUnit();
    await house.perform(actor, (work) => saveReceiver(work, entry));
    await expect(house.perform(actor, (work) => saveReceiver(work, entry))).rejects.toThrow("receiver-number-taken");
  });
});

test("a region's units are read to the end, page by page, each once, also where names are the same", async () => {
  const { actor } = await support();
  for (const name of ["Lika", "Lika", "Lika", "Annan", "Öppen"])
    await house.perform(actor, (work) => saveReceiver(work, aUnit({ name })));
  const { organisationId } = actor;
  const seen: string[] = [];
  for (let after: ReceiverPlace | undefined; ; ) {
    const page = await house.perform(actor, (work) => listReceiversAfter(work, { organisationId, after, limit: 2 }));
    seen.push(...page.rows.map(({ id }) => id));
    if (page.next === undefined) break;
    after = page.next;
  }
  expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
});
