/** What is owed, paid and reminded, in a real browser: the officer and the customer, by keyboard with scripts, by mouse without. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/domain/access/permissions.ts";
import type { CustomerId } from "../../src/domain/customers/customer.ts";
import { routes } from "../../src/web/routes.ts";
import { openBrowser } from "../journeys/support/browser.ts";
import { handsFor, look as inspected, ways } from "../journeys/support/hands.ts";
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
let billing: Person;
let customerId: CustomerId;
let late: Owed;

beforeAll(async () => {
  browser = await openBrowser();
  billing = await aCreditor(house);
  await remindsBy(house, billing, "2026-01-05");
  customerId = await aCustomer(house, billing);
  late = await anInvoiceTo(house, billing, { customerId, payableMinor: 12_500_00n, issuedOn: "2026-01-05" });
  await remindOn(house, "2026-02-09");
  await remindOn(house, "2026-02-19");
});
afterAll(() => browser.close());

test.each(ways)(
  "an officer takes a file, places a payment, and takes the vouchers along, %s",
  { timeout: 90_000 },
  async (_, handsOf) => {
    const officer = await handsFor({ browser, street }, billing, handsOf);
    const { page, scripts } = officer;
    const { number } = await anInvoiceTo(house, billing, { customerId, payableMinor: 800_00n, issuedOn: "2026-02-02" });
    const name = scripts ? "Med Skript" : "Utan Skript";
    const upload = async (fileName: string, bytes: Uint8Array): Promise<void> => {
      const file = { name: fileName, mimeType: "text/plain", buffer: Buffer.from(bytes) };
      await page.getByLabel("Fil från banken").setInputFiles(file);
      await officer.press("Läs in filen");
      await page.getByText("Filen är mottagen").first().waitFor();
      await house.runJobs();
    };
    await page.goto(`${street.url}/ledger`);
    await officer.follow(/^Betalningar/);
    await upload("fel.txt", Buffer.from("01BGMAX\n20\n15"));
    await page.reload();
    await page.getByText("Filen är inte inläst").first().waitFor();
    await inspected(officer, "bank file refused");
    if (scripts) await look(page, "bank-file-refused");
    await page.goto(`${street.url}/ledger/payments`);
    const payment = { amountMinor: 800_00n, name, text: "tack" };
    await upload("bgmax.txt", bytesOfBgMax({ payments: [payment], on: "2026-02-18" }));
    await page.goto(`${street.url}/ledger/payments`);
    await officer.follow(name);
    await page.getByRole("heading", { level: 1, name: /^Betalning/ }).waitFor();
    if (scripts) await look(page, "payment");
    await officer.press(`på faktura ${number}`);
    await page.getByText("Betalningen är avprickad.").waitFor();
    await page.goto(`${street.url}/ledger/vouchers`);
    const [file] = await Promise.all([page.waitForEvent("download"), officer.press("Hämta filen")]);
    expect(file.suggestedFilename()).toMatch(/^verifikationer-.+\.si$/);
    await page.context().close();
  },
);

test.each(ways)(
  "a customer sees the very day, the last safe day and where to pay, on a phone too, %s",
  { timeout: 60_000 },
  async (_, handsOf) => {
    const customer = await handsFor({ browser, street }, await aCustomerUser(house, billing, customerId), handsOf);
    const { page } = customer;
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`${street.url}/purchases/${customerId}/account`);
    await inspected(customer, "account");
    await customer.follow(`Faktura ${late.number}`);
    await page.getByText("Påminnelse 3 skickas 2026-03-02 om fakturan inte är betald.").waitFor();
    await page.getByText("Sista säkra betalningsdag är 2026-02-26.").waitFor();
    await inspected(customer, "account invoice");
    if (customer.scripts) await look(page, "account-invoice");
    await page.context().close();
  },
);

test.each(ways)(
  "reminders are looked through, stopped for a promise, and go to collection and back, %s",
  { timeout: 90_000 },
  async (_, handsOf) => {
    await house.turnTo("2026-01-05T09:00:00.000Z");
    const creditor = await aCreditor(house);
    await remindsBy(house, creditor, "2026-01-05");
    const debtor = await aCustomer(house, creditor);
    const owed = { customerId: debtor, payableMinor: 12_500_00n, issuedOn: "2026-01-05" };
    const { id, number } = await anInvoiceTo(house, creditor, owed);
    for (const day of ["2026-02-09", "2026-02-19"]) await remindOn(house, day);
    const officer = await handsFor({ browser, street }, creditor, handsOf);
    const { page } = officer;
    await page.goto(`${street.url}/ledger/reminders`);
    expect(await page.getByRole("row", { name: number }).textContent()).toContain("2026-03-02Påminnelse 3");
    await officer.follow(number);
    await officer.choose(/^Löfte om betalning/);
    await officer.press("Stoppa påminnelser");
    await page.locator("#error-summary").waitFor();
    await inspected(officer, "stop refused");
    const stop = page.locator("form").filter({ hasText: "Lovat belopp" });
    await officer.fill(stop.getByLabel("Skäl"), "Lovat på telefon");
    await officer.fill(stop.getByLabel("Till och med"), "2026-03-10");
    await officer.fill(stop.getByLabel(/^Lovat belopp/), "12 620");
    await officer.press("Stoppa påminnelser");
    await page.getByText("Påminnelserna är stoppade.").waitFor();
    await page.getByText("Dagen är framflyttad").first().waitFor();
    await officer.press(/^Avsluta stoppet/);
    await page.getByText("Stoppet är avslutat.").waitFor();

    for (const day of ["2026-03-02", "2026-03-12"]) await remindOn(house, day);
    await street.letIn(page.context(), creditor);
    const customer = await handsFor({ browser, street }, await aCustomerUser(house, creditor, debtor), handsOf);
    await customer.page.goto(`${street.url}/purchases/${debtor}/account`);
    await customer.follow(`Faktura ${number}`);
    await customer.page.getByText("Inkasso Prov AB har kravet nu.").waitFor();
    await customer.follow("Något stämmer inte");
    await customer.page.getByText("Inkasso Prov AB").first().waitFor();
    await inspected(customer, "too late to dispute");

    await page.goto(`${street.url}/ledger/invoices/${id}`);
    await officer.fill("Inkassobolagets nummer", "IP-77");
    await officer.press("Spara kvittot");
    await page.getByText("Kvittot är sparat.").waitFor();
    await officer.fill("Varför kravet återkallas", "Kunden hade rätt");
    await officer.press("Återkalla kravet");
    await page.getByText("Kravet är återkallat.").first().waitFor();
    await officer.fill("Bolagets bekräftelse", "IP-77-R");
    await officer.press("Spara bekräftelsen");
    await page.getByText("Bekräftelsen är sparad.").waitFor();
    if (officer.scripts) await look(page, "claim-back");
    await customer.page.goto(`${street.url}/purchases/${debtor}/account/${id}`);
    await customer.page.getByText("Inkasso har lämnat tillbaka kravet.").waitFor();
    await Promise.all([page.context().close(), customer.page.context().close()]);
  },
);
