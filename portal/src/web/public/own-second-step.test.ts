import { describe, expect, test } from "vitest";
import { codeAt, setsUpCodeApp } from "../../../test/support/code-app.ts";
import { type Answered, type TestBrowser, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, anOfficer, type Known, password } from "../../../test/support/people.ts";
import { changesTold, givesCode, halfwayIn, routesToTwoSteps, whoIsIn } from "../../../test/support/two-steps.ts";
import { accessPaths } from "./access-paths.ts";

const house = testHouse();
const door = testDoor(house, { routes: routesToTwoSteps });
const strict = testDoor(house, {
  routes: routesToTwoSteps,
  parts: {
    settings: {
      baseUrl: "https://portal.example",
      trustProxy: false,
      requestsPerMinute: 1_000_000,
      eventLoopDelayMsMax: 60_000,
      secondStepOf: ["administrator", "officer"],
    },
  },
});

describe("setting it up in one's account", () => {
  const begin = (browser: TestBrowser, typed: string): Promise<Answered> =>
    browser.submit(accessPaths.ownSecondStep, { password: typed }, accessPaths.ownCodeApp);
  const seedIn = (page: string): string =>
    /class="secret-text">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(" ", "") ?? "";

  test("password, seed, first code, recovery codes: once; other places are signed out and the owner is told", async () => {
    const lena = await aSupplier(house);
    const [browser, other] = [await door.signedIn(lena.actor), await door.signedIn(lena.actor)];
    expect((await begin(browser, "")).body).toContain("Skriv lösenordet");
    expect((await begin(browser, "fel")).body).toContain("Lösenordet stämmer inte");
    expect((await browser.get(accessPaths.ownCodeApp)).headers.location).toBe(accessPaths.ownSecondStep);
    expect((await begin(browser, password)).headers.location).toBe(accessPaths.ownCodeApp);
    const page = await browser.get(accessPaths.ownCodeApp);
    const seed = seedIn(page.body);
    expect(seed).toHaveLength(32);
    const wrong = await browser.submit(accessPaths.ownCodeApp, { code: "000000" }, accessPaths.ownCodeAppConfirmed);
    expect(wrong.body).toContain("Koden stämmer inte");
    expect(seedIn(wrong.body)).toBe(seed);
    const code = codeAt(seed, house.now());
    const before = browser.cookies.get("__Host-sid");
    const shown = await browser.submit(accessPaths.ownCodeApp, { code }, accessPaths.ownCodeAppConfirmed);
    expect(shown.statusCode).toBe(200);
    expect(shown.body.match(/[A-Z2-7]{4}(-[A-Z2-7]{4}){3}/g)).toHaveLength(10);
    expect(browser.cookies.get("__Host-sid")).not.toBe(before);
    expect([await whoIsIn(browser), await whoIsIn(other)]).toEqual([`${lena.email} by two-steps`, "nobody"]);
    expect((await browser.get(accessPaths.ownCodeApp)).headers.location).toBe(accessPaths.ownSecondStep);
    expect(await changesTold(house, lena)).toEqual(["code-app-added"]);
  });

  test("new recovery codes end the old, and taking the app away ends them all", async () => {
    const lena = await aSupplier(house);
    const { recoveryCodes } = await setsUpCodeApp(house, lena);
    const browser = await door.signedIn(lena.actor);
    const own = accessPaths.ownSecondStep;
    const renewed = await browser.submit(own, { codesPassword: password }, accessPaths.ownRecoveryCodes);
    expect(renewed.body.match(/[A-Z2-7]{4}(-[A-Z2-7]{4}){3}/g)).toHaveLength(10);
    const old = { way: "recovery-code", recoveryCode: recoveryCodes[1] ?? "" };
    expect((await givesCode(await halfwayIn(door, lena), old)).statusCode).toBe(422);
    const removed = await browser.submit(own, { removalPassword: password }, accessPaths.ownCodeAppRemoval);
    expect(removed.headers.location).toBe(own);
    expect((await door.visitor().submit("/sign-in", { email: lena.email, password })).headers.location).toBe("/");
    const left = await house.everything
      .selectFrom("recovery_codes")
      .select("code_hash")
      .where("account_id", "=", lena.actor.accountId)
      .execute();
    expect(left).toEqual([]);
  });

  test.each(["removalPassword", "codesPassword"])("%s wrong changes nothing", async (field) => {
    const lena = await aSupplier(house);
    await setsUpCodeApp(house, lena);
    const browser = await door.signedIn(lena.actor);
    const action = field === "removalPassword" ? accessPaths.ownCodeAppRemoval : accessPaths.ownRecoveryCodes;
    for (const typed of ["", "fel"])
      expect((await browser.submit(accessPaths.ownSecondStep, { [field]: typed }, action)).statusCode).toBe(422);
    await halfwayIn(door, lena);
    expect(await changesTold(house, lena)).toEqual(["code-app-added"]);
  });

  test("whoever comes in through the region's own sign-in has nothing to set up here", async () => {
    const moa = await anOfficer(house);
    await house.everything
      .insertInto("identities")
      .values({ issuer: "i", subject: moa.email, account_id: moa.actor.accountId, linked_at: house.now() })
      .execute();
    const { body } = await (await door.signedIn(moa.actor)).get(accessPaths.ownSecondStep);
    expect(body).toContain("genom regionens egen inloggning");
    expect(body).not.toContain('type="password"');
  });
});

describe("where the role demands it", () => {
  test("nothing but the setting up opens before it is done", async () => {
    const moa = await anOfficer(house);
    const browser = strict.visitor();
    await browser.submit("/sign-in", { email: moa.email, password });
    for (const path of ["/", "/inside", "/account"])
      expect((await browser.get(path)).headers.location).toBe(accessPaths.ownSecondStep);
    const page = await browser.get(accessPaths.ownSecondStep);
    expect(page.body).toContain("Ställ in ett andra steg innan du fortsätter");
    const posted = await browser.submit(accessPaths.ownSecondStep, { password }, accessPaths.ownCodeApp);
    expect(posted.headers.location).toBe(accessPaths.ownCodeApp);
    const { body } = await browser.get(accessPaths.ownCodeApp);
    const seed = /class="secret-text">([A-Z2-7 ]+)</.exec(body)?.[1] ?? "";
    const code = codeAt(seed, house.now());
    await browser.submit(accessPaths.ownCodeApp, { code }, accessPaths.ownCodeAppConfirmed);
    expect((await browser.get("/inside")).json()).toBe("inside");
  });

  test("it cannot be taken away by oneself", async () => {
    const moa = await anOfficer(house);
    await setsUpCodeApp(house, moa);
    const browser = await strict.signedIn(moa.actor);
    const { accountId } = moa.actor;
    await house.everything
      .updateTable("sessions")
      .set({ proved_by: "two-steps" })
      .where("account_id", "=", accountId)
      .execute();
    const own = accessPaths.ownSecondStep;
    const refused = await browser.submit(own, { removalPassword: password }, accessPaths.ownCodeAppRemoval);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain("Din roll kräver inloggning i två steg");
    await halfwayIn(door, moa);
  });

  test("a role that does not demand it, and the region's own sign-in, are let be", async () => {
    const [lena, moa] = [await aSupplier(house), await anOfficer(house)];
    expect((await (await strict.signedIn(lena.actor)).get("/inside")).json()).toBe("inside");
    const browser = await strict.signedIn(moa.actor);
    expect((await browser.get("/inside")).statusCode).toBe(303);
    await house.everything
      .updateTable("sessions")
      .set({ proved_by: "single-sign-on" })
      .where("account_id", "=", moa.actor.accountId)
      .execute();
    expect((await browser.get("/inside")).json()).toBe("inside");
  });
});

describe("an administrator takes a member's second step away", () => {
  const reset = (browser: TestBrowser, { actor }: Known, typed = password): Promise<Answered> =>
    browser.submit(`/members/${actor.accountId}`, { resetPassword: typed }, `/members/${actor.accountId}/second-step`);

  test("with one's own password; the member is signed out and told, and the password alone opens", async () => {
    const boss = await anOfficer(house, { role: "administrator" });
    const moa = await anOfficer(house, { organisationId: boss.actor.organisationId });
    await setsUpCodeApp(house, moa);
    const [browser, hers] = [await door.signedIn(boss.actor), await door.signedIn(moa.actor)];
    expect((await reset(browser, moa, "fel")).statusCode).toBe(422);
    await halfwayIn(door, moa);
    expect((await reset(browser, moa)).headers.location).toBe("/members");
    expect(await whoIsIn(hers)).toBe("nobody");
    expect(await changesTold(house, moa)).toEqual(["code-app-added", "reset"]);
    expect((await door.visitor().submit("/sign-in", { email: moa.email, password })).headers.location).toBe("/");
    expect((await browser.get(`/members/${moa.actor.accountId}`)).body).toContain("inget andra steg inställt");
  });

  test("not of somebody who also acts elsewhere", async () => {
    const owner = await aSupplier(house);
    const both = await aSupplier(house, { organisationId: owner.actor.organisationId, role: "biller" });
    const other = await aSupplier(house);
    await house.everything
      .insertInto("memberships")
      .values({
        organisation_id: other.actor.organisationId,
        account_id: both.actor.accountId,
        role: "owner",
        joined_at: house.now(),
      })
      .execute();
    await setsUpCodeApp(house, both);
    const refused = await reset(await door.signedIn(owner.actor), both);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("arbetar också för någon annan");
    await halfwayIn(door, both);
  });

  test("nor of a stranger, nor by a member who decides nothing", async () => {
    const [owner, stranger] = [await aSupplier(house), await aSupplier(house)];
    const biller = await aSupplier(house, { organisationId: owner.actor.organisationId, role: "biller" });
    for (const known of [owner, stranger]) await setsUpCodeApp(house, known);
    const boss = await door.signedIn(owner.actor);
    const form = (await boss.get(`/members/${biller.actor.accountId}`)).body;
    const csrf = /name="csrf" value="([^"]*)"/.exec(form)?.[1] ?? "";
    const fields = { csrf, resetPassword: password };
    expect((await boss.post(`/members/${stranger.actor.accountId}/second-step`, fields)).statusCode).toBe(404);
    expect((await boss.post(`/members/${owner.actor.accountId}/second-step`, fields)).statusCode).toBe(403);
    const hers = await door.signedIn(biller.actor);
    expect((await hers.get(`/members/${owner.actor.accountId}`)).statusCode).toBe(403);
    await halfwayIn(door, stranger);
    await halfwayIn(door, owner);
  });
});
