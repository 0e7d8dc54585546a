/** A unit's officer at work in a real browser: with scripts, without them, with the keyboard alone, on a phone and on paper. */
import { decimal } from "@fakturaporten/einvoice";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { base64Of } from "@fakturaporten/einvoice";
import { attachmentRoutes } from "../../src/web/supplier/attachment-pages.tsx";
import { invoicePageRoutes } from "../../src/web/supplier/invoice-page.tsx";
import { unitRoutes } from "../../src/web/unit/unit-routes.ts";
import { inspect, openBrowser, visitor } from "../journeys/support/browser.ts";
import { type Hands, handsFor, ways } from "../journeys/support/hands.ts";
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

async function seen({ page, scripts }: Hands, name: string): Promise<void> {
  if (!scripts) return;
  await inspect(page, name);
  await look(page, name.replaceAll(" ", "-"));
}

async function enter(person: Known): Promise<Page> {
  const context = await visitor(browser, { scripts: true });
  await street.letIn(context, person.actor);
  return context.newPage();
}

const timesheet = (): string => base64Of(goodPdfs["a blank page"]?.() ?? Buffer.alloc(0));

describe("a unit's inbox in a browser", () => {
  test.each(ways)(
    "%s: an invoice is found, looked at and rejected; the seller sees why, and prints it",
    async (_, handsOf) => {
      await delivered({ paymentMeans: [{ code: "30", account: { id: "9912346", provider: "SE:BANKGIRO" } }] });
      const { number, invoiceId } = await delivered({
        payee: { name: "Fordran & Köp AB", legalId: { id: "5566778899", scheme: "0007" } },
        attachments: [
          { id: "1", embedded: { mimeType: "application/pdf", fileName: "tidrapport.pdf", base64: timesheet() } },
        ],
      });
      const hands = await handsFor({ browser, street }, officer.actor, handsOf);
      const { page } = hands;
      await page.goto(`${street.url}/inbox`);
      await look(page, "inbox");
      await hands.fill(page.getByLabel(/Nummer, leverantör, belopp/), number);
      await hands.press("Visa");
      await page.waitForURL(/search=/);
      await hands.follow(number);
      await page.getByRole("heading", { level: 1, name: `Faktura ${number}` }).waitFor();
      expect(await page.getByText("Nytt konto sedan leverantörens förra faktura").isVisible()).toBe(true);
      expect(await page.getByText("Fordran & Köp AB").first().isVisible()).toBe(true);
      await seen(hands, "received invoice of a factoring company");
      const [download] = await Promise.all([page.waitForEvent("download"), hands.follow("Ladda ner tidrapport.pdf")]);
      expect(download.suggestedFilename()).toBe("tidrapport.pdf");
      await hands.choose("Avvisa");
      await hands.press("Sänd svaret");
      await page.locator("#error-summary").waitFor();
      expect(await page.title()).toMatch(/^Fel: /);
      await seen(hands, "answer to be mended");
      if (hands.scripts)
        expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Välj orsaken");
      await hands.select("Orsak", "Referensen saknas eller stämmer inte");
      await hands.fill("Förklara för leverantören", "Referensen RK10452 finns inte hos oss.");
      await hands.press("Sänd svaret");
      await page.getByText("Svaret är på väg till leverantören.").waitFor();
      expect(await page.locator(".document-state").textContent()).toContain("Avvisad");
      await seen(hands, "answered invoice");

      await house.runJobs();
      const theirs = await handsFor({ browser, street }, seller.actor, handsOf);
      await theirs.page.goto(`${street.url}/invoices/${invoiceId}`);
      expect(await theirs.page.getByText("Mottagaren har avvisat fakturan").isVisible()).toBe(true);
      expect(await theirs.page.getByText("Referensen RK10452 finns inte hos oss.").first().isVisible()).toBe(true);
      await seen(theirs, "rejected invoice at the seller");
      const [paper] = await Promise.all([theirs.page.waitForEvent("download"), theirs.follow("Hämta PDF")]);
      expect(paper.suggestedFilename()).toMatch(/\.pdf$/);
      // Printing is a script's; without scripts the browser's own menu does it.
      expect(await theirs.page.getByRole("button", { name: "Skriv ut" }).isVisible()).toBe(theirs.scripts);
    },
    90_000,
  );

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
  }, 180_000);

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
