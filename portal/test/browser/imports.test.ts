/** Importing a file of invoices in a real browser: without scripts and with, from the file to what was sent. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../src/web/routes.ts";
import { inspect, openBrowser, press, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { importable, importedNumber } from "../support/importable.ts";
import { look } from "../support/look.ts";
import { pack } from "../../../packages/einvoice/test/pack.ts";
import { aWorkbook } from "../support/workbook.ts";
import { aSupplier, type Known } from "../support/people.ts";
import { openMarket } from "../support/seller.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, routes);
let browser: Browser;
let owner: Known;
let sound: string;
let receiver: string;

beforeAll(async () => {
  browser = await openBrowser();
  const market = await openMarket(house);
  owner = await aSupplier(house, { organisationId: market.seller, role: "owner" });
  sound = await importable(house, { ...market, biller: owner.actor });
  const unit = house.everything.selectFrom("receivers").select("name").where("id", "=", market.unit);
  receiver = (await unit.executeTakeFirstOrThrow()).name;
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
    await page
      .getByLabel("Fil med fakturor")
      .setInputFiles({ ...fileOf(prefix), buffer: Buffer.from([0x89, 0x50, 0, 0]) });
    await press(page, page.getByRole("button", { name: "Ladda upp och kontrollera" }));
    await page.getByText("Filen går inte att läsa").first().waitFor();
    await inspectHere("import refused");
    await page.getByLabel("Fil med fakturor").setInputFiles(fileOf(prefix));
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

/** A workbook as somebody has it: headings of their own, one cell to mend. */
function spreadsheetOf(prefix: string) {
  const headings = [
    "Fakturanr",
    "Till vem",
    "Referens",
    "Leveransdatum",
    "Benämning",
    "Antal",
    "Enhet",
    "Pris",
    "Moms",
  ];
  const line = (number: string, price: string | number) => {
    return [number, receiver, "123456", "2026-11-20", "Konsultation", 2, "tim", price, "25"];
  };
  const more = ["", "", "", "", "Resa", 1, "st", 450, "25"];
  const rows = [
    headings,
    line(`${prefix}-1`, 1250.5),
    more,
    line(`${prefix}-2`, "enligt avtal"),
    line(`${prefix}-3`, 99),
  ];
  const buffer = Buffer.from(aWorkbook(rows.map((cells, at) => ({ row: at + 1, cells }))));
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { name: `${prefix}.xlsx`, mimeType, buffer };
}

test.each([false, true])(
  "a spreadsheet from choosing it to what was sent (scripts: %s)",
  async (scripts) => {
    const page = await pageWith(scripts);
    const inspectHere = async (name: string): Promise<void> => (scripts ? inspect(page, name) : undefined);
    const prefix = scripts ? "BLAD" : "ARK";
    await page.goto(`${street.url}/invoices/imports`);
    const [template] = await Promise.all([
      page.waitForEvent("download"),
      press(page, page.getByRole("link", { name: "Ladda ner som Excel" })),
    ]);
    expect(template.suggestedFilename()).toMatch(/\.xlsx$/);
    await page.getByLabel("Fil med fakturor").setInputFiles(spreadsheetOf(prefix));
    await press(page, page.getByRole("button", { name: "Ladda upp och kontrollera" }));
    if (!scripts) {
      await page.getByRole("heading", { name: "Vad innehåller kolumnerna?" }).waitFor();
      await press(page, page.getByRole("button", { name: "Visa fakturorna" }));
      await page.getByText("Välj också vilka kolumner som innehåller: Mottagare").first().waitFor();
      await look(page, "sheet-columns");
      await page.getByLabel("B: Till vem").selectOption("receiver");
      await press(page, page.getByRole("button", { name: "Visa fakturorna" }));
    }
    // Known from the first file on.
    await page.getByText("Rad 4, kolumn Pris:").waitFor();
    await page
      .getByText("rad 2–3")
      .or(page.getByText("2–3", { exact: true }))
      .first()
      .waitFor();
    await inspectHere("sheet of invoices");
    await look(page, "sheet");
    if (scripts) {
      await press(page, page.getByRole("link", { name: "Ändra vad kolumnerna innehåller" }));
      await page.getByLabel("B: Till vem").waitFor();
      await inspectHere("columns of a sheet");
      await page.goBack();
    }
    await press(page, page.getByRole("button", { name: "Ta in de 2 fakturor som är klara" }));
    await page.getByText("Fakturorna kontrolleras").waitFor();
    // Whoever leaves finds it again.
    await page.goto(`${street.url}/invoices/imports`);
    await press(page, page.getByRole("link", { name: `${prefix}.xlsx` }));
    await house.runJobs();
    if (!scripts) await press(page, page.getByRole("link", { name: "Visa hur långt det har kommit" }));
    const asked = page.waitForResponse((response) => response.request().method() === "POST");
    await press(page, page.getByRole("button", { name: "Sänd de 2 som är klara" }));
    await asked;
    await house.runJobs();
    if (!scripts) await press(page, page.getByRole("link", { name: "Visa hur långt det har kommit" }));
    await page.getByRole("link", { name: `${prefix}-3` }).waitFor();
    const sent = await house.everything
      .selectFrom("invoices")
      .select(["number", "net_minor"])
      .where("number", "like", `${prefix}-%`)
      .orderBy("number")
      .execute();
    expect(sent).toEqual([
      { number: `${prefix}-1`, net_minor: 295_100n },
      { number: `${prefix}-3`, net_minor: 19_800n },
    ]);
  },
  120_000,
);
