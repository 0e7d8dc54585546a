/**
 * The first invoice, from a company nobody knew to a credit note: register, confirm, sign in, settings, receiver, lines, a PDF,
 * send; the unit rejects, the supplier corrects, the unit accepts, the supplier credits. Told twice: by keyboard alone with
 * scripts, every page inspected; and without scripts.
 */
import { readUbl, validate } from "@fakturaporten/einvoice";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goodPdfs } from "../pdf/good-pdfs.ts";
import { inspect, openBrowser, visitor } from "./support/browser.ts";
import { type Hands, keyboard, mouse } from "./support/hands.ts";
import { type PortalProcess, startPortal } from "./support/portal-process.ts";

const demoPassword = "lugn-linje-lampa-92";
const minutes = 60_000;

let portal: PortalProcess;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
}, 2 * minutes);

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
}, minutes);

interface Company {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

describe("the first invoice", () => {
  test("by keyboard alone, with scripts, every page inspected", { timeout: 5 * minutes }, async () => {
    await tell(keyboard, {
      number: "559988-1009",
      name: "Nybro Plåt AB",
      email: "nina@nybroplat.example",
      password: "sju sorters kakor 88",
    });
  });

  test("without scripts", { timeout: 3 * minutes }, async () => {
    await tell(mouse, {
      number: "559988-1017",
      name: "Sävar Trädgård AB",
      email: "siv@savar.example",
      password: "sju sorters kakor 88",
    });
  });
});

async function tell(handsOf: (page: Page) => Hands, company: Company): Promise<void> {
  const scripts = handsOf === keyboard;
  const supplier = handsOf(await (await visitor(browser, { scripts })).newPage());
  await registers(supplier, company);
  await confirms(supplier, company);
  await signsIn(supplier, company.email, company.password);
  await saysWhereMoneyGoes(supplier, company);
  const number = await writesAndSends(supplier);

  const officer = handsOf(await (await visitor(browser, { scripts })).newPage());
  await officer.page.goto(portal.url);
  await signsIn(officer, "karin@region.example", demoPassword);
  await opensInInbox(officer, number, company);
  await rejects(officer);

  const corrected = await correctsAndSendsAgain(supplier, number);
  await opensInInbox(officer, corrected, company);
  await accepts(officer);
  await seesAccepted(supplier);
  await credits(supplier);
  await supplier.page.context().close();
  await officer.page.context().close();
}

async function look({ page, scripts }: Hands, name: string): Promise<void> {
  if (scripts) await inspect(page, name);
}

async function registers(hands: Hands, company: Company): Promise<void> {
  const { page } = hands;
  await page.goto(portal.url);
  await look(hands, "start for visitors");
  await hands.follow("Registrera");
  await page.waitForURL("**/register");
  await look(hands, "register");
  await hands.press("Klar");
  await page.getByRole("heading", { name: /problem|saker/i }).waitFor();
  expect(await page.title()).toMatch(/^Fel: /);
  await look(hands, "register with faults");
  await hands.fill("Organisationsnummer", company.number);
  await hands.fill("Företagets namn", company.name);
  await hands.choose("Ja");
  await hands.fill("Gata eller box", "Verkstadsgatan 3");
  await hands.fill("Postnummer", "123 45");
  await hands.fill("Ort", "Nybro");
  await hands.fill("Telefon", "0481-123 45");
  await hands.fill("Ditt namn", "Nina Nyman");
  await hands.fill("E-postadress", company.email);
  await hands.fill("Lösenord", company.password);
  await hands.choose("Bas");
  await hands.press("Klar");
  await page.getByText(company.email).first().waitFor();
  await look(hands, "mail sent");
}

async function confirms(hands: Hands, { email, password }: Company): Promise<void> {
  const { page } = hands;
  await page.goto(`${portal.url}/dev/mail`);
  await look(hands, "kept mails");
  await page.getByRole("main").getByRole("row").filter({ hasText: email }).getByRole("link").first().click();
  await look(hands, "one kept mail");
  await hands.follow(/\/confirm\//);
  await page.waitForURL("**/confirm/**");
  await look(hands, "confirm the address");
  await hands.fill("Lösenord", password);
  await hands.press("Bekräfta och logga in");
  await page.waitForURL((url) => !url.pathname.startsWith("/confirm"));
  await page.context().clearCookies();
}

async function signsIn(hands: Hands, email: string, password: string): Promise<void> {
  const { page } = hands;
  if (!page.url().includes("/sign-in")) await page.goto(`${portal.url}/sign-in`);
  await look(hands, "sign in");
  await hands.fill("E-postadress", email);
  await hands.fill("Lösenord", password);
  await hands.press("Logga in");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await look(hands, `start for ${email.endsWith("region.example") ? "an officer" : "a supplier"}`);
}

async function saysWhereMoneyGoes(hands: Hands, { password }: Company): Promise<void> {
  const { page } = hands;
  await page.goto(`${portal.url}/settings/send`);
  await look(hands, "settings: send");
  await hands.fill(page.locator('[name="bankgiro"]'), "5402-9682");
  await hands.press("Spara");
  await page.getByRole("alert").waitFor();
  await look(hands, "settings: send, with a fault");
  await hands.fill(page.locator('[name="bankgiro"]'), "5402-9681");
  await hands.choose("Använd nästa fakturanummer automatiskt");
  await hands.fill("Nästa nummer", "501");
  await hands.press("Spara");
  const again = page.locator('input[type="password"]');
  await again.waitFor();
  await hands.fill(again, password);
  await hands.press("Spara");
  await page
    .getByText(/sparat|sparade|sparats/i)
    .first()
    .waitFor();
}

async function writesAndSends(hands: Hands): Promise<string> {
  const { page } = hands;
  await page.goto(`${portal.url}/invoices/new`);
  await look(hands, "new invoice");
  await choosesReceiver(hands, "kardiolgo");
  await hands.fill("Kunds referens 1", "123456");
  await hands.fill("Leveransdatum", "2026-11-10");
  await writesLine(hands, 1, ["Takarbete", "8", "tim", "650", "25 %"]);
  await hands.press("Ny rad");
  await writesLine(hands, 2, ["Plåt, 2 mm", "12,5", "m²", "189,90", "25 %"]);
  await hands.press("Ny rad");
  await writesLine(hands, 3, ["Handbok", "2", "st", "149", "6 %"]);
  await attaches(hands);
  await look(hands, "new invoice, filled in");
  await hands.press(/^Spara och sänd till Kardiologmottagningen/);
  await page.getByRole("heading", { name: "Kontrollera och sänd" }).waitFor();
  await look(hands, "check and send");
  await hands.press(/^Sänd fakturan på/);
  const sent = page.getByRole("heading", { name: /är sänd/ });
  await sent.waitFor();
  await look(hands, "sent");
  return /Faktura (\S+) är sänd/.exec((await sent.textContent()) ?? "")?.[1] ?? "no number";
}

async function choosesReceiver(hands: Hands, typed: string): Promise<void> {
  const { page } = hands;
  await hands.fill("Välj mottagare", typed);
  if (hands.scripts) {
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  } else {
    await hands.press("Sök");
    await page.getByRole("radio", { name: /Kardiologmottagningen/ }).check();
  }
}

type Line = readonly [description: string, quantity: string, unit: string, price: string, vat: string];

async function writesLine(hands: Hands, row: number, [description, quantity, unit, price, vat]: Line): Promise<void> {
  const field = (name: string) => hands.page.locator(`[name="lines.${row}.${name}"]`);
  await hands.fill(field("description"), description);
  await hands.fill(field("quantity"), quantity);
  await hands.fill(field("unit"), unit);
  await hands.fill(field("price"), price);
  await hands.select(field("vat"), vat);
}

async function attaches(hands: Hands): Promise<void> {
  const { page } = hands;
  const [pdf] = Object.values(goodPdfs);
  if (pdf === undefined) throw new Error("There is no good PDF to attach.");
  const bytes = pdf();
  await page.setInputFiles('[name="attachment"]', {
    name: "tidrapport.pdf",
    mimeType: "application/pdf",
    buffer: bytes,
  });
  if (!hands.scripts) await hands.press("Bifoga");
  await page.getByRole("link", { name: "tidrapport.pdf" }).waitFor();
}

async function opensInInbox(hands: Hands, number: string, { name }: Company): Promise<void> {
  const { page } = hands;
  const found = page.getByRole("main").getByRole("row").filter({ hasText: name }).getByRole("link", { name: number });
  await expect
    .poll(
      async () => {
        await page.goto(`${portal.url}/inbox`);
        return found.count();
      },
      { timeout: 10_000 },
    )
    .toBe(1);
  await look(hands, "inbox");
  await found.click();
  await page.getByRole("heading", { name: `Faktura ${number}` }).waitFor();
  await look(hands, "a received invoice");
  await downloadsWhatHolds(page, number);
}

/** What the unit received is a true e-invoice: it holds against the rules, and carries number, lines and attachment. */
async function downloadsWhatHolds(page: Page, number: string): Promise<void> {
  const href = await page.getByRole("link", { name: "Ladda ner XML" }).getAttribute("href");
  const bytes = await (await page.request.get(`${portal.url}${href ?? ""}`)).body();
  expect(validate(bytes)).toMatchObject({ verdict: "valid", structure: [], stopped: [] });
  const read = readUbl(bytes);
  if (!read.ok) throw new Error("The received XML does not read.");
  expect(read.invoice.number).toBe(number);
  expect(read.invoice.lines).toHaveLength(3);
  expect(read.invoice.attachments).toHaveLength(1);
  expect(read.unread).toEqual([]);
}

async function rejects(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.choose("Avvisa");
  await hands.press("Sänd svaret");
  await page.getByRole("alert").waitFor();
  await look(hands, "a rejection without its reason");
  await hands.select("Orsak", "Priset stämmer inte");
  await hands.fill("Förklara för leverantören", "Timpriset är 600 kr enligt avtalet.");
  await hands.press("Sänd svaret");
  await page.getByText("Timpriset är 600 kr enligt avtalet.").first().waitFor();
  await look(hands, "a rejected invoice, at the unit");
}

async function correctsAndSendsAgain(hands: Hands, number: string): Promise<string> {
  const { page } = hands;
  await expect
    .poll(
      async () => {
        await page.goto(`${portal.url}/invoices`);
        await page.getByRole("main").getByRole("link", { name: number }).first().click();
        return page.getByText("Timpriset är 600 kr enligt avtalet.").count();
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  await look(hands, "a rejected invoice, at the supplier");
  await hands.press("Rätta och sänd igen");
  await page.waitForURL("**/invoices/drafts/**");
  await hands.fill(page.locator('[name="lines.1.price"]'), "600");
  await hands.press(/^Spara och sänd till Kardiologmottagningen/);
  await page.getByRole("heading", { name: "Kontrollera och sänd" }).waitFor();
  await hands.press(/^Sänd fakturan på/);
  const sent = page.getByRole("heading", { name: /är sänd/ });
  await sent.waitFor();
  return /Faktura (\S+) är sänd/.exec((await sent.textContent()) ?? "")?.[1] ?? "no number";
}

async function accepts(hands: Hands): Promise<void> {
  await hands.choose("Godkänn");
  await hands.press("Sänd svaret");
  await hands.page.getByText("Svaret är på väg till leverantören.").waitFor();
  await look(hands, "an accepted invoice, at the unit");
}

async function seesAccepted(hands: Hands): Promise<void> {
  const { page } = hands;
  await page.goto(`${portal.url}/invoices`);
  await look(hands, "invoices");
  await hands.follow(/502/);
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
  await expect
    .poll(
      async () => {
        await page.reload();
        return page
          .getByRole("main")
          .getByText(/godkänt|godkänd/i)
          .count();
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  await look(hands, "an accepted invoice, at the supplier");
}

async function credits(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.press("Kreditera");
  await page.waitForURL("**/invoices/drafts/**");
  await look(hands, "a credit, prefilled");
  expect(await page.locator('[name="lines.1.price"]').inputValue()).toMatch(/^600/);
  await hands.press(/^Spara och sänd/);
  await page.getByRole("heading", { name: "Kontrollera och sänd" }).waitFor();
  await look(hands, "check and send a credit");
  await hands.press(/^Sänd /);
  await page.getByRole("heading", { name: /är sänd/ }).waitFor();
}
