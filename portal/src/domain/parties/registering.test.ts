import { beforeEach, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aNewcomer, lettersOf, newestToken, registers } from "../../../test/support/newcomer.ts";
import { aSupplier, password } from "../../../test/support/people.ts";
import { parseEmailAddress } from "../access/email-address.ts";
import { findViewer } from "../access/sessions.ts";
import { signIn } from "../access/sign-in.ts";
import type { Actor } from "../../work.ts";
import { confirmRegistration, type Confirmed } from "./confirm-registration.ts";
import { findRegistration } from "./registration.ts";
import { resendConfirmation } from "./resend-confirmation.ts";
import { sweepParties } from "./sweep-parties.ts";

const house = testHouse();
const visitor: Actor = { kind: "visitor" };

const confirms = (token: string, typed: string): Promise<Confirmed> =>
  confirmRegistration((command) => house.perform(visitor, command), {
    token,
    password: typed,
    greeting: "Jag sköter fakturorna",
    network: "192.0.2.0/24",
    browserMark: "a browser",
  });

const signsIn = (email: string, typed: string) =>
  signIn((command) => house.perform(visitor, command), {
    email,
    password: typed,
    network: `of ${email}`,
    browserMark: "a browser",
  });

beforeEach(async () => {
  await house.everything.deleteFrom("mails").execute();
});

test("a newcomer registers, confirms with the mailed link and the password, and owns the company", async () => {
  const nils = aNewcomer();
  await registers(house, nils);
  expect(await signsIn(nils.email, nils.password)).toEqual({ kind: "failed" });
  const confirmed = await confirms(await newestToken(house, nils.email), nils.password);
  if (confirmed.kind !== "registered") throw new Error(confirmed.kind);
  const viewer = await house.perform(visitor, (work) => findViewer(work, confirmed.secret));
  expect(viewer).toMatchObject({
    name: "Nils Ny",
    organisation: { name: `Bolag ${nils.number}` },
    actor: { role: "owner" },
  });
  expect(await signsIn(nils.email, nils.password)).toMatchObject({ kind: "signed-in" });
});

test("registering claims nothing and gives nobody an account", async () => {
  const nils = aNewcomer();
  await registers(house, nils);
  const found = async (table: "accounts" | "organisations") =>
    house.everything
      .selectFrom(table)
      .select((all) => all.fn.countAll<bigint>().as("count"))
      .executeTakeFirstOrThrow();
  const before = [await found("accounts"), await found("organisations")];
  await registers(house, aNewcomer());
  expect([await found("accounts"), await found("organisations")]).toEqual(before);
});

test("what happened is recorded with the company, as done by its owner", async () => {
  const nils = aNewcomer();
  await registers(house, nils);
  await confirms(await newestToken(house, nils.email), nils.password);
  const organisation = await house.everything
    .selectFrom("organisations")
    .select("id")
    .where("organisation_number", "=", nils.number)
    .executeTakeFirstOrThrow();
  const events = await house.everything
    .selectFrom("events")
    .select(["kind", "actor"])
    .where("organisation_id", "=", organisation.id)
    .orderBy("id")
    .execute();
  expect(events).toEqual([
    { kind: "organisation.registered", actor: "person" },
    { kind: "account.confirmed", actor: "person" },
    { kind: "member.joined", actor: "person" },
  ]);
});

test("a link is used once; the second time it says so", async () => {
  const nils = aNewcomer();
  await registers(house, nils);
  const token = await newestToken(house, nils.email);
  await confirms(token, nils.password);
  expect(await confirms(token, nils.password)).toEqual({ kind: "link", state: "used" });
});

test("looking at the page behind the link any number of times confirms nothing", async () => {
  const nils = aNewcomer();
  await registers(house, nils);
  const token = await newestToken(house, nils.email);
  for (let count = 0; count < 10; count += 1) await house.perform(visitor, (work) => findRegistration(work, token));
  expect(await signsIn(nils.email, nils.password)).toEqual({ kind: "failed" });
  expect(await confirms(token, nils.password)).toMatchObject({ kind: "registered" });
});

test("a link without the password confirms nothing, and the tries are counted", async () => {
  const nils = aNewcomer();
  await registers(house, nils);
  const token = await newestToken(house, nils.email);
  for (let count = 0; count < 10; count += 1)
    expect(await confirms(token, "fel fel fel fel")).toEqual({ kind: "wrong-password" });
  expect(await confirms(token, nils.password)).toMatchObject({ kind: "wait" });
  await house.turnBy({ minutes: 1 });
  expect(await confirms(token, nils.password)).toMatchObject({ kind: "registered" });
});

test("somebody who registers another's address cannot get in, even when the mail's owner clicks the link", async () => {
  const mallory = aNewcomer({ password: "elaka ormar under sängen" });
  await registers(house, mallory);
  expect(await confirms(await newestToken(house, mallory.email), "ägarens eget gissade ord")).toEqual({
    kind: "wrong-password",
  });
  expect(await signsIn(mallory.email, mallory.password)).toEqual({ kind: "failed" });
});

test("an expired link is told as expired, and a fresh one is mailed on asking", async () => {
  const nils = aNewcomer();
  await registers(house, nils);
  const old = await newestToken(house, nils.email);
  await house.turnBy({ hours: 24 });
  expect(await confirms(old, nils.password)).toEqual({ kind: "link", state: "expired" });
  await asksAgain(nils.email);
  expect(await confirms(await newestToken(house, nils.email), nils.password)).toMatchObject({ kind: "registered" });
});

test("asking again voids the link before", async () => {
  const nils = aNewcomer();
  await registers(house, nils);
  const old = await newestToken(house, nils.email);
  await asksAgain(nils.email);
  expect(await confirms(old, nils.password)).toEqual({ kind: "link", state: "voided" });
});

async function asksAgain(email: string): Promise<unknown> {
  const address = parseEmailAddress(email);
  if (!address.ok) throw new Error(address.fault);
  await house.turnBy({ seconds: 1 });
  return house.perform(visitor, (work) =>
    resendConfirmation(work, { email: address.value, language: "sv", network: "192.0.2.0/24" }),
  );
}

test("a known and an unknown address get one mail each, and the same answer", async () => {
  const lena = await aSupplier(house);
  const [unknown, known] = [aNewcomer(), aNewcomer({ email: lena.email })];
  await registers(house, unknown);
  await registers(house, known);
  expect((await lettersOf(house)).map(({ kind, to }) => ({ kind, to }))).toEqual([
    { kind: "confirm-registration", to: unknown.email },
    { kind: "confirm-known-account", to: lena.email },
  ]);
  const answers = [await asksAgain(unknown.email), await asksAgain("nobody@prov.example"), await asksAgain(lena.email)];
  expect(answers).toEqual([{ kind: "asked" }, { kind: "asked" }, { kind: "asked" }]);
});

test("a known address adds the company with the password it already has, not with the one typed now", async () => {
  const lena = await aSupplier(house);
  const again = aNewcomer({ email: lena.email, password: "ett helt annat långt ord" });
  await registers(house, again);
  const token = await newestToken(house, lena.email);
  expect(await confirms(token, again.password)).toEqual({ kind: "wrong-password" });
  const confirmed = await confirms(token, password);
  if (confirmed.kind !== "registered") throw new Error(confirmed.kind);
  const viewer = await house.perform(visitor, (work) => findViewer(work, confirmed.secret));
  expect(viewer?.actor.accountId).toBe(lena.actor.accountId);
  expect(viewer?.alsoActsFor).toEqual([{ id: lena.actor.organisationId, name: "Prov & Söner AB" }]);
  expect(await signsIn(lena.email, again.password)).toEqual({ kind: "failed" });
});

test("asking about an address nobody registered mails that there is no account, and about a confirmed one that it is", async () => {
  const lena = await aSupplier(house);
  await asksAgain("nobody.knows@prov.example");
  await asksAgain(lena.email);
  expect((await lettersOf(house)).map(({ kind }) => kind)).toEqual(["no-account", "account-exists"]);
});

test("of two links of one address confirmed at once, one makes the account", async () => {
  const first = aNewcomer();
  const second = aNewcomer({ email: first.email, password: "ett annat ord med moln" });
  await registers(house, first);
  const firstToken = await newestToken(house, first.email);
  await registers(house, second);
  const secondToken = await newestToken(house, first.email);
  const tries = await Promise.allSettled([
    confirms(firstToken, first.password),
    confirms(secondToken, second.password),
  ]);
  const registered = tries.filter((one) => one.status === "fulfilled" && one.value.kind === "registered");
  expect(registered).toHaveLength(1);
  const accounts = await house.everything
    .selectFrom("accounts")
    .select("id")
    .where("email", "=", first.email)
    .execute();
  expect(accounts).toHaveLength(1);
});

test("a network registers a bounded number in a row; no mail goes to the one after", async () => {
  for (let count = 0; count < 30; count += 1) await registers(house, aNewcomer(), "busy office");
  const before = (await lettersOf(house)).length;
  await registers(house, aNewcomer(), "busy office");
  expect((await lettersOf(house)).length).toBe(before);
}, 20_000);

test("one address gets at most twenty mails in a row, and the page says the same", async () => {
  const nils = aNewcomer();
  for (let count = 0; count < 25; count += 1) await registers(house, nils, `network ${count}`);
  expect((await lettersOf(house)).filter(({ to }) => to === nils.email)).toHaveLength(20);
}, 20_000);

test("registrations nobody confirmed are removed after a week", async () => {
  const nils = aNewcomer();
  await registers(house, nils);
  await house.turnBy({ days: 8 });
  await house.perform({ kind: "machine", job: "sweep-expired" }, sweepParties);
  const left = await house.everything
    .selectFrom("registrations")
    .select("id")
    .where("email", "=", nils.email)
    .execute();
  expect(left).toEqual([]);
});
