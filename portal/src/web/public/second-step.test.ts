import { describe, expect, test } from "vitest";
import { codeAt, setsUpCodeApp } from "../../../test/support/code-app.ts";
import { formsIn, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aNewcomer, registers } from "../../../test/support/newcomer.ts";
import { anOfficer, aSupplier, type Known, password } from "../../../test/support/people.ts";
import { changesTold, givesCode, halfwayIn, routesToTwoSteps, whoIsIn } from "../../../test/support/two-steps.ts";
import { startSession } from "../../domain/access/sessions.ts";
import { writeKept } from "../server/kept-form.ts";
import { accessPaths } from "./access-paths.ts";

const house = testHouse();
const door = testDoor(house, { routes: routesToTwoSteps });

async function factsOfLetter({ email }: Known, kind: string): Promise<{ readonly token: string }> {
  const letter = await house.everything
    .selectFrom("mails")
    .select("facts")
    .where("to_address", "=", email)
    .where("kind", "=", kind)
    .executeTakeFirstOrThrow();
  return letter.facts as { token: string };
}

describe("signing in with two steps", () => {
  test("the password alone opens nothing, the code lets in, to where the way led", async () => {
    const lena = await aSupplier(house);
    const { seed } = await setsUpCodeApp(house, lena);
    const browser = await halfwayIn(door, lena, "?then=%2Finside");
    expect(await whoIsIn(browser)).toBe("nobody");
    expect((await browser.get("/inside")).headers.location).toMatch(/^\/sign-in/);
    const page = `${accessPaths.secondStep}?then=%2Finside`;
    const answered = await givesCode(browser, { code: codeAt(seed, house.now()) }, page);
    expect([answered.statusCode, answered.headers.location]).toEqual([303, "/inside"]);
    expect(await whoIsIn(browser)).toBe(`${lena.email} by two-steps`);
  });

  test("a code that was used does not let in once more, in this browser or another", async () => {
    const lena = await aSupplier(house);
    const { seed } = await setsUpCodeApp(house, lena);
    const code = codeAt(seed, house.now());
    const [first, second] = [await halfwayIn(door, lena), await halfwayIn(door, lena)];
    expect((await givesCode(first, { code })).statusCode).toBe(303);
    const again = await givesCode(second, { code });
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain("är den redan använd");
    expect(await whoIsIn(second)).toBe("nobody");
  });

  test.each([
    ["no code", {}, "Skriv koden"],
    ["a wrong code", { code: "000000" }, "Koden stämmer inte"],
    ["a wrong recovery code", { way: "recovery-code", recoveryCode: "AAAA-BBBB" }, "Reservkoden stämmer inte"],
    ["a code of the app as a recovery code", { way: "recovery-code", recoveryCode: "000000" }, "Reservkoden stämmer"],
  ])("%s is told at its field", async (_, fields, told) => {
    const lena = await aSupplier(house);
    await setsUpCodeApp(house, lena);
    const browser = await halfwayIn(door, lena);
    const answered = await givesCode(browser, fields);
    expect(answered.statusCode).toBe(422);
    expect(answered.body).toContain(told);
    expect(await whoIsIn(browser)).toBe("nobody");
  });

  test("guessing is slowed down: after five tries even the right code waits, and then it is good", async () => {
    const lena = await aSupplier(house);
    const { seed } = await setsUpCodeApp(house, lena);
    const browser = await halfwayIn(door, lena);
    for (let count = 0; count < 5; count += 1) await givesCode(browser, { code: "123456" });
    const waited = await givesCode(browser, { code: codeAt(seed, house.now()) });
    expect(waited.statusCode).toBe(429);
    expect(waited.headers["retry-after"]).toBe("300");
    expect((await givesCode(await halfwayIn(door, lena), { way: "recovery-code", recoveryCode: "x" })).statusCode).toBe(
      429,
    );
    await house.turnBy({ minutes: 6 });
    expect((await givesCode(browser, { code: codeAt(seed, house.now()) })).statusCode).toBe(303);
  });

  test("strangers elsewhere who have the password cannot use up the tries where one signs in from", async () => {
    const lena = await aSupplier(house);
    const { seed } = await setsUpCodeApp(house, lena);
    const home = await halfwayIn(door, lena);
    expect((await givesCode(home, { code: codeAt(seed, house.now()) })).statusCode).toBe(303);
    await house.everything.updateTable("account_networks").set({ network: "elsewhere" }).execute();
    for (let count = 0; count < 6; count += 1) await givesCode(await halfwayIn(door, lena), { code: "123456" });
    await house.turnBy({ seconds: 30 });
    expect((await givesCode(await halfwayIn(door, lena), { code: codeAt(seed, house.now()) })).statusCode).toBe(429);
    await house.everything.updateTable("account_networks").set({ network: "127.0.0.0/24" }).execute();
    expect((await givesCode(await halfwayIn(door, lena), { code: codeAt(seed, house.now()) })).statusCode).toBe(303);
  });

  test("another browser has nothing to go on with, nor has this one after ten minutes", async () => {
    const lena = await aSupplier(house);
    const { seed } = await setsUpCodeApp(house, lena);
    const browser = await halfwayIn(door, lena);
    const stranger = door.visitor();
    await stranger.get("/sign-in");
    expect((await stranger.get(accessPaths.secondStep)).headers.location).toBe("/sign-in");
    const form = await browser.get(accessPaths.secondStep);
    const csrf = /name="csrf" value="([^"]*)"/.exec(form.body)?.[1] ?? "";
    await house.turnBy({ minutes: 11 });
    const late = await browser.post(accessPaths.secondStep, { csrf, code: codeAt(seed, house.now()) });
    expect(late.headers.location).toBe("/sign-in");
    expect(await whoIsIn(browser)).toBe("nobody");
  });

  test("what was posted when signed out is kept through the second step", async () => {
    const lena = await aSupplier(house);
    const { seed } = await setsUpCodeApp(house, lena);
    const browser = door.visitor();
    const kept = writeKept({ path: "/inside", fields: { name: "Värde" }, organisationId: undefined });
    const asked = await browser.submit("/sign-in", { email: lena.email, password, kept });
    expect(asked.statusCode).toBe(200);
    expect(asked.body).toContain(kept);
    const done = await givesCode(browser, { code: codeAt(seed, house.now()), kept });
    expect(done.statusCode).toBe(200);
    expect(done.body).toContain("Fortsätt där du var");
    expect(formsIn(done.body).find(({ action }) => action === "/inside")?.hidden["name"]).toBe("Värde");
    expect(await whoIsIn(browser)).toBe(`${lena.email} by two-steps`);
  });

  test("a recovery code lets in once, and its owner is told", async () => {
    const lena = await aSupplier(house);
    const { recoveryCodes } = await setsUpCodeApp(house, lena);
    const fields = { way: "recovery-code", recoveryCode: recoveryCodes[0] ?? "" };
    expect((await givesCode(await halfwayIn(door, lena), fields)).statusCode).toBe(303);
    expect((await givesCode(await halfwayIn(door, lena), fields)).statusCode).toBe(422);
    expect(await changesTold(house, lena)).toEqual(["code-app-added", "recovery-code-used"]);
  });

  test.each([
    ["a supplier", () => aSupplier(house)],
    ["an administrator", () => anOfficer(house, { role: "administrator" })],
  ])("registering a company with the address of %s does not go round the second step", async (_, make) => {
    const owner = await make();
    const { seed } = await setsUpCodeApp(house, owner);
    await registers(house, aNewcomer({ email: owner.email }));
    const { token } = await factsOfLetter(owner, "confirm-known-account");
    const browser = door.visitor();
    const confirmed = await browser.submit(accessPaths.confirm(token), { password });
    expect([confirmed.statusCode, confirmed.headers.location]).toEqual([303, accessPaths.secondStep]);
    expect(await whoIsIn(browser)).toBe("nobody");
    expect((await browser.get("/inside")).headers.location).toMatch(/^\/sign-in/);
    await givesCode(browser, { code: codeAt(seed, house.now()) });
    expect(await whoIsIn(browser)).toBe(`${owner.email} by two-steps`);
  });

  test("no session is begun by the password alone where there is a second step", async () => {
    const lena = await aSupplier(house);
    await setsUpCodeApp(house, lena);
    const { accountId, organisationId } = lena.actor;
    const start = house.perform({ kind: "visitor" }, (work) =>
      startSession(work, { accountId, organisationId, network: "test" }),
    );
    await expect(start).rejects.toMatchObject({ code: "not-allowed" });
  });

  test("whoever waits with the old password comes no further once another is set", async () => {
    const lena = await aSupplier(house);
    const { recoveryCodes } = await setsUpCodeApp(house, lena);
    const thief = await halfwayIn(door, lena);
    const kept = formsIn((await thief.get(accessPaths.secondStep)).body).find(
      ({ action }) => action === accessPaths.secondStep,
    );
    await door.visitor().submit(accessPaths.forgotten, { email: lena.email });
    const { token } = await factsOfLetter(lena, "reset-password");
    await door.visitor().submit(accessPaths.reset(token), { password: "sju gröna moln på taket" });
    const fields = { way: "recovery-code", recoveryCode: recoveryCodes[0] ?? "" };
    const answered = await thief.post(accessPaths.secondStep, { ...kept?.hidden, ...fields });
    expect(answered.headers.location).toBe("/sign-in");
    expect(await whoIsIn(thief)).toBe("nobody");
  });

  test("a new password by mail does not go round the second step", async () => {
    const lena = await aSupplier(house);
    await setsUpCodeApp(house, lena);
    await door.visitor().submit(accessPaths.forgotten, { email: lena.email });
    const { token } = await factsOfLetter(lena, "reset-password");
    const browser = door.visitor();
    const renewed = "sju gröna moln på taket";
    await browser.submit(accessPaths.reset(token), { password: renewed });
    expect(await whoIsIn(browser)).toBe("nobody");
    const answered = await browser.submit("/sign-in", { email: lena.email, password: renewed });
    expect(answered.headers.location).toBe(accessPaths.secondStep);
  });
});

test("going on as another organisation keeps how one has proved oneself", async () => {
  const lena = await aSupplier(house);
  const other = await aSupplier(house);
  await house.everything
    .insertInto("memberships")
    .values({
      organisation_id: other.actor.organisationId,
      account_id: lena.actor.accountId,
      role: "owner",
      joined_at: house.now(),
    })
    .execute();
  const browser = await door.signedIn(lena.actor);
  const { accountId } = lena.actor;
  await house.everything
    .updateTable("sessions")
    .set({ proved_by: "two-steps" })
    .where("account_id", "=", accountId)
    .execute();
  await browser.submit("/account", { organisation: other.actor.organisationId }, "/session/organisation");
  expect(await whoIsIn(browser)).toBe(`${lena.email} by two-steps`);
});
