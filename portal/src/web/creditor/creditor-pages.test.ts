import { beforeAll, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aCustomerUser, aService, aSubscription } from "../../../test/support/outbound.ts";
import { nextOrganisationNumber } from "../../../test/support/people.ts";
import type { Person } from "../../domain/access/permissions.ts";
import type { CustomerId } from "../../domain/customers/customer.ts";
import { routesOf } from "../routes.ts";

const house = testHouse({ startsAt: "2026-11-21T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
let officer: Person;
let browser: TestBrowser;

beforeAll(async () => {
  officer = await aCreditor(house);
  browser = await door.signedIn(officer);
});

const typed = {
  customerNumber: "k-77",
  kind: "private-care",
  fromOn: "2026-11-21",
  name: "Hälsobolaget AB",
  organisationNumber: nextOrganisationNumber(),
  street: "Storgatan 3",
  postalCode: "123 45",
  city: "Provstad",
  reference: "123456",
  email: "faktura@halsobolaget.example",
};

const at = (response: { readonly headers: Readonly<Record<string, unknown>> }): string =>
  String(response.headers["location"]).replace(/\?.*/, "");

test("a customer is added, changed from a day on, and shown with what held", async () => {
  const added = await browser.submit("/customers/new", typed, "/customers/new");
  expect(added.statusCode).toBe(303);
  const page = at(added);
  expect((await browser.get(page)).body).toContain("Storgatan 3");
  await house.turnBy({ minutes: 1 });
  const changed = await browser.submit(
    `${page}/change`,
    { ...typed, street: "Flyttgatan 4", fromOn: "2026-11-21" },
    `${page}/change`,
  );
  expect(at(changed)).toBe(page);
  const shown = (await browser.get(page)).body;
  expect(shown).toContain("Flyttgatan 4");
  expect(shown).toContain("Rättat av raden ovanför");
  expect((await browser.get("/customers?text=h%C3%A4lso")).body).toContain("K-77");
  expect((await browser.get("/customers?text=finnsinte")).body).toContain("Ingen kund passar");
});

test("every fault of the customer's form is told at once, and what was typed is kept", async () => {
  const answered = await browser.submit(
    "/customers/new",
    {
      ...typed,
      customerNumber: "_",
      kind: "",
      organisationNumber: "5599880018",
      email: "x",
      peppolId: "9999:1",
      street: "Gatan 9",
    },
    "/customers/new",
  );
  expect(answered.statusCode).toBe(422);
  for (const field of ["customerNumber", "kind", "organisationNumber", "email", "peppolId"])
    expect(answered.body, field).toContain(`href="#${field}`);
  expect(answered.body).toContain("Gatan 9");
});

test("a Kund-ID that is taken is told at its field, with whose it is", async () => {
  await browser.submit("/customers/new", { ...typed, customerNumber: "T-1" }, "/customers/new");
  const again = await browser.submit("/customers/new", { ...typed, customerNumber: "t-1" }, "/customers/new");
  expect(again.statusCode).toBe(422);
  expect(again.body).toContain("Det Kund-ID:t har redan Hälsobolaget AB");
});

test("a service is added, priced once from a day, and had by a customer until it ends", async () => {
  const service = {
    code: "dist-1",
    charged: "monthly",
    unit: "månad",
    name: "Distansåtkomst",
    offering: "Extern åtkomst",
    partMonths: "by-day",
    noticeMonths: "1",
    vatPercent: "25",
  };
  const added = at(await browser.submit("/catalogue/new", service, "/catalogue/new"));
  const price = { fromOn: "2026-01-01", price: "149,50", listName: "Prislista 2026" };
  expect((await browser.submit(added, price, `${added}/prices`)).statusCode).toBe(303);
  const again = await browser.submit(added, { ...price, price: "1" }, `${added}/prices`);
  expect(again.statusCode).toBe(422);
  expect(again.body).toContain("Det finns redan ett pris från den dagen");
  expect((await browser.get("/catalogue")).body).toContain("149,50");

  const customer = `/customers/${await aCustomer(house, officer)}`;
  const begin = `${customer}/services`;
  const wrong = await browser.submit(begin, { serviceId: "", quantity: "0", fromOn: "31 februari" }, begin);
  expect(wrong.statusCode).toBe(422);
  for (const field of ["serviceId", "quantity", "fromOn"]) expect(wrong.body).toContain(`href="#${field}`);
  const begun = {
    serviceId: added.replace("/catalogue/", ""),
    quantity: "2,5",
    unitName: "Reception",
    fromOn: "2026-10-01",
  };
  expect(at(await browser.submit(begin, begun, begin))).toBe(customer);
  const end = /href="([^"]+\/end)"/.exec((await browser.get(customer)).body)?.[1] ?? "";
  expect((await browser.get(end)).body).toContain('value="2026-12-31"');
  expect((await browser.submit(end, { untilOn: "2026-09-30" }, end)).statusCode).toBe(422);
  expect(at(await browser.submit(end, { untilOn: "2026-12-31" }, end))).toBe(customer);
});

test("access is given with a mail, faults are told at their fields, and ending it is one press", async () => {
  const customer = `/customers/${await aCustomer(house, officer)}`;
  const access = `${customer}/access`;
  const person = { name: "Nils Ny", email: "nils@prov.example", role: "orderer", fromOn: "2026-11-21" };
  const wrong = await browser.submit(access, { ...person, untilOn: "2026-11-01", amountMax: "100" }, access);
  expect(wrong.statusCode).toBe(422);
  for (const field of ["untilOn", "amountMax"]) expect(wrong.body).toContain(`href="#${field}`);
  expect(at(await browser.submit(access, person, access))).toBe(customer);
  expect((await browser.submit(access, person, access)).statusCode).toBe(422);
  const form = /action="([^"]+\/end)"/.exec((await browser.get(customer)).body)?.[1] ?? "";
  expect(form).toContain("/access/");
  expect((await browser.submit(customer, {}, form)).statusCode).toBe(303);
  expect((await browser.get(customer)).body).toContain("Ingen kan se det här Kund-ID:t än");
});

test("a deputy is chosen among the attestants, is named beside them, and is never given more", async () => {
  const customer = `/customers/${await aCustomer(house, officer)}`;
  const access = `${customer}/access`;
  const days = { fromOn: "2026-11-21" };
  expect((await browser.get(access)).body).not.toContain('name="deputyFor"');
  const attestant = { ...days, name: "Anna Attest", email: "anna@prov.example", role: "attestant", scope: "4711" };
  await browser.submit(access, attestant, access);
  const id = /<option value="([^"]+)"[^>]*>Anna Attest/.exec((await browser.get(access)).body)?.[1] ?? "";
  const deputy = { ...days, name: "Disa Deputy", email: "disa@prov.example", deputyFor: id };
  const reader = await browser.submit(access, { ...deputy, role: "reader" }, access);
  expect(reader.body).toContain('href="#deputyFor"');
  const wider = await browser.submit(access, { ...deputy, role: "attestant", scope: "4712" }, access);
  expect(wider.statusCode).toBe(422);
  expect(wider.body).toContain("Attestanten har ett annat ansvar");
  await browser.submit(access, { ...deputy, role: "attestant" }, access);
  expect((await browser.get(customer)).body).toContain("ersätter Anna Attest");
});

test("a customer's user meets its Kund-IDs and services first, and nobody else's at any address", async () => {
  const mine: CustomerId = await aCustomer(house, officer, { facts: { name: "Min Klinik AB" } });
  const other = await aCustomer(house, officer);
  const serviceId = await aService(house, officer, { name: "Telefoni" });
  await aSubscription(house, officer, { customerId: mine, serviceId });
  const user = await door.signedIn(await aCustomerUser(house, officer, mine, { role: "orderer" }));
  const start = (await user.get("/")).body;
  expect(start).toContain("Min Klinik AB");
  expect(start).toContain("IT-beställare");
  const page = await user.get(`/purchases/${mine}`);
  expect(page.body).toContain("Telefoni");
  expect((await user.get(`/purchases/${other}`)).statusCode).toBe(404);
  expect((await user.get(`/customers/${mine}`)).statusCode).toBe(403);
  expect((await user.get("/catalogue")).statusCode).toBe(403);
  expect((await user.get("/", { "accept-language": "en" })).statusCode).toBe(200);
});
