import { expect, test } from "vitest";
import { type TestBrowser, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aNewcomer, type Newcomer, newestToken, numberOf, registers } from "../../../test/support/newcomer.ts";
import { aSupplier, anOfficer, anOrganisation, password } from "../../../test/support/people.ts";
import { registerAnother } from "../../domain/parties/register-another.ts";
import { get } from "../route.ts";
import { startRoutes } from "../start/start.tsx";
import { accessRoutes } from "./access-routes.ts";

const house = testHouse();
const start = get("/", "anyone", async ({ viewer }) => ({ kind: "json", body: viewer?.email ?? "nobody" }));
const door = testDoor(house, { routes: [start, ...accessRoutes({ developmentMail: false })] });
const typed = "gröna moln över tallriken";

async function registered(facts: Partial<Newcomer> = {}): Promise<Newcomer> {
  const newcomer = aNewcomer({ ...facts, password: typed });
  await registers(house, newcomer);
  return newcomer;
}

const isIn = async (browser: TestBrowser): Promise<string> => (await browser.get("/")).json();

test("the account page changes the password with the old one, and says what is wrong with either", async () => {
  const lena = await aSupplier(house);
  const browser = await door.signedIn(lena.actor);
  const change = (fields: Record<string, string>) => browser.submit("/account", fields, "/account/password");
  const empty = await change({});
  expect(empty.statusCode).toBe(422);
  expect(empty.body).toContain("Skriv ditt nuvarande lösenord");
  expect(empty.body).toContain("Skriv ett lösenord");
  expect((await change({ current: "fel", password: typed })).body).toContain("Lösenordet stämmer inte");
  expect((await change({ current: password, password: typed })).headers.location).toBe("/account");
  expect(await isIn(browser)).toBe(lena.email);
  expect((await door.visitor().submit("/sign-in", { email: lena.email, password: typed })).statusCode).toBe(303);
});

test("a place one does not recognise is signed out from the account page", async () => {
  const lena = await aSupplier(house);
  const [here, there] = [await door.signedIn(lena.actor), await door.signedIn(lena.actor)];
  const page = (await here.get("/account")).body;
  const action = /action="(\/account\/sessions\/[0-9a-f-]+\/end)"/.exec(page)?.[1] ?? "";
  await here.submit("/account", {}, action);
  expect([await isIn(here), await isIn(there)]).toEqual([lena.email, "nobody"]);
});

test("switching organisation gives the browser a new session", async () => {
  const lena = await aSupplier(house);
  const { planLevel, ...company } = anOrganisation({ name: "Andra AB" });
  const added = await house.perform(lena.actor, (work) =>
    registerAnother(work, { company, planLevel, greeting: undefined }),
  );
  if (added.kind !== "registered") throw new Error(added.kind);
  const browser = await door.signedIn(lena.actor);
  const before = browser.cookies.get("__Host-sid");
  await browser.submit("/account", { organisation: added.organisationId }, "/session/organisation");
  expect(browser.cookies.get("__Host-sid")).not.toBe(before);
  expect((await browser.get("/account")).body).toContain("Andra AB");
});

test("somebody signed in registers one more company without being asked who they are", async () => {
  const lena = await aSupplier(house);
  const browser = await door.signedIn(lena.actor);
  expect((await browser.get("/register")).body).not.toContain('name="password"');
  const { organisation_number: number, ...made } = anOrganisation();
  const fields = { number, companyName: "Tredje AB", fSkatt: "yes", street: made.street, postalCode: "12345" };
  const done = await browser.submit("/register", { ...fields, city: "Ort", phone: "08-123456", planLevel: "bas" });
  expect([done.statusCode, done.headers.location]).toEqual([303, "/"]);
  expect((await browser.get("/account")).body).toContain("Tredje AB");
});

test("a newcomer waits, an owner chooses a role and says yes, and the newcomer is in", async () => {
  const lena = await aSupplier(house);
  const number = await numberOf(house, lena.actor.organisationId);
  const { email } = await registered({ number });
  const token = await newestToken(house, email);
  const newcomer = door.visitor();
  const asked = await newcomer.submit(`/confirm/${token}`, { password: typed, greeting: "<b>Hej</b>" });
  expect(asked.headers.location).toBe("/register/asked");
  const waiting = await newcomer.submit("/sign-in", { email, password: typed });
  expect([waiting.statusCode, waiting.body.includes("Ägaren har inte svarat än")]).toEqual([200, true]);
  expect(await isIn(newcomer)).toBe("nobody");
  const owner = await door.signedIn(lena.actor);
  const page = (await owner.get("/members")).body;
  expect(page).toContain("&lt;b>Hej");
  const action = /action="(\/members\/requests\/[0-9a-f-]+)/.exec(page)?.[1] ?? "";
  const field = `role-${action.split("/").at(-1)}`;
  const noRole = await owner.submit("/members", { do: "accept" }, action);
  expect([noRole.statusCode, noRole.body.includes("Välj vad personen ska få göra")]).toEqual([422, true]);
  expect(noRole.body).toContain("Skriv lösenordet");
  const ownPassword = `password-${action.split("/").at(-1)}`;
  const wrong = await owner.submit("/members", { do: "accept", [field]: "biller", [ownPassword]: "fel" }, action);
  expect([wrong.statusCode, wrong.body.includes("Lösenordet stämmer inte")]).toEqual([422, true]);
  const yes = await owner.submit("/members", { do: "accept", [field]: "biller", [ownPassword]: password }, action);
  expect(yes.headers.location).toBe("/members");
  await newcomer.submit("/sign-in", { email, password: typed });
  expect(await isIn(newcomer)).toBe(email);
});

const starting = testDoor(house, { routes: startRoutes });

test("the start page tells an owner that somebody waits for an answer, and tells a biller nothing of it", async () => {
  const lena = await aSupplier(house);
  const biller = await aSupplier(house, { role: "biller", organisationId: lena.actor.organisationId });
  const { email } = await registered({ number: await numberOf(house, lena.actor.organisationId) });
  await door.visitor().submit(`/confirm/${await newestToken(house, email)}`, { password: typed });
  expect((await (await starting.signedIn(lena.actor)).get("/")).body).toContain("En person vill ha behörighet");
  expect((await (await starting.signedIn(biller.actor)).get("/")).body).not.toContain("vill ha behörighet");
});

test("only who decides about members sees how; others' requests and members are as if absent", async () => {
  const [lena, stranger] = [await aSupplier(house), await aSupplier(house)];
  const biller = await aSupplier(house, { role: "biller", organisationId: lena.actor.organisationId });
  const itsPage = `/members/${lena.actor.accountId}`;
  expect((await (await door.signedIn(biller.actor)).get(itsPage)).statusCode).toBe(403);
  expect((await (await door.signedIn(stranger.actor)).get(itsPage)).statusCode).toBe(404);
  expect((await (await door.signedIn(lena.actor)).get(itsPage)).statusCode).toBe(200);
  const officer = await anOfficer(house);
  expect((await (await door.signedIn(officer.actor)).get("/members")).statusCode).toBe(403);
});

test("the last owner is told why the role stays", async () => {
  const lena = await aSupplier(house);
  const owner = await door.signedIn(lena.actor);
  const page = `/members/${lena.actor.accountId}`;
  for (const [action, fields] of [
    [`${page}/role`, { role: "reader", password }],
    [`${page}/removal`, { removalPassword: password }],
  ] as const) {
    const answered = await owner.submit(page, fields, action);
    expect([answered.statusCode, answered.body.includes("Ge någon annan den rollen först")]).toEqual([422, true]);
  }
});
