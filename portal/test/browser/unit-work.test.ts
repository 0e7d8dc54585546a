/** The unit's day in a real browser: an administrator connects the finance system, officers share the work, with scripts and without. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { giveReceipt } from "../../src/domain/handover/settle-handover.ts";
import { getDocumentBytes } from "../../src/domain/inbox/queries.ts";
import { connectionRoutes } from "../../src/web/connections/connections.tsx";
import { unitRoutes } from "../../src/web/unit/unit-routes.ts";
import { inspect, openBrowser, visitor } from "../journeys/support/browser.ts";
import { webhookSender } from "../../src/integrations/webhook-sender.ts";
import { handlers } from "../../src/jobs/handlers.ts";
import { sendWebhook } from "../../src/jobs/send-webhook.ts";
import { testSafe } from "../support/door.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { type Known, password } from "../support/people.ts";
import { testStreet } from "../support/street.ts";
import { aUnitScene, receivedAt, type UnitScene } from "../support/unit-scene.ts";

const house = testHouse({
  handlers: { ...handlers, "send-webhook": sendWebhook({ safe: testSafe, send: webhookSender() }) },
});
const street = testStreet(house, [...unitRoutes, ...connectionRoutes]);
let browser: Browser;
let here: UnitScene;

beforeAll(async () => {
  browser = await openBrowser();
  here = await aUnitScene(house);
});
afterAll(() => browser.close());

async function enter(person: Known, scripts: boolean): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, person.actor);
  return context.newPage();
}

test("an administrator sets how the unit hands over, and connects the finance system", async () => {
  const page = await enter(here.administrator, true);
  await page.goto(`${street.url}/connections`);
  await page.getByRole("button", { name: "Spara överlämningen" }).click();
  expect(await page.title()).toMatch(/^Fel: /);
  await inspect(page, "connections with faults");
  await page.getByLabel("Enhet", { exact: true }).fill("Kardiologmottagningen");
  await page.getByLabel("Hämtas över API").check();
  await page.getByLabel("När den är godkänd").check();
  await page.getByRole("button", { name: "Spara överlämningen" }).click();
  await page.getByText("Överlämningen är sparad.").waitFor();
  await page.getByRole("link", { name: "Anslut ett system" }).click();
  await page.getByRole("button", { name: "Skapa nyckel" }).click();
  await inspect(page, "a new connection with faults");
  await look(page, "connection-faults");
  await page.getByLabel("Systemets namn").fill("Ekonomisystemet, prov");
  await page.getByLabel("Kvittera fakturor").check();
  await page.getByLabel("Ditt lösenord").fill(password);
  await page.getByRole("button", { name: "Skapa nyckel" }).click();
  expect(await page.getByLabel("Nyckel").inputValue()).toMatch(/^fp_live_/);
  await inspect(page, "a token");
  await look(page, "token");
  await page.getByRole("link", { name: "Till anslutningar" }).click();
  await inspect(page, "connections");
  await look(page, "connections");
  await page.getByRole("link", { name: "Ny webhook" }).click();
  await page.getByRole("button", { name: "Skapa webhook" }).click();
  await inspect(page, "a new webhook with faults");
  await look(page, "webhook-faults");
  await page.getByLabel("Namn", { exact: true }).fill("Ekonomisystemet, prov");
  await page.getByLabel("Adress", { exact: true }).fill("https://127.0.0.1/in");
  await page.getByLabel("En faktura har kommit").check();
  await page.getByLabel("Ditt lösenord").fill(password);
  await page.getByRole("button", { name: "Skapa webhook" }).click();
  expect(await page.getByLabel("Nyckel").inputValue()).toMatch(/^whsec_/);
  await inspect(page, "a webhook's secret");
  await page.getByRole("link", { name: "Till webhooken" }).click();
  await page.getByRole("button", { name: "Sänd ett prov" }).click();
  await page.getByText("Provet är på väg").waitFor();
  await house.runJobs();
  await page.reload();
  await page.getByText("Adressen leder inte ut på internet.").waitFor();
  await inspect(page, "a webhook");
  await look(page, "webhook");
}, 90_000);

test.each([["with scripts", true] as const, ["without scripts", false] as const])(
  "officers share, accept many at once, and see the receipt: %s",
  async (_, scripts) => {
    const mark = scripts ? "S" : "U";
    const numbers = [1, 2, 3].map((n) => `${mark}-${n}`);
    const ids: string[] = [];
    for (const number of numbers) ids.push(await receivedAt(house, here, { number }));
    const page = await enter(here.officer, scripts);
    await page.goto(`${street.url}/inbox?search=${mark}-`);
    for (const number of numbers.slice(0, 2)) await page.getByLabel(`Markera faktura ${number}`).check();
    await page.getByLabel("Med de markerade").selectOption({ label: "Tilldela Karl Kollega" });
    await page.getByRole("button", { name: "Utför" }).click();
    await page.getByRole("heading", { name: "Gjort med alla 2 fakturor" }).waitFor();
    const theirs = await enter(here.colleague, scripts);
    await theirs.goto(`${street.url}/inbox?view=mine`);
    await theirs.getByRole("link", { name: "Markera alla på sidan" }).click();
    await theirs.getByLabel("Med de markerade").selectOption({ label: "Godkänn" });
    if (scripts) await inspect(theirs, "an inbox with marked rows");
    if (scripts) await look(theirs, "inbox-marked");
    await theirs.getByRole("button", { name: "Utför" }).click();
    await theirs.getByRole("heading", { name: "Godkänn 2 fakturor?" }).waitFor();
    if (scripts) await inspect(theirs, "accepting many");
    if (scripts) await look(theirs, "accept-many");
    await theirs.getByRole("button", { name: "Godkänn 2 fakturor" }).click();
    await theirs.getByRole("heading", { name: "Gjort med alla 2 fakturor" }).waitFor();
    if (scripts) await inspect(theirs, "what became of many");
    if (scripts) await look(theirs, "batch-result");
    const [id = ""] = ids;
    const { sha256 } = await house.perform(here.officer.actor, (work) => getDocumentBytes(work, id));
    await house.perform(here.administrator.actor, (work) =>
      giveReceipt(work, { documentId: id, receipt: "ERP-123", sha256 }),
    );
    await theirs.goto(`${street.url}/inbox/${id}`);
    await theirs.getByText(/Överlämnad .*, kvitto ERP-123/).waitFor();
    if (scripts) await look(theirs, "handed-over");
    await theirs.goto(`${street.url}/inbox?view=all`);
    await theirs.getByText("Fler filter och ordning").click();
    await theirs.getByLabel("Mottagen från").fill("i höstas");
    await theirs.getByRole("button", { name: "Visa" }).click();
    expect(await theirs.getByLabel("Mottagen från").inputValue()).toBe("i höstas");
    if (scripts) await inspect(theirs, "archive with a filter to mend");
    if (scripts) await look(theirs, "archive");
  },
  90_000,
);
