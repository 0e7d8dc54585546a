import { describe, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { getReceiver } from "../../domain/receivers/queries.ts";
import { saveReceiver } from "../../domain/receivers/save-receiver.ts";
import { searchReceivers } from "../../domain/receivers/search-receivers.ts";
import { readReceiverForm } from "./receiver-form.ts";
import { directoryRoutes } from "./directory.tsx";

const house = testHouse();
const door = testDoor(house, { routes: directoryRoutes });
const visitor = { kind: "visitor" } as const;
let units = 0;

type Typed = Readonly<Record<string, string>>;

/** A unit with nothing wrong in it, and an address of its own. */
function filled(): Record<string, string> {
  units += 1;
  return {
    name: `Zebraenheten ${units}`,
    organisationNumber: "239900-0013",
    gln: "",
    peppolId: `0192:9${String(units).padStart(8, "0")}`,
    aliases: "ZE\nRandiga enheten",
    street: "Gatan 1",
    postalCode: "123 45",
    city: "Exempelstad",
    attachmentsMax: "10",
    attachmentMbMax: "5",
    route: "portal",
    active: "yes",
    referencePattern: "\\d{6}",
    referenceExample: "123456",
    referenceHelpSv: "Sex siffror.",
    referenceHelpEn: "Six digits.",
  };
}

const support = () => anOfficer(house, { role: "support" });
const enter = ({ actor }: Known) => door.signedIn(actor);
const add = (browser: TestBrowser, typed: Typed = {}) => browser.submit("/directory/new", { ...filled(), ...typed });

async function idOf(text: string): Promise<string> {
  const found = await house.perform(visitor, (work) => searchReceivers(work, { text, limit: 1 }));
  return found[0]?.id ?? "";
}

function told(html: string, field: string): string {
  return new RegExp(`id="${field}-error"[^>]*><span[^>]*>[^<]*</span>([^<]*)`).exec(html)?.[1]?.trim() ?? "";
}

test("a unit is added, stands in the list, and is found by suppliers", async () => {
  const browser = await enter(await support());
  const added = await add(browser, { name: "Giraffenheten", aliases: "Långhalsen", peppolId: "0088:7300010000001" });
  expect([added.statusCode, added.headers.location]).toEqual([303, "/directory"]);
  const list = (await browser.get("/directory")).body;
  expect(list).toContain("Giraffenheten är sparad.");
  expect(list).toContain("0088:7300010000001");
  const unit = await house.perform(visitor, async (work) => getReceiver(work, await idOf("långhalsen")));
  expect(unit).toMatchObject({ name: "Giraffenheten", active: true, rule: { version: 1, referencePattern: "\\d{6}" } });
});

test("a changed rule is a new version, and the form shows what is saved", async () => {
  const browser = await enter(await support());
  const typed = filled();
  await add(browser, typed);
  const id = await idOf(typed["name"] ?? "");
  const form = (await browser.get(`/directory/${id}`)).body;
  expect(form).toContain('value="\\d{6}"');
  const stricter = { ...typed, referencePattern: "\\d{8}", referenceExample: "12345678" };
  expect((await browser.submit(`/directory/${id}`, stricter)).statusCode).toBe(303);
  const unit = await house.perform(visitor, (work) => getReceiver(work, id));
  expect(unit.rule).toMatchObject({ version: 2, referencePattern: "\\d{8}" });
});

test("a unit without the tick is closed: not found, but its form is there to open it again", async () => {
  const browser = await enter(await support());
  const typed = { ...filled(), name: "Kamelenheten", aliases: "" };
  await add(browser, typed);
  const id = await idOf("kamelenheten");
  const { active: _, ...closed } = typed as Record<string, string>;
  await browser.submit(`/directory/${id}`, closed);
  expect(await idOf("kamelenheten")).toBe("");
  expect((await browser.get("/directory")).body).toContain("Stängd");
  await browser.submit(`/directory/${id}`, typed);
  expect(await idOf("kamelenheten")).toBe(id);
});

describe("every fault is told at its field", () => {
  test.each<[string, Typed, string]>([
    ["name", { name: "" }, "Skriv enhetens namn"],
    ["organisationNumber", { organisationNumber: "232100-0254" }, "Organisationsnumrets kontrollsiffra stämmer inte"],
    ["gln", { gln: "7300010000002" }, "GLN:ets kontrollsiffra stämmer inte"],
    ["peppolId", { peppolId: "9955:SE232100025501" }, "Det Peppol-schemat används inte längre"],
    ["peppolId", { peppolId: "0088:7300010000002" }, "Efter 0088: ska det stå ett GLN"],
    ["street", { street: " " }, "Skriv gata eller box"],
    ["postalCode", { postalCode: "1234" }, "Ett svenskt postnummer har fem siffror"],
    ["city", { city: "" }, "Skriv ort"],
    ["contactEmail", { contactEmail: "inte en adress" }, ""],
    ["attachmentsMax", { attachmentsMax: "många" }, "Skriv ett tal mellan 0 och 100"],
    ["attachmentMbMax", { attachmentMbMax: "27" }, "Skriv ett tal mellan 0 och 26"],
    ["aliases", { aliases: "a\n".repeat(21) }, "Skriv högst 20 namn"],
    ["referencePattern", { referencePattern: "(a+)+" }, "Mönstret har ett tecken som inte kan användas"],
    ["referencePattern", { referencePattern: "\\d{6" }, "Skriv gränserna som {3}"],
    ["referenceExample", { referenceExample: "" }, "Skriv ett exempel"],
    ["referenceExample", { referenceExample: "12345" }, "Exemplet passar inte mönstret"],
    ["referenceHelpSv", { referenceHelpSv: "" }, "Skriv vad leverantören ska skriva"],
    ["orderNumberExample", { orderNumberPattern: "61\\d{6}" }, "Skriv ett exempel"],
  ])("%s: %j", async (field, typed, sentence) => {
    const { statusCode, body } = await add(await enter(await support()), typed);
    expect(statusCode).toBe(422);
    expect(told(body, field)).toContain(sentence);
    expect(told(body, field)).not.toBe("");
  });

  test("an address that another unit has is told with that unit's name", async () => {
    const browser = await enter(await support());
    const typed = filled();
    await add(browser, typed);
    const { body } = await add(browser, { peppolId: typed["peppolId"] ?? "" });
    expect(told(body, "peppolId")).toContain(`har redan ${typed["name"]}`);
  });

  test("a GLN that another unit has is told at its field, of another region too; its own is no fault", async () => {
    const browser = await enter(await support());
    const gln = "7300010000001";
    const typed: Record<string, string> = { ...filled(), gln };
    await add(browser, typed);
    for (const asker of [browser, await enter(await support())]) {
      const { statusCode, body } = await add(asker, { gln, peppolId: typed["peppolId"] ?? "" });
      expect(statusCode).toBe(422);
      expect(told(body, "gln")).toContain(`har redan ${typed["name"]}`);
      expect(told(body, "peppolId")).toContain(`har redan ${typed["name"]}`);
      expect(body).toContain(`value="${gln}"`);
    }
    const own = `/directory/${await idOf(typed["name"] ?? "")}`;
    expect((await browser.submit(own, { ...typed, city: "Nyort" })).statusCode).toBe(303);
  });

  test("a number that somebody takes between the look and the saving is refused, and is no fault of the portal's", async () => {
    const known = await support();
    const one = readReceiverForm({ ...filled(), gln: "7300010000018" });
    const other = readReceiverForm({ ...filled(), gln: "7300010000018" });
    if (!one.ok || !other.ok) throw new Error("The forms are in order.");
    await house.perform(known.actor, (work) => saveReceiver(work, one.value));
    await expect(house.perform(known.actor, (work) => saveReceiver(work, other.value))).rejects.toMatchObject({
      code: "receiver-number-taken",
    });
  });
});

describe("who keeps the directory", () => {
  test("support and administrators; not officers, suppliers or visitors", async () => {
    const statusFor = async (person: Known) => (await (await enter(person)).get("/directory")).statusCode;
    expect(await statusFor(await support())).toBe(200);
    expect(await statusFor(await anOfficer(house, { role: "administrator" }))).toBe(200);
    expect(await statusFor(await anOfficer(house))).toBe(403);
    expect(await statusFor(await aSupplier(house))).toBe(403);
    expect((await door.visitor().get("/directory")).statusCode).toBe(303);
  });

  test("another region's unit is as if absent", async () => {
    const typed = filled();
    await add(await enter(await support()), typed);
    const id = await idOf(typed["name"] ?? "");
    const other = await enter(await support());
    expect((await other.get(`/directory/${id}`)).statusCode).toBe(404);
    expect((await other.get("/directory")).body).not.toContain(typed["name"]);
    const key = /name="(csrf)" value="([^"]*)"/.exec((await other.get("/directory/new")).body)?.[2] ?? "";
    expect((await other.post(`/directory/${id}`, { ...typed, csrf: key })).statusCode).toBe(404);
  });
});
