/** Finding a receiver in a real browser: by keyboard with suggestions, by pointer, and without scripts. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoReceivers } from "../../src/demo/receivers.ts";
import { saveReceiver } from "../../src/domain/receivers/save-receiver.ts";
import { receiverRoutes } from "../../src/web/public/receivers.tsx";
import { invoiceRoutes } from "../../src/web/supplier/invoice-routes.ts";
import { inspect, openBrowser, press, tabTo, typeInto, visitor } from "../journeys/support/browser.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { anOfficer, aSupplier } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse();
const street = testStreet(house, [...receiverRoutes, ...invoiceRoutes]);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  const { actor } = await anOfficer(house, { role: "support" });
  await house.perform(actor, async (work) => {
    for (const entry of demoReceivers) await saveReceiver(work, entry);
  });
});
afterAll(() => browser.close());

async function open(path: string, { scripts = true, supplier = false } = {}): Promise<Page> {
  const context = await visitor(browser, { scripts });
  if (supplier) await street.letIn(context, (await aSupplier(house)).actor);
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.unreachable(`The page failed: ${error.message}`));
  // A machine with much else to do may answer "busy, come again".
  for (let tries = 0; tries < 5; tries++) {
    const answer = await page.goto(`${street.url}${path}`);
    if (answer?.status() !== 503) break;
    await page.waitForTimeout(1_000);
  }
  return page;
}

const field = (page: Page) => page.getByRole("combobox", { name: /mottagare|Namn, organisationsnummer/ });
const options = (page: Page) => page.locator("[role=option]");
const active = (page: Page) => page.locator("[role=option][aria-selected=true]");

async function expectClosed(page: Page): Promise<void> {
  await page.getByRole("listbox").waitFor({ state: "hidden" });
  expect(await field(page).getAttribute("aria-expanded")).toBe("false");
  expect(await field(page).getAttribute("aria-activedescendant")).toBeNull();
}

describe("with scripts and the keyboard alone", { timeout: 60_000 }, () => {
  test("type, arrow down, Enter: the card opens", async () => {
    const page = await open("/receivers");
    await inspect(page, "receiver search");
    await typeInto(page, field(page), "kardoilog");
    await options(page).first().waitFor();
    expect(await field(page).getAttribute("aria-expanded")).toBe("true");
    expect(await page.getByRole("status").first().textContent()).toBe("1 förslag. Pil ned för att välja.");
    expect(await active(page).count()).toBe(0);
    await page.keyboard.press("ArrowDown");
    expect(await field(page).getAttribute("aria-activedescendant")).toBe(await active(page).getAttribute("id"));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Kardiologmottagningen" }).waitFor();
    await inspect(page, "receiver card");
    await look(page, "receiver-card");
  });

  test("the list meets its rules while it is open, on a phone too", async () => {
    const page = await open("/receivers");
    await typeInto(page, field(page), "vård");
    await options(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await inspect(page, "receiver suggestions");
    await look(page, "receiver-suggestions");
  });

  test("arrows go round, Escape closes and keeps the text, arrow down opens again", async () => {
    const page = await open("/receivers");
    await typeInto(page, field(page), "vårdcentral");
    await options(page).first().waitFor();
    const names = await options(page).locator(".receiver-suggestion-name").allTextContents();
    expect(names).toHaveLength(2);
    const activeName = () => active(page).locator(".receiver-suggestion-name").textContent();
    await page.keyboard.press("ArrowUp");
    expect(await activeName()).toBe(names[1]);
    await page.keyboard.press("ArrowDown");
    expect(await activeName()).toBe(names[0]);
    await page.keyboard.press("Escape");
    await expectClosed(page);
    expect(await field(page).inputValue()).toBe("vårdcentral");
    await page.keyboard.press("ArrowDown");
    await options(page).first().waitFor();
    await page.keyboard.press("Tab");
    await expectClosed(page);
  });

  test("Enter with nothing chosen searches as the button does", async () => {
    const page = await open("/receivers");
    await typeInto(page, field(page), "sjukhus");
    await options(page).first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=sjukhus/);
    expect(await page.getByRole("row").count()).toBe(4);
    await inspect(page, "receivers found");
    await look(page, "receivers-found");
  });

  test("nothing found is told, and no empty list is shown", async () => {
    const page = await open("/receivers");
    await typeInto(page, field(page), "qqqqzzzz");
    await page.getByText("Inga förslag").waitFor({ state: "attached" });
    await expectClosed(page);
  });

  test("when suggestions cannot be fetched, the button still searches", async () => {
    const page = await open("/receivers");
    await page.route("**/receivers/suggestions**", (route) => route.abort());
    await typeInto(page, field(page), "ortoped");
    await page.getByText("Förslagen går inte att hämta just nu.").waitFor({ state: "attached" });
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Ortopedkliniken, Sunnanviks lasarett" }).waitFor();
  });

  test("an old answer never overtakes a newer one", async () => {
    const page = await open("/receivers");
    await page.route("**/suggestions?q=kardiolog", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue().catch(() => undefined);
    });
    await typeInto(page, field(page), "kardiolog");
    await page.waitForRequest(/q=kardiolog/);
    await typeInto(page, field(page), "biblioteket");
    await options(page).first().waitFor();
    await page.waitForTimeout(900);
    expect(await options(page).locator(".receiver-suggestion-name").allTextContents()).toEqual(["Regionbiblioteket"]);
  });
});

describe("in the invoice form", { timeout: 60_000 }, () => {
  test("a chosen unit is in the form at once, by keyboard, and is not called unknown before the portal has answered", async () => {
    const page = await open("/invoices/new", { supplier: true });
    const answer = Promise.withResolvers<void>();
    await page.route("**/invoices/drafts/**", (route) => answer.promise.then(() => route.continue()));
    await typeInto(page, field(page), "ftv");
    await options(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByText("Vald mottagare").waitFor();
    expect(await page.locator("[name=receiver]").inputValue()).toMatch(/^[0-9a-f-]{36}$/);
    expect(await page.locator("[data-receiver-name]").textContent()).toBe("Folktandvården Region Exempel");
    expect(await field(page).inputValue()).toBe("");
    await page.getByRole("link", { name: "Mottagare", exact: true }).waitFor({ state: "hidden" });
    expect(await page.getByText("Mottagaren finns inte i registret").count()).toBe(0);
    answer.resolve();
    await page.getByRole("button", { name: "Spara och sänd till Folktandvården Region Exempel" }).waitFor();
  });

  test("by pointer, and another one after it", async () => {
    const page = await open("/invoices/new", { supplier: true });
    for (const [text, name] of [
      ["hmc", "Hjälpmedelscentralen"],
      ["labbet", "Laboratoriemedicin"],
    ] as const) {
      await field(page).fill(text);
      await options(page).first().click();
      expect(await page.locator("[data-receiver-name]").textContent()).toBe(name);
    }
    expect(await page.locator("[name=receiver]").count()).toBe(1);
  });
});

describe("without scripts", { timeout: 60_000 }, () => {
  test("the field is a field, and the button searches", async () => {
    const page = await open("/receivers", { scripts: false });
    await typeInto(page, page.getByRole("textbox", { name: "Namn, organisationsnummer eller GLN" }), "7300099000015");
    await press(page, page.getByRole("button", { name: "Sök" }));
    await press(page, page.getByRole("link", { name: "Kardiologmottagningen, Exempelstads sjukhus" }));
    await page.getByRole("heading", { level: 1, name: "Kardiologmottagningen" }).waitFor();
  });

  test("what was sought in vain stays within a narrow page, however long its words", async () => {
    const page = await open(`/receivers?q=${"x".repeat(90)}`, { scripts: false });
    await page.setViewportSize({ width: 320, height: 700 });
    await page.getByText("Ingen mottagare liknar").waitFor();
    const box = await page.locator(".empty-state").boundingBox();
    const heading = await page.locator(".empty-state-heading").boundingBox();
    expect((heading?.x ?? 0) + (heading?.width ?? 0)).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0));
  });

  test("in the invoice form the answers are radios, and the chosen one is used", async () => {
    const page = await open("/invoices/new", { scripts: false, supplier: true });
    await page.getByRole("textbox", { name: "Välj mottagare" }).fill("sjukhus");
    await page.getByRole("button", { name: "Sök", exact: true }).click();
    await page.getByText("3 mottagare liknar det du sökte").waitFor();
    await tabTo(page, page.getByRole("radio").first());
    await page.getByRole("radio", { name: "Ögonkliniken" }).check();
    await page.getByRole("button", { name: "Använd den valda" }).click();
    await page.getByText("Vald mottagare").waitFor();
    expect(await page.locator("[data-receiver-name]").textContent()).toBe("Ögonkliniken, Exempelstads sjukhus");
    await page.getByRole("textbox", { name: "Sök efter en annan mottagare" }).fill("qqqq");
    await page.getByRole("button", { name: "Sök", exact: true }).click();
    await page.getByText("Ingen mottagare liknar ”qqqq”").waitFor();
    expect(await page.locator("[name=receiver]").inputValue()).toMatch(/^[0-9a-f-]{36}$/);
  });
});
