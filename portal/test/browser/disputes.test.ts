/** A wrong invoice in a real browser: disputed by its customer, credited by the creditor, and the address changed on the way. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { routes } from "../../src/web/routes.ts";
import { openBrowser } from "../journeys/support/browser.ts";
import { handsFor, look, ways } from "../journeys/support/hands.ts";
import { aDisputeScene, type DisputeScene } from "../support/disputed.ts";
import { testHouse } from "../support/house.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse({ startsAt: "2026-11-02T09:00:00.000Z" });
const street = testStreet(house, routes);
let browser: Browser;
let scene: DisputeScene;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  scene = await aDisputeScene(house);
});

test.each(ways)(
  "a dispute from the number on the invoice to the credit note, %s",
  { timeout: 120_000 },
  async (_, handsOf) => {
    const customer = await handsFor({ browser, street }, scene.customer, handsOf);
    await customer.page.goto(`${street.url}/invoice-questions`);
    await customer.follow("Avvikelse i fakturering");
    await customer.page.waitForURL("**/invoice-questions/dispute");
    await customer.fill("Kund-ID", scene.customerNumber);
    await customer.fill("Fakturanummer", scene.number);
    await customer.press("Fortsätt");
    await customer.page.waitForURL(/\/purchases\/.+\/dispute/);
    await look(customer, "choose lines to dispute");
    await customer.page.getByRole("checkbox").first().check();
    await customer.press("Fortsätt med de valda raderna");
    await customer.page.getByText("3 × 199,50").waitFor();
    await customer.press("Skicka avvikelsen");
    await customer.page.getByText("Välj vad som är fel med raden").first().waitFor();
    await customer.fill("Så mycket är fel, utan moms", "399");
    await customer.select("Vad är fel?", "Fel antal");
    await customer.press("Skicka avvikelsen");
    await customer.page.waitForURL("**/cases/*");
    await look(customer, "one's own dispute");
    await customer.page.getByText("Räkna med svar senast 2026-11-09.").waitFor();
    await house.runJobs();
    // One's open matters come before everything else on the start page.
    await customer.page.goto(`${street.url}/`);
    await customer.page.locator("main h2").first().getByText("Era öppna ärenden").waitFor();
    await customer.follow(/^Avvikelse i fakturering/);
    await customer.page.waitForURL("**/cases/*");

    const officer = await handsFor({ browser, street }, scene.officer, handsOf);
    await officer.page.goto(`${street.url}/`);
    await officer.follow(/Öppna ärendena/);
    await officer.page
      .getByRole("main")
      .getByRole("link", { name: /[0-9A-Z]{4}-[0-9A-Z]{4}/ })
      .first()
      .click();
    await officer.page.waitForURL("**/desk/*");
    await look(officer, "a dispute at the desk");
    await officer.follow("Avgör avvikelsen");
    await officer.page.waitForURL("**/disputes/*");
    await look(officer, "decide a dispute");
    await officer.press("Kreditera beloppen");
    await officer.page.getByText("Skriv varför").first().waitFor();
    await officer.fill("Varför", "Ni har rätt: en dator, inte tre.");
    await officer.press("Kreditera beloppen");
    await officer.page.getByRole("heading", { name: /^Kontrollera krediteringen/ }).waitFor();
    await look(officer, "check a credit");
    await officer.press("Gör kreditfakturan");
    await officer.page.getByText(`Kreditfaktura ${Number(scene.number) + 1} är gjord.`).waitFor();
    await house.runJobs();

    await customer.page.reload();
    await customer.page.getByText("Krediterad.").first().waitFor();
    expect(await customer.page.getByRole("main").textContent()).toContain(String(Number(scene.number) + 1));
    await customer.page.goto(`${street.url}/purchases/${scene.customerId}/account/${scene.invoiceId}`);
    expect(await customer.page.getByRole("main").textContent()).toContain("374,38");
    await customer.page.context().close();
    await officer.page.context().close();
  },
);

test.each(ways)(
  "a dispute is refused with its reasons, and the customer reads them, %s",
  { timeout: 60_000 },
  async (_, handsOf) => {
    const caseId = await scene.arrived();
    const officer = await handsFor({ browser, street }, scene.officer, handsOf);
    await officer.page.goto(`${street.url}/desk/${caseId}`);
    await officer.follow("Avgör avvikelsen");
    await officer.press("Avslå utan kredit");
    await officer.page.getByText("Skriv varför").first().waitFor();
    await officer.fill("Varför", "Ni beställde tre, och alla tre är hos er.");
    await officer.press("Avslå utan kredit");
    await officer.page.getByText("Avslaget. Kunden får besked.").waitFor();
    await house.runJobs();
    const customer = await handsFor({ browser, street }, scene.customer, handsOf);
    await customer.page.goto(`${street.url}/cases/${caseId}`);
    await customer.page.getByText("Ni beställde tre, och alla tre är hos er.").waitFor();
    await customer.page.goto(`${street.url}/purchases/${scene.customerId}/invoices/${scene.invoiceId}/dispute`);
    await customer.page.getByText("Avslogs förra gången").first().waitFor();
    await Promise.all([officer.page.context().close(), customer.page.context().close()]);
  },
);

test.each(ways)(
  "a move, told by the customer and decided by the officer, %s",
  { timeout: 120_000 },
  async (_, handsOf) => {
    const customer = await handsFor({ browser, street }, scene.customer, handsOf);
    await customer.page.goto(`${street.url}/purchases/${scene.customerId}`);
    await customer.follow("Ändra uppgifterna");
    await customer.page.waitForURL("**/change");
    await look(customer, "ask for a change");
    await customer.fill("Gata eller box", "Hamngatan 12");
    await customer.press("Skicka ändringen");
    await customer.page.getByText("Välj om ändringsanmälan är gjord").first().waitFor();
    await customer.choose("Ja, den är gjord");
    await customer.press("Skicka ändringen");
    await customer.page.waitForURL("**/cases/*");
    const caseId = new URL(customer.page.url()).pathname.split("/").at(-1) ?? "";
    await house.runJobs();

    const officer = await handsFor({ browser, street }, scene.officer, handsOf);
    await officer.page.goto(`${street.url}/desk/${caseId}`);
    await officer.follow("Avgör ändringen");
    await officer.page.waitForURL("**/changes/*");
    await look(officer, "decide a change");
    await officer.page.getByText(`Faktura ${scene.number} är redan gjord och ändras inte.`).waitFor();
    await officer.press("Ändra från 2026-11-02");
    await officer.page.getByText("Ändrat från 2026-11-02.").waitFor();
    await customer.page.goto(`${street.url}/purchases/${scene.customerId}`);
    await customer.page.getByText("Hamngatan 12").waitFor();
    await customer.page.context().close();
    await officer.page.context().close();
  },
);

test.each(ways)(
  "the creditor's rules, and a second person's yes, hold to the house, %s",
  { timeout: 60_000 },
  async (_, handsOf) => {
    const officer = await handsFor({ browser, street }, scene.officer, handsOf);
    await officer.page.goto(`${street.url}/billing/dispute-policy`);
    await look(officer, "rules for disputes");
    await officer.choose("Hela fakturan väntar");
    await officer.fill(officer.page.getByLabel(/Två godkänner från/), "100");
    await officer.press("Spara");
    await officer.page.getByText("Sparat.").waitFor();
    await officer.page.goto(`${street.url}/customers/${scene.customerId}/invoices/${scene.invoiceId}/credit`);
    await look(officer, "credit an invoice");
    await officer.page
      .getByLabel(/^Kreditera av/)
      .first()
      .fill("399");
    await officer.fill("Varför", "Fel antal.");
    await officer.press("Fortsätt");
    await officer.press("Ändra");
    await officer.page.getByLabel("Varför").waitFor();
    expect(await officer.page.getByLabel("Varför").inputValue()).toBe("Fel antal.");
    await officer.press("Fortsätt");
    await officer.press("Gör kreditfakturan");
    await officer.page.getByText("Beloppet behöver godkännas av en andra person.").first().waitFor();
    const second = await handsFor({ browser, street }, await scene.colleague(), handsOf);
    await second.page.goto(`${street.url}/billing/credits`);
    await look(second, "credits that wait");
    await second.follow("Fel antal.");
    await second.page.getByRole("button", { name: "Godkänn och gör kreditfakturan" }).waitFor();
    await look(second, "a second person");
    await second.press("Godkänn och gör kreditfakturan");
    await second.page.getByText(/Kreditfaktura \d+ är gjord/).waitFor();
    await officer.page.context().close();
    await second.page.context().close();
  },
);
