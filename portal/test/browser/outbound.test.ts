/** A month billed, told as the officer and the customer, in a real browser, with scripts and without. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routesOf } from "../../src/web/routes.ts";
import { inspect, openBrowser, visitor } from "../journeys/support/browser.ts";
import type { Person } from "../../src/domain/access/permissions.ts";
import { getCustomer } from "../../src/domain/customers/queries.ts";
import { findCustomerByNumber } from "../../src/domain/customers/queries.ts";
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

async function enter(person: Person, scripts: boolean): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, person);
  return context.newPage();
}

test.each([["with scripts", true] as const, ["without scripts", false] as const])(
  "a customer is added, its month billed, and the invoice read: %s",
  async (_, scripts) => {
    const officer = await aCreditor(house);
    const page = await enter(officer, scripts);
    const seen = async (name: string): Promise<void> => {
      if (!scripts) return;
      await inspect(page, name);
      await look(page, `outbound-${name.replaceAll(" ", "-")}`);
    };
    await page.goto(`${street.url}/`);
    await seen("officer start");
    await page.getByRole("main").getByRole("link", { name: "Kunder" }).click();
    await page.getByRole("link", { name: "Lägg till en kund" }).click();
    await page.getByRole("button", { name: "Spara" }).click();
    expect(await page.title()).toMatch(/^Fel: /);
    await seen("new customer with faults");
    await page.getByLabel("Kund-ID").fill("K-2001");
    await page.getByLabel("Privat vårdgivare").check();
    await page.getByLabel("Namn", { exact: true }).fill("Vårdcentralen Solhöjden AB");
    await page.getByLabel("Organisationsnummer").fill("559988-0035");
    await page.getByLabel("Gata eller box").fill("Solhöjdsvägen 4");
    await page.getByLabel("Postnummer").fill("234 56");
    await page.getByLabel("Ort").fill("Sunnanvik");
    await page.getByLabel("Referens på fakturan").fill("440210");
    await page.getByLabel("E-post för fakturor").fill("ekonomi@solhojden.example");
    await page.getByLabel("Gäller från och med").fill("2026-01-01");
    await page.getByRole("button", { name: "Spara" }).click();
    await page.getByText("Vårdcentralen Solhöjden AB är tillagd.").waitFor();

    await page.getByRole("link", { name: "Tjänster" }).first().click();
    await page.getByRole("link", { name: "Lägg till en tjänst" }).click();
    await seen("new service");
    await page.getByLabel("Kod").fill("BARBAR");
    await page.getByLabel("Enhet").fill("månad");
    await page.getByLabel("Tjänst", { exact: true }).fill("Bärbar dator");
    await page.getByLabel("Utbud").fill("Arbetsplats");
    await page.getByRole("button", { name: "Spara" }).click();
    await page.getByLabel("Gäller från och med").fill("2026-01-01");
    await page.getByLabel("Pris utan moms").fill("495");
    await page.getByLabel("Prislista").fill("Prislista 2026");
    await page.getByRole("button", { name: "Sätt priset" }).click();
    await page.getByText("Priset gäller från 2026-01-01.").waitFor();
    await seen("service");

    await page.getByRole("link", { name: "Kunder" }).first().click();
    await seen("customers");
    await page.getByRole("link", { name: "K-2001" }).click();
    await page.getByRole("link", { name: "Lägg till en tjänst" }).click();
    await page.getByLabel("Tjänst").selectOption({ label: "Bärbar dator (BARBAR)" });
    await page.getByLabel("Antal").fill("6");
    await page.getByLabel("Från och med").fill("2026-02-01");
    await page.getByRole("button", { name: "Lägg till" }).click();
    await page.getByText("Kunden har Bärbar dator från 2026-02-01.").waitFor();

    await page.getByRole("link", { name: "Fakturering" }).first().click();
    await page.getByRole("link", { name: "Uppgifter på fakturan" }).click();
    await page.getByLabel("Avsändare").fill("Region Prov, IT");
    await page.getByLabel("Bankgiro").fill("991-2346");
    await page.getByLabel("Frågor besvaras av").fill("Fakturafrågor IT");
    await page.getByLabel("E-post för frågor").fill("fragor@prov.example");
    await seen("billing settings");
    await page.getByRole("button", { name: "Spara" }).click();
    await seen("billing");
    await page.getByRole("button", { name: "Räkna fram" }).click();
    await page.getByRole("heading", { name: "Fakturering för 2026-10" }).waitFor();
    await house.runJobs();
    await page.reload();
    await seen("run preview");
    await page.getByRole("button", { name: "Gör 1 faktura" }).click();
    await page.getByText("Fakturorna görs nu.").first().waitFor();
    await house.runJobs();
    await page.reload();
    await page.getByRole("link", { name: "Fakturerad" }).click();
    await page.getByRole("heading", { name: "Faktura 100001" }).first().waitFor();

    const customer = await house.perform(officer, (work) => findCustomerByNumber(work, "K-2001"));
    const { id } = await house.perform(officer, (work) => getCustomer(work, customer?.id ?? ""));
    const theirs = await enter(await aCustomerUser(house, officer, id, { role: "orderer" }), scripts);
    await theirs.goto(street.url);
    if (scripts) await look(theirs, "outbound-customer-start");
    await theirs.getByRole("link", { name: "K-2001" }).click();
    if (scripts) await inspect(theirs, "a customer's own page");
    if (scripts) await look(theirs, "outbound-customer");
    await theirs.getByRole("link", { name: "Faktura 100001" }).click();
    await theirs.getByText("3 712,50").first().waitFor();
    if (scripts) await inspect(theirs, "a customer's invoice");
    if (scripts) await look(theirs, "outbound-invoice");
  },
  90_000,
);
