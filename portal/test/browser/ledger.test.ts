/** What is owed, paid and reminded, in a real browser: the officer without scripts and with, and the customer. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/domain/access/permissions.ts";
import type { CustomerId } from "../../src/domain/customers/customer.ts";
import { routes } from "../../src/web/routes.ts";
import { inspect, openBrowser, press, visitor } from "../journeys/support/browser.ts";
import { bytesOfBgMax } from "../support/bgmax.ts";
import { remindOn, remindsBy } from "../support/dunning.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { aCreditor, aCustomer, aCustomerUser } from "../support/outbound.ts";
import { anInvoiceTo, type Owed } from "../support/owed.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse({ startsAt: "2026-01-05T09:00:00.000Z" });
const street = testStreet(house, routes);
let browser: Browser;
let officer: Person;
let customerId: CustomerId;
let late: Owed;

beforeAll(async () => {
  browser = await openBrowser();
  officer = await aCreditor(house);
  await remindsBy(house, officer, "2026-01-05");
  customerId = await aCustomer(house, officer);
  late = await anInvoiceTo(house, officer, { customerId, payableMinor: 12_500_00n, issuedOn: "2026-01-05" });
  await remindOn(house, "2026-02-09");
  await remindOn(house, "2026-02-19");
});
afterAll(() => browser.close());

async function pageOf(person: Person, scripts: boolean): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, person);
  return context.newPage();
}

test.each([false, true])(
  "an officer takes a file, places a payment, and stops reminders (scripts: %s)",
  async (scripts) => {
    const page = await pageOf(officer, scripts);
    const inspectHere = async (name: string): Promise<void> => (scripts ? inspect(page, name) : undefined);
    const { number } = await anInvoiceTo(house, officer, { customerId, payableMinor: 800_00n, issuedOn: "2026-02-02" });
    const name = scripts ? "Med Skript" : "Utan Skript";
    await page.goto(`${street.url}/ledger`);
    await inspectHere("ledger");
    await look(page, "ledger");
    await press(page, page.getByRole("link", { name: "Betalningar", exact: true }));
    await page
      .getByLabel("Fil från banken")
      .setInputFiles({ name: "fel.txt", mimeType: "text/plain", buffer: Buffer.from("01BGMAX\n20\n15") });
    await press(page, page.getByRole("button", { name: "Läs in filen" }));
    await page.getByText("Filen är mottagen").first().waitFor();
    await house.runJobs();
    await page.reload();
    await page.getByText("Filen är inte inläst").first().waitFor();
    await inspectHere("bank file refused");
    await look(page, "bank-file-refused");
    await page.goto(`${street.url}/ledger/payments`);
    const bytes = bytesOfBgMax({ payments: [{ amountMinor: 800_00n, name, text: "tack" }], on: "2026-02-18" });
    await page
      .getByLabel("Fil från banken")
      .setInputFiles({ name: "bgmax.txt", mimeType: "text/plain", buffer: Buffer.from(bytes) });
    await press(page, page.getByRole("button", { name: "Läs in filen" }));
    await page.getByText("Filen är mottagen").first().waitFor();
    await house.runJobs();
    await page.goto(`${street.url}/ledger/payments`);
    await inspectHere("payments");
    await look(page, "payments");
    await press(page, page.getByRole("link", { name }));
    await page.getByRole("heading", { level: 1, name: /^Betalning/ }).waitFor();
    await inspectHere("payment");
    await look(page, "payment");
    await press(page, page.getByRole("button", { name: `på faktura ${number}` }));
    await page.getByText("Betalningen är avprickad.").waitFor();
    await page.goto(`${street.url}/ledger/reminders`);
    await inspectHere("reminders");
    await look(page, "reminders");
    await press(page, page.getByRole("link", { name: late.number }));
    await page.getByText("Vad händer härnäst").waitFor();
    await inspectHere("ledger invoice");
    await look(page, "ledger-invoice");
    if (!scripts) return;
    await page.getByLabel("Löfte om betalning").check();
    await press(page, page.getByRole("button", { name: "Stoppa påminnelser" }));
    await page.getByText("Det finns").first().waitFor();
    await inspectHere("stop refused");
    await look(page, "stop-refused");
    await page.goto(`${street.url}/ledger/reminders/policy`);
    await inspectHere("policy");
    await look(page, "policy");
  },
  90_000,
);

test("a customer sees the very day, the last safe day and why, on a phone too", async () => {
  const page = await pageOf(await aCustomerUser(house, officer, customerId), true);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${street.url}/purchases/${customerId}/account`);
  await inspect(page, "account");
  await look(page, "account");
  await press(page, page.getByRole("link", { name: `Faktura ${late.number}` }));
  await page.getByText("Påminnelse 3 skickas 2026-03-02 om fakturan inte är betald.").waitFor();
  await page.getByText("Sista säkra betalningsdag är 2026-02-26.").waitFor();
  await inspect(page, "account invoice");
  await look(page, "account-invoice");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}, 90_000);
