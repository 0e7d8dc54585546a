/** Importing a file of invoices in a real browser: without scripts and with, from the file to what was sent. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../src/web/routes.ts";
import { inspect, openBrowser, press, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { importable, importedNumber } from "../support/importable.ts";
import { look } from "../support/look.ts";
import { pack } from "../../../packages/einvoice/test/pack.ts";
import { aSupplier, type Known } from "../support/people.ts";
import { openMarket } from "../support/seller.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, routes);
let browser: Browser;
let owner: Known;
let sound: string;

beforeAll(async () => {
  browser = await openBrowser();
  const market = await openMarket(house);
  owner = await aSupplier(house, { organisationId: market.seller, role: "owner" });
  sound = await importable(house, { ...market, biller: owner.actor });
});
afterAll(() => browser.close());

async function pageWith(scripts: boolean): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, owner.actor);
  return context.newPage();
}

function fileOf(prefix: string) {
  const documents = [1, 2].map((number) => sound.replaceAll(importedNumber, `${prefix}-${number}`));
  const broken = sound.replaceAll(importedNumber, `${prefix}-3`).replaceAll("54029681", "50501055");
  const buffer = pack([...documents, broken].map((bytes, index) => ({ name: `faktura-${index + 1}.xml`, bytes })));
  return { name: `${prefix}.zip`, mimeType: "application/zip", buffer };
}

test.each([false, true])(
  "a zip from choosing it to what was sent (scripts: %s)",
  async (scripts) => {
    const page = await pageWith(scripts);
    // What inspects a page is itself a script.
    const inspectHere = async (name: string): Promise<void> => (scripts ? inspect(page, name) : undefined);
    const prefix = scripts ? "MED" : "UTAN";
    await page.goto(`${street.url}/invoices/imports`);
    await page.getByLabel("Fil med fakturor").setInputFiles({ ...fileOf(prefix), buffer: Buffer.from("Faktura;1") });
    await press(page, page.getByRole("button", { name: "Ladda upp och kontrollera" }));
    await page.getByText("Filen går inte att läsa").first().waitFor();
    await inspectHere("import refused");
    await page.getByLabel("Fil med fakturor").setInputFiles(fileOf(prefix));
    await inspectHere("imports");
    await look(page, "imports");
    await press(page, page.getByRole("button", { name: "Ladda upp och kontrollera" }));
    await page.getByText("Fakturorna kontrolleras").waitFor();
    await look(page, "import-reading");
    await house.runJobs();
    if (!scripts) await press(page, page.getByRole("link", { name: "Visa hur långt det har kommit" }));
    const send = page.getByRole("button", { name: "Sänd de 2 som är klara" });
    await send.waitFor();
    await page.getByText("Kontot •••• 1055 är inte ett konto ni använder nu").waitFor();
    await inspectHere("import read");
    await look(page, "import-read");
    await press(page, send);
    await page.getByText("Fakturorna sänds").waitFor();
    await house.runJobs();
    if (!scripts) await press(page, page.getByRole("link", { name: "Visa hur långt det har kommit" }));
    await page.getByRole("link", { name: `${prefix}-1` }).waitFor();
    await inspectHere("import done");
    await look(page, "import-done");
    await page.goto(`${street.url}/invoices/imports`);
    await page.getByLabel("Fil med fakturor").setInputFiles(fileOf(prefix));
    await press(page, page.getByRole("button", { name: "Ladda upp och kontrollera" }));
    await page.getByText("Den filen är redan uppladdad").waitFor();
    await page.goto(`${street.url}/invoices/imports`);
    await inspectHere("earlier imports");
    await look(page, "imports-earlier");
    const sent = await house.everything
      .selectFrom("invoices")
      .select("number")
      .where("number", "like", `${prefix}-%`)
      .execute();
    expect(sent).toHaveLength(2);
  },
  120_000,
);
