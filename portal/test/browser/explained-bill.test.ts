/** A month in a real browser: its usage brought in and billed by the officer, read, doubted and asked about by the customer, and answered. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getCustomer } from "../../src/domain/customers/queries.ts";
import { routes } from "../../src/web/routes.ts";
import { openBrowser } from "../journeys/support/browser.ts";
import { handsFor, look, ways } from "../journeys/support/hands.ts";
import { testHouse } from "../support/house.ts";
import {
  aCreditor,
  aCustomer,
  aCustomerUser,
  aService,
  aSubscription,
  billed,
  settleCreditor,
} from "../support/outbound.ts";
import { anOfficer } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse({ startsAt: "2026-11-02T09:00:00.000Z" });
const street = testStreet(house, routes);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each(ways)(
  "from a file of usage to a row that is doubted, credited and asked about, %s",
  { timeout: 120_000 },
  async (_, handsOf) => {
    await house.turnTo("2026-10-02T09:00:00.000Z");
    const billing = await aCreditor(house);
    await settleCreditor(house, billing);
    const customerId = await aCustomer(house, billing, { kind: "private-care", facts: { name: "Kliniken AB" } });
    const { customerNumber } = await house.perform(billing, (work) => getCustomer(work, customerId));
    await aService(house, billing, { code: "SAMTAL", charged: "by-use", unit: "MIN", name: "Samtal", price: "0.5" });
    await aSubscription(house, billing, { customerId, serviceId: await aService(house, billing) });
    await billed(house, billing, "2026-09", { issueOn: "2026-10-02" });
    await house.turnTo("2026-11-02T09:00:00.000Z");

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
    await officer.press("Stoppa");
    await officer.page.getByText("Körningen stannar.").first().waitFor();
    await house.runJobs();
    await officer.page.reload();
    await officer.press("Fortsätt med 1 faktura");
    await officer.page.getByText("Fakturorna görs").first().waitFor();
    await house.runJobs();
    await officer.page.reload();
    await officer.page.getByText("Fakturerad", { exact: true }).first().waitFor();

    const customer = await handsFor({ browser, street }, await aCustomerUser(house, billing, customerId), handsOf);
    await customer.page.goto(`${street.url}/purchases/${customerId}/specification`);
    await look(customer, "the month explained");
    const trend = customer.page.getByRole("table", { name: "Månad för månad" });
    expect(await trend.getByRole("row").allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^2026-09.*100,00/), expect.stringMatching(/^2026-10.*190,00/)]),
    );
    await customer.page.locator("svg.month-bars").waitFor();
    for (const [link, file] of [
      ["Ladda ner som CSV", /\.csv$/],
      ["Enkel specifikation som PDF", /\.pdf$/],
    ] as const) {
      const [downloaded] = await Promise.all([customer.page.waitForEvent("download"), customer.follow(link)]);
      expect(downloaded.suggestedFilename()).toMatch(file);
    }
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
    expect(await customer.page.locator("main").innerHTML()).toContain(
      "Rader i specifikationen: 2026-10-20 Anna Ek Reception 90",
    );
    await look(customer, "an item to be credited");
    await customer.press(/^Skicka/);
    await customer.page.waitForURL("**/cases/*");
    const caseId = new URL(customer.page.url()).pathname.split("/").at(-1) ?? "";
    await house.runJobs();
    await officer.page.goto(`${street.url}/desk/${caseId}`);
    await officer.follow("Avgör avvikelsen");
    await officer.fill("Varför", "Raden var dubbel.");
    await officer.press("Kreditera beloppen");
    await officer.press("Gör kreditfakturan");
    await officer.page.getByText(/Kreditfaktura \d+ är gjord/).waitFor();
    await house.runJobs();
    await customer.page.reload();
    await customer.page.getByText("Krediterad.").first().waitFor();

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
    await customer.press("Nej");
    await customer.page.getByText("Tack för ditt svar").first().waitFor();
    const words = customer.scripts ? "Var ringer man?" : "Vem svarar?";
    await customer.fill(customer.page.getByLabel(/^Vad saknade du/), words);
    await customer.press("Skicka");
    await customer.page.getByText("Tack, det du skrev är sparat.").waitFor();
    const known = await anOfficer(house, { role: "support", organisationId: billing.organisationId });
    const editor = await handsFor({ browser, street }, known.actor, handsOf);
    await editor.page.goto(`${street.url}/desk`);
    await editor.follow("Hjälper sidorna?");
    await editor.page.getByRole("row", { name: words }).getByText("/invoice-questions").waitFor();
    await Promise.all([officer, customer, editor].map(({ page }) => page.context().close()));
  },
);
