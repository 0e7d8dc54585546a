import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, anOrganisation, password } from "../../../test/support/people.ts";
import { createOrganisation } from "../parties/create-organisation.ts";
import { actAsPerson } from "../parties/act-as.ts";
import { addMember } from "../parties/membership.ts";
import type { Actor } from "../../work.ts";
import { setPassword } from "../parties/change-password.ts";
import { nobodysHash } from "./password-hash.ts";
import { findViewer } from "./sessions.ts";
import { signIn } from "./sign-in.ts";

const house = testHouse();
const visitor: Actor = { kind: "visitor" };
const home = "192.0.2.0/24";

const tryIn = (email: string, typed: string, network = home) =>
  signIn((command) => house.perform(visitor, command), { email, password: typed, network, browserMark: "a browser" });

test("the right password begins a session", async () => {
  const lena = await aSupplier(house);
  const outcome = await tryIn(lena.email, password);
  if (outcome.kind !== "signed-in") throw new Error(outcome.kind);
  const viewer = await house.perform(visitor, (work) => findViewer(work, outcome.secret));
  expect(viewer?.actor).toEqual(lena.actor);
});

test("a password that another is set in the place of, while it is being reckoned with, lets nobody in", async () => {
  const lena = await aSupplier(house);
  const input = { email: lena.email, password, network: home, browserMark: "a browser" };
  let asked = 0;
  const outcome = await signIn(async (command) => {
    asked += 1;
    if (asked === 2)
      await house.perform(visitor, (work) =>
        setPassword(work, { accountId: lena.actor.accountId, passwordHash: nobodysHash }),
      );
    return house.perform(visitor, command);
  }, input);
  expect([outcome, asked]).toEqual([{ kind: "failed" }, 2]);
});

test("the address may be typed in capitals and with spaces around it", async () => {
  const lena = await aSupplier(house);
  expect(await tryIn(`  ${lena.email.toUpperCase()} `, password)).toMatchObject({ kind: "signed-in" });
});

test.each([
  ["a wrong password", (email: string) => [email, "gurka-tallrik-spann-42"]],
  ["a password in other letters", (email: string) => [email, password.toUpperCase()]],
  ["an unknown address", () => ["nobody@prov.example", password]],
  ["no address at all", () => ["'; drop table accounts; --", password]],
  ["the hash for a password", (email: string) => [email, "$argon2id$v=19$m=47104,t=1,p=1$"]],
] as const)("%s fails in the same words", async (_, typed) => {
  const lena = await aSupplier(house);
  const [email = "", wrong = ""] = typed(lena.email);
  expect(await tryIn(email, wrong, `${email}/24`)).toEqual({ kind: "failed" });
});

test("known and unknown addresses wait alike after ten tries, and neither is locked", async () => {
  const lena = await aSupplier(house);
  for (const email of [lena.email, "unknown@prov.example"]) {
    for (let count = 0; count < 10; count += 1) expect((await tryIn(email, "wrong", `n${count}`)).kind).toBe("failed");
    expect(await tryIn(email, password, "n10")).toEqual({ kind: "wait", retryAfterSeconds: 30 });
    await house.turnBy({ seconds: 30 });
  }
  expect(await tryIn(lena.email, password, "n11")).toMatchObject({ kind: "signed-in" });
});

test("strangers elsewhere cannot use up the tries of a network one has signed in from", async () => {
  const lena = await aSupplier(house);
  await tryIn(lena.email, password, "198.51.100.0/24");
  for (let count = 0; count < 12; count += 1) await tryIn(lena.email, "wrong", `bot${count}`);
  expect(await tryIn(lena.email, password, "bot13")).toMatchObject({ kind: "wait" });
  expect(await tryIn(lena.email, password, "198.51.100.0/24")).toMatchObject({ kind: "signed-in" });
});

/** As if a network had used up all its tries but this many. */
async function leaveTries(network: string, tokens: number): Promise<void> {
  const key = createHash("sha256").update(`sign-in-from-network\n${network}`).digest("hex");
  await house.everything.updateTable("throttles").set({ tokens }).where("key", "=", key).execute();
}

test("a network that tries many addresses waits, whatever the addresses", async () => {
  expect(await tryIn("n1@prov.example", "x", "busy")).toEqual({ kind: "failed" });
  await leaveTries("busy", 1);
  expect(await tryIn("n2@prov.example", "x", "busy")).toEqual({ kind: "failed" });
  expect(await tryIn("n3@prov.example", "x", "busy")).toEqual({ kind: "wait", retryAfterSeconds: 5 });
  expect(await tryIn("n3@prov.example", "x", "elsewhere")).toEqual({ kind: "failed" });
});

test("a whole office signs in through one network without waiting: what turned out right is given back", async () => {
  const lena = await aSupplier(house);
  await tryIn(lena.email, "wrong", "office");
  await leaveTries("office", 1);
  for (let count = 0; count < 5; count += 1) {
    expect(await tryIn(lena.email, password, "office")).toMatchObject({ kind: "signed-in" });
  }
  await tryIn(lena.email, "wrong", "office");
  expect(await tryIn(lena.email, password, "office")).toMatchObject({ kind: "wait" });
});

test("a right password forgets the wrong ones before it", async () => {
  const lena = await aSupplier(house);
  for (let round = 0; round < 3; round += 1) {
    for (let count = 0; count < 9; count += 1) await tryIn(lena.email, "wrong", "192.0.3.0/24");
    expect(await tryIn(lena.email, password, "192.0.3.0/24")).toMatchObject({ kind: "signed-in" });
  }
});

test("each sign-in has a new secret", async () => {
  const lena = await aSupplier(house);
  const [a, b] = [await tryIn(lena.email, password), await tryIn(lena.email, password)];
  expect(a).not.toEqual(b);
});

test("one goes on in the organisation one worked for last", async () => {
  const lena = await aSupplier(house);
  const { accountId } = lena.actor;
  await house.perform(visitor, async (work) => {
    const organisationId = await createOrganisation(work, anOrganisation({ name: "AA först i ordningen AB" }));
    const person = { accountId, organisationId, role: "reader" } as const;
    await addMember(await actAsPerson(work, person), person);
  });
  const first = await tryIn(lena.email, password);
  if (first.kind !== "signed-in") throw new Error(first.kind);
  const viewer = await house.perform(visitor, (work) => findViewer(work, first.secret));
  expect(viewer?.organisation.name).toBe("AA först i ordningen AB");
  expect(viewer?.alsoActsFor).toEqual([{ id: lena.actor.organisationId, name: "Prov & Söner AB" }]);
});

test("one who acts for nobody gets no session", async () => {
  const lena = await aSupplier(house);
  await house.everything.deleteFrom("memberships").where("account_id", "=", lena.actor.accountId).execute();
  expect(await tryIn(lena.email, password)).toEqual({ kind: "no-organisation", accountId: lena.actor.accountId });
  expect(await tryIn(lena.email, "wrong")).toEqual({ kind: "failed" });
});
