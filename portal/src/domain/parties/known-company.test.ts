import { beforeEach, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aNewcomer, lettersOf, newestToken, numberOf, registers } from "../../../test/support/newcomer.ts";
import { anOrganisation, aSupplier, nextOrganisationNumber } from "../../../test/support/people.ts";
import { signIn } from "../access/sign-in.ts";
import type { Actor } from "../../work.ts";
import { confirmRegistration, type Confirmed } from "./confirm-registration.ts";
import { registerAnother } from "./register-another.ts";

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

test("a registered company is never taken over: the newcomer asks, and the owners are told by mail", async () => {
  const lena = await aSupplier(house);
  const number = await numberOf(house, lena.actor.organisationId);
  const nils = aNewcomer({ number });
  await registers(house, nils);
  expect(await confirms(await newestToken(house, nils.email), nils.password)).toEqual({
    kind: "asked-to-join",
    companyName: "Prov & Söner AB",
  });
  expect(await signsIn(nils.email, nils.password)).toMatchObject({ kind: "no-organisation" });
  const asked = (await lettersOf(house)).filter(({ kind }) => kind === "join-requested");
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
  const number = await numberOf(house, lena.actor.organisationId);
  await registers(house, aNewcomer({ number }));
  expect((await lettersOf(house)).map(({ kind }) => kind)).toEqual(["confirm-registration"]);
});

test("of many who confirm the same company at once, one owns it and the others ask to join", async () => {
  const number = nextOrganisationNumber();
  const newcomers = Array.from({ length: 8 }, () => aNewcomer({ number }));
  for (const newcomer of newcomers) await registers(house, newcomer, newcomer.email);
  const tokens = await Promise.all(newcomers.map(({ email }) => newestToken(house, email)));
  const outcomes = await Promise.all(
    newcomers.map(({ password: typed }, index) => confirms(tokens[index] ?? "", typed)),
  );
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

test("a signed-in person adds a company at once, or asks to join one that is registered", async () => {
  const [lena, other] = [await aSupplier(house), await aSupplier(house, { organisation: { name: "Grannens AB" } })];
  const { planLevel, ...company } = anOrganisation({ name: "Lenas andra AB" });
  const added = await house.perform(lena.actor, (work) =>
    registerAnother(work, { company, planLevel, greeting: undefined }),
  );
  expect(added).toMatchObject({ kind: "registered" });
  const known = { organisation_number: await numberOf(house, other.actor.organisationId) };
  const asked = await house.perform(lena.actor, (work) =>
    registerAnother(work, { company: { ...company, ...known }, planLevel, greeting: "Hej" }),
  );
  expect(asked).toEqual({ kind: "asked-to-join", companyName: "Grannens AB" });
});

test("asking twice is asking once, and a member has no need to ask", async () => {
  const lena = await aSupplier(house);
  const own = { organisation_number: await numberOf(house, lena.actor.organisationId) };
  const { planLevel, ...company } = anOrganisation(own);
  const other = await aSupplier(house);
  for (const actor of [other.actor, other.actor, lena.actor]) {
    await house.perform(actor, (work) => registerAnother(work, { company, planLevel, greeting: undefined }));
  }
  expect((await lettersOf(house)).filter(({ kind }) => kind === "join-requested")).toHaveLength(1);
});
