import { beforeAll, expect, test } from "vitest";
import { aUnit } from "../../../test/support/documents.ts";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, type Known } from "../../../test/support/people.ts";
import { applyDirectoryJob } from "../../jobs/apply-directory.ts";
import type { Actor, Work } from "../../work.ts";
import { csvLine } from "../csv.ts";
import { directoryRoutes } from "./directory.tsx";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });
const door = testDoor(house, { routes: directoryRoutes });
let support: Known;
let browser: TestBrowser;

beforeAll(async () => {
  support = await anOfficer(house, { role: "support" });
  browser = await door.signedIn(support.actor);
});

const columns = [
  "Namn",
  "Organisationsnummer",
  "Peppol-id",
  "Gata eller box",
  "Postnummer",
  "Ort",
  "Hjälptext på svenska",
  "Hjälptext på engelska",
];
/** So many new units, with Peppol ids from a place on. */
const rowsOf = (count: number, first = 0): string =>
  csvLine(columns) +
  Array.from({ length: count }, (_, place) => {
    const peppolId = `0192:5${String(first + place).padStart(8, "0")}`;
    return csvLine([`Rad ${place}`, "239900-0013", peppolId, "Gatan 1", "123 45", "Ort", "Sex siffror", "Six digits"]);
  }).join("");

async function previewOf(text: string): Promise<string> {
  const file = { field: "file", name: "enheter.csv", bytes: Buffer.from(text) };
  const sent = await browser.upload("/directory/import", {}, { action: "/directory/import", file });
  expect(sent.statusCode).toBe(303);
  return String(sent.headers.location);
}
const say = async (preview: string): Promise<void> => {
  const [, print = ""] = /name="print" value="([^"]+)"/.exec((await browser.get(preview)).body) ?? [];
  expect((await browser.submit(preview, { print })).statusCode).toBe(303);
};
const inDirectory = async (like: string): Promise<number> =>
  (
    await house.everything
      .selectFrom("receivers")
      .select("id")
      .where("peppol_scheme", "=", "0192")
      .where("peppol_value", "like", like)
      .execute()
  ).length;

test("how far it has come is seen from outside while it is done, and whoever said yes stands as who did it", async () => {
  const preview = await previewOf(rowsOf(450));
  await say(preview);
  const seen: string[] = [];
  const importId = preview.split("/").at(-1) ?? "";
  const { organisationId } = support.actor;
  const watching = async <T>(actor: Actor, command: (work: Work) => Promise<T>): Promise<T> => {
    const outcome = await house.perform(actor, command);
    if (actor.kind === "machine") seen.push((await browser.get(preview)).body);
    return outcome;
  };
  await applyDirectoryJob({ ...house.tools, perform: watching }, { organisationId, importId });
  expect(seen.some((body) => body.includes("200 av 450"))).toBe(true);
  expect(seen.some((body) => body.includes("400 av 450"))).toBe(true);
  expect(await inDirectory("5%")).toBe(450);
  await house.runJobs();
  expect(await inDirectory("5%")).toBe(450);
  const { account_id } = await house.everything
    .selectFrom("events")
    .select("account_id")
    .where("kind", "=", "directory.imported")
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  expect(account_id).toBe(support.actor.accountId);
});

test("a number that somebody takes meanwhile: none of it goes in, the page says why, and it can be tried again", async () => {
  const preview = await previewOf(rowsOf(3, 9000));
  await say(preview);
  const taken = await aUnit(house, [support.actor], "Hann före");
  await house.everything
    .updateTable("receivers")
    .set({ peppol_scheme: "0192", peppol_value: "500009002" })
    .where("id", "=", taken)
    .execute();
  await house.runJobs();
  expect(await inDirectory("50000900%")).toBe(1);
  expect((await browser.get(preview)).body).toContain("En annan enhet fick ett av numren");
  await house.everything.updateTable("receivers").set({ peppol_value: "899999999" }).where("id", "=", taken).execute();
  await say(preview);
  await house.runJobs();
  expect(await inDirectory("50000900%")).toBe(3);
});

test("in the name of somebody who may no longer: nothing goes in", async () => {
  const gone = await anOfficer(house, { role: "support", organisationId: support.actor.organisationId });
  const [mine, theirs] = [browser, await door.signedIn(gone.actor)];
  browser = theirs;
  const preview = await previewOf(rowsOf(2, 9500));
  await say(preview);
  browser = mine;
  await house.everything
    .updateTable("memberships")
    .set({ role: "officer" })
    .where("account_id", "=", gone.actor.accountId)
    .execute();
  await house.runJobs();
  expect(await inDirectory("50000950%")).toBe(0);
  expect((await browser.get(preview)).body).toContain("får inte längre ändra registret");
});
