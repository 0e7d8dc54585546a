import { expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aCustomerUser } from "../../../test/support/outbound.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { messages } from "../messages/messages.ts";
import { routesOf } from "../routes.ts";

const house = testHouse();
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });

test("a visitor finds it from the front, is told whom it is for, and is led to sign in", async () => {
  expect((await door.visitor().get("/")).body).toContain('href="/invoice-questions"');
  const { statusCode, body } = await door.visitor().get("/invoice-questions");
  for (const told of ["Har du inget konto?", 'href="/register"', "then=%2Faccess-requests"])
    expect(body).toContain(told);
  expect(statusCode).toBe(200);
  for (const told of ["mottagningen du besökte", "Privat vårdgivare", "Offentlig vårdgivare", "tre påminnelser"])
    expect(body).toContain(told);
  expect(body).toContain('href="/sign-in?then=%2F"');
});

test.each(["sv", "en"] as const)("what the page points at bears the name it is given, in %s", (language) => {
  const { invoiceQuestions, ledger, questions, disputes } = messages[language];
  const told = JSON.stringify(invoiceQuestions);
  for (const name of [ledger.account.title, questions.change.link, disputes.link, disputes.itemLink])
    expect(told).toContain(name);
});

test("a customer is led to its invoices, and a supplier is not asked to sign in again", async () => {
  const officer = await aCreditor(house);
  const customer = await door.signedIn(await aCustomerUser(house, officer, await aCustomer(house, officer)));
  expect((await customer.get("/")).body).toContain('href="/invoice-questions"');
  const known = (await customer.get("/invoice-questions")).body;
  expect(known).toContain("Till era fakturor");
  expect(known).not.toContain("Har du inget konto?");
  const supplier = await door.signedIn((await aSupplier(house)).actor);
  expect((await supplier.get("/invoice-questions")).body).not.toContain('href="/sign-in?then');
});

test("a customer's question goes to those who bill it, not to the supplier support", async () => {
  const officer = await aCreditor(house);
  const customerId = await aCustomer(house, officer);
  const customer = await door.signedIn(await aCustomerUser(house, officer, customerId));
  const asked = await customer.get("/cases/new");
  expect([asked.statusCode, asked.headers.location]).toEqual([303, `/purchases/${customerId}/ask`]);
  const supplier = await door.signedIn((await aSupplier(house)).actor);
  expect((await supplier.get("/cases/new")).statusCode).toBe(200);
});
