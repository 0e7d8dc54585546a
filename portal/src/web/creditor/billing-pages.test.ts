import { beforeAll, expect, test } from "vitest";
import { formsIn, testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer } from "../../../test/support/people.ts";
import { aCreditor, aCustomer, aCustomerUser, aService, aSubscription } from "../../../test/support/outbound.ts";
import type { Person } from "../../domain/access/permissions.ts";
import { findCreditor } from "../../domain/billing/creditor.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { routesOf } from "../routes.ts";

const house = testHouse({ startsAt: "2026-05-02T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
let officer: Person;
let browser: TestBrowser;

beforeAll(async () => {
  officer = await aCreditor(house);
  browser = await door.signedIn(officer);
});

const at = (response: { readonly headers: Readonly<Record<string, unknown>> }): string =>
  String(response.headers["location"]).replace(/\?.*/, "");
const settings = {
  name: "Region Prov, IT",
  contactName: "Fakturafrågor",
  contactEmail: "fragor@prov.example",
  bankgiro: "991-2346",
  termsDays: "30",
};

test("before the creditor's details are there, a run is told to wait for them, at the field", async () => {
  const answered = await browser.submit("/billing", { month: "2026-04", issueOn: "2026-05-02" }, "/billing/runs");
  expect(answered.statusCode).toBe(422);
  expect(answered.body).toContain("Fyll i uppgifterna på fakturan först");
});

test("every fault of the details is told at once, and what was typed is kept", async () => {
  const wrong = {
    ...settings,
    name: "",
    contactEmail: "x",
    bankgiro: "991-2345",
    otherAccounts: "SE1",
    termsDays: "60",
  };
  const answered = await browser.submit("/billing/settings", wrong, "/billing/settings");
  expect(answered.statusCode).toBe(422);
  for (const field of ["name", "contactEmail", "bankgiro", "otherAccounts", "termsDays"])
    expect(answered.body, field).toContain(`href="#${field}`);
  expect(answered.body).toContain("991-2345");
});

test("from a file to an invoice the customer reads: refused, mended, prepared, looked at, made", async () => {
  expect(at(await browser.submit("/billing/settings", settings, "/billing/settings"))).toBe("/billing");
  const customer = await aCustomer(house, officer, { facts: { name: "Kliniken AB" } });
  const { customerNumber } = await house.perform(officer, (work) => getCustomer(work, customer));
  await aService(house, officer, { code: "SAMTAL", charged: "by-use", unit: "MIN", name: "Samtal", price: "0.5" });
  await aSubscription(house, officer, { customerId: customer, serviceId: await aService(house, officer) });
  const send = async (rows: string) => {
    const bytes = new TextEncoder().encode(`Kund-ID;Tjänst;Datum;Antal;Rad-id\n${rows}`);
    const file = { field: "file", name: "april.csv", bytes };
    const page = at(await browser.upload("/billing/usage", {}, { action: "/billing/usage", file }));
    await house.runJobs();
    return (await browser.get(page)).body;
  };
  const none = await browser.submit("/billing/usage", {}, "/billing/usage");
  expect([none.statusCode, none.body.includes("Välj en fil")]).toEqual([422, true]);
  const refused = await send(`${customerNumber};SAMTAL;2026-04-31;10;a\nX;SAMTAL;2026-04-30;10;b`);
  expect(refused).toContain("Inget i filen är inläst. 2 celler behöver rättas.");
  expect(refused).toContain("Skriv datumet som 2026-11-21");
  expect(await send(`${customerNumber};SAMTAL;2026-04-30;10;a`)).toContain("En rad är inläst");

  const wrong = await browser.submit("/billing", { month: "2026-13", issueOn: "x" }, "/billing/runs");
  expect(wrong.statusCode).toBe(422);
  for (const field of ["month", "issueOn"]) expect(wrong.body).toContain(`href="#${field}`);
  for (const issueOn of ["9999-12-31", "2062-05-02"])
    expect((await browser.submit("/billing", { month: "2026-04", issueOn }, "/billing/runs")).body).toContain(
      "Kontrollera årtalet",
    );
  const run = at(await browser.submit("/billing", { month: "2026-04", issueOn: "2026-05-02" }, "/billing/runs"));
  expect((await browser.get(run)).body).toContain("Beloppen räknas fram");
  await house.runJobs();
  const preview = (await browser.get(run)).body;
  expect(preview).toContain("Gör 1 faktura");
  expect(preview).toContain("105,00");
  expect(at(await browser.submit(run, {}, `${run}/start`))).toBe(run);
  await house.runJobs();
  expect((await browser.get(run)).body).toContain("Klar");
  const own = await browser.get(`/customers/${customer}`);
  const invoice = /href="(\/customers\/[^"]+\/invoices\/[^"]+)"/.exec(own.body)?.[1] ?? "";
  expect((await browser.get(invoice)).body).toContain("Faktura 100001");

  const user = await door.signedIn(await aCustomerUser(house, officer, customer));
  const theirs = invoice.replace("/customers/", "/purchases/");
  expect((await user.get(`/purchases/${customer}`)).body).toContain(theirs);
  expect((await user.get(theirs)).body).toContain("Kliniken AB");
  expect((await user.get(`${theirs}/xml`)).headers["content-type"]).toContain("application/xml");
  expect((await user.get(invoice)).statusCode).toBe(403);
  const other = await aCustomer(house, officer);
  const stranger = await door.signedIn(await aCustomerUser(house, officer, other));
  expect((await stranger.get(theirs)).statusCode).toBe(404);
  expect((await stranger.get(`${theirs}/xml`)).statusCode).toBe(404);
  expect((await user.get(theirs.replace(customer, other))).statusCode).toBe(404);
});

test("a run is cancelled, and a move out of order is told", async () => {
  const run = at(await browser.submit("/billing", { month: "2026-03", issueOn: "2026-05-02" }, "/billing/runs"));
  await house.runJobs();
  expect(
    (await browser.submit("/billing", { month: "2026-03", issueOn: "2026-05-02" }, "/billing/runs")).body,
  ).toContain("En annan körning pågår");
  expect(at(await browser.submit(run, {}, `${run}/cancel`))).toBe(run);
  expect((await browser.get(run)).body).toContain("Avbruten");
});

test("one person does not change where customers pay: another one agrees to what they saw", async () => {
  const colleague = await anOfficer(house, { role: "billing", organisationId: officer.organisationId });
  const second = await door.signedIn(colleague.actor);
  const [page, decide] = ["/billing/settings", "/billing/settings/bankgiro"];
  const bankgiro = async () => (await house.perform(officer, findCreditor))?.bankgiro;
  await browser.submit(page, { ...settings, name: "Regionens IT", bankgiro: "5402-9681" }, page);
  expect(await bankgiro()).toBe("9912346");
  const own = (await browser.get(page)).body;
  expect(own).toContain("5402-9681 väntar på godkännande");
  expect(own).toContain("Regionens IT");
  expect(own).not.toContain("Godkänn bankgirot");
  const agree = { do: "agree", bankgiro: "54029681" };
  expect((await browser.submit(page, agree, decide)).body).toContain("En annan person måste godkänna");
  expect((await second.submit(page, { do: "agree", bankgiro: "9912346" }, decide)).statusCode).toBe(409);
  expect(await bankgiro()).toBe("9912346");
  // Saving the rest leaves what waits; taking it back ends it.
  await second.submit(page, settings, page);
  expect((await second.get(page)).body).toContain("Godkänn bankgirot");
  const stale = formsIn((await second.get(page)).body).find(({ action }) => action === decide);
  await browser.submit(page, { do: "decline", bankgiro: "54029681" }, decide);
  expect((await second.post(decide, { ...stale?.hidden, ...agree })).statusCode).toBe(409);
  await browser.submit(page, { ...settings, bankgiro: "5402-9681" }, page);
  expect((await second.submit(page, agree, decide)).statusCode).toBe(303);
  expect(await bankgiro()).toBe("54029681");
  const told = await house.everything
    .selectFrom("mails")
    .select("facts")
    .where("kind", "=", "creditor-bankgiro-changed")
    .where("to_address", "=", colleague.email)
    .execute();
  const steps = told.map(({ facts }) => (facts as { step?: string }).step);
  expect(["asked", "changed"].map((step) => steps.filter((one) => one === step).length)).toEqual([2, 1]);
});
