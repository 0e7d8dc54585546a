import { describe, expect, test } from "vitest";
import { type Faults, TestAuthenticator } from "../../../test/support/authenticator.ts";
import { codeAt, setsUpCodeApp } from "../../../test/support/code-app.ts";
import { formsIn, type TestBrowser, testBaseUrl, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, anOfficer, type Known, password } from "../../../test/support/people.ts";
import { changesTold, givesCode, halfwayIn, routesToTwoSteps, whoIsIn } from "../../../test/support/two-steps.ts";
import { accessPaths } from "./access-paths.ts";

const house = testHouse();
const door = testDoor(house, { routes: routesToTwoSteps });
const own = accessPaths.ownSecondStep;

/** The page that makes a passkey, with what it asks of the device. */
async function toNewPasskey(browser: TestBrowser) {
  await browser.submit(own, { passkeyPassword: password }, accessPaths.ownPasskeys);
  const { body } = await browser.get(accessPaths.newPasskey);
  const [, options = "{}"] = /data-options="([^"]*)"/.exec(body) ?? [];
  return JSON.parse(options.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
}

const keeps = (browser: TestBrowser, answer: string, name = "Telefonen") =>
  browser.submit(accessPaths.newPasskey, { name, answer }, accessPaths.newPasskeyMade);

/** Somebody with a passkey on a device. */
async function withPasskey(known?: Known) {
  const lena = known ?? (await aSupplier(house));
  const browser = await door.signedIn(lena.actor);
  const device = new TestAuthenticator(testBaseUrl);
  const kept = await keeps(browser, device.make(await toNewPasskey(browser)));
  return { lena, browser, device, kept };
}

/** What a browser that nobody is signed in with is asked to have signed. */
async function asked(browser: TestBrowser): Promise<{ readonly challenge: string }> {
  const form = formsIn((await browser.get("/sign-in")).body).find(({ action }) => action === accessPaths.passkey);
  return (await browser.post(accessPaths.passkeyChallenge, { csrf: form?.hidden["csrf"] ?? "" })).json();
}

async function shows(browser: TestBrowser, answer: string) {
  return browser.submit("/sign-in", { answer }, accessPaths.passkey);
}

describe("signing in with a passkey", () => {
  test("needs nothing else, and counts as two factors", async () => {
    const { lena, kept, device } = await withPasskey();
    expect(kept.body.match(/[A-Z2-7]{4}(-[A-Z2-7]{4}){3}/g)).toHaveLength(10);
    const browser = door.visitor();
    const answered = await shows(browser, device.sign(await asked(browser)));
    expect([answered.statusCode, answered.headers.location]).toEqual([303, "/"]);
    expect(await whoIsIn(browser)).toBe(`${lena.email} by passkey`);
    expect(await changesTold(house, lena)).toEqual(["passkey-added"]);
  });

  test("asks for the device's owner, and for no device in particular", async () => {
    const options = await asked(door.visitor());
    expect(options).toMatchObject({ rpId: "portal.example", userVerification: "required" });
    expect(options).not.toHaveProperty("allowCredentials.0");
  });

  test.each<[string, Faults]>([
    ["made for another address", { origin: "https://portal.example.evil.example" }],
    ["made for the same address in the clear", { origin: "http://portal.example" }],
    ["bound to another name", { rpId: "evil.example" }],
    ["of a device that did not recognise its owner", { verified: false }],
    ["of a device with nobody there", { present: false }],
    ["signed with another key", { otherKey: true }],
    ["that was meant for making one", { type: "webauthn.create" }],
    [
      "in somebody else's name",
      { userHandle: Buffer.from("01999999-0000-7000-8000-00000000beef").toString("base64url") },
    ],
  ])("an answer %s opens nothing", async (_, faults) => {
    const { device } = await withPasskey();
    const browser = door.visitor();
    const answered = await shows(browser, device.sign(await asked(browser), faults));
    expect(answered.headers.location).toBe("/sign-in");
    expect(await whoIsIn(browser)).toBe("nobody");
    expect((await shows(browser, device.sign(await asked(browser)))).headers.location).toBe("/");
  });

  test.each(["", "{}", "null", "[]", "{", `{"id":"x"}`, "x".repeat(40_000)])("nor does %.20s", async (answer) => {
    const browser = door.visitor();
    await asked(browser);
    const answered = await shows(browser, answer);
    expect([answered.statusCode, answered.headers.location]).toEqual([303, "/sign-in"]);
  });

  test("an answer is good once, in its own browser, and for ten minutes", async () => {
    const { device } = await withPasskey();
    const [first, second] = [door.visitor(), door.visitor()];
    const answer = device.sign(await asked(first));
    await asked(second);
    expect((await shows(second, answer)).headers.location).toBe("/sign-in");
    expect((await shows(first, answer)).headers.location).toBe("/");
    const third = door.visitor();
    third.cookies.set("__Host-visit", first.cookies.get("__Host-visit") ?? "");
    expect((await shows(third, answer)).headers.location).toBe("/sign-in");
    const late = door.visitor();
    const lateAnswer = device.sign(await asked(late));
    await house.turnBy({ minutes: 11 });
    expect((await shows(late, lateAnswer)).headers.location).toBe("/sign-in");
  });

  test("a device whose counter stands still has been copied, and opens nothing", async () => {
    const { device } = await withPasskey();
    const browser = door.visitor();
    expect((await shows(browser, device.sign(await asked(browser), { counter: 7 }))).headers.location).toBe("/");
    const copy = door.visitor();
    for (const counter of [7, 6, 0])
      expect((await shows(copy, device.sign(await asked(copy), { counter }))).headers.location).toBe("/sign-in");
    expect((await shows(copy, device.sign(await asked(copy), { counter: 8 }))).headers.location).toBe("/");
  });

  test("a device that nobody here knows opens nothing", async () => {
    const device = new TestAuthenticator(testBaseUrl);
    device.make({ challenge: "x", user: { id: "x" } });
    const browser = door.visitor();
    expect((await shows(browser, device.sign(await asked(browser)))).headers.location).toBe("/sign-in");
  });

  test("after the password a passkey is the second step, with the code app beside it where there is one", async () => {
    const { lena, device } = await withPasskey();
    const only = await halfwayIn(door, lena);
    expect((await only.get(accessPaths.secondStep)).body).not.toContain('name="code"');
    await setsUpCodeApp(house, lena);
    const browser = await halfwayIn(door, lena);
    expect((await browser.get(accessPaths.secondStep)).body).toContain('name="code"');
    expect((await shows(browser, device.sign(await asked(browser)))).headers.location).toBe("/");
    expect(await whoIsIn(browser)).toBe(`${lena.email} by passkey`);
    expect((await browser.get(accessPaths.secondStep)).headers.location).toBe("/sign-in");
  });
});

describe("making a passkey", () => {
  test.each<[string, Faults]>([
    ["another address", { origin: "https://evil.example" }],
    ["another name", { rpId: "evil.example" }],
    ["a device that did not recognise its owner", { verified: false }],
    ["an answer that signs in", { type: "webauthn.get" }],
  ])("%s: none is kept", async (_, faults) => {
    const lena = await aSupplier(house);
    const browser = await door.signedIn(lena.actor);
    const device = new TestAuthenticator(testBaseUrl);
    const kept = await keeps(browser, device.make(await toNewPasskey(browser), faults));
    expect(kept.headers.location).toBe(own);
    expect((await browser.get(own)).body).toContain("Ingen passkey skapades");
    expect(await changesTold(house, lena)).toEqual([]);
  });

  test("asks for the password first, and for a name, without losing what the device is asked", async () => {
    const lena = await aSupplier(house);
    const browser = await door.signedIn(lena.actor);
    expect((await browser.get(accessPaths.newPasskey)).headers.location).toBe(own);
    for (const typed of ["", "fel"])
      expect((await browser.submit(own, { passkeyPassword: typed }, accessPaths.ownPasskeys)).statusCode).toBe(422);
    const options = await toNewPasskey(browser);
    const answer = new TestAuthenticator(testBaseUrl).make(options);
    const nameless = await keeps(browser, answer, "  ");
    expect(nameless.body).toContain("Skriv ett namn, till exempel Telefonen");
    expect((await keeps(browser, "")).body).toContain("Webbläsaren skapade ingen passkey");
    expect((await keeps(browser, answer)).statusCode).toBe(200);
    expect((await browser.get(own)).body).toContain("Telefonen");
  });

  test("one person's challenge is not another's, even in the same browser", async () => {
    const [lena, moa] = [await aSupplier(house), await aSupplier(house)];
    const hers = await door.signedIn(lena.actor);
    const answer = new TestAuthenticator(testBaseUrl).make(await toNewPasskey(hers));
    const other = await door.signedIn(moa.actor);
    await toNewPasskey(other);
    await keeps(other, answer);
    expect(await changesTold(house, moa)).toEqual([]);
  });

  test("the device is told which passkeys the person has, so that it makes no second", async () => {
    const { browser, device } = await withPasskey();
    expect((await toNewPasskey(browser)).excludeCredentials).toMatchObject([{ id: device.id }]);
  });

  test("who comes in through the region's own sign-in makes none, and those of before end with the password", async () => {
    const moa = await anOfficer(house);
    const { device, browser } = await withPasskey(moa);
    await house.everything
      .insertInto("identities")
      .values({ issuer: "i", subject: moa.email, account_id: moa.actor.accountId, linked_at: house.now() })
      .execute();
    const visitor = door.visitor();
    expect((await shows(visitor, device.sign(await asked(visitor)))).headers.location).toBe("/sign-in");
    expect((await browser.get(own)).body).not.toContain(accessPaths.ownPasskeys);
  });
});

describe("looking after passkeys", () => {
  const pageOf = async (browser: TestBrowser): Promise<string> =>
    /href="(\/account\/second-step\/passkeys\/[0-9a-f-]{36})"/.exec((await browser.get(own)).body)?.[1] ?? "";

  test("a passkey is renamed, and taken away with the password; then it opens nothing", async () => {
    const { lena, browser, device } = await withPasskey();
    const page = await pageOf(browser);
    expect((await browser.submit(page, { name: "" }, `${page}/name`)).body).toContain("Skriv ett namn");
    await browser.submit(page, { name: "Nyckeln <b>" }, `${page}/name`);
    expect((await browser.get(own)).body).toContain("Nyckeln &lt;b>");
    await house.turnBy({ seconds: 1 });
    expect((await browser.submit(page, { removalPassword: "fel" }, `${page}/removal`)).statusCode).toBe(422);
    expect((await browser.submit(page, { removalPassword: password }, `${page}/removal`)).headers.location).toBe(own);
    const visitor = door.visitor();
    expect((await shows(visitor, device.sign(await asked(visitor)))).headers.location).toBe("/sign-in");
    expect(await changesTold(house, lena)).toEqual(["passkey-added", "passkey-removed"]);
  });

  test("somebody else's is as if it were not there", async () => {
    const { browser } = await withPasskey();
    const page = await pageOf(browser);
    const moa = await door.signedIn((await withPasskey()).lena.actor);
    expect((await moa.get(page)).statusCode).toBe(404);
    const csrf = formsIn((await moa.get(own)).body)[0]?.hidden["csrf"] ?? "";
    expect((await moa.post(`${page}/name`, { csrf, name: "Min" })).statusCode).toBe(404);
    expect((await moa.post(`${page}/removal`, { csrf, removalPassword: password })).statusCode).toBe(404);
    expect((await browser.get(page)).statusCode).toBe(200);
  });

  test("with a code app left, the recovery codes stay when the passkey goes", async () => {
    const { lena, browser } = await withPasskey();
    const { seed } = await setsUpCodeApp(house, lena);
    const again = await door.signedIn(lena.actor);
    const page = await pageOf(again);
    await again.submit(page, { removalPassword: password }, `${page}/removal`);
    expect((await again.get(own)).body).toContain("10 reservkoder kvar");
    expect(await whoIsIn(browser)).toBe("nobody");
    const visitor = await halfwayIn(door, lena);
    expect((await givesCode(visitor, { code: codeAt(seed, house.now()) })).headers.location).toBe("/");
  });
});
