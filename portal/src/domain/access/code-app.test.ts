import { expect, test } from "vitest";
import { codeAt, setsUpCodeApp } from "../../../test/support/code-app.ts";
import { testSafe } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, type Known } from "../../../test/support/people.ts";
import { type Instant, later } from "../../time.ts";
import { findPendingSeed, makeSeed, takeCode } from "./code-app.ts";
import { makeRecoveryCodes, takeRecoveryCode } from "./recovery-codes.ts";

const house = testHouse();

const takes = ({ actor }: Known, code: string): Promise<boolean> =>
  house.perform({ kind: "visitor" }, (work) => takeCode(work, testSafe, { accountId: actor.accountId, code }));

/** RFC 6238, appendix B: the last six of eight digits, for SHA-1. */
test.each([
  ["1970-01-01T00:00:59.000Z", "287082"],
  ["2005-03-18T01:58:29.000Z", "081804"],
  ["2005-03-18T01:58:31.000Z", "050471"],
  ["2009-02-13T23:31:30.000Z", "005924"],
  ["2033-05-18T03:33:20.000Z", "279037"],
  ["2603-10-11T11:33:20.000Z", "353130"],
])("at %s the standard's own seed gives %s, and it is taken", async (at, code) => {
  const seed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect(codeAt(seed, at as Instant)).toBe(code);
  const lena = await aSupplier(house);
  await house.perform({ kind: "visitor" }, ({ db }) =>
    db
      .insertInto("code_apps")
      .values({
        account_id: lena.actor.accountId,
        seed_locked: testSafe.lock(seed, lena.actor.accountId),
        made_at: "1970-01-01T00:00:00.000Z" as Instant,
        confirmed_at: "1970-01-01T00:00:00.000Z" as Instant,
      })
      .execute(),
  );
  const before = house.now();
  await house.turnTo(at);
  const taken = await takes(lena, code);
  await house.turnTo(before);
  expect(taken).toBe(true);
});

test("a code is good once, and so is none older than the newest that was used", async () => {
  const lena = await aSupplier(house);
  const { seed } = await setsUpCodeApp(house, lena);
  const now = codeAt(seed, house.now());
  const earlier = codeAt(seed, later(house.now(), { seconds: -30 }));
  expect(await takes(lena, now)).toBe(true);
  expect(await takes(lena, now)).toBe(false);
  expect(await takes(lena, earlier)).toBe(false);
  expect(await takes(lena, codeAt(seed, later(house.now(), { seconds: 30 })))).toBe(true);
});

test("the code that set the app up does not sign in as well", async () => {
  const lena = await aSupplier(house);
  const { seed } = await setsUpCodeApp(house, lena);
  expect(await takes(lena, codeAt(seed, later(house.now(), { seconds: -30 })))).toBe(false);
});

test("the same code sent twice at once is taken once", async () => {
  const lena = await aSupplier(house);
  const { seed } = await setsUpCodeApp(house, lena);
  const code = codeAt(seed, house.now());
  const taken = await Promise.all([takes(lena, code), takes(lena, code), takes(lena, code)]);
  expect(taken.filter(Boolean)).toHaveLength(1);
});

test("spaces do not count, and a phone's clock may be half a minute off", async () => {
  const lena = await aSupplier(house);
  const { seed } = await setsUpCodeApp(house, lena);
  await house.turnBy({ minutes: 5 });
  const early = codeAt(seed, later(house.now(), { seconds: -30 }));
  expect(await takes(lena, ` ${early.slice(0, 3)} ${early.slice(3)} `)).toBe(true);
  expect(await takes(lena, codeAt(seed, later(house.now(), { seconds: 30 })))).toBe(true);
});

test.each([
  ["of a minute ago", (seed: string, now: Instant) => codeAt(seed, later(now, { seconds: -60 }))],
  ["of a minute to come", (seed: string, now: Instant) => codeAt(seed, later(now, { seconds: 60 }))],
  ["of another seed", (_: string, now: Instant) => codeAt("JBSWY3DPEHPK3PXP", now)],
  ["without its last digit", (seed: string, now: Instant) => codeAt(seed, now).slice(0, 5)],
  ["with a digit more", (seed: string, now: Instant) => `${codeAt(seed, now)}0`],
  ["in Arabic digits", (seed: string, now: Instant) => codeAt(seed, now).replace(/\d/g, (d) => "٠١٢٣٤٥٦٧٨٩"[+d] ?? "")],
  ["of nothing", () => ""],
])("a code %s is not taken", async (_, write) => {
  const lena = await aSupplier(house);
  const { seed } = await setsUpCodeApp(house, lena);
  await house.turnBy({ minutes: 5 });
  expect(await takes(lena, write(seed, house.now()))).toBe(false);
});

test("the database holds no seed that can be read, and a row carried to somebody else opens nothing", async () => {
  const [lena, moa] = [await aSupplier(house), await aSupplier(house)];
  const { seed } = await setsUpCodeApp(house, lena);
  await setsUpCodeApp(house, moa);
  const row = await house.everything
    .selectFrom("code_apps")
    .select("seed_locked")
    .where("account_id", "=", lena.actor.accountId)
    .executeTakeFirstOrThrow();
  expect(row.seed_locked).not.toContain(seed);
  await house.everything.updateTable("code_apps").set(row).where("account_id", "=", moa.actor.accountId).execute();
  await expect(takes(moa, codeAt(seed, house.now()))).rejects.toThrow();
});

test("a seed that nobody has confirmed opens nothing and is forgotten after half an hour; a confirmed one is not replaced", async () => {
  const lena = await aSupplier(house);
  const { accountId } = lena.actor;
  const find = () =>
    house.perform(lena.actor, (work) => findPendingSeed(work, testSafe, { accountId, email: lena.email }));
  expect(await house.perform(lena.actor, (work) => makeSeed(work, testSafe, accountId))).toBe("made");
  const pending = await find();
  expect(pending?.address).toContain(`secret=${pending?.seed}`);
  expect(await takes(lena, codeAt(pending?.seed ?? "", house.now()))).toBe(false);
  await house.turnBy({ minutes: 31 });
  expect(await find()).toBeUndefined();
  await setsUpCodeApp(house, lena);
  expect(await house.perform(lena.actor, (work) => makeSeed(work, testSafe, accountId))).toBe("has-one");
});

test("ten recovery codes of eighty bits: each is good once, however it is typed, and for its owner alone", async () => {
  const [lena, moa] = [await aSupplier(house), await aSupplier(house)];
  const codes = await house.perform(lena.actor, (work) => makeRecoveryCodes(work, lena.actor.accountId));
  const use = (known: Known, code: string): Promise<boolean> =>
    house.perform(known.actor, (work) => takeRecoveryCode(work, known.actor.accountId, code));
  const [first = "", second = "", third = ""] = codes;
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
  expect(await use(moa, first)).toBe(false);
  expect(await use(lena, ` ${first.toLowerCase().replaceAll("-", " ")}`)).toBe(true);
  expect(await use(lena, first)).toBe(false);
  expect((await Promise.all([use(lena, second), use(lena, second)])).filter(Boolean)).toHaveLength(1);
  expect(await use(lena, "")).toBe(false);
  const kept = await house.everything.selectFrom("recovery_codes").select("code_hash").execute();
  expect(JSON.stringify(kept)).not.toContain(third.replaceAll("-", ""));
  await house.perform(lena.actor, (work) => makeRecoveryCodes(work, lena.actor.accountId));
  expect(await use(lena, third)).toBe(false);
});
