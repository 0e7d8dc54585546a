/** A month in a real browser: its usage brought in and billed by the officer, read, doubted and asked about by the customer. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getCustomer } from "../../src/domain/customers/queries.ts";
import { routes } from "../../src/web/routes.ts";
import { openBrowser } from "../journeys/support/browser.ts";
import { handsFor, look, ways } from "../journeys/support/hands.ts";
import { testHouse } from "../support/house.ts";
import { aCreditor, aCustomer, aCustomerUser, aService, aSubscription, settleCreditor } from "../support/outbound.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse({ startsAt: "2026-11-02T09:00:00.000Z" });
const street = testStreet(house, routes);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each(ways)(
  "from a file of usage to a row that is doubted and a question, %s",
  { timeout: 120_000 },
  async (_, handsOf) => {
    await house.turnTo("2026-11-02T09:00:00.000Z");
    const billing = await aCreditor(house);
    await settleCreditor(house, billing);
    const customerId = await aCustomer(house, billing, { kind: "private-care", facts: { name: "Kliniken AB" } });
    const { customerNumber } = await house.perform(billing, (work) => getCustomer(work, customerId));
    await aService(house, billing, { code: "SAMTAL", charged: "by-use", unit: "MIN", name: "Samtal", price: "0.5" });
    await aSubscription(house, billing, { customerId, serviceId: await aService(house, billing) });

    const officer = await handsFor({ browser, street }, billing, handsOf);
    const bringIn = async (rows: readonly string[]): Promise<void> => {
      await officer.page.goto(`${street.url}/billing/usage`);
      const text = ["Kund-ID;Tjänst;Datum;Antal;Enhet;Person;Rad-id", ...rows].join("\r\n");
      const file = { name: "oktober.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
      await officer.page.getByLabel("Fil med användning").setInputFiles(file);
      await officer.press("Läs in filen");
      await officer.page.waitForURL(/\/billing\/usage\/.+/);
      await house.runJobs();
      await officer.page.reload();
    };
    const twice = ["a", "b"].map((id) => `${customerNumber};SAMTAL;2026-10-20;90;Reception;Anna Ek;${id}`);
    await bringIn([...twice, `${customerNumber};SAMTAL;2026-10-32;10;Reception;Anna Ek;c`]);
    await officer.page.getByText("Inget i filen är inläst. En cell behöver rättas.").waitFor();
    await look(officer, "a file of usage with a fault");
    await bringIn(twice);
    await officer.page.getByText("2 rader är inlästa.").waitFor();

    await officer.page.goto(`${street.url}/billing`);
    await officer.fill("Månad", "2026-13");
    await officer.press("Räkna fram");
    await officer.page.locator("#error-summary").waitFor();
    await officer.fill("Månad", "2026-10");
    await officer.press("Räkna fram");
    await officer.page.waitForURL("**/billing/runs/*");
    await house.runJobs();
    await officer.page.reload();
    await look(officer, "a month to look through");
    await officer.press("Gör 1 faktura");
    await officer.page.getByText("Fakturorna görs").first().waitFor();
    await house.runJobs();
    await officer.page.reload();
    await officer.page.getByText("Fakturerad", { exact: true }).first().waitFor();

    const customer = await handsFor({ browser, street }, await aCustomerUser(house, billing, customerId), handsOf);
    await customer.page.goto(`${street.url}/purchases/${customerId}/specification`);
    await look(customer, "the month explained");
    await customer.follow("Visa rader som kan vara fel");
    await customer.page.getByText("Samma person har samma sak två gånger den dagen").first().waitFor();
    await look(customer, "rows that may be wrong");
    await customer.follow("Spara som favorit");
    await customer.fill("Namn på favoriten", "Att titta på");
    await customer.press("Spara favoriten");
    await customer.page.getByText("Favoriten är sparad.").waitFor();
    await customer.follow("Att titta på");
    await customer.page.getByRole("checkbox").first().check();
    await customer.press("Be att markerade rader krediteras");
    await customer.page.waitForURL(/\/item-credit\?/);
    const words = await customer.page.locator("main").innerHTML();
    expect(words).toContain("Rader i specifikationen: 2026-10-20 Anna Ek Reception 90");
    await look(customer, "an item to be credited");
    await customer.press(/^Skicka/);
    await customer.page.waitForURL("**/cases/*");

    await customer.page.goto(`${street.url}/purchases/${customerId}`);
    await customer.follow("Ställ en fråga");
    await customer.press("Skicka frågan");
    await customer.page.getByText("Välj vad frågan gäller").first().waitFor();
    await customer.choose("Hur kredit och debet hör ihop");
    await customer.fill("Din fråga", "Dras krediten av från nästa faktura?");
    await look(customer, "a question about payment");
    await customer.press("Skicka frågan");
    await customer.page.waitForURL("**/cases/*");

    await customer.page.goto(`${street.url}/invoice-questions`);
    await customer.press("Ja");
    await customer.page.getByText("Tack för ditt svar").first().waitFor();
    await Promise.all([officer.page.context().close(), customer.page.context().close()]);
    const told = await house.everything.selectFrom("page_feedback").select(["page", "helped"]).execute();
    expect(told.at(-1)).toEqual({ page: "/invoice-questions", helped: true });
  },
);
