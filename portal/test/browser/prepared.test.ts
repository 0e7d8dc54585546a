/** What is prepared, in a real browser: articles by keyboard in the form, a template made from it, and one that recurs. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../src/web/routes.ts";
import { inspect, openBrowser, press, tabTo, typeInto, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { cell, due, fillHead, saved } from "../support/invoice-window.ts";
import { look } from "../support/look.ts";
import { aSupplier } from "../support/people.ts";
import { type Market, openMarket } from "../support/seller.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, routes);
let browser: Browser;
let market: Market;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  market = await openMarket(house);
  const { actor } = await aSupplier(house, { organisationId: market.seller, role: "owner" });
  const context = await visitor(browser, { scripts: true });
  await street.letIn(context, actor);
  page = await context.newPage();
});
afterAll(() => browser.close());

test("articles, a template and a recurring invoice by keyboard alone, and the invoice of its day", async () => {
  await page.goto(`${street.url}/invoices/articles/new`);
  await typeInto(page, page.getByLabel("Benämning"), "Konsulttimme");
  await typeInto(page, page.getByLabel("Artikelnummer"), "K1");
  await typeInto(page, page.getByLabel("Enhet"), "tim");
  await typeInto(page, page.getByLabel("À-pris utan moms"), "1 200");
  await inspect(page, "article form");
  await look(page, "article-form");
  await press(page, page.getByRole("button", { name: "Spara artikeln" }));
  await page.getByRole("link", { name: "Konsulttimme" }).waitFor();
  await inspect(page, "articles");
  await look(page, "articles");

  await page.goto(`${street.url}/invoices/new?receiver=${market.unit}`);
  await fillHead(page);
  await tabTo(page, cell(page, 1, "description"));
  await page.keyboard.type("k1");
  await page.keyboard.press("Tab");
  expect(await cell(page, 1, "quantity").evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type("2");
  expect(await cell(page, 1, "description").inputValue()).toBe("Konsulttimme");
  expect(await cell(page, 1, "price").inputValue()).toBe("1200");
  await expect.poll(() => due(page), { timeout: 10_000 }).toBe("3\u00a0000,00\u00a0kr");
  await saved(page);
  await inspect(page, "invoice form with articles");
  await look(page, "form-articles");

  await press(page, page.getByRole("button", { name: "Spara som mall" }));
  await page.waitForURL(/\/template$/);
  await typeInto(page, page.getByLabel("Vad ska mallen heta?"), "Månadens konsulter");
  await inspect(page, "save as template");
  await press(page, page.getByRole("button", { name: "Spara mallen" }));
  await page.getByText("Mallen Månadens konsulter är sparad.").waitFor();
  await inspect(page, "templates");
  await look(page, "templates");

  await press(page, page.getByRole("link", { name: /^Låt den återkomma/ }));
  await page.waitForURL(/recurring\/new/);
  await typeInto(page, page.getByLabel("Första dagen"), "2026-12-01");
  await tabTo(page, page.getByRole("radio", { name: "Jag tittar först" }));
  await page.keyboard.press("ArrowDown");
  await inspect(page, "recurring form");
  await look(page, "recurring-form");
  await press(page, page.getByRole("button", { name: "Spara" }));
  await page.getByText("Så här blir fakturan 2026-12-01").waitFor();
  await inspect(page, "one recurring invoice");
  await look(page, "recurring-one");
  await page.goto(`${street.url}/invoices/recurring`);
  await inspect(page, "recurring invoices");
  await look(page, "recurring");
}, 120_000);

test("a favourite is chosen first, and a draft thrown away is taken back", async () => {
  await page.goto(`${street.url}/invoices/new?receiver=${market.unit}`);
  await page.getByRole("button", { name: "Gör till favorit" }).click();
  await page.getByText("Mottagaren är nu en favorit.").waitFor();
  await page.goto(`${street.url}/invoices/new`);
  await page.getByRole("radio", { name: /^Kardiologmottagningen/ }).check();
  await page.getByRole("button", { name: /^Spara och sänd till Kardiolog/ }).waitFor();
  await inspect(page, "invoice form, favourites");
  await look(page, "form-favourites");
  await saved(page);
  await page.reload();
  await page.getByRole("link", { name: "Ta bort utkastet" }).click();
  await page.getByRole("button", { name: "Ta bort utkastet" }).click();
  await page.getByText("Utkastet är borttaget.").waitFor();
  await page.goto(`${street.url}/invoices/trash`);
  await inspect(page, "trash");
  await look(page, "trash");
  await page.getByRole("button", { name: /^Ta tillbaka/ }).click();
  await page.getByText("Utkastet är tillbaka.").waitFor();
}, 120_000);
