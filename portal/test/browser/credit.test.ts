/** Crediting part of an invoice in a real browser: by keyboard with scripts, by mouse without; the chain on both sides. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issueInvoice } from "../../src/domain/invoices/issue-invoice.ts";
import { saveDraft } from "../../src/domain/invoices/save-draft.ts";
import { routesOf } from "../../src/web/routes.ts";
import type { Actor } from "../../src/work.ts";
import { inspect, openBrowser, visitor } from "../journeys/support/browser.ts";
import { type Hands, keyboard, mouse } from "../journeys/support/hands.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { anOfficer, aSupplier } from "../support/people.ts";
import { type Market, openMarket } from "../support/seller.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, routesOf({ development: false, keepsMail: false }));
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function issued(at: Market): Promise<string> {
  const fields = {
    kind: "invoice",
    receiver: at.unit,
    reference1: "123456",
    deliveryOn: "2026-11-20",
    ...lineOf(1, ["Takarbete på norra flygeln", "8", "tim", "650"]),
    ...lineOf(2, ["Plåt, 2 mm", "12,5", "m²", "189,90"]),
    "adjustments.1.kind": "allowance",
    "adjustments.1.amount": "500",
    "adjustments.1.reason": "Mängdrabatt",
    "adjustments.1.vat": "25",
    "adjustments.2.kind": "charge",
    "adjustments.2.amount": "250",
    "adjustments.2.reason": "Frakt",
    "adjustments.2.vat": "25",
  };
  const id = await house.perform(at.biller, async (work) => {
    const draft = await saveDraft(work, { id: work.newId(), version: 0, fields });
    return (await issueInvoice(work, { draftId: draft.id, version: draft.version })).invoiceId;
  });
  // What has not arrived is not credited: it is corrected under its own number.
  await house.runJobs();
  return id;
}

function lineOf(place: number, [description, quantity, unit, price]: readonly [string, string, string, string]) {
  const row = { description, quantity, unit, price, vat: "25" };
  return Object.fromEntries(Object.entries(row).map(([name, text]) => [`lines.${place}.${name}`, text]));
}

async function enter(person: Extract<Actor, { kind: "person" }>, scripts: boolean): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, person);
  return context.newPage();
}

test.each([
  ["with scripts, by keyboard", true],
  ["without scripts", false],
])("%s: part of an invoice is credited, and both sides see what is left", { timeout: 90_000 }, async (_, scripts) => {
  const at = await openMarket(house);
  const { actor } = await aSupplier(house, { organisationId: at.seller });
  const id = await issued(at);
  const page = await enter(actor, scripts);
  const hands = scripts ? keyboard(page, street.url) : mouse(page, street.url);
  await page.goto(`${street.url}/invoices/${id}`);
  await hands.follow("Kreditera");
  await page.getByRole("heading", { level: 1, name: "Kreditera faktura F-1001" }).waitFor();
  await seen(hands, "credit-parts");
  await hands.fill("Antal att kreditera av Takarbete på norra flygeln", "9");
  await hands.press("Kreditera det jag skrivit");
  await page.locator("#error-summary").waitFor();
  await seen(hands, "credit-parts-beyond");
  await hands.fill("Antal att kreditera av Takarbete på norra flygeln", "3");
  await hands.press("Kreditera det jag skrivit");
  await page.waitForURL("**/invoices/drafts/**");
  expect(await page.locator('[name="lines.1.quantity"]').inputValue()).toBe("3");
  await hands.press(/^Spara och sänd krediten/);
  await page.getByRole("heading", { name: "Kontrollera och sänd" }).waitFor();
  await hands.press(/^Sänd krediten/);
  await page.getByRole("heading", { name: "Kreditfaktura F-1002 är sänd" }).waitFor();
  await house.runJobs();
  await page.goto(`${street.url}/invoices/${id}`);
  await page.getByRole("heading", { name: "Hör ihop" }).waitFor();
  await seen(hands, "credit-chain-supplier");
  await unitSees(at, scripts);
});

async function unitSees(at: Market, scripts: boolean): Promise<void> {
  const officer = await anOfficer(house, { organisationId: at.region });
  const { accountId, organisationId } = officer.actor;
  await house.everything
    .insertInto("officer_receivers")
    .values({ organisation_id: organisationId, account_id: accountId, receiver_id: at.unit })
    .execute();
  const page = await enter(officer.actor, scripts);
  await page.goto(`${street.url}/inbox`);
  await page.getByRole("link", { name: "F-1002" }).click();
  await page.getByRole("link", { name: "Faktura F-1001" }).click();
  await page.getByText("Kvar av F-1001").waitFor();
  await seen({ page, url: street.url, scripts } as Hands, "credit-chain-unit");
}

async function seen({ page, scripts }: Pick<Hands, "page" | "scripts">, name: string): Promise<void> {
  if (!scripts) return;
  await inspect(page, name);
  await look(page, name);
}
