/**
 * What helps and what does not, in a real browser: a sole trader at the public validator, a visitor at a help page, those who
 * keep the pages, and a unit that looks at its own demands.
 */
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { answerAboutFault, faultNameOf, tallyStops } from "../../src/domain/feedback/fault-tally.ts";
import { feedbackPaths } from "../../src/web/feedback/feedback-paths.ts";
import { feedbackReportRoutes } from "../../src/web/feedback/feedback-reports.tsx";
import { giveFeedbackRoutes } from "../../src/web/feedback/give-feedback.tsx";
import { messages } from "../../src/web/messages/messages.ts";
import { helpRoutes } from "../../src/web/help/help.tsx";
import { validatorRoutes } from "../../src/web/validator/validator.tsx";
import { inspect, openBrowser, visitor } from "../journeys/support/browser.ts";
import { handsFor, keyboard, ways } from "../journeys/support/hands.ts";
import { aUnit } from "../support/documents.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { anOfficer } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

vi.setConfig({ testTimeout: 90_000 });

const house = testHouse();
const street = testStreet(house, [...validatorRoutes, ...giveFeedbackRoutes, ...feedbackReportRoutes, ...helpRoutes]);
const words = messages.sv.validator;
const asks = messages.sv.feedback;
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

test.each(ways)(
  "%s: a help page is found and told that it did not help, with words; the editors read them, and what stops invoices",
  async (_, handsOf) => {
    const guest = handsOf(await open(handsOf === keyboard), street.url);
    await guest.page.goto(`${street.url}/help`);
    await guest.follow(messages.sv.help.pages.levels.title);
    await guest.page.getByRole("heading", { name: asks.question }).waitFor();
    await guest.press(asks.no);
    await guest.fill(asks.moreNo, `Priset saknas (${guest.scripts ? "med" : "utan"})`);
    await guest.press(asks.send);
    await guest.page.getByText("Tack, det du skrev är sparat.").waitFor();

    const support = await anOfficer(house, { role: "support" });
    const editor = await handsFor({ browser, street }, support.actor, handsOf);
    await editor.page.goto(`${street.url}${feedbackPaths.pages}`);
    await editor.select("Tid", asks.since(30));
    await editor.press("Visa");
    await editor.page.waitForURL(/days=30/);
    await editor.page.getByText(`Priset saknas (${guest.scripts ? "med" : "utan"})`).waitFor();
    if (guest.scripts) await inspect(editor.page, "what visitors say of pages");
    await look(editor.page, "feedback-pages");
  },
);

test.each(ways)(
  "%s: a unit sees which of its own demands stops most invoices, and whether the words about it helped",
  async (_, handsOf) => {
    const officer = await anOfficer(house);
    const [strict, easy] = [
      await aUnit(house, [officer.actor], "Akuten"),
      await aUnit(house, [officer.actor], "Biblioteket"),
    ];
    const demand = faultNameOf({ path: "reference1", code: "reference-form" });
    await house.perform({ kind: "visitor" }, async (work) => {
      for (const faults of [[demand], [demand, faultNameOf({ path: "lines.2.price", code: "missing" })]])
        await tallyStops(work, { receiverId: strict, faults });
      await tallyStops(work, { receiverId: easy, faults: [faultNameOf({ path: "", code: "", rule: "BR-CO-25" })] });
      await answerAboutFault(work, { receiverId: strict, fault: demand, helped: false, network: strict });
    });
    const hands = await handsFor({ browser, street }, officer.actor, handsOf);
    const { page } = hands;
    await page.goto(`${street.url}${feedbackPaths.faults}`);
    expect(await page.getByText("BR-CO-25").count()).toBe(1);
    await hands.select("Enhet", "Akuten");
    await hands.press("Visa");
    await page.getByText("BR-CO-25").waitFor({ state: "detached" });
    const first = page.getByRole("row").nth(1);
    expect(await first.textContent()).toContain(demand);
    expect(await first.getByRole("cell").allTextContents()).toEqual(["2", "0", "1"]);
    if (hands.scripts) await inspect(page, "what stops invoices to a unit");
    await look(page, "fault-costs");
  },
);
