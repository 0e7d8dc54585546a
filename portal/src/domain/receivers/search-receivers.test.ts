import { beforeAll, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer } from "../../../test/support/people.ts";
import { demoReceivers, demoRegionNumber } from "../../demo/receivers.ts";
import { saveReceiver } from "./save-receiver.ts";
import { searchReceivers } from "./search-receivers.ts";

const house = testHouse();
const visitor = { kind: "visitor" } as const;

beforeAll(async () => {
  const { actor } = await anOfficer(house, { role: "support" });
  await house.perform(actor, async (work) => {
    for (const entry of demoReceivers) await saveReceiver(work, entry);
    const [first] = demoReceivers;
    if (first === undefined) throw new Error("The demo region has units.");
    const gone = { scheme: "0088", value: "7300000000019" };
    await saveReceiver(work, {
      ...first,
      name: "Kardiologen som lagts ned",
      gln: gone.value,
      peppol: gone,
      active: false,
    });
  });
});

const search = (text: string, limit = 5) => house.perform(visitor, (work) => searchReceivers(work, { text, limit }));

const firstName = async (text: string): Promise<string | undefined> => (await search(text))[0]?.name;

describe("the unit meant comes first", () => {
  test.each([
    ["as written", "Kardiologmottagningen, Exempelstads sjukhus", "Kardiologmottagningen, Exempelstads sjukhus"],
    ["half a name", "kardiol", "Kardiologmottagningen, Exempelstads sjukhus"],
    ["capitals", "FOLKTANDVÅRDEN", "Folktandvården Region Exempel"],
    ["without å, ä, ö", "ogonkliniken", "Ögonkliniken, Exempelstads sjukhus"],
    ["with dots that are not there", "örtopedkliniken", "Ortopedkliniken, Sunnanviks lasarett"],
    ["two letters swapped", "kardoilog", "Kardiologmottagningen, Exempelstads sjukhus"],
    ["a letter missing", "fastigetsförvaltningen", "Fastighetsförvaltningen"],
    ["a letter too many", "hjällpmedelscentralen", "Hjälpmedelscentralen"],
    ["two slips in a long word", "fokltandvaden", "Folktandvården Region Exempel"],
    ["a slip at the first letter", "tardiologmottagningen", "Kardiologmottagningen, Exempelstads sjukhus"],
    ["words in another order", "lasarett sunnanviks ortopedkliniken", "Ortopedkliniken, Sunnanviks lasarett"],
    ["beginnings of words", "vårdc älv", "Vårdcentralen Älvstranden"],
    ["the end of a compound", "ungdomsklinik barn", "Barn- och ungdomskliniken, Sunnanviks lasarett"],
    ["an alias", "Hjärtmottagningen", "Kardiologmottagningen, Exempelstads sjukhus"],
    ["an abbreviation", "ftv", "Folktandvården Region Exempel"],
    ["a misspelt alias", "tandvåden", "Folktandvården Region Exempel"],
    ["its town", "vårdcentral åsbro", "Vårdcentralen Åsbro"],
    ["one word that no unit has", "kardiologmottagningen kiruna", "Kardiologmottagningen, Exempelstads sjukhus"],
    ["a hyphen left out", "it avdelningen", "IT-avdelningen"],
    ["another unicode form of å", "Vårdcentralen A\u030asbro", "Vårdcentralen Åsbro"],
  ])("%s: %s", async (_, text, name) => {
    expect(await firstName(text)).toBe(name);
  });
});

describe("numbers find units in every form", () => {
  const number = `${demoRegionNumber.slice(0, 6)}-${demoRegionNumber.slice(6)}`;
  test.each([number, demoRegionNumber, `16${demoRegionNumber}`, `SE${demoRegionNumber}01`, `0007:${demoRegionNumber}`])(
    "organisation number %s finds all of the region's units",
    async (text) => {
      expect(await search(text, 100)).toHaveLength(demoReceivers.length);
    },
  );

  test.each(["7300099000022", "73 00099 00002 2", "0088:7300099000022", "iso6523-actorid-upis::0088:7300099000022"])(
    "GLN %s finds the one unit",
    async (text) => {
      expect((await search(text)).map(({ name }) => name)).toEqual(["Ögonkliniken, Exempelstads sjukhus"]);
    },
  );

  test("the beginning of a number is enough, three digits are too few", async () => {
    expect(await search("239900-0")).toHaveLength(5);
    expect(await search("239")).toEqual([]);
  });
});

describe("hostile and empty questions are answered calmly", () => {
  test.each(["", "   ", "%", "_", "\\", "%_\\'\";--", "'; drop table --", "\u0000", "):*&|!<->", "😀", "qqqqzzzz"])(
    "%j finds nothing",
    async (text) => {
      expect(await search(text)).toEqual([]);
    },
  );

  test("ten thousand letters are read no further than a name is long", async () => {
    const begun = performance.now();
    expect(await search("x".repeat(10_000))).toEqual([]);
    expect(await firstName(`ögonkliniken ${"ö ".repeat(5_000)}`)).toBe("Ögonkliniken, Exempelstads sjukhus");
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  test.each([0, -5, 100_000])("a limit of %s is brought within bounds", async (limit) => {
    const found = await search("kliniken", limit);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(100);
  });
});

test("a unit that no longer takes invoices is not found", async () => {
  expect((await search("kardiologen", 100)).map(({ name }) => name)).not.toContain("Kardiologen som lagts ned");
  expect(await search("7300000000019")).toEqual([]);
});
