import { beforeAll, describe, expect, test } from "vitest";
import { anIssuedInvoice, aUnit } from "../../../test/support/documents.ts";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { invoiceRoutes } from "./invoice-routes.ts";

const house = testHouse({ startsAt: "2026-11-20T09:00:00Z" });
const door = testDoor(house, { routes: invoiceRoutes });
let seller: Known;
let browser: TestBrowser;
const numbers: Record<string, string> = {};

/** Two units whose names begin alike, and one invoice to each; a third unit that has got none. */
beforeAll(async () => {
  seller = await aSupplier(house);
  const officer = await anOfficer(house);
  for (const name of ["Njurkliniken Norr", "Njurkliniken Syd", "Tandregleringen"]) {
    const receiverId = await aUnit(house, [officer.actor], name);
    if (name === "Tandregleringen") continue;
    const { number, invoiceId } = await anIssuedInvoice(house, seller.actor, { receiverId });
    numbers[name] = number;
    await house.everything.updateTable("invoices").set({ receiver_name: name }).where("id", "=", invoiceId).execute();
  }
  browser = await door.signedIn(seller.actor);
});

const shown = async (query: string): Promise<{ readonly body: string; readonly found: readonly string[] }> => {
  const { body, statusCode } = await browser.get(`/invoices?state=all&${query}`);
  expect(statusCode).toBe(200);
  return { body, found: Object.values(numbers).filter((number) => body.includes(`>${number}</a>`)) };
};

describe("a receiver, typed", () => {
  test("by its whole name shows what was sent to it alone", async () => {
    const { body, found } = await shown("receiver=njurkliniken+norr");
    expect(found).toEqual([numbers["Njurkliniken Norr"]]);
    expect(body).toContain('value="njurkliniken norr"');
  });

  test("by what several are called shows all, and offers each alone", async () => {
    const { body, found } = await shown("receiver=njurkliniken");
    expect(found.length).toBe(2);
    const href = /href="(\/invoices\?[^"]*receiver=Njurkliniken\+Syd[^"]*)"/.exec(body)?.[1]?.replaceAll("&amp;", "&");
    expect(href).toMatch(/receiverId=[0-9a-f-]{36}/);
    const alone = await browser.get(href ?? "");
    expect(alone.body).toContain(`>${numbers["Njurkliniken Syd"]}</a>`);
    expect(alone.body).not.toContain(`>${numbers["Njurkliniken Norr"]}</a>`);
  });

  test("one that has got nothing shows nothing, and says so", async () => {
    const { body, found } = await shown("receiver=Tandregleringen");
    expect(found).toEqual([]);
    expect(body).toContain("Ingen faktura passar urvalet");
  });

  test("a choice holds only while the text is that receiver's name", async () => {
    const chosen = await shown("receiver=njurkliniken");
    const id = /receiverId=([0-9a-f-]{36})/.exec(chosen.body)?.[1] ?? "";
    expect((await shown(`receiver=Tandregleringen&receiverId=${id}`)).found).toEqual([]);
    expect((await shown(`receiver=njurkliniken&receiverId=not-an-id`)).found.length).toBe(2);
  });
});

describe("what cannot be read", () => {
  const bad: readonly [string, string, string][] = [
    ["a day that is none", "from=2026-02-30", "Den dagen finns inte i kalendern"],
    ["words for a day", "to=snart", "Skriv datumet som ÅÅÅÅ-MM-DD"],
    ["an end before the beginning", "from=2026-11-20&to=2026-11-19", "Slutet ligger före början"],
    ["a receiver that nobody is", "receiver=qqqqzzzz", "Ingen mottagare heter så"],
  ];
  test.each(bad)("%s is told at its field, and keeps what was typed", async (_name, query, sentence) => {
    const { body, found } = await shown(query);
    expect(body).toContain(sentence);
    for (const [name, typed] of new URLSearchParams(query))
      expect(body).toMatch(new RegExp(`name="${name}"[^>]*value="${typed}"|value="${typed}"[^>]*name="${name}"`));
    expect(found.length).toBe(2);
  });

  test("all faults are told at once", async () => {
    const { body } = await shown("from=igår&to=snart&receiver=qqqqzzzz");
    expect(body.match(/href="#(from|to|receiver)"/g)?.length).toBe(3);
  });

  test.each([
    "after=nonsense",
    "after=2026-11-20T09:00:00.000Z_x_2026-99-99",
    "kind=bill",
    "receiverId=%00",
    "from=%00",
  ])("%s does no harm", async (query) => {
    expect((await shown(query)).found.length).toBe(2);
  });

  test("is not exported: the page tells it instead", async () => {
    const { headers } = await browser.get("/invoices/list.csv?state=all&from=snart");
    expect(headers.location).toBe("/invoices?state=all&from=snart");
  });
});

test("days, kind and receiver narrow the file too, and a saved view keeps them", async () => {
  const query = "state=all&from=2026-11-01&to=2026-11-30&kind=invoice&receiver=Njurkliniken+Norr";
  const { body } = await browser.get(`/invoices/list.csv?${query}`);
  const rows = body.trim().split("\r\n");
  expect(rows.slice(1).map((row) => row.split(";").slice(0, 2))).toEqual([[numbers["Njurkliniken Norr"], "Faktura"]]);
  const none = await browser.get(`/invoices/list.csv?${query.replace("kind=invoice", "kind=credit-note")}`);
  expect(none.body.trim().split("\r\n").length).toBe(1);
  const asked = { state: "all", from: "2026-11-01", to: "2026-11-30", kind: "invoice", receiver: "Njurkliniken Norr" };
  const saved = await browser.submit(`/invoices?${query}`, { ...asked, name: "November" }, "/invoices/views");
  expect(saved.headers.location).toBe(`/invoices?${query}`);
  expect((await browser.get(`/invoices?${query}`)).body).toMatch(/aria-current="page">November/);
});

test("an invoice that waits for an introduction says so, in the list and in the file", async () => {
  const one = await house.everything
    .selectFrom("invoices")
    .select(["organisation_id", "id"])
    .limit(1)
    .executeTakeFirstOrThrow();
  await house.everything
    .insertInto("held_invoices")
    .values({
      organisation_id: one.organisation_id,
      invoice_id: one.id,
      region_id: one.organisation_id,
      reason: "introduction-open",
      held_at: house.now(),
    })
    .execute();
  expect((await shown("q=")).body).toContain("Väntar på regionens godkännande");
  expect((await browser.get("/invoices/list.csv?state=all")).body).toContain("Väntar på regionens godkännande");
  await house.everything.updateTable("invoices").set({ number_key: "F-1" }).where("id", "=", one.id).execute();
  const ledger = await browser.get("/invoices/numbers?prefix=F-&from=1");
  expect(ledger.body).toContain("Väntar på regionens godkännande");
  await house.everything.updateTable("held_invoices").set({ released_at: house.now() }).execute();
  expect((await shown("q=")).body).not.toContain("Väntar på regionens godkännande");
});
