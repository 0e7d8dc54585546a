import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, type Known } from "../../../test/support/people.ts";
import { saveAs, settingsAs } from "../../../test/support/settings-form.ts";

const house = testHouse();

describe("the series of invoice numbers", () => {
  const numbering = (prefix: string, nextNumber?: bigint) => ({ numbering: { automatic: true, prefix, nextNumber } });

  async function takeNumbers({ actor }: Known, count: number): Promise<void> {
    for (let taken = 0; taken < count; taken++)
      await house.perform(actor, ({ db }) =>
        sql`update number_series set taken_through = next_number, next_number = next_number + 1
          where series = 'invoice' and in_use`.execute(db),
      );
  }

  test("one prefix is in use at a time, and an old one goes on where it stopped", async () => {
    const owner = await aSupplier(house);
    await saveAs(house, owner, numbering("F-", 10n));
    await takeNumbers(owner, 3);
    await saveAs(house, owner, numbering("G-", 1n), { version: 1 });
    await takeNumbers(owner, 1);
    expect((await settingsAs(house, owner)).numbering).toMatchObject({ prefix: "G-", nextNumber: 2n });
    await saveAs(house, owner, numbering("F-"), { version: 2 });
    expect((await settingsAs(house, owner)).numbering).toEqual({
      automatic: true,
      prefix: "F-",
      nextNumber: 13n,
      takenThrough: new Map([
        ["F-", 12n],
        ["G-", 1n],
      ]),
    });
  });

  test("a number taken while the page was open is behind: the save is refused, the series untouched", async () => {
    const owner = await aSupplier(house);
    await saveAs(house, owner, numbering("F-", 10n));
    await takeNumbers(owner, 2);
    await expect(saveAs(house, owner, numbering("F-", 11n), { version: 1 })).rejects.toThrow("changed-meanwhile");
    expect((await settingsAs(house, owner)).numbering.nextNumber).toBe(12n);
  });

  test("the schema itself forbids going back", async () => {
    const owner = await aSupplier(house);
    await saveAs(house, owner, numbering("F-", 10n));
    await takeNumbers(owner, 2);
    const back = sql`update number_series set next_number = 11`;
    await expect(house.perform(owner.actor, ({ db }) => back.execute(db))).rejects.toThrow(
      "number_series_never_backwards",
    );
  });

  test("a number set too high by mistake may be lowered while it is not taken", async () => {
    const owner = await aSupplier(house);
    await saveAs(house, owner, numbering("F-", 1_000_000n));
    await saveAs(house, owner, numbering("F-", 100n), { version: 1 });
    expect((await settingsAs(house, owner)).numbering.nextNumber).toBe(100n);
  });
});
