import { beforeAll, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aCustomerUser } from "../../../test/support/outbound.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { routesOf } from "../routes.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
const path = "/access-requests";
let officer: TestBrowser;
let orderer: TestBrowser;
let colleague: TestBrowser;
let supplier: TestBrowser;
/** Of the same organisation as who asks, and with no part in it. */
let stranger: TestBrowser;
let boss: TestBrowser;
let number = "";

beforeAll(async () => {
  const creditor = await aCreditor(house);
  const id = await aCustomer(house, creditor);
  const known = await house.perform(creditor, (work) => getCustomer(work, id));
  number = known.customerNumber;
  const { organisationNumber } = known;
  const other = await aCustomer(house, creditor, { facts: { organisationNumber } });
  officer = await door.signedIn(creditor);
  orderer = await door.signedIn(await aCustomerUser(house, creditor, id, { role: "orderer" }));
  colleague = await door.signedIn(await aCustomerUser(house, creditor, other));
  stranger = await door.signedIn(await aCustomerUser(house, creditor, other));
  const { actor } = await aSupplier(house);
  supplier = await door.signedIn(actor);
  boss = await door.signedIn((await aSupplier(house, { organisationId: actor.organisationId })).actor);
});

test("every fault at once, with what was typed; asked twice it says so", async () => {
  const wrong = await colleague.submit(path, { customerNumber: "K 1/2", role: "kung", words: " " });
  expect(wrong.statusCode).toBe(422);
  for (const text of ['value="K 1/2"', 'href="#customerNumber"', 'href="#role"', 'href="#words"'])
    expect(wrong.body).toContain(text);
  const typed = { customerNumber: number.toLowerCase(), role: "reader", words: "Ny <ekonom>" };
  expect((await colleague.submit(path, typed)).statusCode).toBe(303);
  const twice = await colleague.submit(path, typed);
  expect(twice.statusCode).toBe(422);
  expect(twice.body).toContain("Du har redan bett om det");
  await house.runJobs();
  expect((await colleague.get(path)).body).toContain("IT-beställaren ska svara");
});

test("the orderer finds it on the start page, must say why not, and gives it", async () => {
  const page = /href="(\/access-requests\/[^"]+)"/.exec((await orderer.get("/")).body)?.[1] ?? "";
  const shown = (await orderer.get(page)).body;
  expect(shown).toContain("Ny &lt;ekonom>");
  expect((await colleague.get(page)).statusCode).toBe(403);
  const wrong = await orderer.submit(page, { decision: "refuse", reason: "" });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain("Skriv varför personen inte får behörigheten");
  expect((await orderer.submit(page, { decision: "give" })).statusCode).toBe(303);
  await house.runJobs();
  expect((await colleague.get("/")).body).toContain(number);
  expect((await stranger.get(page)).statusCode).toBe(404);
  expect((await orderer.get(page)).statusCode).toBe(200);
});

test("from a company it becomes a case for the region, which says what was asked for", async () => {
  expect((await supplier.get("/invoice-questions")).body).toContain(`href="${path}"`);
  await supplier.submit(path, { customerNumber: number, role: "attestant", words: "Vi har avtal" });
  await house.runJobs();
  const own = (await supplier.get(path)).body;
  const caseAt = /href="(\/cases\/[^"]+)"/.exec(own)?.[1] ?? "";
  expect((await supplier.get(caseAt)).body).toContain("Behörighet till ett Kund-ID");
  const desk = (await officer.get(caseAt.replace("/cases/", "/desk/"))).body;
  expect(desk).toContain("Beslutsattestant");
  expect(desk).toContain("Ge behörigheten");
  // A colleague in the same company, whoever they are there, sees nothing of what one person asked.
  expect((await boss.get(caseAt)).statusCode).toBe(404);
  expect((await boss.get("/cases")).body).not.toContain(caseAt);
});
