import { beforeAll, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { type Market, openMarket, personOf } from "../../../test/support/seller.ts";
import type { Work } from "../../work.ts";
import { discardDraft } from "./discard-draft.ts";
import type { DraftFields } from "./draft-fields.ts";
import { getDraft } from "./queries.ts";
import { type SaveDraft, saveDraft } from "./save-draft.ts";

const house = testHouse();
let market: Market;
beforeAll(async () => {
  market = await openMarket(house);
});

const newId = (): Promise<string> => house.perform(market.biller, async (work: Work) => work.newId());
const save = (input: SaveDraft) => house.perform(market.biller, (work) => saveDraft(work, input));
const stored = (id: string) => house.perform(market.biller, (work) => getDraft(work, id));
const bad: DraftFields = { kind: "invoice", receiver: "nobody", issueOn: "i går", "lines.1.price": "gratis" };

describe("saving a draft", () => {
  test("keeps bad values exactly as typed", async () => {
    const id = await newId();
    await save({ id, version: 0, fields: bad });
    expect((await stored(id)).fields).toMatchObject(bad);
  });

  test("the same form twice, also at once, is one saving", async () => {
    const id = await newId();
    const saved = await Promise.all([1, 2, 3].map(() => save({ id, version: 0, fields: bad })));
    expect(saved.map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(await save({ id, version: 1, fields: bad })).toMatchObject({ version: 1 });
    const again = await save({ id, version: 1, fields: { ...bad, note: "Hej" } });
    expect(again.version).toBe(2);
    expect(await save({ id, version: 1, fields: { ...bad, note: "Hej" } })).toMatchObject({ version: 2 });
  });

  test("a form begun from an older version is refused, and nothing is overwritten", async () => {
    const id = await newId();
    await save({ id, version: 0, fields: bad });
    await save({ id, version: 1, fields: { ...bad, note: "Mitt" } });
    await expect(save({ id, version: 1, fields: { ...bad, note: "Ditt" } })).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    expect((await stored(id)).fields["note"]).toBe("Mitt");
  });

  test("unknown names, rows beyond a thousand and endless texts are not kept", async () => {
    const id = await newId();
    const rows = Object.fromEntries(
      Array.from({ length: 1200 }, (_, index) => [`lines.${index + 1}.description`, "x"]),
    );
    await save({
      id,
      version: 0,
      fields: { ...rows, organisation_id: "x", "lines.1.__proto__": "x", note: "y".repeat(9000) },
    });
    const { fields } = await stored(id);
    expect(fields["organisation_id"]).toBeUndefined();
    expect(Object.keys(fields).filter((name) => name.endsWith(".description"))).toHaveLength(1000);
    expect(fields["note"]).toHaveLength(5000);
  });

  test("NUL and half surrogates, which the database cannot hold, are kept as a sign that reading refuses", async () => {
    const id = await newId();
    await save({ id, version: 0, fields: { note: "a\u0000b\uD800c" } });
    expect((await stored(id)).fields["note"]).toBe("a\uFFFDb\uFFFDc");
  });

  test("a reader may not save, and another supplier meets nothing", async () => {
    const id = await newId();
    await save({ id, version: 0, fields: bad });
    const reader = personOf(house, market.seller, "reader");
    const stranger = (await openMarket(house)).biller;
    await expect(
      house.perform(reader, (work) => saveDraft(work, { id, version: 1, fields: {} })),
    ).rejects.toMatchObject({ code: "not-allowed" });
    await expect(
      house.perform(stranger, (work) => saveDraft(work, { id, version: 1, fields: {} })),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(house.perform(stranger, (work) => getDraft(work, id))).rejects.toMatchObject({ code: "not-found" });
  });

  test("the same id is another draft for another supplier, and neither sees the other", async () => {
    const id = await newId();
    await save({ id, version: 0, fields: { note: "Ett" } });
    const stranger = (await openMarket(house)).biller;
    await house.perform(stranger, (work) => saveDraft(work, { id, version: 0, fields: { note: "Två" } }));
    expect((await stored(id)).fields["note"]).toBe("Ett");
  });
});

describe("throwing a draft away", () => {
  test("takes the version that was seen, no other", async () => {
    const id = await newId();
    await save({ id, version: 0, fields: bad });
    await save({ id, version: 1, fields: { ...bad, note: "Ny" } });
    const discard = (version: number) => house.perform(market.biller, (work) => discardDraft(work, { id, version }));
    await expect(discard(1)).rejects.toMatchObject({ code: "changed-meanwhile" });
    await discard(2);
    await expect(stored(id)).rejects.toMatchObject({ code: "not-found" });
    await expect(discard(2)).rejects.toMatchObject({ code: "not-found" });
  });
});
