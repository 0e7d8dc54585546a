import { beforeEach, expect, test } from "vitest";
import { type House, testHouse } from "../../../test/support/house.ts";
import { anOrganisation, aSupplier, nextOrganisationNumber, password } from "../../../test/support/people.ts";
import { parseEmailAddress } from "../access/email-address.ts";
import { hashPassword } from "../access/password-hash.ts";
import { findViewer } from "../access/sessions.ts";
import { signIn } from "../access/sign-in.ts";
import type { Actor } from "../../work.ts";
import { confirmRegistration, type Confirmed } from "./confirm-registration.ts";
import { register } from "./register.ts";
import { findRegistration } from "./registration.ts";
import { registerAnother } from "./register-another.ts";
import { resendConfirmation } from "./resend-confirmation.ts";
import { sweepParties } from "./sweep-parties.ts";

const house: House = testHouse();
const visitor: Actor = { kind: "visitor" };
const network = "192.0.2.0/24";
let people = 0;

interface Newcomer {
  readonly email: string;
  readonly number: string;
  readonly typed: string;
}

function aNewcomer(facts: Partial<Newcomer> = {}): Newcomer {
  people += 1;
  return {
    email: `newcomer${people}@prov.example`,
    number: nextOrganisationNumber(),
    typed: "gröna moln över tallriken",
    ...facts,
  };
}

async function registers({ email, number, typed }: Newcomer, from = `n${people}`): Promise<void> {
  const address = parseEmailAddress(email);
  if (!address.ok) throw new Error(address.fault);
  const passwordHash = await hashPassword(typed);
  const { kind: _, planLevel, ...company } = anOrganisation({ organisation_number: number, name: `Bolag ${number}` });
  const person = { name: "Nils Ny", email: address.value };
  await house.turnBy({ seconds: 1 });
  await house.perform(visitor, (work) =>
    register(work, { company, person, passwordHash, planLevel, language: "sv", network: from }),
  );
}

interface Posted {
  readonly kind: string;
  readonly to: string;
  readonly facts: Readonly<Record<string, string>>;
}

async function mails(): Promise<readonly Posted[]> {
  const rows = await house.everything.selectFrom("mails").selectAll().orderBy("id").execute();
  return rows.map((row) => ({ kind: row.kind, to: row.to_address, facts: row.facts as Record<string, string> }));
}

async function newestToken(email: string): Promise<string> {
  const mail = (await mails()).findLast(({ to, facts }) => to === email && "token" in facts);
  return mail?.facts["token"] ?? "";
}

const confirms = (token: string, typed: string): Promise<Confirmed> =>
  confirmRegistration((command) => house.perform(visitor, command), {
    token,
    password: typed,
    greeting: "Jag sköter fakturorna",
    network,
  });

const signsIn = (email: string, typed: string) =>
  signIn((command) => house.perform(visitor, command), { email, password: typed, network: `of ${email}` });

beforeEach(async () => {
  await house.everything.deleteFrom("mails").execute();
});

test("a newcomer registers, confirms with the mailed link and the password, and owns the company", async () => {
  const nils = aNewcomer();
  await registers(nils);
  expect(await signsIn(nils.email, nils.typed)).toEqual({ kind: "failed" });
  const confirmed = await confirms(await newestToken(nils.email), nils.typed);
  if (confirmed.kind !== "registered") throw new Error(confirmed.kind);
  const viewer = await house.perform(visitor, (work) => findViewer(work, confirmed.secret));
  expect(viewer).toMatchObject({
    name: "Nils Ny",
    organisation: { name: `Bolag ${nils.number}` },
    actor: { role: "owner" },
  });
  expect(await signsIn(nils.email, nils.typed)).toMatchObject({ kind: "signed-in" });
});

test("registering claims nothing and gives nobody an account", async () => {
  const nils = aNewcomer();
  await registers(nils);
  const found = async (table: "accounts" | "organisations") =>
    house.everything
      .selectFrom(table)
      .select((all) => all.fn.countAll<bigint>().as("count"))
      .executeTakeFirstOrThrow();
  const before = [await found("accounts"), await found("organisations")];
  await registers(aNewcomer());
  expect([await found("accounts"), await found("organisations")]).toEqual(before);
});

test("what happened is recorded with the company, as done by its owner", async () => {
  const nils = aNewcomer();
  await registers(nils);
  await confirms(await newestToken(nils.email), nils.typed);
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
  await registers(nils);
  const token = await newestToken(nils.email);
  await confirms(token, nils.typed);
  expect(await confirms(token, nils.typed)).toEqual({ kind: "link", state: "used" });
});

test("looking at the page behind the link any number of times confirms nothing", async () => {
  const nils = aNewcomer();
  await registers(nils);
  const token = await newestToken(nils.email);
  for (let count = 0; count < 10; count += 1) await house.perform(visitor, (work) => findRegistration(work, token));
  expect(await signsIn(nils.email, nils.typed)).toEqual({ kind: "failed" });
  expect(await confirms(token, nils.typed)).toMatchObject({ kind: "registered" });
});

test("a link without the password confirms nothing, and the tries are counted", async () => {
  const nils = aNewcomer();
  await registers(nils);
  const token = await newestToken(nils.email);
  for (let count = 0; count < 10; count += 1)
    expect(await confirms(token, "fel fel fel fel")).toEqual({ kind: "wrong-password" });
  expect(await confirms(token, nils.typed)).toMatchObject({ kind: "wait" });
  await house.turnBy({ minutes: 1 });
  expect(await confirms(token, nils.typed)).toMatchObject({ kind: "registered" });
});

test("somebody who registers another's address cannot get in, even when the mail's owner clicks the link", async () => {
  const mallory = aNewcomer({ typed: "elaka ormar under sängen" });
  await registers(mallory);
  expect(await confirms(await newestToken(mallory.email), "ägarens eget gissade ord")).toEqual({
    kind: "wrong-password",
  });
  expect(await signsIn(mallory.email, mallory.typed)).toEqual({ kind: "failed" });
});

test("an expired link is told as expired, and a fresh one is mailed on asking", async () => {
  const nils = aNewcomer();
  await registers(nils);
  const old = await newestToken(nils.email);
  await house.turnBy({ hours: 24 });
  expect(await confirms(old, nils.typed)).toEqual({ kind: "link", state: "expired" });
  await asksAgain(nils.email);
  expect(await confirms(await newestToken(nils.email), nils.typed)).toMatchObject({ kind: "registered" });
});

test("asking again voids the link before", async () => {
  const nils = aNewcomer();
  await registers(nils);
  const old = await newestToken(nils.email);
  await asksAgain(nils.email);
  expect(await confirms(old, nils.typed)).toEqual({ kind: "link", state: "voided" });
});

async function asksAgain(email: string): Promise<unknown> {
  const address = parseEmailAddress(email);
  if (!address.ok) throw new Error(address.fault);
  await house.turnBy({ seconds: 1 });
  return house.perform(visitor, (work) => resendConfirmation(work, { email: address.value, language: "sv", network }));
}

test("a known and an unknown address get one mail each, and the same answer", async () => {
  const lena = await aSupplier(house);
  const [unknown, known] = [aNewcomer(), aNewcomer({ email: lena.email })];
  await registers(unknown);
  await registers(known);
  expect((await mails()).map(({ kind, to }) => ({ kind, to }))).toEqual([
    { kind: "confirm-registration", to: unknown.email },
    { kind: "confirm-known-account", to: lena.email },
  ]);
  const answers = [await asksAgain(unknown.email), await asksAgain("nobody@prov.example"), await asksAgain(lena.email)];
  expect(answers).toEqual([{ kind: "asked" }, { kind: "asked" }, { kind: "asked" }]);
});

test("a known address adds the company with the password it already has, not with the one typed now", async () => {
  const lena = await aSupplier(house);
  const again = aNewcomer({ email: lena.email, typed: "ett helt annat långt ord" });
  await registers(again);
  const token = await newestToken(lena.email);
  expect(await confirms(token, again.typed)).toEqual({ kind: "wrong-password" });
  const confirmed = await confirms(token, password);
  if (confirmed.kind !== "registered") throw new Error(confirmed.kind);
  const viewer = await house.perform(visitor, (work) => findViewer(work, confirmed.secret));
  expect(viewer?.actor.accountId).toBe(lena.actor.accountId);
  expect(viewer?.alsoActsFor).toEqual([{ id: lena.actor.organisationId, name: "Prov & Söner AB" }]);
  expect(await signsIn(lena.email, again.typed)).toEqual({ kind: "failed" });
});

test("asking about an address nobody registered mails that there is no account, and about a confirmed one that it is", async () => {
  const lena = await aSupplier(house);
  await asksAgain("nobody.knows@prov.example");
  await asksAgain(lena.email);
  expect((await mails()).map(({ kind }) => kind)).toEqual(["no-account", "account-exists"]);
});

test("a registered company is never taken over: the newcomer asks, and the owners are told by mail", async () => {
  const lena = await aSupplier(house);
  const { organisation_number: number } = await house.everything
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", lena.actor.organisationId)
    .executeTakeFirstOrThrow();
  const nils = aNewcomer({ number });
  await registers(nils);
  expect(await confirms(await newestToken(nils.email), nils.typed)).toEqual({
    kind: "asked-to-join",
    companyName: "Prov & Söner AB",
  });
  expect(await signsIn(nils.email, nils.typed)).toMatchObject({ kind: "no-organisation" });
  const asked = (await mails()).filter(({ kind }) => kind === "join-requested");
  expect(asked).toEqual([
    {
      kind: "join-requested",
      to: lena.email,
      facts: { companyName: "Prov & Söner AB", personName: "Nils Ny", personEmail: nils.email },
    },
  ]);
  const members = await house.everything
    .selectFrom("memberships")
    .select("account_id")
    .where("organisation_id", "=", lena.actor.organisationId)
    .execute();
  expect(members).toEqual([{ account_id: lena.actor.accountId }]);
});

test("owners are not told before the newcomer's address is confirmed", async () => {
  const lena = await aSupplier(house);
  const { organisation_number: number } = await house.everything
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", lena.actor.organisationId)
    .executeTakeFirstOrThrow();
  await registers(aNewcomer({ number }));
  expect((await mails()).map(({ kind }) => kind)).toEqual(["confirm-registration"]);
});

test("of many who confirm the same company at once, one owns it and the others ask to join", async () => {
  const number = nextOrganisationNumber();
  const newcomers = Array.from({ length: 8 }, () => aNewcomer({ number }));
  for (const newcomer of newcomers) await registers(newcomer, newcomer.email);
  const tokens = await Promise.all(newcomers.map(({ email }) => newestToken(email)));
  const outcomes = await Promise.all(newcomers.map(({ typed }, index) => confirms(tokens[index] ?? "", typed)));
  const kinds = outcomes.map(({ kind }) => kind).sort();
  expect(kinds).toEqual([...Array.from({ length: 7 }, () => "asked-to-join"), "registered"]);
  const owners = await house.everything
    .selectFrom("memberships")
    .innerJoin("organisations", "organisations.id", "memberships.organisation_id")
    .select("role")
    .where("organisation_number", "=", number)
    .execute();
  expect(owners).toEqual([{ role: "owner" }]);
  const requests = await house.everything
    .selectFrom("join_requests")
    .innerJoin("organisations", "organisations.id", "join_requests.organisation_id")
    .select("state")
    .where("organisation_number", "=", number)
    .execute();
  expect(requests).toHaveLength(7);
});

test("of two links of one address confirmed at once, one makes the account", async () => {
  const first = aNewcomer();
  const second = aNewcomer({ email: first.email, typed: "ett annat ord med moln" });
  await registers(first);
  const firstToken = await newestToken(first.email);
  await registers(second);
  const secondToken = await newestToken(first.email);
  const tries = await Promise.allSettled([confirms(firstToken, first.typed), confirms(secondToken, second.typed)]);
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
  for (let count = 0; count < 30; count += 1) await registers(aNewcomer(), "busy office");
  const before = (await mails()).length;
  await registers(aNewcomer(), "busy office");
  expect((await mails()).length).toBe(before);
}, 20_000);

test("one address gets at most twenty mails in a row, and the page says the same", async () => {
  const nils = aNewcomer();
  for (let count = 0; count < 25; count += 1) await registers(nils, `network ${count}`);
  expect((await mails()).filter(({ to }) => to === nils.email)).toHaveLength(20);
}, 20_000);

test("a signed-in person adds a company at once, or asks to join one that is registered", async () => {
  const [lena, other] = [await aSupplier(house), await aSupplier(house, { organisation: { name: "Grannens AB" } })];
  const { planLevel, ...company } = anOrganisation({ name: "Lenas andra AB" });
  const added = await house.perform(lena.actor, (work) =>
    registerAnother(work, { company, planLevel, greeting: undefined }),
  );
  expect(added).toMatchObject({ kind: "registered" });
  const known = await house.everything
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", other.actor.organisationId)
    .executeTakeFirstOrThrow();
  const asked = await house.perform(lena.actor, (work) =>
    registerAnother(work, { company: { ...company, ...known }, planLevel, greeting: "Hej" }),
  );
  expect(asked).toEqual({ kind: "asked-to-join", companyName: "Grannens AB" });
});

test("asking twice is asking once, and a member has no need to ask", async () => {
  const lena = await aSupplier(house);
  const own = await house.everything
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", lena.actor.organisationId)
    .executeTakeFirstOrThrow();
  const { planLevel, ...company } = anOrganisation(own);
  const other = await aSupplier(house);
  for (const actor of [other.actor, other.actor, lena.actor]) {
    await house.perform(actor, (work) => registerAnother(work, { company, planLevel, greeting: undefined }));
  }
  expect((await mails()).filter(({ kind }) => kind === "join-requested")).toHaveLength(1);
});

test("registrations nobody confirmed are removed after a week", async () => {
  const nils = aNewcomer();
  await registers(nils);
  await house.turnBy({ days: 8 });
  await house.perform({ kind: "machine", job: "sweep-expired" }, sweepParties);
  const left = await house.everything
    .selectFrom("registrations")
    .select("id")
    .where("email", "=", nils.email)
    .execute();
  expect(left).toEqual([]);
});
