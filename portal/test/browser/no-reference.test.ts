/** A supplier without a reference asks the unit, the unit answers, and the draft has it; plan levels beside: in a real browser. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveDraft } from "../../src/domain/invoices/save-draft.ts";
import { routes } from "../../src/web/routes.ts";
import { inspect, openBrowser, press, typeInto, visitor } from "../journeys/support/browser.ts";
import { type Hands, handsFor, ways } from "../journeys/support/hands.ts";
import { anIssuedInvoice, aUnit } from "../support/documents.ts";
import { testHouse } from "../support/house.ts";
import { look } from "../support/look.ts";
import { anOfficer, aSupplier, type Known } from "../support/people.ts";
import { testStreet } from "../support/street.ts";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });
const street = testStreet(house, routes);
let browser: Browser;
let owner: Known;
let officer: Known;
let administrator: Known;
let unit: string;

beforeAll(async () => {
  browser = await openBrowser();
  owner = await aSupplier(house, { organisation: { name: "Björkviks Elteknik AB", planLevel: "bas" } });
  officer = await anOfficer(house, { name: "Moa Mottagare" });
  const { organisationId } = officer.actor;
  administrator = await anOfficer(house, { name: "Adam Admin", role: "administrator", organisationId });
  unit = await aUnit(house, [officer.actor]);
});
afterAll(() => browser.close());

async function enter(person: Known, scripts: boolean): Promise<Page> {
  const context = await visitor(browser, { scripts });
  await street.letIn(context, person.actor);
  return context.newPage();
}

describe.each([
  ["with scripts", true],
  ["without scripts", false],
])("I have no reference, %s", (_name, scripts) => {
  test("asked by keyboard, answered by the unit, and back in the draft", { timeout: 180_000 }, async () => {
    const draft = await house.perform(owner.actor, (work) =>
      saveDraft(work, { id: work.newId(), version: 0, fields: { kind: "invoice", receiver: unit } }),
    );
    const own = await enter(owner, scripts);
    await own.goto(`${street.url}/invoices/drafts/${draft.id}`);
    await look(own, `reference-form-${scripts}`);
    await press(own, own.getByRole("button", { name: "Jag har ingen referens" }));
    await own.getByRole("heading", { name: "Fråga enheten efter en referens" }).waitFor();
    await typeInto(own, own.getByLabel("Vem beställde?"), "Eva Ekman");
    await press(own, own.getByRole("button", { name: "Fråga enheten" }));
    await own.getByRole("link", { name: "Skriv vad köpet gäller" }).waitFor();
    await inspect(own, "asking for a reference, with a fault");
    await look(own, `reference-ask-${scripts}`);
    await typeInto(own, own.getByLabel("Vad gäller köpet?"), "Byte av dörrstängare, plan 3");
    await press(own, own.getByRole("button", { name: "Fråga enheten" }));
    await own.getByText("Enheten är tillfrågad om referensen.").waitFor();
    await look(own, `reference-asked-${scripts}`);
    await house.runJobs();

    const desk = await enter(officer, scripts);
    await desk.goto(`${street.url}/desk`);
    await desk
      .getByRole("main")
      .getByRole("link", { name: /^\w{4}-\w{4}$/ })
      .first()
      .click();
    await desk.getByText("Eva Ekman").waitFor();
    await desk.getByLabel("Svara med referensen").check();
    await typeInto(desk, desk.getByLabel("Referens", { exact: true }), "123456");
    await inspect(desk, "answering with a reference");
    await look(desk, `reference-answer-${scripts}`);
    await press(desk, desk.getByRole("button", { name: "Fatta beslutet" }));
    await desk.getByText("Beslutet är fattat.").waitFor();
    await house.runJobs();

    await own.goto(`${street.url}/invoices/drafts/${draft.id}`);
    expect(await own.getByLabel("Kunds referens 1").inputValue()).toBe("123456");
    await own.context().close();
    await desk.context().close();
  });
});

test.each(ways)(
  "%s: a quota is told before it is used up, and the level changed; the desk sets its terms",
  {
    timeout: 180_000,
  },
  async (_, handsOf) => {
    const supplier = await aSupplier(house, { organisation: { planLevel: "bas" } });
    for (let sent = 0; sent < 4; sent += 1) await anIssuedInvoice(house, supplier.actor, { receiverId: unit });
    const own = await handsFor({ browser, street }, supplier.actor, handsOf);
    await own.page.goto(`${street.url}/`);
    await own.page.getByText("4 av månadens 5 fakturor är sända på nivån Bas").waitFor();
    await seen(own, "a quota soon used up");
    await own.follow("Se nivåerna");
    await own.page.getByText("Hittills den här månaden: 4 av 5.").waitFor();
    await own.choose(/^Standard/);
    await own.press("Byt nivå");
    await own.page.getByText("Ni har nu nivån Standard.").waitFor();
    const desk = await handsFor({ browser, street }, administrator.actor, handsOf);
    await desk.page.goto(`${street.url}/desk/levels`);
    await desk.follow("Stor");
    await desk.fill("Pris i månaden, kronor", "-1");
    await desk.press("Spara nivån");
    await desk.page.getByRole("link", { name: "Skriv priset utan minus" }).waitFor();
    await seen(desk, "a level with faults");
    await desk.fill("Pris i månaden, kronor", "190");
    await desk.press("Spara nivån");
    await desk.page.getByText("Nivån Stor är sparad.").waitFor();
  },
);

async function seen({ page, scripts }: Hands, name: string): Promise<void> {
  if (!scripts) return;
  await inspect(page, name);
  await look(page, name.replaceAll(" ", "-"));
}
