import { expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, anOfficer, type Known } from "../../../test/support/people.ts";
import type { Actor } from "../../work.ts";
import type { Role } from "./permissions.ts";
import { endSession, endSessionsOf, findViewer, sessionsMax, startSession } from "./sessions.ts";

const house = testHouse();
const visitor: Actor = { kind: "visitor" };

async function begin({ actor }: Known): Promise<string> {
  return house.perform(visitor, (work) => startSession(work, { ...actor, network: "192.0.2.0/24" }));
}

async function lives(secret: string): Promise<boolean> {
  return (await house.perform(visitor, (work) => findViewer(work, secret))) !== undefined;
}

test("whoever has the secret is the person, in the organisation and role of the membership", async () => {
  const lena = await aSupplier(house);
  const secret = await begin(lena);
  const viewer = await house.perform(visitor, (work) => findViewer(work, secret));
  expect(viewer).toMatchObject({
    actor: lena.actor,
    name: "Lena Leverantör",
    email: lena.email,
    organisation: { name: "Prov & Söner AB", kind: "supplier" },
    alsoActsFor: [],
  });
});

test("the database does not know the secret", async () => {
  const secret = await begin(await aSupplier(house));
  const rows = await house.everything.selectFrom("sessions").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(secret);
});

test.each(["", "no such secret", "' or true --"])("%j is nobody's secret", async (secret) => {
  expect(await lives(secret)).toBe(false);
});

test("a session ends when it is ended, and ending it again is no fault", async () => {
  const secret = await begin(await aSupplier(house));
  await house.perform(visitor, (work) => endSession(work, secret));
  await house.perform(visitor, (work) => endSession(work, secret));
  expect(await lives(secret)).toBe(false);
});

test.each<[Role, { minutes: number }, boolean]>([
  ["owner", { minutes: 29 }, true],
  ["owner", { minutes: 30 }, false],
  ["officer", { minutes: 29 }, true],
  ["administrator", { minutes: 14 }, true],
  ["administrator", { minutes: 15 }, false],
])("a session of %s left alone for %o lives: %s", async (role, idle, expected) => {
  const secret = await begin(role === "owner" ? await aSupplier(house) : await anOfficer(house, { role }));
  await house.turnBy(idle);
  expect(await lives(secret)).toBe(expected);
});

test.each<[Role, number]>([
  ["owner", 12],
  ["administrator", 8],
])("a session of %s that is used all the time ends after %d hours", async (role, hours) => {
  const secret = await begin(role === "owner" ? await aSupplier(house) : await anOfficer(house, { role }));
  for (let quarters = 1; quarters < hours * 6; quarters += 1) {
    await house.turnBy({ minutes: 10 });
    expect(await lives(secret)).toBe(true);
  }
  await house.turnBy({ minutes: 10 });
  expect(await lives(secret)).toBe(false);
});

test("a session dies at once with its membership", async () => {
  const lena = await aSupplier(house);
  const secret = await begin(lena);
  await house.everything.deleteFrom("memberships").where("account_id", "=", lena.actor.accountId).execute();
  expect(await lives(secret)).toBe(false);
});

test("a changed role holds from the next page", async () => {
  const lena = await aSupplier(house);
  const secret = await begin(lena);
  await house.everything
    .updateTable("memberships")
    .set({ role: "reader" })
    .where("account_id", "=", lena.actor.accountId)
    .execute();
  const viewer = await house.perform(visitor, (work) => findViewer(work, secret));
  expect(viewer?.actor.role).toBe("reader");
});

test(`the oldest session ends when a person begins more than ${sessionsMax}`, async () => {
  const lena = await aSupplier(house);
  const secrets: string[] = [];
  for (let count = 0; count <= sessionsMax; count += 1) {
    secrets.push(await begin(lena));
    await house.turnBy({ seconds: 1 });
  }
  const living = await Promise.all(secrets.map(lives));
  expect(living).toEqual([false, ...Array.from({ length: sessionsMax }, () => true)]);
});

test("ending all sessions but one leaves that one and other people's", async () => {
  const [lena, other] = [await aSupplier(house), await aSupplier(house)];
  const [kept, ended, others] = [await begin(lena), await begin(lena), await begin(other)];
  const viewer = await house.perform(visitor, (work) => findViewer(work, kept));
  await house.perform(lena.actor, (work) => endSessionsOf(work, lena.actor.accountId, viewer?.sessionId));
  expect([await lives(kept), await lives(ended), await lives(others)]).toEqual([true, false, true]);
});

test("nobody begins a session for an organisation they do not belong to", async () => {
  const [lena, other] = [await aSupplier(house), await aSupplier(house)];
  const crossing = house.perform(visitor, (work) =>
    startSession(work, {
      accountId: lena.actor.accountId,
      organisationId: other.actor.organisationId,
      network: "unknown",
    }),
  );
  await expect(crossing).rejects.toThrow("no result");
});
