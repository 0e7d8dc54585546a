import { expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, anOrganisation, type Known } from "../../../test/support/people.ts";
import { registerAnother } from "../parties/register-another.ts";
import type { Actor } from "../../work.ts";
import { endOwnSession, listOwnSessions } from "./list-sessions.ts";
import { findViewer, startSession } from "./sessions.ts";
import { switchOrganisation } from "./switch-organisation.ts";

const house = testHouse();
const visitor: Actor = { kind: "visitor" };

const viewerOf = (secret: string) => house.perform(visitor, (work) => findViewer(work, secret));
const begin = ({ actor }: Known) =>
  house.perform(visitor, (work) => startSession(work, { ...actor, network: "192.0.2.0/24" }));

async function withTwo(lena: Known) {
  const { planLevel, ...company } = anOrganisation({ name: "Andra AB" });
  const added = await house.perform(lena.actor, (work) =>
    registerAnother(work, { company, planLevel, greeting: undefined }),
  );
  if (added.kind !== "registered") throw new Error(added.kind);
  const secret = await begin(lena);
  const viewer = await viewerOf(secret);
  return { secret, sessionId: viewer?.sessionId ?? "", organisationId: added.organisationId };
}

test("one goes on as another of one's organisations with a new secret, and the old one is dead", async () => {
  const lena = await aSupplier(house);
  const { secret, ...to } = await withTwo(lena);
  const next = await house.perform(lena.actor, (work) => switchOrganisation(work, to));
  expect(await viewerOf(secret)).toBeUndefined();
  expect(await viewerOf(next)).toMatchObject({
    organisation: { name: "Andra AB" },
    alsoActsFor: [{ id: lena.actor.organisationId }],
  });
});

test("switching to and fro does not make a session live longer", async () => {
  const lena = await aSupplier(house);
  const { secret: _, ...to } = await withTwo(lena);
  for (let tenth = 0; tenth < 6 * 11; tenth += 1) await house.turnBy({ minutes: 10 });
  const next = await house.perform(lena.actor, (work) => switchOrganisation(work, to));
  for (let tenth = 0; tenth < 5; tenth += 1) {
    await house.turnBy({ minutes: 10 });
    expect(await viewerOf(next)).toBeDefined();
  }
  await house.turnBy({ minutes: 10 });
  expect(await viewerOf(next)).toBeUndefined();
});

test("nobody goes on as an organisation they do not belong to", async () => {
  const [lena, other] = [await aSupplier(house), await aSupplier(house)];
  const { secret, sessionId } = await withTwo(lena);
  const { organisationId } = other.actor;
  const crossing = house.perform(lena.actor, (work) => switchOrganisation(work, { sessionId, organisationId }));
  await expect(crossing).rejects.toThrow("not-found");
  expect(await viewerOf(secret)).toBeDefined();
});

test("nobody goes on with another's session", async () => {
  const [lena, other] = [await aSupplier(house), await aSupplier(house)];
  const { organisationId } = await withTwo(lena);
  const { sessionId } = await withTwo(other);
  const stealing = house.perform(lena.actor, (work) => switchOrganisation(work, { sessionId, organisationId }));
  await expect(stealing).rejects.toThrow("not-found");
});

test("one lists one's own sessions and ends any of them, and nobody else's", async () => {
  const [lena, other] = [await aSupplier(house), await aSupplier(house)];
  const [here, there, others] = [await begin(lena), await begin(lena), await begin(other)];
  const listed = await house.perform(lena.actor, listOwnSessions);
  expect(listed).toHaveLength(2);
  const theirs = await viewerOf(others);
  await house.perform(lena.actor, (work) => endOwnSession(work, theirs?.sessionId ?? ""));
  expect(await viewerOf(others)).toBeDefined();
  const elsewhere = await viewerOf(there);
  await house.perform(lena.actor, (work) => endOwnSession(work, elsewhere?.sessionId ?? ""));
  expect([await viewerOf(here), await viewerOf(there)].map((one) => one !== undefined)).toEqual([true, false]);
});
