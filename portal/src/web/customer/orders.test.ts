import { beforeAll, describe, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aCustomerUser, aService, aSubscription } from "../../../test/support/outbound.ts";
import type { Person } from "../../domain/access/permissions.ts";
import { addNeed } from "../../domain/catalogue/needs.ts";
import type { ServiceId } from "../../domain/catalogue/service.ts";
import { setPrice } from "../../domain/catalogue/set-price.ts";
import type { CustomerId } from "../../domain/customers/customer.ts";
import type { LocalDate } from "../../time.ts";
import { routesOf } from "../routes.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
let officer: Person;
let customerId: CustomerId;
let laptop: ServiceId;
let dock: ServiceId;
let orderer: TestBrowser;
let attestant: TestBrowser;
let reader: TestBrowser;
let page = "";

beforeAll(async () => {
  officer = await aCreditor(house);
  customerId = await aCustomer(house, officer);
  laptop = await aService(house, officer, { name: "Bärbar <dator>", price: "495" });
  dock = await aService(house, officer, { name: "Docka", price: "50" });
  const later = { fromOn: "2027-01-01" as LocalDate, price: "525", listName: "2027" };
  await house.perform(officer, async (work) => {
    await setPrice(work, { serviceId: laptop, ...later });
    await addNeed(work, { serviceId: dock, needsId: laptop });
  });
  orderer = await door.signedIn(await aCustomerUser(house, officer, customerId, { role: "orderer" }));
  attestant = await door.signedIn(await aCustomerUser(house, officer, customerId, { role: "attestant" }));
  reader = await door.signedIn(await aCustomerUser(house, officer, customerId));
});

const path = (serviceId: string) => `/purchases/${customerId}/catalogue/${serviceId}`;

describe("the catalogue", () => {
  test("says what everything costs today and next, what it needs, and lets an orderer order", async () => {
    const own = (await orderer.get(`/purchases/${customerId}/catalogue`)).body;
    expect(own).toContain("495,00");
    expect(own).toContain("525,00");
    expect(own).toContain("från 2027-01-01");
    expect(own).toContain("Kräver Bärbar &lt;dator>.");
    expect(own).toContain(`href="${path(laptop)}"`);
    const theirs = (await reader.get(`/purchases/${customerId}/catalogue`)).body;
    expect(theirs).toContain("Bara en IT-beställare kan beställa.");
    expect(theirs).not.toContain(`href="${path(laptop)}"`);
    expect((await reader.get(path(laptop))).statusCode).toBe(403);
    expect(
      (await reader.get(`/purchases/${customerId}/catalogue/00000000-0000-0000-0000-000000000000`)).statusCode,
    ).toBe(404);
  });

  test("leads whoever lacks what a service needs to that first", async () => {
    const own = (await orderer.get(path(dock))).body;
    expect(own).toContain("Tjänsten kräver något som ni inte har");
    expect(own).toContain(`href="${path(laptop)}"`);
    expect(own).not.toContain('name="quantity"');
  });
});

test("every fault at once, at its field, with what was typed", async () => {
  const wrong = await orderer.submit(
    path(laptop),
    { quantity: "noll", wantedOn: "igår", unitName: "Kassan" },
    path(laptop),
  );
  expect(wrong.statusCode).toBe(422);
  for (const text of ['value="noll"', 'value="igår"', 'value="Kassan"', 'href="#quantity"', 'href="#wantedOn"'])
    expect(wrong.body).toContain(text);
  expect(wrong.body).toContain("Skriv antalet med siffror");
  for (const quantity of ["0", "-1", "1000001", "99999999999999999999"]) {
    const typed = { quantity, wantedOn: "2026-12-01" };
    expect((await orderer.submit(path(laptop), typed, path(laptop))).statusCode).toBe(422);
  }
  const past = await orderer.submit(path(laptop), { quantity: "1", wantedOn: "2026-11-27" }, path(laptop));
  expect(past.body).toContain("Välj i dag eller en senare dag");
});

test("what it costs is seen before it is sent, and can be changed", async () => {
  const typed = { quantity: "2,5", wantedOn: "2026-12-01", unitName: "Kassan", ansvar: "4711" };
  const review = await orderer.submit(path(laptop), typed, path(laptop));
  expect(review.statusCode).toBe(200);
  expect(review.body).toContain("1\u00a0237,50");
  expect(review.body).toContain("2026-12-01, om det godkänns i dag");
  expect(review.body).toContain("Från 2027-01-01 är priset 525,00");
  const back = await orderer.submit(path(laptop), { ...typed, do: "change" }, path(laptop));
  expect(back.body).toContain('value="2,5"');
  const sent = await orderer.submit(path(laptop), { ...typed, do: "send" }, path(laptop));
  expect(sent.statusCode).toBe(303);
  page = String(sent.headers.location);
  const shown = (await orderer.get(page)).body;
  expect(shown).toContain("Väntar på beslutsattestanten");
  expect(shown).toContain("Ta tillbaka beställningen");
});

test("the attestant finds it on the start page, must say why not, and approves; it stands in the history", async () => {
  await house.runJobs();
  expect((await attestant.get("/")).body).toContain(`href="${page}"`);
  expect((await orderer.get("/")).body).not.toContain(`href="${page}"`);
  const wrong = await attestant.submit(page, { decision: "decline", reason: " " }, `${page}/decide`);
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain("Skriv varför den inte godkänns");
  expect((await reader.get(page)).body).not.toContain(`action="${page}/decide`);
  expect((await attestant.submit(page, { decision: "approve" }, `${page}/decide`)).headers.location).toBe(page);
  await house.runJobs();
  const own = (await orderer.get(`/purchases/${customerId}`)).body;
  expect(own).toContain("Beställd");
  expect(own).toContain(`href="${page}"`);
  expect((await orderer.get(page)).body).toContain("Beställningen kan tas tillbaka till dagen före 2026-12-01");
  expect((await attestant.get(page)).body).not.toContain("Ta tillbaka");
});

test("another quantity says the difference; a change that waits is not asked twice", async () => {
  const subscriptionId = await aSubscription(house, officer, { customerId, serviceId: dock, quantity: "4" });
  const at = `/purchases/${customerId}/services/${subscriptionId}/quantity`;
  expect((await orderer.get(at)).body).toContain('value="4"');
  const same = await orderer.submit(at, { quantity: "4", wantedOn: "2026-12-01" }, at);
  expect(same.body).toContain("Det är så många ni har");
  const review = await orderer.submit(at, { quantity: "3", wantedOn: "2026-12-01" }, at);
  expect(review.body).toContain("4 blir 3");
  expect(review.body).toContain("\u221250,00");
  expect(review.body).toContain("2027-01-01, om det godkänns i dag");
  await orderer.submit(at, { quantity: "3", wantedOn: "2026-12-01", do: "send" }, at);
  const waits = (await orderer.get(at)).body;
  expect(waits).toContain("Det finns redan en ändring eller uppsägning");
  expect(waits).toContain(`<a href="/purchases/${customerId}">Se det som väntar`);
});
