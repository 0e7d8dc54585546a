import { expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import type { Actor, Work } from "../../work.ts";
import { findLink, makeLink, useLink } from "./one-time-links.ts";

const house = testHouse();
const visitor: Actor = { kind: "visitor" };
const run = <T>(command: (work: Work) => Promise<T>): Promise<T> => house.perform(visitor, command);
let subjects = 0;
const aSubject = (): string => `00000000-0000-4000-8000-${String((subjects += 1)).padStart(12, "0")}`;

test("a link leads to its subject once", async () => {
  const subject = aSubject();
  const token = await run((work) => makeLink(work, "reset-password", subject));
  expect(await run((work) => findLink(work, "reset-password", token))).toEqual({ state: "usable", subjectId: subject });
  expect(await run((work) => useLink(work, "reset-password", token))).toBe(subject);
  expect(await run((work) => findLink(work, "reset-password", token))).toEqual({ state: "used" });
  await expect(run((work) => useLink(work, "reset-password", token))).rejects.toThrow("link-not-usable");
});

test("looking at a link any number of times does not use it", async () => {
  const token = await run((work) => makeLink(work, "confirm-registration", aSubject()));
  for (let count = 0; count < 20; count += 1) await run((work) => findLink(work, "confirm-registration", token));
  expect(await run((work) => findLink(work, "confirm-registration", token))).toMatchObject({ state: "usable" });
});

test("a newer link voids the older one, and no other subject's", async () => {
  const subject = aSubject();
  const older = await run((work) => makeLink(work, "reset-password", subject));
  const others = await run((work) => makeLink(work, "reset-password", aSubject()));
  const newer = await run((work) => makeLink(work, "reset-password", subject));
  const states = await Promise.all(
    [older, others, newer].map(async (token) => (await run((work) => findLink(work, "reset-password", token))).state),
  );
  expect(states).toEqual(["voided", "usable", "usable"]);
  await expect(run((work) => useLink(work, "reset-password", older))).rejects.toThrow("link-not-usable");
});

test.each([
  ["reset-password", { minutes: 29 }, "usable"],
  ["reset-password", { minutes: 30 }, "expired"],
  ["confirm-registration", { hours: 23 }, "usable"],
  ["confirm-registration", { hours: 24 }, "expired"],
] as const)("a link to %s after %o is %s", async (purpose, span, state) => {
  const token = await run((work) => makeLink(work, purpose, aSubject()));
  await house.turnBy(span);
  expect((await run((work) => findLink(work, purpose, token))).state).toBe(state);
  if (state === "expired")
    await expect(run((work) => useLink(work, purpose, token))).rejects.toThrow("link-not-usable");
});

test("a link for one purpose opens nothing else", async () => {
  const token = await run((work) => makeLink(work, "confirm-registration", aSubject()));
  expect(await run((work) => findLink(work, "reset-password", token))).toEqual({ state: "unknown" });
  await expect(run((work) => useLink(work, "reset-password", token))).rejects.toThrow("link-not-usable");
});

test.each(["", "x", "a".repeat(200)])("%j is no link", async (token) => {
  expect(await run((work) => findLink(work, "reset-password", token))).toEqual({ state: "unknown" });
});

test("of twenty who use a link at once, one does", async () => {
  const token = await run((work) => makeLink(work, "reset-password", aSubject()));
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, () => run((work) => useLink(work, "reset-password", token))),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("the database does not know the token", async () => {
  const token = await run((work) => makeLink(work, "reset-password", aSubject()));
  const rows = await house.everything.selectFrom("one_time_links").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
});
