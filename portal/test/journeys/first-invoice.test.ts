/**
 * The first invoice, from a company nobody knew to a credit note: register, confirm, sign in, settings, receiver, lines, a PDF,
 * send; the unit rejects, the supplier corrects, the unit accepts, the supplier credits. Told twice: by keyboard alone with
 * scripts, every page inspected; and without scripts.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { openBrowser, visitor } from "./support/browser.ts";
import { type Hands, keyboard, mouse } from "./support/hands.ts";
import { type Company, confirms, registers, saysWhereMoneyGoes, signsIn } from "./support/newcomer.ts";
import { type PortalProcess, startPortal } from "./support/portal-process.ts";
import { correctsAndSendsAgain, credits, seesAccepted, writesAndSends } from "./support/supplier.ts";
import { accepts, opensInInbox, rejects } from "./support/unit.ts";

const demoPassword = "lugn-linje-lampa-92";
const minutes = 60_000;

let portal: PortalProcess;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
}, 2 * minutes);

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
}, minutes);

describe("the first invoice", () => {
  test("by keyboard alone, with scripts, every page inspected", { timeout: 5 * minutes }, async () => {
    await tell(keyboard, {
      number: "559988-1009",
      name: "Nybro Plåt AB",
      email: "nina@nybroplat.example",
      password: "sju sorters kakor 88",
    });
  });

  test("without scripts", { timeout: 3 * minutes }, async () => {
    await tell(mouse, {
      number: "559988-1017",
      name: "Sävar Trädgård AB",
      email: "siv@savar.example",
      password: "sju sorters kakor 88",
    });
  });
});

async function tell(handsOf: (page: Page, url: string) => Hands, company: Company): Promise<void> {
  const scripts = handsOf === keyboard;
  const supplier = handsOf(await (await visitor(browser, { scripts })).newPage(), portal.url);
  await registers(supplier, company);
  await confirms(supplier, company);
  await signsIn(supplier, company.email, company.password);
  await saysWhereMoneyGoes(supplier, company);
  const number = await writesAndSends(supplier);

  const officer = handsOf(await (await visitor(browser, { scripts })).newPage(), portal.url);
  await signsIn(officer, "karin@region.example", demoPassword);
  await opensInInbox(officer, number, company);
  await rejects(officer);

  const corrected = await correctsAndSendsAgain(supplier, number);
  await opensInInbox(officer, corrected, company);
  await accepts(officer);
  await seesAccepted(supplier);
  await credits(supplier);
  await supplier.page.context().close();
  await officer.page.context().close();
}
