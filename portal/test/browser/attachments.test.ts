/** Attaching files to an invoice in a real browser: nothing typed is lost, whatever is chosen. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../src/web/routes.ts";
import { inspect, openBrowser, visitor } from "../journeys/support/browser.ts";
import { setPaper } from "../../src/domain/paper/set-paper.ts";
import { ordinaryInvoice } from "../../src/web/components/invoice-sheet/sample-invoices.ts";
import { messages } from "../../src/web/messages/messages.ts";
import { invoicePaper } from "../../src/web/paper/invoice-paper.ts";
import { badPdfs } from "../pdf/bad-pdfs.ts";
import { goodPdfs } from "../pdf/good-pdfs.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { aSupplier, type Known } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, routes);
let browser: Browser;
let seller: Known;

beforeAll(async () => {
  browser = await openBrowser();
  seller = await aSupplier(house);
});
afterAll(() => browser.close());

const pdf = (name: string, build?: () => Buffer) => ({
  name,
  mimeType: "application/pdf",
  buffer: build?.() ?? Buffer.alloc(0),
});
const timesheet = pdf("tidrapport.pdf", goodPdfs["packed text on a page"]);
const scripted = pdf("blankett.pdf", badPdfs["a script inside an object stream"]?.build);
const locked = pdf("avtal.pdf", badPdfs["encrypted"]?.build);

async function writing(scripts: boolean): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, seller.actor);
  const page = await context.newPage();
  // The first file starts the process that looks into files, beside everything else that tests do at once.
  page.setDefaultTimeout(30_000);
  await page.goto(`${street.url}/invoices/new`);
  await page.getByLabel(/Kunds referens 1/).fill("RK10452");
  return page;
}

const attached = (page: Page) => page.locator(".attachment-file");

test.each([true, false])(
  "what a file may be by mistake is pointed out, and can be let stand (scripts: %s)",
  async (scripts) => {
    const page = await writing(scripts);
    const sheet = { ...ordinaryInvoice, notes: ["Patient 19121212-1212"] };
    const paper = invoicePaper(sheet, { language: "sv", say: messages.sv, draft: true });
    const buffer = Buffer.from(setPaper({ paper, document: undefined }).pdf);
    await page.getByLabel(/Välj filer/).setInputFiles({ name: "underlag.pdf", mimeType: "application/pdf", buffer });
    if (!scripts) await page.getByRole("button", { name: "Bifoga" }).click();
    const note = page.getByText("Filen innehåller personnummer");
    await note.waitFor();
    expect(await page.getByText("Vi hittade 19121212-****.").isVisible()).toBe(true);
    expect(await page.content()).not.toContain("1212-1212");
    await inspect(page, "a notice about a file");
    await look(page, "attachment-notice");
    await page.getByRole("button", { name: "Behåll underlag.pdf" }).click();
    await note.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Titta på underlag.pdf" }).click();
    const picture = page.getByRole("img", { name: "underlag.pdf, sida 1 av 1" });
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalHeight)).toBe(1400);
    await inspect(page, "a file as pictures of its pages");
    await look(page, "attachment-pages");
  },
  60_000,
);

test("with scripts each file is sent by itself; refusals say what to do, and nothing typed is lost", async () => {
  const page = await writing(true);
  await page.getByLabel(/Välj filer/).setInputFiles([timesheet, scripted, locked]);
  await page.getByText("avtal.pdf är lösenordsskyddad").first().waitFor();
  expect(await page.getByText("blankett.pdf innehåller programkod").first().isVisible()).toBe(true);
  expect(await attached(page).count()).toBe(1);
  expect(await page.getByLabel(/Kunds referens 1/).inputValue()).toBe("RK10452");
  await page.getByLabel(/Välj filer/).setInputFiles([pdf("karta.pdf", goodPdfs["a link to a web page"]), scripted]);
  await page.getByRole("link", { name: "karta.pdf", exact: true }).waitFor();
  await page.getByText("blankett.pdf innehåller programkod").first().waitFor();
  await inspect(page, "invoice form with attachments");
  await look(page, "attachments");
  await page.getByRole("button", { name: "Ta bort tidrapport.pdf" }).click();
  await page.getByRole("link", { name: "tidrapport.pdf", exact: true }).waitFor({ state: "detached" });
  expect(await attached(page).count()).toBe(1);
  expect(await page.getByLabel(/Kunds referens 1/).inputValue()).toBe("RK10452");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "karta.pdf", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("karta.pdf");
}, 60_000);

test("without scripts files go along with the form, and nothing typed is lost", async () => {
  const page = await writing(false);
  await page.getByLabel(/Välj filer/).setInputFiles([timesheet, scripted]);
  await page.getByRole("button", { name: "Bifoga" }).click();
  expect(await page.title()).toMatch(/^Fel: /);
  expect(await page.getByText("blankett.pdf innehåller programkod").first().isVisible()).toBe(true);
  expect(await attached(page).count()).toBe(1);
  expect(await page.getByLabel(/Kunds referens 1/).inputValue()).toBe("RK10452");
  await page.getByRole("button", { name: "Ta bort tidrapport.pdf" }).click();
  expect(await attached(page).count()).toBe(0);
  expect(await page.getByLabel(/Kunds referens 1/).inputValue()).toBe("RK10452");
}, 60_000);
