import { expect, test } from "vitest";
import { type Answered, type TestBrowser, testBaseUrl, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aNewcomer, type Newcomer, newestToken, numberOf, registers } from "../../../test/support/newcomer.ts";
import { aSupplier, password } from "../../../test/support/people.ts";
import { postMail } from "../../domain/mail/post-mail.ts";
import type { Actor } from "../../work.ts";
import { get } from "../route.ts";
import { accessRoutes } from "./access-routes.ts";

const house = testHouse();
const start = get("/", "anyone", async ({ viewer }) => ({ kind: "json", body: viewer?.email ?? "nobody" }));
const door = testDoor(house, { routes: [start, ...accessRoutes({ developmentMail: false })] });
const developing = testDoor(house, { routes: accessRoutes({ developmentMail: true }) });
const visitor: Actor = { kind: "visitor" };
const typed = "gröna moln över tallriken";

async function registered(facts: Partial<Newcomer> = {}): Promise<Newcomer> {
  const newcomer = aNewcomer({ ...facts, password: typed });
  await registers(house, newcomer);
  return newcomer;
}

const isIn = async (browser: TestBrowser): Promise<string> => (await browser.get("/")).json();

/** A page without what is new each time it is made, and without what the visitor typed. */
const scrubbed = ({ body }: Answered, email: string): string =>
  body
    .replaceAll(email, "E-POST")
    .replace(/nonce="[^"]*"/g, "")
    .replace(/name="(csrf|form-key)" value="[^"]*"/g, "");

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
  async (place) => {
    const lena = await aSupplier(house);
    const fields = new URLSearchParams({ email: lena.email, password });
    fields.set("then", place);
    const answered = await door.visitor().submit("/sign-in", Object.fromEntries(fields));
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
  const { email } = await registered();
  const token = await newestToken(house, email);
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
  const number = await numberOf(house, lena.actor.organisationId);
  const { email } = await registered({ number });
  const token = await newestToken(house, email);
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
  const { email: waiting } = await registered();
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
  const token = await newestToken(house, lena.email);
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
