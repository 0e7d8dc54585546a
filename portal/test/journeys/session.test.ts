/** A session about to end, in a real browser whose clock is turned: warned, kept, and at last over. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, visitor } from "./support/browser.ts";
import { type PortalProcess, startPortal } from "./support/portal-process.ts";

let portal: PortalProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
  page = await (await visitor(browser, { scripts: true })).newPage();
  await page.clock.install();
  await page.goto(`${portal.url}/sign-in`);
  await page.getByLabel("E-postadress").fill("asa@akerlundbygg.example");
  await page.getByLabel("Lösenord", { exact: true }).fill("lugn-linje-lampa-92");
  await page.getByRole("button", { name: "Logga in", exact: true }).click();
  await page.waitForURL(`${portal.url}/`);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

test("two minutes before the end it is told, and one press keeps it, again and again", async () => {
  const warning = page.getByRole("alert").filter({ hasText: "Du loggas snart ut" });
  for (let round = 0; round < 10; round += 1) {
    await page.clock.runFor(27 * 60_000 + 59_000);
    expect(await warning.isVisible()).toBe(false);
    await page.clock.runFor(2_000);
    await warning.waitFor();
    await page.getByRole("button", { name: "Fortsätt vara inloggad" }).click();
    await warning.waitFor({ state: "hidden" });
  }
});

test("when nothing is pressed it says that it is over, and where to sign in", async () => {
  await page.clock.runFor(30 * 60_000 + 1_000);
  await page.getByText("Du har loggats ut").waitFor();
  expect(await page.getByRole("button", { name: "Fortsätt vara inloggad" }).isVisible()).toBe(false);
  expect(await page.getByRole("alert").getByRole("link", { name: "Logga in" }).getAttribute("href")).toBe("/sign-in");
});
