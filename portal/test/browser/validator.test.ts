/** A sole trader at the public validator, in a real browser: a PDF by mistake, a faulty invoice, its report and a sound one. */
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { feedbackPaths } from "../../src/web/feedback/feedback-paths.ts";
import { giveFeedbackRoutes } from "../../src/web/feedback/give-feedback.tsx";
import { messages } from "../../src/web/messages/messages.ts";
import { validatorRoutes } from "../../src/web/validator/validator.tsx";
import { inspect, openBrowser, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { testStreet } from "../support/street.ts";

vi.setConfig({ testTimeout: 60_000 });

const house = testHouse();
const street = testStreet(house, [...validatorRoutes, ...giveFeedbackRoutes]);
const words = messages.sv.validator;
const example = (name: string): Buffer =>
  readFileSync(new URL(`../../../packages/einvoice/examples/${name}.xml`, import.meta.url));
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function open(scripts: boolean): Promise<Page> {
  const page = await (await visitor(browser, { scripts })).newPage();
  page.on("pageerror", (error) => expect.unreachable(`The page failed: ${error.message}`));
  await page.goto(`${street.url}/validator`);
  return page;
}

async function check(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel(words.file).setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: words.button, exact: true }).click();
}

const headingIs = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

async function answersOf(fault: string): Promise<{ helped: number; not_helped: number } | undefined> {
  return house.everything
    .selectFrom("fault_tallies")
    .select(["helped", "not_helped"])
    .where("fault", "=", fault)
    .executeTakeFirst();
}

test("a PDF is called one, a fault explained, its report kept, and whether it helped told in place", async () => {
  const page = await open(true);
  await inspect(page, "validator");
  await check(page, "faktura.pdf", Buffer.from("%PDF-1.7\n"));
  await page.locator(".error-summary").getByText(words.faults["is-pdf"]).waitFor();
  await check(page, "faktura.xml", example("faulty/no-invoice-number"));
  await headingIs(page, words.resultTitle.invalid);
  await inspect(page, "validator's answer");
  await look(page, "validator-answer");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: words.reportText }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("rapport-faktura.txt");
  expect(await text(await download.createReadStream())).toContain("[BR-02, BT-1]");

  await page.getByText(messages.sv.feedback.aboutFaults).click();
  const asked = page.locator(".fault-feedback li").filter({ hasText: "Fakturan ska ha ett fakturanummer." });
  await asked.getByRole("button", { name: messages.sv.feedback.helps }).click();
  await asked.getByRole("status").getByText(messages.sv.feedback.thanks).waitFor();
  await headingIs(page, words.resultTitle.invalid);
  expect(await answersOf("BR-02")).toMatchObject({ helped: 1 });
});

test("without scripts a sound invoice in UTF-16 is shown as it is read, and an answer about a fault is thanked for", async () => {
  const page = await open(false);
  const wide = `\uFEFF${example("bankgiro-two-rates").toString().replace("UTF-8", "UTF-16")}`;
  await check(page, "sound.xml", Buffer.from(wide, "utf16le"));
  await headingIs(page, words.resultTitle.valid);
  await page.getByRole("heading", { name: words.sheet }).waitFor();
  await page.getByRole("link", { name: words.another }).click();
  await check(page, "no-reference.xml", example("faulty/no-reference"));
  await page.getByText(messages.sv.feedback.aboutFaults).click();
  await page.getByRole("button", { name: messages.sv.feedback.helpsNot }).click();
  await page.waitForURL((url) => url.pathname === feedbackPaths.thanks);
  expect(await answersOf("PEPPOL-EN16931-R003")).toMatchObject({ not_helped: 1 });
});
