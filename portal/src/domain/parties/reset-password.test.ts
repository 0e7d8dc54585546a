import { expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aNewcomer, registers } from "../../../test/support/newcomer.ts";
import { aSupplier, type Known, password, proofOf } from "../../../test/support/people.ts";
import { parseEmailAddress } from "../access/email-address.ts";
import { hashPassword } from "../access/password-hash.ts";
import { findViewer, startSession } from "../access/sessions.ts";
import { signIn } from "../access/sign-in.ts";
import type { Actor } from "../../work.ts";
import { changePassword } from "./change-password.ts";
import { findPasswordReset, requestPasswordReset, resetPassword } from "./reset-password.ts";

const house = testHouse();
const visitor: Actor = { kind: "visitor" };
const fresh = "nio bananer på vinden";
const freshHash = hashPassword(fresh);
let networks = 0;

async function asks(email: string): Promise<unknown> {
  const address = parseEmailAddress(email);
  if (!address.ok) throw new Error(address.fault);
  networks += 1;
  await house.turnBy({ seconds: 1 });
  const input = { email: address.value, language: "sv", network: `n${networks}` } as const;
  return house.perform(visitor, (work) => requestPasswordReset(work, input));
}

async function lettersTo(email: string) {
  const rows = await house.everything
    .selectFrom("mails")
    .select(["kind", "facts"])
    .where("to_address", "=", email)
    .orderBy("id")
    .execute();
  return rows.map(({ kind, facts }) => ({ kind, token: (facts as { token?: string }).token ?? "" }));
}

/** The newest letter with a link; the clock moves between askings, so ids are in order. */
const newestToken = async (email: string) =>
  (await lettersTo(email)).findLast(({ token }) => token !== "")?.token ?? "";

async function resets(token: string, network = "home"): Promise<void> {
  const passwordHash = await freshHash;
  await house.perform(visitor, (work) => resetPassword(work, { token, passwordHash, network }));
}

const signsIn = async ({ email }: Known, typed: string, network = "home") =>
  (
    await signIn((command) => house.perform(visitor, command), {
      email,
      password: typed,
      network,
      browserMark: "a browser",
    })
  ).kind;

test("the mailed link sets a new password, once, and tells about it by mail", async () => {
  const lena = await aSupplier(house);
  await asks(lena.email);
  const token = await newestToken(lena.email);
  await resets(token);
  expect(await signsIn(lena, password)).toBe("failed");
  expect(await signsIn(lena, fresh)).toBe("signed-in");
  await expect(resets(token)).rejects.toThrow("link-not-usable");
  const letters = (await lettersTo(lena.email)).map(({ kind }) => kind).sort();
  expect(letters).toEqual(["password-changed", "reset-password"]);
});

test("setting the password ends every session", async () => {
  const lena = await aSupplier(house);
  const secret = await house.perform(visitor, (work) => startSession(work, { ...lena.actor, network: "n" }));
  await asks(lena.email);
  await resets(await newestToken(lena.email));
  expect(await house.perform(visitor, (work) => findViewer(work, secret))).toBeUndefined();
});

test("known and unknown addresses get the same answer and one mail each", async () => {
  const lena = await aSupplier(house);
  expect(await asks(lena.email)).toEqual(await asks("unknown@prov.example"));
  expect((await lettersTo("unknown@prov.example")).map(({ kind }) => kind)).toEqual(["no-account"]);
});

test("a newer link voids the older, and a changed password voids them all", async () => {
  const lena = await aSupplier(house);
  await asks(lena.email);
  const older = await newestToken(lena.email);
  await asks(lena.email);
  const newer = await newestToken(lena.email);
  await expect(resets(older)).rejects.toThrow("link-not-usable");
  const secret = await house.perform(visitor, (work) => startSession(work, { ...lena.actor, network: "n" }));
  await changes(lena, secret);
  await expect(resets(newer)).rejects.toThrow("link-not-usable");
});

test("a link is good for thirty minutes", async () => {
  const lena = await aSupplier(house);
  await asks(lena.email);
  const token = await newestToken(lena.email);
  await house.turnBy({ minutes: 30 });
  expect(await house.perform(visitor, (work) => findPasswordReset(work, token))).toEqual({ state: "expired" });
  await expect(resets(token)).rejects.toThrow("link-not-usable");
  expect(await signsIn(lena, password)).toBe("signed-in");
});

test("three links an hour to one account; the fourth asking gets the same answer and no mail", async () => {
  const lena = await aSupplier(house);
  for (let count = 0; count < 5; count += 1) expect(await asks(lena.email)).toEqual({ kind: "asked" });
  expect(await lettersTo(lena.email)).toHaveLength(3);
  const found = await house.perform(visitor, async (work) => findPasswordReset(work, await newestToken(lena.email)));
  expect(found.state).toBe("usable");
});

test("registrations by strangers, and their asking over and over, do not use up the owner's letters", async () => {
  const lena = await aSupplier(house);
  for (let stranger = 0; stranger < 25; stranger += 1)
    await registers(house, aNewcomer({ email: lena.email }), `r${stranger}`);
  for (let stranger = 0; stranger < 25; stranger += 1) await asks(lena.email);
  const resets = async () => (await lettersTo(lena.email)).filter(({ kind }) => kind === "reset-password").length;
  const before = await resets();
  await house.turnBy({ minutes: 81 });
  await asks(lena.email);
  expect(await resets()).toBe(before + 1);
});

test("after a reset one may sign in from there, however many tries strangers have used up", async () => {
  const lena = await aSupplier(house);
  for (let count = 0; count < 12; count += 1) await signsIn(lena, "wrong", `bot${count}`);
  expect(await signsIn(lena, password)).toBe("wait");
  await asks(lena.email);
  await resets(await newestToken(lena.email), "cottage");
  expect(await signsIn(lena, fresh, "cottage")).toBe("signed-in");
});

test("the password is not changed without proving the old one", async () => {
  const lena = await aSupplier(house);
  const passwordHash = await freshHash;
  const changing = house.perform(lena.actor, (work) =>
    changePassword(work, { proof: undefined, passwordHash, sessionId: "00000000-0000-4000-8000-000000000000" }),
  );
  await expect(changing).rejects.toThrow("password-needed-again");
  expect(await signsIn(lena, password)).toBe("signed-in");
});

/** Changes the password from a session, and returns the secret that session has afterwards. */
async function changes(known: Known, secret: string): Promise<string> {
  const viewer = await house.perform(visitor, (work) => findViewer(work, secret));
  const proof = await proofOf(house, known);
  const passwordHash = await freshHash;
  return house.perform(known.actor, (work) =>
    changePassword(work, { proof, passwordHash, sessionId: viewer?.sessionId ?? "" }),
  );
}

test("changing it keeps this session with a new secret, ends the others, and every organisation's log says so", async () => {
  const lena = await aSupplier(house);
  const begin = () => house.perform(visitor, (work) => startSession(work, { ...lena.actor, network: "n" }));
  const [here, elsewhere] = [await begin(), await begin()];
  const renewed = await changes(lena, here);
  const living = await Promise.all(
    [here, renewed, elsewhere].map((secret) => house.perform(visitor, (work) => findViewer(work, secret))),
  );
  expect(living.map((viewer) => viewer !== undefined)).toEqual([false, true, false]);
  const events = await house.everything
    .selectFrom("events")
    .select("kind")
    .where("organisation_id", "=", lena.actor.organisationId)
    .execute();
  expect(events.map(({ kind }) => kind)).toContain("account.password-changed");
});
