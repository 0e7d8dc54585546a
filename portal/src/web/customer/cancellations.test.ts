import { beforeAll, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aCustomerUser, aService, aSubscription } from "../../../test/support/outbound.ts";
import type { Person } from "../../domain/access/permissions.ts";
import { addNeed } from "../../domain/catalogue/needs.ts";
import type { ServiceId } from "../../domain/catalogue/service.ts";
import type { CustomerId } from "../../domain/customers/customer.ts";
import { routesOf } from "../routes.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
let officer: Person;
let customerId: CustomerId;
let serviceId: ServiceId;
let dockId: ServiceId;
let orderer: TestBrowser;
let attestant: TestBrowser;
let reader: TestBrowser;
let ask = "";

beforeAll(async () => {
  officer = await aCreditor(house);
  customerId = await aCustomer(house, officer);
  serviceId = await aService(house, officer, { name: "Bärbar <dator>", price: "495" });
  dockId = await aService(house, officer, { name: "Docka" });
  const id = await aSubscription(house, officer, { customerId, serviceId, quantity: "2" });
  ask = `/purchases/${customerId}/services/${id}/cancel`;
  orderer = await door.signedIn(await aCustomerUser(house, officer, customerId, { role: "orderer" }));
  attestant = await door.signedIn(await aCustomerUser(house, officer, customerId, { role: "attestant" }));
  reader = await door.signedIn(await aCustomerUser(house, officer, customerId));
});

test("from the list of services to the last billed day, as the orderer and the attestant see it", async () => {
  expect((await orderer.get(`/purchases/${customerId}`)).body).toContain(`href="${ask}"`);
  expect((await reader.get(`/purchases/${customerId}`)).body).not.toContain(ask);
  expect((await reader.get(ask)).headers.location).toBe(ask.replace("/cancel", "/wish"));
  const before = (await orderer.get(ask)).body;
  expect(before).toContain("Godkänns den i dag är 2026-12-31 sista dagen som faktureras.");
  expect(before).toContain("Godkänns den efter 2026-11-30 blir det 2027-01-31 i stället.");
  expect(before).toContain("990,00");
  expect(before).toContain("Bärbar &lt;dator>");

  const sent = await orderer.submit(ask, {}, ask);
  expect(sent.statusCode).toBe(303);
  const page = (await orderer.get(String(sent.headers.location))).body;
  expect(page).toContain("Väntar på beslutsattestanten");
  expect(page).toContain("Ta tillbaka uppsägningen");
  const twice = await orderer.submit(ask, {}, ask);
  expect(twice.statusCode).toBe(409);
  expect(twice.body).toContain("Någon har redan sagt upp tjänsten");
});

test("the attestant finds it on the start page, must say why not, and approves", async () => {
  await house.runJobs();
  const start = (await attestant.get("/")).body;
  expect(start).toContain("Väntar på ditt beslut");
  const page = /href="(\/purchases\/[^"]+\/cancellations\/[^"]+)"/.exec(start)?.[1] ?? "";
  expect((await reader.get("/")).body).not.toContain("Väntar på ditt beslut");
  const own = (await attestant.get(page)).body;
  expect(own).toContain("Godkänn uppsägningen");
  expect((await reader.get(page)).body).not.toContain("Godkänn uppsägningen</span>");

  const wrong = await attestant.submit(page, { decision: "decline", reason: " " }, `${page}/decide`);
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain("Skriv varför den inte godkänns");
  const approved = await attestant.submit(page, { decision: "approve" }, `${page}/decide`);
  expect(approved.headers.location).toBe(page);
  await house.runJobs();
  const done = (await attestant.get(page)).body;
  expect(done).toContain("2026-12-31");
  expect(done).toContain("Uppsagd");
  expect((await attestant.get("/")).body).not.toContain("Väntar på ditt beslut");
  expect(done).not.toContain("Ta tillbaka");
  const theirs = (await orderer.get(page)).body;
  expect(theirs).toContain("Uppsägningen kan tas tillbaka till och med 2026-12-31.");
  expect((await orderer.submit(page, {}, `${page}/withdraw`)).statusCode).toBe(303);
  await house.runJobs();
  expect((await orderer.get(page)).body).toContain("Återtagen");
  expect((await orderer.get(`/purchases/${customerId}`)).body).toContain(`href="${ask}"`);
});

test("whoever may not cancel asks the orderer, who finds it on the start page and answers", async () => {
  const wish = ask.replace("/cancel", "/wish");
  expect((await reader.get(`/purchases/${customerId}`)).body).toContain(`href="${wish}"`);
  const long = await reader.submit(wish, { words: "x".repeat(1001) }, wish);
  expect(long.statusCode).toBe(422);
  expect((await reader.submit(wish, { words: "Vi har <flyttat>" }, wish)).headers.location).toBe(wish);
  expect((await reader.get(wish)).body).toContain("IT-beställaren är tillfrågad");
  const start = (await orderer.get("/")).body;
  expect(start).toContain("Kollegor som ber dig säga upp");
  expect(start).toContain(`href="${ask}"`);
  expect((await attestant.get("/")).body).not.toContain("Kollegor som ber dig säga upp");
  const page = (await orderer.get(ask)).body;
  expect(page).toContain("Vi har &lt;flyttat>");
  const refuse = /action="(\/purchases\/[^"#]+\/refuse)/.exec(page)?.[1] ?? "";
  const wrong = await orderer.submit(ask, { reason: "" }, refuse);
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain("Skriv varför tjänsten inte sägs upp");
  await orderer.submit(ask, { reason: "Behövs i jouren" }, refuse);
  expect((await reader.get(wish)).body).toContain("Behövs i jouren");
});

test("a service that another needs is told of before it is cancelled", async () => {
  expect((await orderer.get(ask)).body).not.toContain("kräver den här tjänsten");
  await house.perform(officer, (work) => addNeed(work, { serviceId: dockId, needsId: serviceId }));
  await aSubscription(house, officer, { customerId, serviceId: dockId });
  expect((await orderer.get(ask)).body).toContain("Ni har också Docka, som kräver den här tjänsten.");
});

test("a row of the specification leads to what one has of the service, or says that there is nothing", async () => {
  const key = await house.everything
    .selectFrom("services")
    .select("key")
    .where("id", "=", serviceId)
    .executeTakeFirstOrThrow();
  const from = `/purchases/${customerId}/cancel?service=${key.key}`;
  expect((await orderer.get(from)).headers.location).toBe(ask);
  expect((await orderer.get(`/purchases/${customerId}/cancel?service=999999`)).statusCode).toBe(404);
  expect((await orderer.get(`/purchases/${customerId}/cancel?service=x`)).statusCode).toBe(404);
});
