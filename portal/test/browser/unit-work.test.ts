/** The unit's day in a real browser: an administrator connects the finance system, officers share the work, with scripts and without. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { savePolicy } from "../../src/domain/handover/policies.ts";
import { giveReceipt } from "../../src/domain/handover/settle-handover.ts";
import { getDocumentBytes } from "../../src/domain/inbox/queries.ts";
import { connectionRoutes } from "../../src/web/connections/connections.tsx";
import { unitRoutes } from "../../src/web/unit/unit-routes.ts";
import { inspect, openBrowser } from "../journeys/support/browser.ts";
import { type Hands, handsFor, ways } from "../journeys/support/hands.ts";
import { webhookSender } from "../../src/integrations/webhook-sender.ts";
import { handlers } from "../../src/jobs/handlers.ts";
import { sendWebhook } from "../../src/jobs/send-webhook.ts";
import { testSafe } from "../support/door.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { password } from "../support/people.ts";
import { testStreet } from "../support/street.ts";
import { aUnitScene, receivedAt, type UnitScene } from "../support/unit-scene.ts";

vi.setConfig({ testTimeout: 180_000 });

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

async function seen({ page, scripts }: Hands, name: string): Promise<void> {
  if (!scripts) return;
  await inspect(page, name);
  await look(page, name.replaceAll(" ", "-"));
}

/** The page that says what is to be mended. */
const faultsShown = (hands: Hands) => hands.page.locator("#error-summary").waitFor();

async function connectsASystem(hands: Hands): Promise<void> {
  const { page } = hands;
  await page.goto(`${street.url}/connections`);
  await hands.press("Spara överlämningen");
  await faultsShown(hands);
  await seen(hands, "connections with faults");
  await hands.fill("Enhet", "Kardiologmottagningen");
  await hands.choose("Hämtas över API");
  await hands.choose("När den är godkänd");
  await hands.press("Spara överlämningen");
  await page.getByText("Överlämningen är sparad.").waitFor();
  await hands.follow("Anslut ett system");
  await hands.press("Skapa nyckel");
  await faultsShown(hands);
  await seen(hands, "a new connection with faults");
  await hands.fill("Systemets namn", `Ekonomisystemet, ${hands.scripts ? "prov" : "skarpt"}`);
  await hands.choose("Kvittera fakturor");
  await hands.fill("Ditt lösenord", password);
  await hands.press("Skapa nyckel");
  await page.getByRole("link", { name: "Till anslutningar" }).waitFor();
  expect(await page.getByLabel("Nyckel").inputValue()).toMatch(/^fp_live_/);
  await seen(hands, "a token");
  await hands.follow("Till anslutningar");
}

test.each(ways)(
  "%s: an administrator sets how the unit hands over, connects the finance system, and has it told at once",
  async (_, handsOf) => {
    const hands = await handsFor({ browser, street }, here.administrator.actor, handsOf);
    const { page } = hands;
    await connectsASystem(hands);
    await hands.follow("Ny webhook");
    await hands.press("Skapa webhook");
    await faultsShown(hands);
    await seen(hands, "a new webhook with faults");
    await hands.fill("Namn", `Ekonomisystemet, ${hands.scripts ? "prov" : "skarpt"}`);
    await hands.fill("Adress", "https://127.0.0.1/in");
    await hands.choose("En faktura har kommit");
    await hands.fill("Ditt lösenord", password);
    await hands.press("Skapa webhook");
    await page.getByRole("link", { name: "Till webhooken" }).waitFor();
    expect(await page.getByLabel("Nyckel").inputValue()).toMatch(/^whsec_/);
    await seen(hands, "a webhook's secret");
    await hands.follow("Till webhooken");
    await hands.press("Sänd ett prov");
    await page.getByText("Provet är på väg").waitFor();
    await house.runJobs();
    await page.reload();
    await page.getByText("Adressen leder inte ut på internet.").waitFor();
    await seen(hands, "a webhook that is not reached");
  },
);

async function takesOn(hands: Hands, mark: string): Promise<void> {
  const { page } = hands;
  await page.goto(`${street.url}/inbox`);
  await hands.fill(page.getByLabel(/Nummer, leverantör, belopp/), `${mark}-`);
  await hands.press("Visa");
  await page.waitForURL(/search=/);
  for (const number of [1, 2]) await hands.choose(`Markera faktura ${mark}-${number}`);
  await hands.select("Med de markerade", "Tilldela Karl Kollega");
  await hands.press("Utför");
  await page.getByRole("heading", { name: "Gjort med alla 2 fakturor" }).waitFor();
}

async function acceptsAll(hands: Hands): Promise<void> {
  const { page } = hands;
  await page.goto(`${street.url}/inbox?view=mine`);
  await hands.follow("Markera alla på sidan");
  await page.waitForURL(/mark=all/);
  await hands.select("Med de markerade", "Godkänn");
  await seen(hands, "an inbox with marked rows");
  await hands.press("Utför");
  await page.getByRole("heading", { name: "Godkänn 2 fakturor?" }).waitFor();
  await seen(hands, "accepting many");
  await hands.press("Godkänn 2 fakturor");
  await page.getByRole("heading", { name: "Gjort med alla 2 fakturor" }).waitFor();
  await seen(hands, "what became of many");
}

test.each(ways)(
  "%s: officers share, accept many at once, see the receipt, and find it in the archive",
  async (_, handsOf) => {
    const hands = await handsFor({ browser, street }, here.officer.actor, handsOf);
    const mark = hands.scripts ? "S" : "U";
    await house.perform(here.administrator.actor, (work) =>
      savePolicy(work, { receiverId: here.unit, way: "api", occasion: "on-acceptance" }),
    );
    const [id = ""] = await receivedAs([1, 2, 3].map((n) => `${mark}-${n}`));
    await takesOn(hands, mark);
    const theirs = await handsFor({ browser, street }, here.colleague.actor, handsOf);
    const { page } = theirs;
    await acceptsAll(theirs);
    const { sha256 } = await house.perform(here.officer.actor, (work) => getDocumentBytes(work, id));
    await house.perform(here.administrator.actor, (work) =>
      giveReceipt(work, { documentId: id, receipt: "ERP-123", sha256 }),
    );
    await page.goto(`${street.url}/inbox?view=all`);
    await page.getByText("Fler filter och ordning").click();
    await theirs.fill("Mottagen från", "i höstas");
    await theirs.press("Visa");
    await faultsShown(theirs);
    expect(await page.getByLabel("Mottagen från").inputValue()).toBe("i höstas");
    await seen(theirs, "archive with a filter to mend");
    await theirs.fill("Mottagen från", "2026-01-01");
    await theirs.fill(page.getByLabel(/Nummer, leverantör, belopp/), `${mark}-1`);
    await theirs.press("Visa");
    await page.getByText(`${mark}-2`, { exact: true }).waitFor({ state: "detached" });
    await theirs.follow(`${mark}-1`);
    await page.getByText(/Överlämnad .*, kvitto ERP-123/).waitFor();
  },
);

async function receivedAs(numbers: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const number of numbers) ids.push(await receivedAt(house, here, { number }));
  return ids;
}
