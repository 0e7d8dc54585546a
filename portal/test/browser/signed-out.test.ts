/** A session that ends while an invoice is written, in a real browser: nothing typed is lost, with scripts or without. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routesOf } from "../../src/web/routes.ts";
import { openBrowser, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { saved } from "../support/invoice-window.ts";
import { aSupplier, type Known, password } from "../support/people.ts";
import { openMarket } from "../support/seller.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, routesOf({ development: false, keepsMail: true }));
let browser: Browser;
let known: Known;
let other: Known;
let address: string;

beforeAll(async () => {
  browser = await openBrowser();
  const market = await openMarket(house, { numberAutomatic: true });
  known = await aSupplier(house, { organisationId: market.seller, role: "biller" });
  other = await aSupplier(house, { organisation: { name: "Annans AB" } });
  address = `/invoices/new?receiver=${market.unit}`;
});
afterAll(() => browser.close());

async function formIn(context: BrowserContext): Promise<Page> {
  await street.letIn(context, known.actor);
  const page = await context.newPage();
  await page.goto(street.url + address);
  return page;
}

/** Fills in the form to sign in, where it stands. */
async function signIn(page: Page, { email }: Known): Promise<void> {
  await page.getByLabel("E-postadress").fill(email);
  await page.getByLabel("Lösenord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Logga in", exact: true }).click();
}

const note = (page: Page) => page.getByLabel(/Meddelande till kunden/);
const status = (page: Page, hasText: RegExp) => page.locator("#save-status", { hasText }).waitFor();

async function ownersOf(text: string): Promise<string[]> {
  const drafts = await house.everything.selectFrom("invoice_drafts").select(["organisation_id", "fields"]).execute();
  return drafts.filter(({ fields }) => JSON.stringify(fields).includes(text)).map((one) => one.organisation_id);
}

test("the form says that one is signed out, and saves once one has signed in again in another tab", async () => {
  const context = await visitor(browser, { scripts: true });
  const page = await formIn(context);
  await context.clearCookies();
  await note(page).fill("skrivet utloggad");
  await status(page, /^Du har loggats ut/);
  const tab = await context.newPage();
  await tab.goto(`${street.url}/sign-in`);
  await signIn(tab, known);
  await tab.waitForURL(`${street.url}/`);
  await saved(page);
  expect(await ownersOf("skrivet utloggad")).toEqual([known.actor.organisationId]);
  await page.getByRole("button", { name: "Spara utkast" }).click();
  await page.waitForURL(/drafts/);
  expect(await note(page).inputValue()).toBe("skrivet utloggad");
});

test("what was written for one company is not saved for another that signs in meanwhile", async () => {
  const context = await visitor(browser, { scripts: true });
  const page = await formIn(context);
  await street.letIn(context, other.actor);
  await note(page).fill("bara för den ena");
  await status(page, /^Du har loggats ut/);
  await page.waitForResponse((response) => response.status() === 403);
  expect(await ownersOf("bara för den ena")).toEqual([]);
  expect(await note(page).inputValue()).toBe("bara för den ena");
});

test("without scripts the draft is saved after signing in, by one more press", async () => {
  const context = await visitor(browser, { scripts: false });
  const page = await formIn(context);
  await context.clearCookies();
  await note(page).fill("rad ett\nrad två");
  await page.getByRole("button", { name: "Spara utkast" }).click();
  await signIn(page, known);
  await page.getByRole("heading", { name: "Fortsätt där du var" }).waitFor();
  await page.getByRole("button", { name: "Fortsätt", exact: true }).click();
  await page.waitForURL(/drafts/);
  expect(await note(page).inputValue()).toBe("rad ett\nrad två");
});
