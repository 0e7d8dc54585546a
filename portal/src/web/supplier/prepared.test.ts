/** Templates, recurring invoices, articles and the trash through the door, without scripts: what is good, and what is not. */
import { beforeAll, describe, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import { linesOf, type DraftFields } from "../../domain/invoices/draft-fields.ts";
import { routes } from "../routes.ts";

const house = testHouse();
const door = testDoor(house, { routes });
let market: Market;
let typing: Market;
let biller: TestBrowser;
let typist: TestBrowser;
let stranger: TestBrowser;

beforeAll(async () => {
  market = await openMarket(house);
  typing = await openMarket(house, { numberAutomatic: false });
  biller = await member(market);
  typist = await member(typing);
  stranger = await member(await openMarket(house));
});

async function member({ seller }: Market): Promise<TestBrowser> {
  return door.signedIn((await aSupplier(house, { organisationId: seller, role: "biller" })).actor);
}

const form = (at: Market): DraftFields => ({
  receiver: at.unit,
  reference1: "123456",
  deliveryOn: "2026-11-20",
  number: "T-1",
  "lines.1.description": "Serviceavtal",
  "lines.1.quantity": "1",
  "lines.1.unit": "mån",
  "lines.1.price": "1 000",
  "lines.1.vat": "25",
});

/** A draft written in the form; its id. */
async function draft(who: TestBrowser, fields: DraftFields): Promise<string> {
  const saved = await who.submit("/invoices/new", { ...fields, do: "save" });
  return String(saved.headers.location).slice("/invoices/drafts/".length);
}

const fieldsOf = async (id: string) =>
  (await house.everything.selectFrom("invoice_drafts").select("fields").where("id", "=", id).executeTakeFirstOrThrow())
    .fields as DraftFields;

async function template(who: TestBrowser, at: Market, name: string): Promise<string> {
  const id = await draft(who, form(at));
  await who.submit(`/invoices/drafts/${id}/template`, { name });
  const { id: found } = await house.everything
    .selectFrom("invoice_templates")
    .select("id")
    .where("organisation_id", "=", at.seller)
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return found;
}

describe("templates", () => {
  test("a draft is kept as a template without its number and days, and a new draft begun from it", async () => {
    const id = await template(typist, typing, "Avtal");
    const started = await typist.submit("/invoices/templates", {}, `/invoices/templates/${id}/start`);
    const begun = await fieldsOf(String(started.headers.location).slice(-36));
    expect(begun).toMatchObject({ reference1: "123456", "lines.1.price": "1 000" });
    expect(Object.keys(begun)).not.toEqual(expect.arrayContaining(["number"]));
    expect(begun["deliveryOn"]).toBeUndefined();
  });

  test("one of the same name is asked about before it is replaced; a name is needed", async () => {
    const first = await template(biller, market, "Städning");
    const id = await draft(biller, { ...form(market), note: "Ny" });
    const page = `/invoices/drafts/${id}/template`;
    const unnamed = await biller.submit(page, { name: "  " });
    expect([unnamed.statusCode, unnamed.body]).toEqual([422, expect.stringContaining("Skriv ett namn på mallen")]);
    const asked = await biller.submit(page, { name: "STÄDNING" });
    expect([asked.statusCode, asked.body]).toEqual([422, expect.stringContaining("Ja, ersätt mallen Städning")]);
    await biller.submit(page, { name: "STÄDNING", replace: "yes" });
    const rows = await house.everything
      .selectFrom("invoice_templates")
      .select(["id", "name", "version"])
      .where("organisation_id", "=", market.seller)
      .where("name", "ilike", "städning")
      .execute();
    expect(rows).toEqual([{ id: first, name: "STÄDNING", version: 2 }]);
  });

  test("another company's template is as if absent, and one in use is not removed", async () => {
    const id = await template(biller, market, "I bruk");
    expect((await stranger.get("/invoices/templates")).body).not.toContain("I bruk");
    await biller.submit(`/invoices/recurring/new?template=${id}`, recurringForm(id), "/invoices/recurring/new");
    const removed = await biller.submit("/invoices/templates", {}, `/invoices/templates/${id}/removal`);
    expect(removed.body).toContain("Mallen används");
  });
});

function recurringForm(templateId: string, change: DraftFields = {}): DraftFields {
  return { templateId, firstOn: "2026-12-01", every: "month", covers: "before", handling: "send", ...change };
}

/** What a page says, without its elements. */
const wordsOf = (html: string): string => html.replaceAll(/<[^>]*>/g, "");

describe("recurring invoices", () => {
  const bad: readonly (readonly [string, DraftFields, string])[] = [
    ["no template", { templateId: "" }, "Välj en mall"],
    ["a template of somebody else's", { templateId: "01999999-0000-7000-8000-00000000beef" }, "Välj en mall"],
    ["no first day", { firstOn: "" }, "Skriv den första dagen"],
    ["a day that is none", { firstOn: "31/2 2027" }, "Den dagen finns inte"],
    ["a day that has passed", { firstOn: "2026-11-20" }, "Välj en dag som inte har varit"],
    ["an end before the beginning", { lastOn: "2026-11-30" }, "Sista dagen ligger före den första"],
    ["a number of months", { every: "1" }, "Välj ett av alternativen"],
    ["another interval", { every: "fortnight" }, "Välj ett av alternativen"],
    ["another handling", { handling: "burn" }, "Välj ett av alternativen"],
    ["another covering", { covers: "toString" }, "Välj ett av alternativen"],
  ];
  test.each(bad)("%s is told at its field, and nothing is set", async (_, change, says) => {
    const id = await template(biller, market, `Fel ${says}`.slice(0, 90));
    const answered = await biller.submit(
      "/invoices/recurring/new",
      recurringForm(id, change),
      "/invoices/recurring/new",
    );
    expect([answered.statusCode, answered.body]).toEqual([422, expect.stringContaining(says)]);
    const set = house.everything.selectFrom("recurring_invoices").select("id").where("template_id", "=", id);
    expect(await set.execute()).toEqual([]);
  });

  test("one that sends by itself needs numbers that are taken by themselves", async () => {
    const id = await template(typist, typing, "Skrivna nummer");
    const answered = await typist.submit("/invoices/recurring/new", recurringForm(id), "/invoices/recurring/new");
    expect([answered.statusCode, answered.body]).toEqual([
      422,
      expect.stringContaining("behöver numret tas automatiskt"),
    ]);
    const looked = recurringForm(id, { handling: "review" });
    expect((await typist.submit("/invoices/recurring/new", looked, "/invoices/recurring/new")).statusCode).toBe(303);
  });

  test("its page shows the days to come and the next invoice as it will be; then it is changed, and ended", async () => {
    const id = await template(biller, market, "Hyra");
    const set = await biller.submit("/invoices/recurring/new", recurringForm(id), "/invoices/recurring/new");
    const page = String(set.headers.location);
    const shown = (await biller.get(page)).body;
    expect(wordsOf(shown)).toContain("2026-12-01, 2027-01-01, 2027-02-01, 2027-03-01");
    expect(shown).toContain("Så här blir fakturan 2026-12-01");
    expect(shown).toMatch(/1\s250,00\skr/);
    expect((await stranger.get(page)).statusCode).toBe(404);
    await biller.submit(`${page}/edit`, recurringForm(id, { firstOn: "2026-12-31", every: "quarter" }), `${page}/edit`);
    expect(wordsOf((await biller.get(page)).body)).toContain("2026-12-31, 2027-03-31, 2027-06-30, 2027-09-30");
    await biller.submit(
      `${page}/edit`,
      recurringForm(id, { firstOn: "2026-12-31", every: "two-weeks" }),
      `${page}/edit`,
    );
    const byWeeks = (await biller.get(page)).body;
    expect(byWeeks).toContain("Varannan vecka");
    expect(wordsOf(byWeeks)).toContain("2026-12-31, 2027-01-14, 2027-01-28, 2027-02-11");
    expect((await biller.get(`${page}/edit`)).body).toMatch(/<option value="two-weeks" selected/);
    await biller.submit(page, {}, `${page}/end`);
    expect((await biller.get(page)).body).toContain("Inga fler dagar.");
  });

  test("what is to be mended in the template is told before its day", async () => {
    const draftId = await draft(biller, { ...form(market), reference1: "12" });
    await biller.submit(`/invoices/drafts/${draftId}/template`, { name: "Fel referens" });
    const { id: known } = await house.everything
      .selectFrom("invoice_templates")
      .select("id")
      .where("name", "=", "Fel referens")
      .executeTakeFirstOrThrow();
    const set = await biller.submit("/invoices/recurring/new", recurringForm(known), "/invoices/recurring/new");
    const shown = (await biller.get(String(set.headers.location))).body;
    expect(shown).toContain("Det här behöver rättas i mallen före 2026-12-01");
    expect(shown).toContain("till exempel 123456");
  });
});

const article: DraftFields = {
  description: "Konsulttimme",
  number: "K1",
  unit: "timmar",
  price: "1 250,50",
  vat: "25",
};

describe("articles", () => {
  const bad: readonly (readonly [string, DraftFields, string])[] = [
    ["no words", { description: "" }, "Skriv vad artikeln är"],
    ["no unit", { unit: "" }, "Välj enhet"],
    ["a unit nobody knows", { unit: "balja" }, "Den enheten finns inte i listan"],
    ["no price", { price: "" }, "Skriv priset för en enhet"],
    ["a price below zero", { price: "-5" }, "Skriv priset utan minus"],
    ["a price that can be read in two ways", { price: "1.250" }, "kan läsas på två sätt"],
    ["another VAT", { vat: "20" }, "Välj ett av alternativen"],
    ["words too long", { description: "x".repeat(301) }, "högst 300 tecken"],
  ];
  test.each(bad)("%s is told at its field, with what was typed", async (_, change, says) => {
    const answered = await biller.submit("/invoices/articles/new", { ...article, ...change }, "/invoices/articles/new");
    expect([answered.statusCode, answered.body]).toEqual([422, expect.stringContaining(says)]);
    expect(answered.body).toContain("K1");
  });

  test("is kept, its number once, chosen into a line without scripts, changed and removed", async () => {
    await biller.submit("/invoices/articles/new", article, "/invoices/articles/new");
    const twice = await biller.submit("/invoices/articles/new", { ...article, number: "k1" }, "/invoices/articles/new");
    expect(twice.body).toContain("Numret har redan en annan artikel");
    const { id } = await house.everything
      .selectFrom("articles")
      .select("id")
      .where("organisation_id", "=", market.seller)
      .executeTakeFirstOrThrow();
    const added = await biller.submit("/invoices/new", { receiver: market.unit, do: "add-article", article: id });
    expect(added.headers.location).toMatch(/#lines\.1\.quantity$/);
    const draftId = String(added.headers.location).slice("/invoices/drafts/".length, -"#lines.1.quantity".length);
    expect(linesOf(await fieldsOf(draftId))).toEqual([
      {
        description: "Konsulttimme",
        quantity: "",
        unit: "timmar",
        price: "1250,5",
        vat: "25",
        vatReason: "",
        allowance: "",
      },
    ]);
    expect((await stranger.get(`/invoices/articles/${id}`)).statusCode).toBe(404);
    const stolen = await stranger.submit("/invoices/new", { do: "add-article", article: id });
    expect(stolen.statusCode).toBe(404);
    await biller.submit(`/invoices/articles/${id}`, { ...article, price: "1 300" }, `/invoices/articles/${id}`);
    expect((await biller.get("/invoices/articles")).body).toMatch(/1\s300/);
    await biller.submit(`/invoices/articles/${id}`, {}, `/invoices/articles/${id}/removal`);
    expect((await biller.get("/invoices/articles")).body).toContain("Inga artiklar än");
  });
});

describe("the trash", () => {
  test("a draft thrown away is gone from everywhere, can be had back, and goes for good after thirty days", async () => {
    const id = await draft(biller, { ...form(market), note: "Slängs" });
    await biller.submit(`/invoices/drafts/${id}/removal`, {}, `/invoices/drafts/${id}/removal`);
    expect((await biller.get(`/invoices/drafts/${id}`)).statusCode).toBe(404);
    expect((await biller.get("/invoices?state=drafts")).body).not.toContain(id);
    expect((await biller.get("/invoices/trash")).body).toContain(`/invoices/trash/${id}/restore`);
    const foreign = await stranger.get("/invoices/trash");
    expect(foreign.body).not.toContain(id);
    await biller.submit("/invoices/trash", {}, `/invoices/trash/${id}/restore`);
    expect((await biller.get(`/invoices/drafts/${id}`)).body).toContain("Slängs");

    await biller.submit(`/invoices/drafts/${id}/removal`, {}, `/invoices/drafts/${id}/removal`);
    await house.turnBy({ days: 29 });
    await house.runJobs();
    const left = () => house.everything.selectFrom("invoice_drafts").select("id").where("id", "=", id).execute();
    expect(await left()).toHaveLength(1);
    await house.turnBy({ days: 2 });
    await house.runJobs();
    expect(await left()).toEqual([]);
  });
});

describe("favourites", () => {
  test("a receiver kept is offered first, in one's own company alone, and let go of again", async () => {
    const who = await member(market);
    const id = await draft(who, form(market));
    await who.submit(`/invoices/drafts/${id}`, { ...form(market), do: "favourite" });
    expect((await who.get("/invoices/new")).body).toContain("Dina favoriter");
    expect((await stranger.get("/invoices/new")).body).not.toContain("Dina favoriter");
    const kept = await who.get(`/invoices/drafts/${id}`);
    expect(kept.body).toContain("Ta bort från favoriter");
    await who.submit(`/invoices/drafts/${id}`, { ...form(market), do: "unfavourite" });
    expect((await who.get("/invoices/new")).body).not.toContain("Dina favoriter");
  });
});
