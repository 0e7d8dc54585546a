/** The rules while one types: each fault at its field, mended by a click and taken back by another; and without scripts. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../src/web/routes.ts";
import { inspect, openBrowser, tabTo, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { cell, due, fillHead, fillLine, saved } from "../support/invoice-window.ts";
import { look } from "../support/look.ts";
import { aSupplier, type Known } from "../support/people.ts";
import { type Market, openMarket } from "../support/seller.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, routes);
let browser: Browser;
let market: Market;
let known: Known;

beforeAll(async () => {
  browser = await openBrowser();
  market = await openMarket(house);
  known = await aSupplier(house, { organisationId: market.seller, role: "biller" });
});
afterAll(() => browser.close());

/** A company without VAT number and F-tax that puts VAT on a line breaks BR-S-02. */
async function taxed(f_skatt: boolean): Promise<void> {
  const company = house.everything.updateTable("organisations").set({ vat_number: null, f_skatt });
  await company.where("id", "=", market.seller).execute();
}

async function newForm(scripts: boolean): Promise<Page> {
  const context: BrowserContext = await visitor(browser, { scripts });
  await street.letIn(context, known.actor);
  const page = await context.newPage();
  await page.goto(`${street.url}/invoices/new?receiver=${market.unit}`);
  return page;
}

const told = (page: Page, field: string) => page.locator(`[id="${field}-error"]`);

test("a rule is told at the field once one has been there, the rules are fetched once, and focus stays", async () => {
  await taxed(false);
  const page = await newForm(true);
  const fetched: string[] = [];
  page.on("request", (request) => void (request.url().includes("/rules") && fetched.push(request.url())));
  await page.waitForTimeout(500);
  expect(fetched).toEqual([]);
  await fillHead(page);
  await tabTo(page, cell(page, 1, "description"));
  for (const text of ["Service", "2", "tim", "650"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  expect(await told(page, "lines.1.vat").count()).toBe(0);
  await page.keyboard.press("Tab");
  await page.keyboard.type("10 %");
  await told(page, "lines.1.vat").waitFor();
  expect(await cell(page, 1, "allowance").evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await told(page, "lines.1.vat").innerText()).toContain("ditt momsnummer");
  await page.locator(".line-rule details summary").click();
  expect(await page.locator(".line-rule details").innerText()).toContain("BR-S-02");
  expect(fetched).toHaveLength(1);
  await page.locator("#announcer", { hasText: "1 sak att rätta." }).waitFor({ state: "attached" });
  await saved(page);
  await inspect(page, "invoice form, a rule at its field");
  await look(page, "form-rule");
  await taxed(true);
  await cell(page, 1, "price").fill("700");
  await page.locator("#announcer", { hasText: "Att betala" }).waitFor();
  await told(page, "lines.1.vat").waitFor({ state: "detached" });
}, 60_000);

test("a safe fix is one click, at a head field and in a line, and another click takes it back", async () => {
  const page = await newForm(true);
  await fillHead(page);
  await page.getByLabel("Kunds referens 1").fill("Ref 123 456");
  await fillLine(page, 1, ["Kabel", "3 m", "", "-5"]);
  await page.getByRole("button", { name: "Ny rad" }).click();
  await fillLine(page, 2, ["Arbete", "1", "tim", "100"]);
  await cell(page, 1, "allowance").focus();
  await page.getByRole("button", { name: "Ändra till ”123456”" }).click();
  expect(await page.getByLabel("Kunds referens 1").inputValue()).toBe("123456");
  expect(await told(page, "reference1").count()).toBe(0);
  expect(await page.getByLabel("Kunds referens 1").evaluate((element) => element === document.activeElement)).toBe(
    true,
  );
  await page.getByRole("button", { name: "Ångra ändringen" }).click();
  expect(await page.getByLabel("Kunds referens 1").inputValue()).toBe("Ref 123 456");
  await cell(page, 1, "allowance").focus();
  await page.getByRole("button", { name: "Ändra till ”3”" }).click();
  expect(await cell(page, 1, "quantity").inputValue()).toBe("3");
  expect(await cell(page, 1, "unit").inputValue()).toBe("m");
  await look(page, "form-fixed");
  await page.getByRole("button", { name: "Flytta minustecknet till antalet" }).click();
  expect(await cell(page, 1, "quantity").inputValue()).toBe("−3");
  expect(await due(page)).toBe("106,25\u00a0kr");
  await cell(page, 1, "quantity").press("Control+z");
  expect(await cell(page, 1, "price").inputValue()).toBe("-5");
}, 60_000);

test("without scripts the same buttons mend the draft, on the page that sending leads back to", async () => {
  await taxed(true);
  const page = await newForm(false);
  await fillHead(page);
  await page.getByLabel("Kunds referens 1").fill("123-456");
  await fillLine(page, 1, ["Kabel", "3", "m", "5 kr"]);
  await page.getByRole("button", { name: /^Spara och sänd/ }).click();
  expect(await page.title()).toMatch(/^Fel: /);
  await page.getByRole("button", { name: "Ändra till ”123456”" }).click();
  expect(page.url()).toMatch(/#reference1$/);
  expect(await page.getByLabel("Kunds referens 1").inputValue()).toBe("123456");
  await page.getByRole("button", { name: "Ångra ändringen" }).click();
  expect(await page.getByLabel("Kunds referens 1").inputValue()).toBe("123-456");
  await page.getByRole("button", { name: "Ändra till ”123456”" }).click();
  await page.getByRole("button", { name: "Ändra till ”5”" }).click();
  await look(page, "form-fixed-plain");
  await page.getByRole("button", { name: /^Spara och sänd/ }).click();
  await page.waitForURL(/\/check(#|$)/);
  await taxed(false);
  await page.getByRole("button", { name: /^Sänd fakturan/ }).click();
  expect(await page.title()).toMatch(/^Fel: /);
  expect(await told(page, "lines.1.vat").innerText()).toContain("ditt momsnummer");
  expect(await page.locator(".line-rule details code").textContent()).toBe("BR-S-02");
}, 60_000);
