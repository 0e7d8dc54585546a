import { expect, test } from "vitest";
import { type Answered, type TestBrowser, testBaseUrl, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, anOfficer, anOrganisation, password } from "../../../test/support/people.ts";
import { parseEmailAddress } from "../../domain/access/email-address.ts";
import { hashPassword } from "../../domain/access/password-hash.ts";
import { postMail } from "../../domain/mail/post-mail.ts";
import { register } from "../../domain/parties/register.ts";
import { registerAnother } from "../../domain/parties/register-another.ts";
import type { Actor } from "../../work.ts";
import { get } from "../route.ts";
import { accessRoutes } from "./access-routes.ts";

const house = testHouse();
const start = get("/", "anyone", async ({ viewer }) => ({ kind: "json", body: viewer?.email ?? "nobody" }));
const door = testDoor(house, { routes: [start, ...accessRoutes({ developmentMail: false })] });
const developing = testDoor(house, { routes: accessRoutes({ developmentMail: true }) });
const visitor: Actor = { kind: "visitor" };
const typed = "gröna moln över tallriken";
let people = 0;

async function tokenOfNewcomer(facts: { number?: string } = {}): Promise<{ token: string; email: string }> {
  people += 1;
  const address = parseEmailAddress(`ny${people}@prov.example`);
  if (!address.ok) throw new Error(address.fault);
  const {
    kind: _,
    planLevel,
    ...company
  } = anOrganisation(facts.number === undefined ? {} : { organisation_number: facts.number });
  const passwordHash = await hashPassword(typed);
  const person = { name: "Nils Ny", email: address.value };
  await house.perform(visitor, (work) =>
    register(work, { company, person, passwordHash, planLevel, language: "sv", network: `n${people}` }),
  );
  return { token: await newestToken(address.value), email: address.value };
}

async function newestToken(email: string): Promise<string> {
  const rows = await house.everything.selectFrom("mails").select("facts").where("to_address", "=", email).execute();
  return rows.map(({ facts }) => (facts as { token?: string }).token ?? "").findLast((token) => token !== "") ?? "";
}

/** A page without what is new each time it is made, and without what the visitor typed. */
const scrubbed = ({ body }: Answered, email: string): string =>
  body
    .replaceAll(email, "E-POST")
    .replace(/nonce="[^"]*"/g, "")
    .replace(/name="(csrf|form-key)" value="[^"]*"/g, "");

const isIn = async (browser: TestBrowser): Promise<string> => (await browser.get("/")).json();

test("signing in begins a session and leads to the start page, or where one was going", async () => {
  const lena = await aSupplier(house);
  const browser = door.visitor();
  const answered = await browser.submit("/sign-in", { email: lena.email, password });
  expect([answered.statusCode, answered.headers.location]).toEqual([303, "/"]);
  expect(await isIn(browser)).toBe(lena.email);
  const other = door.visitor();
  const then = await other.submit("/sign-in?then=%2Faccount", { email: lena.email, password });
  expect(then.headers.location).toBe("/account");
});

test.each(["//elak.example", "https://elak.example", "/\\elak.example", "javascript:alert(1)"])(
  "signing in never leads to %j",
  async (then) => {
    const lena = await aSupplier(house);
    const answered = await door.visitor().submit("/sign-in", { email: lena.email, password, then });
    expect(answered.headers.location).toBe("/");
  },
);

test("empty fields are told each at its own", async () => {
  const answered = await door.visitor().submit("/sign-in", {});
  expect(answered.statusCode).toBe(422);
  expect(answered.body).toContain("Skriv din e-postadress");
  expect(answered.body).toContain("Skriv lösenordet");
});

test("a known and an unknown address get the very same page, at every try until and when they wait", async () => {
  const lena = await aSupplier(house);
  const answers = [lena.email, "nobody@prov.example"].map(async (email) => {
    const pages: string[] = [];
    for (let count = 0; count < 11; count += 1) {
      const answered = await door.visitor().submit("/sign-in", { email, password: "wrong" });
      const { "retry-after": wait } = answered.headers;
      pages.push(`${answered.statusCode} ${String(wait)} ${scrubbed(answered, email)}`);
    }
    return pages;
  });
  const [known, unknown] = await Promise.all(answers);
  expect(known).toEqual(unknown);
  expect(known?.[9]).toMatch(/^422 undefined/);
  expect(known?.[10]).toMatch(/^429 30/);
});

test("a session id that somebody planted in the browser is not the one that is signed in", async () => {
  const lena = await aSupplier(house);
  const browser = door.visitor();
  browser.cookies.set("__Host-sid", "planted");
  await browser.submit("/sign-in", { email: lena.email, password });
  expect(browser.cookies.get("__Host-sid")).not.toBe("planted");
  expect(await isIn(browser)).toBe(lena.email);
});

test("signing out ends the session on the server, not only in the browser", async () => {
  const lena = await aSupplier(house);
  const browser = await door.signedIn(lena.actor);
  const secret = browser.cookies.get("__Host-sid") ?? "";
  await browser.submit("/account", {}, "/sign-out");
  const thief = door.visitor();
  thief.cookies.set("__Host-sid", secret);
  expect(await isIn(thief)).toBe("nobody");
});

test("opening the confirmation link any number of times changes nothing; the button with the password does", async () => {
  const { token, email } = await tokenOfNewcomer();
  for (let count = 0; count < 5; count += 1)
    expect((await door.visitor().get(`/confirm/${token}`)).statusCode).toBe(200);
  const browser = door.visitor();
  const wrong = await browser.submit(`/confirm/${token}`, { password: "fel fel fel fel" });
  expect([wrong.statusCode, wrong.body.includes("Lösenordet stämmer inte")]).toEqual([422, true]);
  const right = await browser.submit(`/confirm/${token}`, { password: typed });
  expect([right.statusCode, right.headers.location]).toEqual([303, "/"]);
  expect(await isIn(browser)).toBe(email);
  const again = await door.visitor().get(`/confirm/${token}`);
  expect([again.statusCode, again.body.includes("Länken är redan använd")]).toEqual([404, true]);
});

test("a greeting longer than there is room for is told, and stands there still", async () => {
  const lena = await aSupplier(house);
  const { organisation_number: number } = await house.everything
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", lena.actor.organisationId)
    .executeTakeFirstOrThrow();
  const { token } = await tokenOfNewcomer({ number });
  const greeting = "Hej ".repeat(200);
  const answered = await door.visitor().submit(`/confirm/${token}`, { password: typed, greeting });
  expect(answered.statusCode).toBe(422);
  expect(answered.body).toContain("Hälsningen får vara högst 500 tecken; nu är den 799");
  expect(answered.body).toContain(greeting.trim());
});

test.each(["", "x", "a".repeat(43), "%00", "..%2F..%2Fetc"])("/confirm/%s leads nowhere, politely", async (token) => {
  for (const page of ["confirm", "reset"]) {
    const { statusCode } = await door.visitor().get(`/${page}/${token || "-"}`);
    expect(statusCode).toBe(404);
  }
});

test.each(["/forgotten-password", "/confirm"])("%s answers known and unknown addresses alike", async (page) => {
  const lena = await aSupplier(house);
  const { email: waiting } = await tokenOfNewcomer();
  const answers = [lena.email, waiting, "never.seen@prov.example"].map(async (email) => {
    const browser = door.visitor();
    const sent = await browser.submit(page, { email });
    const next = await browser.get(String(sent.headers.location));
    return [sent.statusCode, sent.headers.location, next.statusCode, scrubbed(next, email)];
  });
  const [first, ...others] = await Promise.all(answers);
  for (const other of others) expect(other).toEqual(first);
});

test.each(["/forgotten-password", "/confirm"])("%s says what is wrong with an address, and keeps it", async (page) => {
  const answered = await door.visitor().submit(page, { email: "nils@" });
  expect(answered.statusCode).toBe(422);
  expect(answered.body).toContain("Skriv en hel e-postadress");
  expect(answered.body).toContain('value="nils@"');
});

test("the reset page judges the new password and never shows it", async () => {
  const lena = await aSupplier(house);
  await door.visitor().submit("/forgotten-password", { email: lena.email });
  const token = await newestToken(lena.email);
  const short = await door.visitor().submit(`/reset/${token}`, { password: "kort" });
  expect([short.statusCode, short.body.includes("minst 12 tecken")]).toEqual([422, true]);
  const guessable = await door.visitor().submit(`/reset/${token}`, { password: "Lena Leverantör" });
  expect(guessable.body).toContain("lätt att gissa");
  expect(guessable.body).not.toContain('value="Lena Leverantör"');
  const done = await door.visitor().submit(`/reset/${token}`, { password: typed });
  expect(done.headers.location).toBe("/sign-in");
  expect((await door.visitor().submit("/sign-in", { email: lena.email, password: typed })).statusCode).toBe(303);
});

const poisoned: readonly Readonly<Record<string, string>>[] = [
  { host: "elak.example" },
  { "x-forwarded-host": "elak.example" },
  { "x-forwarded-server": "elak.example" },
  { "x-host": "elak.example" },
  { "x-original-host": "elak.example" },
  { forwarded: "host=elak.example;proto=http" },
  { "x-forwarded-proto": "http", "x-forwarded-port": "81" },
  { host: "portal.example:99" },
  { host: "portal.example@elak.example" },
  { host: "portal.example", "x-rewrite-url": "https://elak.example/" },
];

test.each(poisoned)("with the headers %j a letter's link still begins with the configured address", async (headers) => {
  const id = await house.perform(visitor, (work) =>
    postMail(
      work,
      { address: "lena@prov.example", name: "Lena", language: "sv" },
      { kind: "reset-password", facts: { token: "t" } },
    ),
  );
  const { body } = await developing.visitor().get(`/dev/mail/${id}`, headers);
  expect(body).toContain(`${testBaseUrl}/reset/t`);
  expect(body).not.toContain("elak.example");
});

test("letters are read at a page only where main says so", async () => {
  expect((await door.visitor().get("/dev/mail")).statusCode).toBe(404);
  expect((await developing.visitor().get("/dev/mail")).statusCode).toBe(200);
  expect((await developing.visitor().get("/dev/mail/00000000-0000-4000-8000-000000000000")).statusCode).toBe(404);
});

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
  const { organisation_number: number } = await house.everything
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", lena.actor.organisationId)
    .executeTakeFirstOrThrow();
  const { token, email } = await tokenOfNewcomer({ number });
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
  const yes = await owner.submit("/members", { do: "accept", [field]: "biller" }, action);
  expect(yes.headers.location).toBe("/members");
  await newcomer.submit("/sign-in", { email, password: typed });
  expect(await isIn(newcomer)).toBe(email);
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
    [`${page}/role`, { role: "reader" }],
    [`${page}/removal`, {}],
  ] as const) {
    const answered = await owner.submit(page, fields, action);
    expect([answered.statusCode, answered.body.includes("Ge någon annan den rollen först")]).toEqual([422, true]);
  }
});
