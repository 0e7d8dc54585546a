/** A supplier asks, the desk answers; a newcomer introduces itself and its waiting invoice leaves: in a real browser, both ways. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setPolicy } from "../../src/domain/introductions/policy.ts";
import { saveTemplate } from "../../src/domain/cases/reply-templates.ts";
import { routes } from "../../src/web/routes.ts";
import { inspect, openBrowser, press, typeInto, visitor } from "../journeys/support/browser.ts";
import { goodPdfs } from "../pdf/good-pdfs.ts";
import { anIssuedInvoice, aUnit } from "../support/documents.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { anOfficer, aSupplier, type Known } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });
const street = testStreet(house, routes);
let browser: Browser;
let support: Known;
let supplier: Known;
let unit: string;

beforeAll(async () => {
  browser = await openBrowser();
  support = await anOfficer(house, { role: "support", name: "Lisa Lots" });
  for (const name of ["Moa Mottagare", "Nils Nilsson"])
    await anOfficer(house, { role: "support", name, organisationId: support.actor.organisationId });
  supplier = await aSupplier(house, { organisation: { name: "Björkviks Elteknik AB" } });
  unit = await aUnit(house, [support.actor]);
  await house.perform(support.actor, async (work) => {
    await setPolicy(work, "wait");
    await saveTemplate(work, { queue: "supplier-support", name: "Tack", words: "Tack för frågan, {företag}." });
  });
});
afterAll(() => browser.close());

async function enter(person: Known, scripts = true): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, person.actor);
  return context.newPage();
}

const later = async (): Promise<void> => {
  await house.runJobs();
  await house.turnBy({ minutes: 7 });
};

describe("the case desk in a browser", () => {
  test("a question is asked by keyboard, answered with a template and a PDF, and comes back", {
    timeout: 60_000,
  }, async () => {
    const own = await enter(supplier);
    await own.goto(`${street.url}/cases`);
    await inspect(own, "no cases");
    await own.goto(`${street.url}/cases/new`);
    await own.getByLabel("En betalning").focus();
    await own.keyboard.press("Space");
    await typeInto(own, own.getByLabel("Din fråga"), "När betalas faktura B-1001?");
    await inspect(own, "asking");
    await look(own, "cases-ask");
    await press(own, own.getByRole("button", { name: "Sänd frågan" }));
    await own.getByText("Frågan är sänd.").waitFor();
    await later();

    const desk = await enter(support);
    await desk.goto(`${street.url}/`);
    await inspect(desk, "support's start");
    await look(desk, "cases-support-start");
    await desk.getByRole("link", { name: "Öppna ärendena" }).click();
    await inspect(desk, "desk");
    await look(desk, "cases-desk");
    await desk.getByRole("main").getByRole("link", { name: /-/ }).first().click();
    await desk.getByRole("button", { name: "Ta ärendet" }).click();
    await desk.getByText("Ärendet är ditt.").waitFor();
    await desk.getByLabel("Ny anteckning").fill("Ring ekonomi innan vi svarar.");
    await desk.getByRole("button", { name: "Spara anteckningen" }).click();
    await desk.getByText("Anteckningen är sparad.").waitFor();
    await desk.getByRole("button", { name: "Sänd svaret" }).click();
    expect(await desk.title()).toMatch(/^Fel: /);
    await inspect(desk, "empty answer");
    await desk.getByLabel("Svarsmall").selectOption({ label: "Tack" });
    await desk.getByRole("button", { name: "Hämta texten" }).click();
    expect(await desk.getByLabel("Ditt svar").inputValue()).toContain("Tack för frågan, Björkviks Elteknik AB.");
    const buffer = goodPdfs["a blank page"]?.() ?? Buffer.alloc(0);
    await desk.getByLabel("Bifoga en PDF").setInputFiles({ name: "svar.pdf", mimeType: "application/pdf", buffer });
    await desk.getByLabel("Vänta på motpartens svar").check();
    await desk.getByRole("button", { name: "Sänd svaret" }).click();
    await desk.getByText("Svaret är på väg").waitFor();
    await inspect(desk, "a case at the desk");
    await look(desk, "cases-desk-case");
    await later();

    await own.goto(`${street.url}/`);
    await own.getByRole("link", { name: "Svara" }).click();
    expect(await own.getByText("Ring ekonomi").count()).toBe(0);
    await inspect(own, "own case");
    await look(own, "cases-own-case");
    await own.getByLabel("Er text").fill("Tack, då vet vi.");
    await own.getByRole("button", { name: "Det är löst, avsluta ärendet" }).click();
    await own.getByText("Ärendet är avslutat.", { exact: true }).waitFor();
    await look(own, "cases-own-closed");
    await desk.goto(`${street.url}/desk/statistics`);
    await inspect(desk, "statistics");
    await look(desk, "cases-statistics");
  });

  test("without scripts: an invoice waits, the supplier introduces itself, support approves, and it leaves", {
    timeout: 60_000,
  }, async () => {
    const newcomer = await aSupplier(house, { organisation: { name: "Nybro Plåt AB" } });
    const { invoiceId } = await anIssuedInvoice(house, newcomer.actor, { receiverId: unit });
    await later();
    const own = await enter(newcomer, false);
    await own.goto(`${street.url}/invoices/${invoiceId}`);
    await own.getByText("Fakturan väntar på att ni presenterar er").waitFor();
    await look(own, "cases-held");
    await own.getByRole("link", { name: "Presentera er" }).click();
    await own.getByRole("button", { name: "Sänd presentationen" }).click();
    expect(await own.title()).toMatch(/^Fel: /);
    await look(own, "cases-introduction");
    await own.getByLabel("Enheter ni vill fakturera").fill("Kardiologmottagningen");
    await own.getByRole("button", { name: "Sänd presentationen" }).click();
    await own.getByText("Presentationen är sänd").waitFor();
    await later();

    const desk = await enter(support, false);
    await desk.goto(`${street.url}/desk?search=nybro`);
    await desk.getByRole("main").getByRole("link", { name: /-/ }).first().click();
    await desk.getByLabel("Godkänn", { exact: true }).check();
    await look(desk, "cases-desk-introduction");
    await desk.getByRole("button", { name: "Fatta beslutet" }).click();
    await desk.getByText("Beslutet är fattat.").waitFor();
    await later();
    await own.goto(`${street.url}/invoices/${invoiceId}`);
    await own.getByText("Regionen har godkänt er, leveransen börjar").waitFor();
    await own.getByText("Levererad till mottagarens inkorg").waitFor();
  });

  test("the pages around it hold to the house", { timeout: 60_000 }, async () => {
    const page = await enter(support);
    for (const [path, name] of [
      ["/desk/new-suppliers", "new suppliers"],
      ["/desk/templates", "templates"],
      ["/desk/templates/new", "new template"],
    ] as const) {
      await page.goto(`${street.url}${path}`);
      await inspect(page, name);
      await look(page, `cases-${name.replace(" ", "-")}`);
    }
    const own = await enter(await aSupplier(house));
    await own.goto(`${street.url}/introductions/${support.actor.organisationId}`);
    await inspect(own, "introduction");
    await press(own, own.getByRole("button", { name: "Sänd presentationen" }));
    await own.getByText("Skriv minst en enhet ni vill fakturera").first().waitFor();
    await inspect(own, "introduction to be mended");
  });
});
