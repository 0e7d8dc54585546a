/** What is prepared, in a real browser: articles in the form, a template made from it, one that recurs; favourites and the trash. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../src/web/routes.ts";
import { inspect, openBrowser, tabTo } from "../journeys/support/browser.ts";
import { type Hands, type HandsOf, handsFor, ways } from "../journeys/support/hands.ts";
import { testHouse } from "../support/house.ts";
import { cell, due, fillHead, saved } from "../support/invoice-window.ts";
import { look } from "../support/look.ts";
import { aSupplier } from "../support/people.ts";
import { type Market, openMarket } from "../support/seller.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, routes);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A market of one's own, and somebody of its seller at work. */
async function enter(handsOf: HandsOf): Promise<Hands & { readonly market: Market }> {
  const market = await openMarket(house);
  const { actor } = await aSupplier(house, { organisationId: market.seller, role: "owner" });
  return { ...(await handsFor({ browser, street }, actor, handsOf)), market };
}

async function seen({ page, scripts }: Hands, name: string): Promise<void> {
  if (!scripts) return;
  await inspect(page, name);
  await look(page, name.replaceAll(" ", "-"));
}

async function writesArticle(hands: Hands): Promise<void> {
  const { page } = hands;
  await page.goto(`${street.url}/invoices/articles/new`);
  await hands.press("Spara artikeln");
  await page.locator("#error-summary").waitFor();
  await seen(hands, "article with faults");
  await hands.fill("Benämning", "Konsulttimme");
  await hands.fill(page.getByLabel("Artikelnummer"), "K1");
  await hands.fill("Enhet", "tim");
  await hands.fill("À-pris utan moms", "1 200");
  await hands.press("Spara artikeln");
  await page.getByRole("link", { name: "Konsulttimme" }).waitFor();
}

/** By its number in the row, or chosen in the list above the rows. */
async function addsArticle(hands: Hands): Promise<void> {
  const { page } = hands;
  if (!hands.scripts) {
    await hands.select("Lägg till en artikel", "K1 Konsulttimme");
    await hands.press("Lägg till");
    await page.waitForURL(/#lines\.1\.quantity$/);
    await cell(page, 1, "quantity").fill("2");
    return;
  }
  await tabTo(page, cell(page, 1, "description"));
  await page.keyboard.type("k1");
  await page.keyboard.press("Tab");
  expect(await cell(page, 1, "quantity").evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type("2");
  await expect.poll(() => due(page), { timeout: 10_000 }).toBe("3\u00a0000,00\u00a0kr");
  await saved(page);
}

test.each(ways)(
  "%s: articles, a template, and a recurring invoice with what its day will bring",
  {
    timeout: 180_000,
  },
  async (_, handsOf) => {
    const hands = await enter(handsOf);
    const { page, market } = hands;
    await writesArticle(hands);
    await page.goto(`${street.url}/invoices/new?receiver=${market.unit}`);
    await fillHead(page);
    await addsArticle(hands);
    expect(await cell(page, 1, "description").inputValue()).toBe("Konsulttimme");
    expect(await cell(page, 1, "price").inputValue()).toBe("1200");
    await seen(hands, "invoice form with articles");
    await hands.press("Spara som mall");
    await page.waitForURL(/\/template(#|$)/);
    await hands.fill("Vad ska mallen heta?", "Månadens konsulter");
    await seen(hands, "save as template");
    await hands.press("Spara mallen");
    await page.getByText("Mallen Månadens konsulter är sparad.").waitFor();
    await hands.follow(/^Låt den återkomma/);
    await page.waitForURL(/recurring\/new/);
    await hands.fill("Första dagen", "2026-12-01");
    await hands.choose("Sänds av sig själv");
    await hands.press("Spara");
    await page.getByText("Så här blir fakturan 2026-12-01").waitFor();
    await seen(hands, "one recurring invoice");
  },
);

test.each(ways)(
  "%s: a favourite is chosen first, and a draft thrown away is taken back",
  {
    timeout: 180_000,
  },
  async (_, handsOf) => {
    const hands = await enter(handsOf);
    const { page, market, scripts } = hands;
    await page.goto(`${street.url}/invoices/new?receiver=${market.unit}`);
    await hands.press("Gör till favorit");
    await page.getByText("Mottagaren är nu en favorit.").waitFor();
    await page.goto(`${street.url}/invoices/new`);
    await seen(hands, "invoice form with favourites");
    await hands.choose(/^Kardiologmottagningen/);
    if (!scripts) await hands.press("Spara utkast");
    else {
      await page.getByRole("button", { name: /^Spara och sänd till Kardiolog/ }).waitFor();
      await saved(page);
      await page.reload();
    }
    await hands.follow("Ta bort utkastet");
    await hands.press("Ta bort utkastet");
    await page.getByText("Utkastet är borttaget.").waitFor();
    await page.goto(`${street.url}/invoices/trash`);
    await hands.press(/^Ta tillbaka/);
    await page.getByText("Utkastet är tillbaka.").waitFor();
  },
);
