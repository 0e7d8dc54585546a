/** A unit's officer at work in a real browser: with scripts, without them, with the keyboard alone, on a phone and on paper. */
import { decimal } from "@fakturaporten/einvoice";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { base64Of } from "@fakturaporten/einvoice";
import { attachmentRoutes } from "../../src/web/supplier/attachment-pages.tsx";
import { invoicePageRoutes } from "../../src/web/supplier/invoice-page.tsx";
import { unitRoutes } from "../../src/web/unit/unit-routes.ts";
import { inspect, openBrowser, press, tabTo, typeInto, visitor } from "../journeys/support/browser.ts";
import { goodPdfs } from "../pdf/good-pdfs.ts";
import { anIssuedInvoice, aUnit, type IssuedInvoice } from "../support/documents.ts";
import { testHouse } from "../support/house.ts";
import { anOfficer, aSupplier, type Known } from "../support/people.ts";
import { testStreet } from "../support/street.ts";
import { look } from "../support/look.ts";

const house = testHouse();
const street = testStreet(house, [...unitRoutes, ...invoicePageRoutes, ...attachmentRoutes]);
let browser: Browser;
let officer: Known;
let seller: Known;
let unit: string;

beforeAll(async () => {
  browser = await openBrowser();
  officer = await anOfficer(house);
  seller = await aSupplier(house, { organisation: { name: "Björkviks Elteknik AB" } });
  unit = await aUnit(house, [officer.actor]);
});
afterAll(() => browser.close());

async function delivered(document: Parameters<typeof anIssuedInvoice>[2]["document"] = {}): Promise<IssuedInvoice> {
  const issued = await anIssuedInvoice(house, seller.actor, { receiverId: unit, document });
  await house.runJobs();
  await house.turnBy({ seconds: 10 });
  return issued;
}

async function enter(person: Known, scripts = true): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, person.actor);
  return context.newPage();
}

const timesheet = (): string => base64Of(goodPdfs["a blank page"]?.() ?? Buffer.alloc(0));

describe("a unit's inbox in a browser", () => {
  test("an invoice is opened, looked at and answered, and the seller sees why", async () => {
    await delivered({ paymentMeans: [{ code: "30", account: { id: "9912346", provider: "SE:BANKGIRO" } }] });
    const { number, invoiceId } = await delivered({
      attachments: [
        { id: "1", embedded: { mimeType: "application/pdf", fileName: "tidrapport.pdf", base64: timesheet() } },
      ],
    });
    const page = await enter(officer);
    await page.goto(`${street.url}/inbox`);
    await inspect(page, "inbox");
    await look(page, "inbox");
    await page.getByRole("link", { name: number, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: `Faktura ${number}` }).waitFor();
    expect(await page.getByText("Nytt konto sedan leverantörens förra faktura").isVisible()).toBe(true);
    await inspect(page, "received invoice");
    await look(page, "document");

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Ladda ner tidrapport.pdf" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("tidrapport.pdf");

    await page.getByLabel("Avvisa").check();
    await page.getByRole("button", { name: "Sänd svaret" }).click();
    expect(await page.title()).toMatch(/^Fel: /);
    await inspect(page, "answer to be mended");
    await look(page, "answer-faults");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Välj orsaken");
    await page.getByLabel("Orsak").selectOption("REF");
    await page.getByLabel("Förklara för leverantören").fill("Referensen RK10452 finns inte hos oss.");
    await page.getByRole("button", { name: "Sänd svaret" }).click();
    await page.getByText("Svaret är på väg till leverantören.").waitFor();
    await inspect(page, "answered invoice");
    await look(page, "document-answered");

    await house.runJobs();
    const theirs = await enter(seller);
    await theirs.goto(`${street.url}/invoices/${invoiceId}`);
    expect(await theirs.getByText("Mottagaren har avvisat fakturan").isVisible()).toBe(true);
    expect(await theirs.getByText("Referensen RK10452 finns inte hos oss.").first().isVisible()).toBe(true);
    await inspect(theirs, "rejected invoice at the seller");
    await look(theirs, "invoice-rejected");
  }, 90_000);

  test("every step works without scripts", async () => {
    const { number } = await delivered();
    const page = await enter(officer, false);
    await page.goto(`${street.url}/inbox?search=${number}`);
    await page.getByRole("link", { name: number, exact: true }).click();
    await page.getByRole("button", { name: "Sänd svaret" }).click();
    expect(await page.title()).toMatch(/^Fel: /);
    await page.getByLabel("Godkänn", { exact: true }).check();
    await page.getByRole("button", { name: "Sänd svaret" }).click();
    expect(await page.locator(".document-state").textContent()).toContain("Godkänd");
  });

  test("the keyboard alone suffices", async () => {
    const { number } = await delivered();
    const page = await enter(officer);
    await page.goto(`${street.url}/inbox`);
    await typeInto(page, page.getByLabel(/Nummer, leverantör, belopp/), number);
    await page.keyboard.press("Enter");
    await page.waitForURL(/search=/);
    await press(page, page.getByRole("link", { name: number, exact: true }));
    await page.getByRole("heading", { level: 1, name: `Faktura ${number}` }).waitFor();
    await tabTo(page, page.getByLabel("Mottagen"));
    for (let step = 0; step < 2; step += 1) await page.keyboard.press("ArrowDown");
    await page.getByLabel("Fråga leverantören").isChecked();
    await tabTo(page, page.getByLabel("Orsak"));
    await page.keyboard.press("P");
    await typeInto(page, page.getByLabel("Förklara för leverantören"), "Vilket avtal gäller priset?");
    await press(page, page.getByRole("button", { name: "Sänd svaret" }));
    await page.getByText("Svaret är på väg till leverantören.").waitFor();
    expect(await page.locator(".document-state").textContent()).toContain("Fråga ställd");
  });

  test("a document of endless words and large sums fits the narrowest phone", async () => {
    const long = "Ö".repeat(150);
    const huge = {
      unit: "C62",
      price: { net: decimal("123456789012.5678") },
      vat: { category: "S" as const, rate: decimal("25") },
    };
    const { number } = await delivered({
      number: `N${"9".repeat(49)}`,
      buyerReference: long,
      notes: [long],
      references: { order: long, contract: long, project: long },
      seller: {
        name: long,
        legalId: { id: "5566778899", scheme: "0007" },
        address: { street: long, city: long, country: "SE" },
        contact: { name: long, email: `${"a".repeat(60)}@${"b".repeat(60)}.example` },
      },
      buyer: { name: long, address: { street: long, country: "SE" } },
      payee: { name: long },
      paymentMeans: [
        {
          code: "30",
          reference: "1".repeat(140),
          account: { id: "SE4550000000058398257466", provider: "ESSESESS", name: long },
        },
      ],
      lines: [{ ...huge, id: "1", quantity: decimal("9999.999"), item: { name: long, description: long } }],
    });
    const page = await enter(officer);
    await page.goto(`${street.url}/inbox?search=${number}`);
    await inspect(page, "inbox with endless words");
    await look(page, "endless-inbox");
    await page.getByRole("link", { name: number, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: `Faktura ${number}` }).waitFor();
    await inspect(page, "document of endless words");
    await look(page, "endless");
  }, 90_000);

  test("a long invoice prints as the invoice alone", async () => {
    const line = { unit: "C62", price: { net: decimal("10") }, vat: { category: "S" as const, rate: decimal("25") } };
    const lines = Array.from({ length: 60 }, (_, n) => ({
      ...line,
      id: `${n + 1}`,
      quantity: decimal("1"),
      item: { name: `Artikel ${n + 1}` },
    }));
    const { number } = await delivered({ lines });
    const page = await enter(officer);
    await page.goto(`${street.url}/inbox?search=${number}`);
    await page.getByRole("link", { name: number, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: `Faktura ${number}` }).waitFor();
    await page.emulateMedia({ media: "print" });
    for (const hidden of ["Svara leverantören", "Kontroll mot reglerna", "Vad som har hänt"])
      expect(await page.getByRole("heading", { name: hidden }).isVisible(), hidden).toBe(false);
    expect(await page.getByText("Artikel 60", { exact: true }).isVisible()).toBe(true);
    await look(page, "print", { paper: true });
  });
});
