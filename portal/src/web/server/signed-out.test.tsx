import { deflateRawSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { formsIn, type TestBrowser, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, anOrganisation, aSupplier, type Known, password } from "../../../test/support/people.ts";
import type { SignInPeer } from "../../domain/access/single-sign-on.ts";
import { registerAnother } from "../../domain/parties/register-another.ts";
import { Form } from "../components/form/form.tsx";
import { accessPaths } from "../public/access-paths.ts";
import { accessRoutes, waysInOf } from "../public/access-routes.ts";
import { get, post, type Route } from "../route.ts";
import { readKept } from "./kept-form.ts";

const house = testHouse();

/** What came in behind the door, in order, and for whom. */
const took: Readonly<Record<string, string>>[] = [];
const tookFor: (string | undefined)[] = [];
afterEach(() => {
  took.length = 0;
  tookFor.length = 0;
});

const own: readonly Route[] = [
  get("/note", "signed-in", async ({ seal }) => ({
    kind: "page",
    title: "Note",
    body: <Form seal={seal} action="/note" children={<h1>Note</h1>} />,
  })),
  post("/note", "signed-in", async (visit) => {
    await visit.perform(async () => took.push(visit.fields));
    tookFor.push(visit.viewer?.organisation.name);
    return { kind: "redirect", to: "/note" };
  }),
];
const door = testDoor(house, { routes: [...own, ...accessRoutes({ developmentMail: false })] });

/** A door of a region's own sign-in and of cards. */
const ways = {
  singleSignOn: {
    name: "Region Provs inloggning",
    rules: [],
    begin: async () => undefined,
    finish: async () => "refused",
  },
  cards: { authorities: [] },
} as const satisfies { singleSignOn: SignInPeer; cards: object };
const staffDoor = testDoor(house, {
  routes: [...own, ...accessRoutes({ developmentMail: false, ...ways })],
  parts: { waysIn: waysInOf(ways) },
});

/** What a page for signing in carries along. */
function keptIn(html: string, action = "/sign-in") {
  return readKept(formsIn(html).find((form) => form.action === action)?.hidden["kept"]);
}

const typed = { csrf: "old.token", "form-key": "old", note: 'Båda "delarna"\r\n<b>&amp; 5 % + 1</b>', do: "save" };
const script = { accept: "*/*" };

async function signsIn(browser: TestBrowser, page: string, fields: Readonly<Record<string, string>>) {
  const form = formsIn(page).find(({ action }) => action === "/sign-in");
  return browser.post("/sign-in", { ...form?.hidden, ...fields });
}

test("what was posted without a session is asked about after signing in, and then taken as it was", async () => {
  const { email, name } = await aSupplier(house);
  const browser = door.visitor();
  const asked = await browser.post("/note?a=1", typed);
  expect(asked.statusCode).toBe(401);
  expect(asked.headers["cache-control"]).toBe("no-store");
  expect(asked.body).toContain("Du har loggats ut");
  const wrong = await signsIn(browser, asked.body, { email, password: "fel lösenord helt" });
  expect(wrong.statusCode).toBe(422);
  const entered = await signsIn(browser, wrong.body, { email, password });
  expect(entered.statusCode).toBe(200);
  expect(entered.body).toContain("Fortsätt där du var");
  expect(entered.body, "the page is the session's own").toContain(name);
  expect(took, "nothing is done before the press").toEqual([]);
  const again = formsIn(entered.body).find(({ action }) => action === "/note?a=1");
  const hidden = { ...again?.hidden };
  expect(Object.keys(hidden)).toEqual(["csrf", "form-key", "note", "do"]);
  expect((await browser.post("/note?a=1", hidden)).statusCode).toBe(303);
  expect(took).toEqual([{ note: typed.note, do: typed.do }]);
});

test("a form with files is kept without them", async () => {
  const body = [
    '--x\r\ncontent-disposition: form-data; name="note"\r\n\r\nkvar\r\n',
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhemlig fil\r\n--x--\r\n',
  ].join("");
  const headers = { "content-type": "multipart/form-data; boundary=x", "sec-fetch-site": "same-origin" };
  const answered = await door.app.inject({ method: "POST", url: "/note", headers, payload: body });
  expect(answered.statusCode).toBe(401);
  expect(keptIn(answered.body)?.fields).toEqual({ note: "kvar" });
});

test.each([
  ["from another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["from a sister site", { "sec-fetch-site": "same-site" }],
  ["from another origin, by a browser that says no more", { origin: "https://evil.example", "sec-fetch-site": "" }],
])("a form %s is not kept", async (_, headers) => {
  const answered = await door.visitor().post("/note", typed, headers);
  expect([answered.statusCode, answered.headers.location]).toEqual([303, "/sign-in"]);
  expect(answered.body).not.toContain("delarna");
});

test("a form that nothing vouches for is not kept", async () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answered = await door.app.inject({ method: "POST", url: "/note", headers, payload: "note=kvar" });
  expect(answered.statusCode).toBe(303);
});

test("secrets are never kept", async () => {
  const secrets = {
    password: "hemligt1",
    newPassword: "hemligt2",
    "current-password": "hemligt3",
    apiToken: "hemligt4",
  };
  const answered = await door.visitor().post("/note", { ...secrets, note: "kvar" });
  expect(keptIn(answered.body)?.fields).toEqual({ note: "kvar" });
  expect((await door.visitor().post("/note", secrets)).statusCode).toBe(303);
});

describe("where the region signs in elsewhere", () => {
  test("the page has every way in", async () => {
    const { body } = await staffDoor.visitor().post("/note", typed);
    expect(body).toContain(
      `href="${accessPaths.singleSignOn}?then=${encodeURIComponent(accessPaths.goOn)}" target="_blank"`,
    );
    for (const action of ["/sign-in", accessPaths.goOn, accessPaths.card, accessPaths.passkey])
      expect(keptIn(body, action)?.fields, action).toEqual({ note: typed.note, do: typed.do });
  });

  test.each([accessPaths.card, accessPaths.passkey])("%s that does not open keeps it for the next try", async (way) => {
    const browser = staffDoor.visitor();
    const asked = await browser.post("/note", typed);
    const form = formsIn(asked.body).find(({ action }) => action === way);
    const again = await browser.post(way, { ...form?.hidden, answer: "{}" });
    for (const action of ["/sign-in", accessPaths.card, accessPaths.passkey])
      expect(keptIn(again.body, action)?.fields, action).toEqual({ note: typed.note, do: typed.do });
  });

  test("it waits in its tab until one has signed in in another", async () => {
    const moa = await anOfficer(house, { organisation: { name: "Region Prov" } });
    const browser = staffDoor.visitor();
    const asked = await browser.post("/note", typed);
    const goesOn = (page: string) =>
      browser.post(accessPaths.goOn, { ...formsIn(page).find(({ action }) => action === accessPaths.goOn)?.hidden });
    expect((await browser.get(accessPaths.goOn)).headers.location).toBe("/sign-in");
    const early = await goesOn(asked.body);
    expect(early.statusCode).toBe(422);
    expect(early.body).toContain("Du är inte inloggad än");
    browser.cookies.set("__Host-sid", (await staffDoor.signedIn(moa.actor)).cookies.get("__Host-sid") ?? "");
    expect((await browser.get(accessPaths.goOn)).body).toContain("Gå tillbaka till fliken");
    const back = await goesOn(early.body);
    expect(back.body).toContain("görs det nu för Region Prov");
    expect(
      (await browser.post("/note", { ...formsIn(back.body).find(({ action }) => action === "/note")?.hidden }))
        .statusCode,
    ).toBe(303);
    expect(took).toEqual([{ note: typed.note, do: typed.do }]);
  });

  test("without a form there is nothing to go on with", async () => {
    const browser = await staffDoor.signedIn((await anOfficer(house)).actor);
    const csrf = formsIn((await browser.get("/note")).body)[0]?.hidden["csrf"] ?? "";
    expect((await browser.post(accessPaths.goOn, { csrf, kept: "rubbish" })).headers.location).toBe("/");
  });
});

describe("a person of two companies", () => {
  /** Lena's A, and her Andra AB, for which she worked last. */
  async function ofTwo() {
    const lena = await aSupplier(house, { organisation: { name: "Första AB" } });
    const browser = await door.signedIn(lena.actor);
    const form = formsIn((await browser.get("/note")).body).find(({ action }) => action === "/note");
    const { planLevel, ...company } = anOrganisation({ name: "Andra AB" });
    const added = await house.perform(lena.actor, (work) =>
      registerAnother(work, { company, planLevel, greeting: undefined }),
    );
    if (added.kind !== "registered") throw new Error(added.kind);
    const other: Known["actor"] = { ...lena.actor, organisationId: added.organisationId };
    return { lena, browser, other, fields: { ...form?.hidden, note: "kvar" } };
  }
  const goesOn = (browser: TestBrowser, page: string) =>
    browser.post("/note", { ...formsIn(page).find(({ action }) => action === "/note")?.hidden });

  test("goes on as the one that the form was filled in for", async () => {
    const { lena, browser, other, fields } = await ofTwo();
    await house.turnBy({ minutes: 31 });
    await door.signedIn(other);
    const asked = await browser.post("/note", fields);
    const entered = await signsIn(browser, asked.body, { email: lena.email, password });
    expect(entered.body).toContain("görs det nu för Första AB");
    expect(entered.body).not.toContain("Vi vet inte");
    expect((await goesOn(browser, entered.body)).statusCode).toBe(303);
    expect([took, tookFor]).toEqual([[{ note: "kvar" }], ["Första AB"]]);
  });

  test("no longer a member of it is not offered to do it as the other", async () => {
    const { lena, browser, fields } = await ofTwo();
    await house.turnBy({ minutes: 31 });
    const asked = await browser.post("/note", fields);
    await house.everything
      .deleteFrom("memberships")
      .where("account_id", "=", lena.actor.accountId)
      .where("organisation_id", "=", lena.actor.organisationId)
      .execute();
    const entered = await signsIn(browser, asked.body, { email: lena.email, password });
    expect(entered.statusCode).toBe(409);
    expect(entered.body).toContain("Ingenting har sparats eller skickats");
    expect(formsIn(entered.body).map(({ action }) => action)).not.toContain("/note");
  });

  test("is told where nobody knows for which: the page was opened in a session before the last", async () => {
    const { lena, browser, other, fields } = await ofTwo();
    browser.cookies.set("__Host-sid", (await door.signedIn(other)).cookies.get("__Host-sid") ?? "");
    await house.turnBy({ minutes: 31 });
    const asked = await browser.post("/note", fields);
    expect(keptIn(asked.body)?.organisationId).toBeUndefined();
    const entered = await signsIn(browser, asked.body, { email: lena.email, password });
    expect(entered.body).toContain("Fortsätt bara om det gäller Andra AB");
  });

  test("somebody else who signs in does not send it as their own company", async () => {
    const { browser, fields } = await ofTwo();
    await house.turnBy({ minutes: 31 });
    const asked = await browser.post("/note", fields);
    const stranger = await aSupplier(house);
    const entered = await signsIn(browser, asked.body, { email: stranger.email, password });
    expect(entered.statusCode).toBe(409);
  });
});

const written = (text: string): string => deflateRawSync(text).toString("base64url");

test.each([
  ["another site", written("//evil.example - note=x")],
  ["a whole address", written("https://evil.example - note=x")],
  ["a backslash", written("/\\evil.example - note=x")],
  ["no fields", written("/note - ")],
  ["a path alone", written("/note")],
  ["a little that grows large", written(`/note - note=${"a".repeat(7_000_000)}`)],
  ["what was never pressed", "/note - note=x"],
  ["nothing", ""],
])("a kept form that holds %s leads nowhere", async (_, kept) => {
  const { email } = await aSupplier(house);
  const answered = await door.visitor().submit("/sign-in", { email, password, kept });
  expect([answered.statusCode, answered.headers.location]).toEqual([303, "/"]);
});

test("another site cannot have a form kept by posting to sign in", async () => {
  const { email } = await aSupplier(house);
  const fields = { email, password, kept: written("/note - note=x") };
  expect((await door.visitor().post("/sign-in", fields)).statusCode).toBe(403);
});

test("a script is told that nobody is signed in, and after signing in again with which token to go on", async () => {
  const { actor } = await aSupplier(house, { organisation: { name: "Blåbär AB" } });
  const before = await door.visitor().post("/note", typed, script);
  expect([before.statusCode, before.json()]).toEqual([401, { csrf: "", owner: "" }]);
  const browser = await door.signedIn(actor);
  const stale = await browser.post("/note", typed, script);
  expect(stale.statusCode).toBe(403);
  const { csrf, owner } = stale.json<{ csrf: string; owner: string }>();
  expect(owner).toBe("Blåbär AB");
  expect((await browser.post("/note", { note: "kvar", csrf }, script)).statusCode).toBe(303);
  expect(took).toEqual([{ note: "kvar" }]);
});

test("another site's script is told no token", async () => {
  const browser = await door.signedIn((await aSupplier(house)).actor);
  const headers = { ...script, origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const answered = await browser.post("/note", typed, headers);
  expect(answered.statusCode).toBe(403);
  expect(answered.headers["content-type"]).toContain("text/html");
});
