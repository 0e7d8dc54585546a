/** A supplier without a reference asks the unit, the unit answers, and the draft has it; plan levels beside: in a real browser. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveDraft } from "../../src/domain/invoices/save-draft.ts";
import { routes } from "../../src/web/routes.ts";
import { inspect, openBrowser, press, typeInto, visitor } from "../journeys/support/browser.ts";
import { aUnit } from "../support/documents.ts";
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
  test("asked by keyboard, answered by the unit, and back in the draft", { timeout: 90_000 }, async () => {
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

test("plan levels: the supplier's own and the desk's", { timeout: 90_000 }, async () => {
  const own = await enter(owner, true);
  await own.goto(`${street.url}/settings/level`);
  await inspect(own, "own level");
  await look(own, "level-own");
  await own.getByRole("radio", { name: "Standard" }).check();
  await press(own, own.getByRole("button", { name: "Byt nivå" }));
  await own.getByText("Ni har nu nivån Standard.").waitFor();
  const desk = await enter(administrator, true);
  await desk.goto(`${street.url}/desk/levels`);
  await inspect(desk, "levels at the desk");
  await look(desk, "level-desk");
  await desk.getByRole("main").getByRole("link", { name: "Bas" }).click();
  await desk.getByLabel("Namn på svenska").waitFor();
  await inspect(desk, "one level");
  await look(desk, "level-form");
  const newcomer = await (await visitor(browser, { scripts: true })).newPage();
  await newcomer.goto(`${street.url}/register`);
  await look(newcomer, "level-register");
});
