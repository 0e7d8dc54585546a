import { afterEach, expect, test } from "vitest";
import { formsIn, type TestBrowser, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, password } from "../../../test/support/people.ts";
import { Form } from "../components/form/form.tsx";
import { accessRoutes } from "../public/access-routes.ts";
import { get, post, type Route } from "../route.ts";
import { webLimits } from "./limits.ts";

const house = testHouse();

/** What came in behind the door, in order. */
const took: Readonly<Record<string, string>>[] = [];
afterEach(() => {
  took.length = 0;
});

const routes: readonly Route[] = [
  ...accessRoutes({ developmentMail: false }),
  get("/note", "signed-in", async ({ seal }) => ({
    kind: "page",
    title: "Note",
    body: <Form seal={seal} action="/note" children={<h1>Note</h1>} />,
  })),
  post("/note", "signed-in", async (visit) => {
    await visit.perform(async () => took.push(visit.fields));
    return { kind: "redirect", to: "/note" };
  }),
];
const door = testDoor(house, { routes });

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
  expect(answered.body).toContain("note=kvar");
  expect(answered.body).not.toContain("hemlig");
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
  expect(answered.body).toContain("note=kvar");
  expect(answered.body).not.toContain("hemligt");
  expect((await door.visitor().post("/note", secrets)).statusCode).toBe(303);
});

test("more than the form to sign in can carry is not kept", async () => {
  const note = "a".repeat(webLimits.bodyBytesMax - 1000);
  expect((await door.visitor().post("/note", { note })).statusCode).toBe(303);
});

test.each(["//evil.example note=x", "https://evil.example note=x", "/\\evil.example note=x", "note", ""])(
  "a kept form written as %j leads nowhere",
  async (kept) => {
    const { email } = await aSupplier(house);
    const answered = await door.visitor().submit("/sign-in", { email, password, kept });
    expect([answered.statusCode, answered.headers.location]).toEqual([303, "/"]);
  },
);

test("another site cannot have a form kept by posting to sign in", async () => {
  const { email } = await aSupplier(house);
  const fields = { email, password, kept: "/note note=x" };
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
