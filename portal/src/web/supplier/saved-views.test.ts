import { sql } from "kysely";
import { readWorkbook } from "../../domain/sheets/read-workbook.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import { invoiceRoutes } from "./invoice-routes.ts";

const house = testHouse();
const door = testDoor(house, { routes: invoiceRoutes });
let at: Market;

beforeAll(async () => {
  at = await openMarket(house);
  await sql`
    insert into invoices (organisation_id, id, kind, number, number_key, receiver_id, receiver_name, issue_on, currency,
                          net_minor, vat_minor, payable_minor, issued_at)
    select ${at.seller}::uuid, gen_random_uuid(), case when n % 10 = 0 then 'credit-note' else 'invoice' end, 'F-' || n, 'F-' || n,
           ${at.unit}::uuid, case when n = 2500 then '=cmd()' else 'Kardiologen' end, '2026-01-01', 'SEK', n * 100, n * 25, n * 125,
           '2026-01-01'::timestamptz + n * interval '1 minute' from generate_series(1, 2500) as n`.execute(
    house.everything,
  );
  await sql`
    insert into deliveries
        (organisation_id, invoice_id, document_id, state, standing, issued_at, changed_at, kind, receiver_id, issue_on)
    select organisation_id, id, gen_random_uuid(), 'delivered', case when net_minor % 200 = 0 then 'paid' else 'delivered' end,
           issued_at, issued_at, kind, receiver_id, issue_on from invoices where organisation_id = ${at.seller}::uuid`.execute(
    house.everything,
  );
});

const someone = async (): Promise<TestBrowser> =>
  door.signedIn((await aSupplier(house, { organisationId: at.seller })).actor);

const save = (browser: TestBrowser, fields: Readonly<Record<string, string>>) =>
  browser.submit("/invoices?state=all", { state: "all", q: "", ...fields }, "/invoices/views");

describe("saved views", () => {
  test("are the person's own: saved with search and status, opened by name, removed", async () => {
    const [browser, colleague] = [await someone(), await someone()];
    const saved = await save(browser, { name: " Betalda F-10 ", state: "paid", q: "F-10" });
    expect(saved.headers.location).toBe("/invoices?state=paid&q=F-10");
    const { body } = await browser.get("/invoices?state=paid&q=F-10");
    expect(body).toMatch(/<a href="\/invoices\?state=paid&amp;q=F-10" aria-current="page">Betalda F-10/);
    expect((await colleague.get("/invoices?state=all")).body).not.toContain("Betalda F-10");
    const removal = /action="(\/invoices\/views\/[^"]*\/removal)"/.exec(body)?.[1] ?? "";
    const strange = await colleague.get("/invoices?state=all");
    expect(strange.body).not.toContain(removal);
    await browser.submit("/invoices?state=all", {}, removal);
    expect((await browser.get("/invoices?state=all")).body).not.toContain("Betalda F-10");
  });

  test("one opens the list, and everything can still be asked for", async () => {
    const browser = await someone();
    expect((await browser.get("/invoices")).statusCode).toBe(200);
    await save(browser, { name: "Första", state: "paid", isDefault: "yes" });
    await save(browser, { name: "Andra", state: "sent", isDefault: "yes" });
    expect((await browser.get("/invoices")).headers.location).toBe("/invoices?state=sent");
    const all = await browser.get("/invoices?state=all");
    expect(all.statusCode).toBe(200);
    expect(all.body).toContain('href="/invoices?state=all"');
    expect((await browser.get("/invoices?q=")).statusCode).toBe(200);
  });

  test("the same name in other letters is the same view", async () => {
    const browser = await someone();
    await save(browser, { name: "Mina", state: "paid" });
    await save(browser, { name: "MINA", state: "sent" });
    const { body } = await browser.get("/invoices?state=all");
    expect(body).toContain("MINA");
    expect(body).not.toContain(">Mina<");
  });

  test("tabs that save at once save one after the other: one view, one that opens the list", async () => {
    const browser = await someone();
    const fields = { name: "Samtidigt", isDefault: "yes" };
    const answers = await Promise.all(
      ["paid", "sent", "answered", "paid"].map((state) => save(browser, { ...fields, state })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303]);
    const { body } = await browser.get("/invoices?state=all");
    expect(body.match(/>Samtidigt/g)).toHaveLength(1);
  });

  test.each([
    ["no name", { name: "  " }, "Ge vyn ett namn"],
    ["too long a search", { name: "Lång", q: "ö".repeat(99) }, "Sökningen är för lång"],
    ["too long a name", { name: "x".repeat(61) }, "60"],
  ])("%s is told at the field, with the list still there", async (_, fields, words) => {
    const refused = await save(await someone(), { q: "F-2500", ...fields });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toMatch(new RegExp(`id="name-error"[^]*?${words}`));
    expect(refused.body).toContain('action="/invoices/views#error-summary"');
  });

  test("a question that is none is saved as everything", async () => {
    const saved = await save(await someone(), { name: "Udda", state: "../../x", after: "x" });
    expect(saved.headers.location).toBe("/invoices?state=all");
  });

  test("no more than can be found among", async () => {
    const browser = await someone();
    for (let place = 0; place < 20; place += 1) await save(browser, { name: `Vy ${place}` });
    const refused = await save(browser, { name: "En till" });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("Du har redan 20 vyer");
  });
});

describe("the list as a file", () => {
  test("holds every row of the question once, credits below zero, and no formula", async () => {
    const { body, headers } = await (await someone()).get("/invoices/list.csv?state=all");
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(headers["content-disposition"]).toContain("fakturor-2026-11-21.csv");
    const lines = body.replace("\ufeff", "").trim().split("\r\n");
    expect(lines).toHaveLength(2501);
    expect(new Set(lines.map((line) => line.split(";")[0])).size).toBe(2501);
    expect(lines[1]).toMatch(/^F-2500;Kredit;'=cmd\(\);.*;-2500,00;-625,00;-3125,00;SEK$/);
    expect(lines[2]).toMatch(/^F-2499;Faktura;Kardiologen;.*;2499,00;624,75;3123,75;SEK$/);
  });

  test("is a workbook too, with the same rows, and numbers and days as such", async () => {
    const { rawPayload, headers } = await (await someone()).get("/invoices/list.xlsx?state=all");
    expect(headers["content-disposition"]).toContain("fakturor-2026-11-21.xlsx");
    const read = readWorkbook(rawPayload, 10_000);
    if (!read.ok) throw new Error(read.fault);
    expect(read.rows).toHaveLength(2501);
    expect(read.rows[1]?.cells.slice(0, 3)).toEqual(["F-2500", "Kredit", "=cmd()"]);
    expect(read.rows[1]?.cells.slice(8)).toEqual(["-2500", "-625", "-3125", "SEK"]);
    expect(read.rows[2]?.cells[5]).toMatch(/^2026-\d\d-\d\d$/);
  });

  test("holds what the list shows: its search and its status", async () => {
    const { body } = await (await someone()).get("/invoices/list.csv?state=paid&q=F-24");
    const lines = body.trim().split("\r\n").slice(1);
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.every((line) => line.startsWith("F-24") && line.includes(";Betald;"))).toBe(true);
  });

  test("is not given to others", async () => {
    expect((await door.visitor().get("/invoices/list.csv")).headers.location).toMatch(/^\/sign-in/);
    const stranger = await door.signedIn((await aSupplier(house)).actor);
    expect((await stranger.get("/invoices/list.csv?state=all")).body.trim().split("\r\n")).toHaveLength(1);
  });
});
