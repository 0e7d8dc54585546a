/** Settings › Send in a real browser: filled in, mended, confirmed; by keyboard alone and without scripts. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getSendSettings } from "../../src/domain/settings/queries.ts";
import { notMeRoutes } from "../../src/web/public/not-me.tsx";
import { settingsRoutes } from "../../src/web/supplier/settings-send.tsx";
import { inspect, openBrowser, press, typeInto, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { aSupplier, type Known, password } from "../support/people.ts";
import { saveAs } from "../support/settings-form.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, [...settingsRoutes, ...notMeRoutes]);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function enter({ actor }: Known, scripts = true): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, actor);
  const page = await context.newPage();
  await page.goto(`${street.url}/settings/send`);
  return page;
}

test.each([
  ["with scripts, by keyboard", true],
  ["without scripts, by keyboard", false],
])("%s: a fault is mended, the change is confirmed, and it is saved", { timeout: 90_000 }, async (_, scripts) => {
  const owner = await aSupplier(house);
  const page = await enter(owner, scripts);
  if (scripts) {
    await look(page, "settings");
  }
  await typeInto(page, page.getByLabel("Bankgiro", { exact: false }).first(), "5402-9682");
  await press(page, page.getByText("Fyll i factoringbolagets uppgifter"));
  await typeInto(page, page.getByLabel("Factoringbolagets namn"), "Fordran & Köp AB");
  await press(page, page.getByRole("button", { name: "Spara" }));
  await page.locator("#error-summary").waitFor();
  expect(await page.title()).toMatch(/^Fel: /);
  if (scripts) {
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("error-summary");
    await inspect(page, "settings to be mended");
    await look(page, "settings-faults");
  }
  await press(page, page.getByRole("link", { name: /Bankgironumrets kontrollsiffra/ }));
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("bankgiro");
  await typeInto(page, page.locator("#bankgiro"), "5402-9681");
  await typeInto(page, page.locator("#factoringOrganisationNumber"), "556677-8899");
  await typeInto(page, page.locator("#factoringAccountNumber"), "991-2346");
  await typeInto(page, page.locator("#assignmentText"), "Fakturan är överlåten till Fordran & Köp AB.");
  await press(page, page.getByRole("button", { name: "Spara" }));
  await page.getByRole("heading", { level: 1, name: "Kontrollera och bekräfta" }).waitFor();
  if (scripts) {
    await inspect(page, "settings to be confirmed");
    await look(page, "settings-confirm");
  }
  await typeInto(page, page.locator("#password"), password);
  await press(page, page.getByRole("button", { name: "Spara ändringen" }));
  await page.getByText("Alla ägare får ett mejl").waitFor();
  const saved = await house.perform(owner.actor, getSendSettings);
  expect(saved).toMatchObject({ version: 1, factoring: { organisationNumber: "5566778899" } });
});

test("the clearing number of factoring's bank account is asked for only when it is one", async () => {
  const page = await enter(await aSupplier(house));
  await page.getByText("Fyll i factoringbolagets uppgifter").click();
  expect(await page.locator("#factoringClearing").isVisible()).toBe(false);
  await page.getByLabel("Bankkonto", { exact: true }).check();
  expect(await page.locator("#factoringClearing").isVisible()).toBe(true);
});

test("a biller reads the settings", async () => {
  const owner = await aSupplier(house);
  const biller = await aSupplier(house, { role: "biller", organisationId: owner.actor.organisationId });
  const page = await enter(biller);
  await inspect(page, "settings to read");
  await look(page, "settings-read");
});

test.each([
  ["with scripts", true],
  ["without scripts", false],
])(
  "%s: a changed account waits, another owner approves it, and a reader of the letter stops it",
  { timeout: 90_000 },
  async (_, scripts) => {
    const owner = await aSupplier(house);
    const second = await aSupplier(house, { organisationId: owner.actor.organisationId });
    await saveAs(house, owner);
    const page = await enter(owner, scripts);
    await typeInto(page, page.locator("#bankgiro"), "991-2346");
    await press(page, page.getByRole("button", { name: "Spara" }));
    await page.getByText(/Det nya kontot används från och med/).waitFor();
    if (scripts) {
      await inspect(page, "a change to be confirmed");
      await look(page, "account-confirm");
    }
    await typeInto(page, page.getByLabel("Ditt lösenord"), password);
    await press(page, page.getByRole("button", { name: "Spara ändringen" }));
    await page.getByText("Ett ändrat konto väntar").waitFor();
    if (scripts) {
      await inspect(page, "a change that waits");
      await look(page, "account-waits");
    }
    const other = await enter(second, scripts);
    await press(other, other.getByRole("link", { name: "Godkänn ändringen" }));
    await other.getByRole("heading", { level: 1, name: "Godkänn ändringen" }).waitFor();
    if (scripts) {
      await inspect(other, "a change to be approved");
      await look(other, "account-approve");
    }
    await typeInto(other, other.getByLabel("Ditt lösenord"), password);
    await press(other, other.getByRole("button", { name: "Godkänn ändringen" }));
    await other.getByText("Ändringen är godkänd.").first().waitFor();
    const { facts } = await house.everything
      .selectFrom("mails")
      .select("facts")
      .where("to_address", "=", owner.email)
      .where("kind", "=", "payment-account-proposed")
      .executeTakeFirstOrThrow();
    const reader = await (await visitor(browser, { scripts })).newPage();
    await reader.goto(`${street.url}/not-me/${(facts as { token: string }).token}`);
    if (scripts) {
      await inspect(reader, "the page behind the letter's link");
      await look(reader, "account-stop");
    }
    await press(reader, reader.getByRole("button", { name: "Det var inte vi – stoppa" }));
    await reader.getByRole("heading", { level: 1, name: "Allt är stoppat" }).waitFor();
    expect(await house.perform(owner.actor, getSendSettings)).toMatchObject({ isStopped: true });
  },
);
