/** A month billed, told as the officer and the customer, in a real browser: by keyboard with scripts, by mouse without. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routesOf } from "../../src/web/routes.ts";
import { openBrowser, visitor } from "../journeys/support/browser.ts";
import { getCustomer } from "../../src/domain/customers/queries.ts";
import { findCustomerByNumber } from "../../src/domain/customers/queries.ts";
import { handsFor, keyboard, look as inspected, ways } from "../journeys/support/hands.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { aCreditor, aCustomerUser } from "../support/outbound.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse({ startsAt: "2026-11-03T09:00:00.000Z" });
const street = testStreet(house, routesOf({ development: false, keepsMail: true }));
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each(ways)(
  "whoever wonders about an invoice is led the right way, %s",
  { timeout: 30_000 },
  async (_, handsOf) => {
    const context = await visitor(browser, { scripts: handsOf === keyboard });
    const anybody = handsOf(await context.newPage(), street.url);
    await anybody.page.goto(`${street.url}/`);
    await anybody.follow("Frågor om en faktura från regionen");
    await anybody.page.waitForURL("**/invoice-questions");
    const told = await anybody.page.getByRole("main").locator("h2, h3").allTextContents();
    for (const whom of ["Har du varit på ett vårdbesök?", "Säljer du till regionen?", "Privat vårdgivare"])
      expect(told).toContain(whom);
    expect(told).toContain("Offentlig vårdgivare");
    await anybody.follow("Be om behörighet till ett Kund-ID");
    await anybody.page.getByRole("heading", { level: 1, name: "Logga in" }).waitFor();
    await context.close();
  },
);

test.each(ways)(
  "a customer is added, its month billed, and the invoice read, %s",
  { timeout: 90_000 },
  async (_, handsOf) => {
    const billing = await aCreditor(house);
    const officer = await handsFor({ browser, street }, billing, handsOf);
    const { page } = officer;
    const seen = async (name: string): Promise<void> => {
      if (officer.scripts) await look(page, `outbound-${name.replaceAll(" ", "-")}`);
    };
    const fill = (label: string, text: string) => officer.fill(page.getByLabel(label).first(), text);
    await page.goto(`${street.url}/`);
    await seen("officer start");
    await officer.follow("Kunder");
    await officer.follow("Lägg till en kund");
    await officer.press("Spara");
    await expect.poll(() => page.title()).toMatch(/^Fel: /);
    await inspected(officer, "new customer with faults");
    await fill("Kund-ID", "K-2001");
    await officer.choose("Privat vårdgivare");
    await officer.fill("Namn", "Vårdcentralen Solhöjden AB");
    await fill("Organisationsnummer", "559988-0035");
    await fill("Gata eller box", "Solhöjdsvägen 4");
    await fill("Postnummer", "234 56");
    await fill("Ort", "Sunnanvik");
    await fill("Referens på fakturan", "440210");
    await fill("E-post för fakturor", "ekonomi@solhojden.example");
    await fill("Gäller från och med", "2026-01-01");
    await officer.press("Spara");
    await page.getByText("Vårdcentralen Solhöjden AB är tillagd.").waitFor();

    await page.goto(`${street.url}/catalogue`);
    await officer.follow("Lägg till en tjänst");
    await fill("Kod", "BARBAR");
    await fill("Enhet", "månad");
    await officer.fill("Tjänst", "Bärbar dator");
    await fill("Utbud", "Arbetsplats");
    await officer.press("Spara");
    await fill("Gäller från och med", "2026-01-01");
    await fill("Pris utan moms", "495");
    await fill("Prislista", "Prislista 2026");
    await officer.press("Sätt priset");
    await page.getByText("Priset gäller från 2026-01-01.").waitFor();
    await seen("service");

    await page.goto(`${street.url}/customers`);
    await officer.follow("K-2001");
    await officer.follow("Lägg till en tjänst");
    await officer.select(page.getByLabel("Tjänst"), "Bärbar dator (BARBAR)");
    await fill("Antal", "6");
    await fill("Från och med", "2026-02-01");
    await officer.press("Lägg till");
    await page.getByText("Kunden har Bärbar dator från 2026-02-01.").waitFor();

    await page.goto(`${street.url}/billing`);
    await officer.follow("Uppgifter på fakturan");
    await fill("Avsändare", "Region Prov, IT");
    await fill("Bankgiro", "991-2346");
    await fill("Frågor besvaras av", "Fakturafrågor IT");
    await fill("E-post för frågor", "fragor@prov.example");
    await officer.press("Spara");
    await officer.press("Räkna fram");
    await page.getByRole("heading", { name: "Fakturering för 2026-10" }).waitFor();
    await house.runJobs();
    await page.reload();
    await seen("run preview");
    await officer.press("Gör 1 faktura");
    await page.getByText("Fakturorna görs nu.").first().waitFor();
    await house.runJobs();
    await page.reload();
    await officer.follow("Fakturerad");
    await page.getByRole("heading", { name: "Faktura 100001" }).first().waitFor();

    const customer = await house.perform(billing, (work) => findCustomerByNumber(work, "K-2001"));
    const { id } = await house.perform(billing, (work) => getCustomer(work, customer?.id ?? ""));
    const own = await aCustomerUser(house, billing, id, { role: "orderer" });
    const theirs = await handsFor({ browser, street }, own, handsOf);
    await theirs.page.goto(street.url);
    await theirs.follow("K-2001");
    await theirs.follow("Faktura 100001");
    await theirs.page.getByText("3 712,50").first().waitFor();
    if (theirs.scripts) await look(theirs.page, "outbound-invoice");
    await Promise.all([page.context().close(), theirs.page.context().close()]);
  },
);
