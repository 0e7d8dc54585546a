import { beforeAll, describe, expect, test } from "vitest";
import { aDisputeScene, type DisputeScene } from "../../../test/support/disputed.ts";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer } from "../../../test/support/people.ts";
import { routesOf } from "../routes.ts";

const house = testHouse({ startsAt: "2026-11-02T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
let scene: DisputeScene;
let customer: TestBrowser;
let officer: TestBrowser;
let change = "";

beforeAll(async () => {
  scene = await aDisputeScene(house);
  customer = await door.signedIn(scene.customer);
  officer = await door.signedIn(scene.officer);
  change = `/purchases/${scene.customerId}/change`;
});

const asKnown = {
  name: "Vårdcentralen Prov AB",
  street: "Provgatan 2",
  postalCode: "12345",
  city: "Provstad",
  ansvar: "4711",
  reference: "123456",
  email: "faktura@vardcentralen.example",
  version: "1",
  wantedFrom: "2026-11-01",
};

describe("a change", () => {
  test("what is known is filled in, and a private care provider is told about LOV", async () => {
    expect((await customer.get(`/purchases/${scene.customerId}`)).body).toContain(`href="${change}"`);
    const { body } = await customer.get(change);
    for (const told of ["Provgatan 2", "4711", "Har ni avtal enligt LOV?", "kräver ofta en ändringsanmälan"])
      expect(body).toContain(told);
  });

  test("every fault at its field, what was typed kept, and what is known told beside", async () => {
    const wrong = { ...asKnown, street: "", postalCode: "12", email: "ingen", wantedFrom: "snart" };
    const { statusCode, body } = await customer.submit(change, wrong, change);
    expect(statusCode).toBe(422);
    for (const told of ["Skriv gata eller box", "Nu står det: Provgatan 2", "Välj om ändringsanmälan är gjord"])
      expect(body).toContain(told);
    expect(body).toContain('value="ingen"');
    const same = await customer.submit(change, { ...asKnown, lov: "not-lov" }, change);
    expect(same.body).toContain("Ingenting skiljer sig från det vi redan vet");
    const stale = await customer.submit(change, { ...asKnown, lov: "not-lov", city: "Lund", version: "0" }, change);
    expect(stale.body).toContain("Uppgifterna har ändrats sedan du öppnade sidan");
    expect(stale.body).toContain('value="Lund"');
  });

  test("the officer sees old beside new and what a day means, and applies it", async () => {
    const sent = await customer.submit(change, { ...asKnown, lov: "made", city: "Lund <1>" }, change);
    expect(sent.statusCode).toBe(303);
    const own = String(sent.headers.location);
    await house.runJobs();
    expect((await customer.get(own)).body).toContain("Lund &lt;1>");
    expect((await customer.get("/")).body).toContain("Ändrade uppgifter");
    const settle = own.replace("/cases/", "/billing/changes/");
    expect((await officer.get(own.replace("/cases/", "/desk/"))).body).toContain(settle);
    const page = (await officer.get(settle)).body;
    for (const told of [
      "Provstad",
      "Lund &lt;1>",
      `Faktura ${scene.number} är redan gjord och ändras inte`,
      "Ändra från 2026-11-01",
    ])
      expect(page).toContain(told);
    expect((await officer.get(`${settle}?fromOn=2026-11-03`)).body).toContain("Ingen faktura med det datumet");
    const silent = await officer.submit(settle, { do: "refuse", reason: "" }, settle);
    expect(silent.statusCode).toBe(422);
    expect(silent.body).toContain("Skriv varför ni inte ändrar");
    const applied = await officer.submit(settle, { do: "apply", fromOn: "2026-11-03" }, settle);
    expect(applied.statusCode).toBe(303);
    await house.runJobs();
    expect((await customer.get(own)).body).toContain("2026-11-03");
    expect((await officer.get(settle)).body).not.toContain("Ändra från");
    await house.turnTo("2026-11-03T09:00:00.000Z");
    const again = await door.signedIn(scene.customer);
    expect((await again.get(`/purchases/${scene.customerId}`)).body).toContain("Lund &lt;1>");
    customer = again;
    officer = await door.signedIn(scene.officer);
  });

  test("what belongs to others is as if it were not there", async () => {
    const other = await aDisputeScene(house);
    const stranger = await door.signedIn(other.customer);
    expect((await stranger.get(change)).statusCode).toBe(404);
    expect((await stranger.get(`/purchases/${scene.customerId}/ask`)).statusCode).toBe(404);
    expect((await officer.get(change)).statusCode).toBe(403);
  });
});

test("another question is answered by those who know payments", async () => {
  const ask = `/purchases/${scene.customerId}/ask`;
  const empty = await customer.submit(ask, {}, ask);
  expect(empty.statusCode).toBe(422);
  for (const told of ["Välj vad frågan gäller", "Skriv din fråga"]) expect(empty.body).toContain(told);
  const words = "Vilken kreditfaktura hör till vilken faktura?";
  const sent = await customer.submit(ask, { topic: "credit-debit", invoiceNumber: scene.number, words }, ask);
  const own = String(sent.headers.location);
  await house.runJobs();
  const { organisationId } = scene.officer;
  const support = await door.signedIn((await anOfficer(house, { role: "support", organisationId })).actor);
  const desk = (await support.get(own.replace("/cases/", "/desk/"))).body;
  for (const told of [words, "Hur kredit och debet hör ihop", scene.customerNumber, scene.number])
    expect(desk).toContain(told);
  expect((await officer.get(own.replace("/cases/", "/desk/"))).statusCode).toBe(404);
});
