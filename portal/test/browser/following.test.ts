/** Following what was sent, in a real browser: which number, a reminder that reaches the unit, a saved view, the pace of mail. */
import { text } from "node:stream/consumers";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routesOf } from "../../src/web/routes.ts";
import type { Actor } from "../../src/work.ts";
import { inspect, openBrowser, visitor } from "../journeys/support/browser.ts";
import { keyboard, mouse } from "../journeys/support/hands.ts";
import { anIssuedInvoice, aUnit } from "../support/documents.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { anOfficer, aSupplier } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse({ startsAt: "2026-11-20T09:00:00Z" });
const street = testStreet(house, routesOf({ development: false, keepsMail: false }));
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function enter(person: Extract<Actor, { kind: "person" }>, scripts: boolean): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, person);
  return context.newPage();
}

async function seen(
  page: Page,
  { name, scripts }: { readonly name: string; readonly scripts: boolean },
): Promise<void> {
  if (!scripts) return;
  await inspect(page, name);
  await look(page, name);
}

test.each([
  ["with scripts, by keyboard", true],
  ["without scripts", false],
])(
  "%s: an invoice without answer is found, explained, reminded of, and seen at the unit",
  { timeout: 90_000 },
  async (_, scripts) => {
    await house.turnTo("2026-11-20T09:00:00Z");
    const [seller, officer] = [await aSupplier(house), await anOfficer(house)];
    const unit = await aUnit(house, [officer.actor]);
    const { number } = await anIssuedInvoice(house, seller.actor, { receiverId: unit });
    await house.runJobs();
    await house.turnTo("2026-11-26T09:00:00Z");
    const page = await enter(seller.actor, scripts);
    const hands = scripts ? keyboard(page, street.url) : mouse(page, street.url);
    await page.goto(`${street.url}/`);
    await seen(page, { name: "start-unanswered", scripts });
    await hands.follow("Se dem och påminn");
    await page.getByText("Spara den här vyn").click();
    await seen(page, { name: "list-views", scripts });
    await hands.fill("Namn på vyn", "Utan svar");
    await hands.press("Spara vyn");
    await page.getByRole("link", { name: "Utan svar" }).nth(1).waitFor();
    await page.getByText("Datum, mottagare och fakturatyp").click();
    await hands.fill("Fakturadatum från", "1 februari");
    await hands.fill("Fakturadatum till", "31 januari");
    await hands.press("Sök");
    await page.getByRole("link", { name: "Slutet ligger före början" }).waitFor();
    await seen(page, { name: "list-narrowed-faults", scripts });
    await hands.fill("Fakturadatum till", "2027-01-31");
    await hands.fill("Fakturadatum från", "2026-01-01");
    await hands.fill("Mottagare", "Kardiologmottagningen");
    await hands.press("Sök");
    await page.getByText("Det senaste fakturadatumet först").waitFor();
    await seen(page, { name: "list-narrowed", scripts });
    const [table] = await Promise.all([page.waitForEvent("download"), hands.follow(/CSV$/)]);
    expect(await text(await table.createReadStream())).toContain(number);
    await hands.follow(number);
    await page.getByText(/får inte användas igen. Varför/).click();
    await seen(page, { name: "number-verdict", scripts });
    await hands.press("Påminn mottagaren");
    await page.getByText("Påminnelsen är på väg").waitFor();
    await house.runJobs();
    await page.goto(`${street.url}/invoices/numbers?prefix=F-&from=20`);
    await page.getByRole("heading", { level: 1, name: "Nummerserier" }).waitFor();
    if (scripts) await look(page, "number-ledger");
    await page.goto(`${street.url}/account/mail`);
    await hands.choose("En gång om dagen");
    await hands.press("Spara");
    await page.getByText("Sparat.").waitFor();
    if (scripts) await look(page, "mail-pace");
    const there = await enter(officer.actor, scripts);
    await there.goto(`${street.url}/`);
    await seen(there, { name: "unit-start-reminded", scripts });
    await there.getByRole("link", { name: "Öppna och svara" }).click();
    await there.getByText("Leverantören väntar på svar").waitFor();
    await seen(there, { name: "unit-reminded", scripts });
    expect(await there.getByText("Påmind 2026-11-26").count()).toBe(1);
  },
);
