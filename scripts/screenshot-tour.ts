/** A short story in the demo region, so that the pages have something to show: four invoices, and what the unit said. */
import type { Browser, Page } from "playwright-core";

export const demoPassword = "lugn-linje-lampa-92";
export const supplierEmail = "asa@akerlundbygg.example";
export const officerEmail = "karin@region.example";

export interface Told {
  /** Paths that the story made, by name. */
  readonly rejected: string;
  readonly accepted: string;
  readonly draft: string;
  readonly check: string;
  readonly received: string;
}

interface Line {
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  readonly vat: string;
}

const roof: readonly Line[] = [
  { description: "Omläggning av tak över entré", quantity: "16", unit: "tim", price: "685", vat: "25" },
  { description: "Bandtäckt plåt, 0,6 mm", quantity: "24,5", unit: "m²", price: "412,50", vat: "25" },
  { description: "Skötselanvisning, tryckt", quantity: "2", unit: "st", price: "149", vat: "6" },
];
const door: readonly Line[] = [
  { description: "Byte av dörrstängare, plan 3", quantity: "3", unit: "st", price: "1 890", vat: "25" },
  { description: "Montering", quantity: "4,5", unit: "tim", price: "685", vat: "25" },
];

export async function tellTheStory(browser: Browser, url: string): Promise<Told> {
  const supplier = await signIn(browser, url, supplierEmail);
  const accepted = await sends(supplier, url, { reference: "123456", lines: door });
  const rejected = await sends(supplier, url, { reference: "654321", lines: roof });
  await sends(supplier, url, { reference: "123456", lines: roof.slice(0, 2) });
  const officer = await signIn(browser, url, officerEmail);
  const received = await answers(officer, url, { number: accepted.number, answer: "accept" });
  await answers(officer, url, { number: rejected.number, answer: "reject" });
  const draft = await fillsIn(supplier, url, { reference: "123456", lines: roof });
  await supplier.context().close();
  await officer.context().close();
  return { accepted: accepted.path, rejected: rejected.path, draft, check: `${draft}/check`, received };
}

export async function signIn(browser: Browser, url: string, email: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "sv-SE" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await enter(page, url, email);
  return page;
}

export async function enter(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator('[name="email"]').fill(email);
  await page.locator('[name="password"]').fill(demoPassword);
  await page.getByRole("main").getByRole("button", { name: "Logga in", exact: true }).click();
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
}

interface Written {
  readonly reference: string;
  readonly lines: readonly Line[];
}

/** Writes a draft and leaves it open; answers with its path. */
async function fillsIn(page: Page, url: string, { reference, lines }: Written): Promise<string> {
  await page.goto(`${url}/invoices/new`);
  await page.locator('[name="receiver-search"]').fill("Kardiologmottagningen");
  await page.getByRole("button", { name: "Sök" }).click();
  await page
    .getByRole("radio", { name: /Kardiologmottagningen/ })
    .first()
    .check();
  await page.locator('[name="reference1"]').fill(reference);
  await page.locator('[name="deliveryOn"]').fill("2026-11-10");
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.getByRole("button", { name: "Ny rad" }).click();
    const field = (name: string) => page.locator(`[name="lines.${index + 1}.${name}"]`);
    await field("description").fill(line.description);
    await field("quantity").fill(line.quantity);
    await field("unit").fill(line.unit);
    await field("price").fill(line.price);
    await field("vat").selectOption(line.vat);
  }
  await page.getByRole("button", { name: "Spara utkast" }).first().click();
  await page.waitForURL("**/invoices/drafts/**");
  return new URL(page.url()).pathname;
}

async function sends(
  page: Page,
  url: string,
  written: Written,
): Promise<{ readonly number: string; readonly path: string }> {
  await fillsIn(page, url, written);
  await page
    .getByRole("button", { name: /^Spara och sänd/ })
    .first()
    .click();
  await page
    .getByRole("button", { name: /^Sänd fakturan/ })
    .first()
    .click();
  const heading = (await page.locator("h1").textContent()) ?? "";
  const number = /(\S+-?\d+)/.exec(heading)?.[1] ?? "";
  return { number, path: new URL(page.url()).pathname.replace(/\/sent$/, "") };
}

interface Answering {
  readonly number: string;
  readonly answer: "accept" | "reject";
}

async function answers(page: Page, url: string, { number, answer }: Answering): Promise<string> {
  const link = page.getByRole("main").getByRole("link", { name: number }).first();
  for (let tries = 0; tries < 40; tries += 1) {
    await page.goto(`${url}/inbox`);
    if ((await link.count()) > 0) break;
    await page.waitForTimeout(250);
  }
  await link.click();
  const path = new URL(page.url()).pathname;
  await page.locator(`input[value="${answer}"]`).first().check();
  if (answer === "reject") {
    await page.locator("select").first().selectOption({ index: 1 });
    await page.locator("textarea").first().fill("Referensen hör inte till oss. Skriv beställarens RSID, sex siffror.");
  }
  await page.locator('main form button[type="submit"]').last().click();
  await page.waitForURL(`${url}${path}**`);
  return path;
}
