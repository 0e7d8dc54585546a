import type { Bankgiro } from "@fakturaporten/einvoice";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { provedPassword, saveAs, settingsAs } from "../../../test/support/settings-form.ts";
import { decideCase } from "../cases/decide-case.ts";
import { accountChangeLifecycle, findWaitingChange, isUsedAtOnce } from "./account-change.ts";
import { beginAccountChange } from "./begin-account-change.ts";
import { approveAccountChange, withdrawAccountChange } from "./decide-account-change.ts";
import type { PaymentAccount } from "./payment-account.ts";
import { type PaymentPolicy, setPaymentPolicy, usualPolicy } from "./payment-policy.ts";
import { stopPayments } from "./stop-payments.ts";

const house = testHouse({ startsAt: "2026-09-01T08:00:00.000Z" });

const bankgiro = (number: string): readonly PaymentAccount[] => [{ kind: "bankgiro", number: number as Bankgiro }];
const [old, fresh, third] = ["54029681", "9912346", "50501055"] as const;
let support: Known;
let owner: Known;

const waiting = (whose = owner) => house.perform(whose.actor, findWaitingChange);
const inUse = async (whose = owner) => (await settingsAs(house, whose)).accounts.map(({ number }) => number);
const version = async () => (await settingsAs(house, owner)).version;
const change = async (number: string, by = owner) =>
  saveAs(house, by, { accounts: bankgiro(number) }, { version: await version() });
const policy = (facts: Partial<PaymentPolicy>) =>
  house.perform(support.actor, (work) => setPaymentPolicy(work, { ...usualPolicy, ...facts }));

async function lettersTo({ email }: { readonly email: string }, kind: string) {
  const rows = await house.everything
    .selectFrom("mails")
    .select("facts")
    .where("to_address", "=", email)
    .where("kind", "=", kind)
    .execute();
  return rows.map(({ facts }) => facts as Readonly<Record<string, string>>);
}

beforeAll(async () => {
  support = await anOfficer(house, { role: "support" });
});

/** A company that has been here for two months, with an account in use; today is a Monday. */
beforeEach(async () => {
  await house.forgetJobs();
  await house.turnTo("2026-09-01T08:00:00.000Z");
  owner = await aSupplier(house);
  await saveAs(house, owner, { accounts: bankgiro(old) });
  await house.turnTo("2026-11-23T08:00:00.000Z");
  await policy({});
});

describe("a changed account", () => {
  test("waits three whole bank days, and then begins by itself", async () => {
    await change(fresh);
    expect(await waiting()).toMatchObject({ beginsOn: "2026-11-27", secondPerson: "nobody" });
    expect(await inUse()).toEqual([old]);
    await house.turnTo("2026-11-26T22:59:00.000Z");
    await house.runJobs();
    const id = (await waiting())?.id ?? "";
    const early = { kind: "machine", job: "test", organisationId: owner.actor.organisationId } as const;
    await house.perform(early, (work) => beginAccountChange(work, id));
    expect(await inUse()).toEqual([old]);
    await house.turnTo("2026-11-26T23:01:00.000Z");
    await house.runJobs();
    expect(await inUse()).toEqual([fresh]);
    expect(await waiting()).toBeUndefined();
  });

  test("waits ten where a password changed lately", async () => {
    await house.everything
      .insertInto("events")
      .values({
        organisation_id: owner.actor.organisationId,
        at: house.now(),
        kind: "account.password-changed",
        subject_kind: "account",
        subject_id: owner.actor.accountId,
        actor: "person",
      })
      .execute();
    await change(fresh);
    expect(await waiting()).toMatchObject({ beginsOn: "2026-12-08" });
  });

  test("is told to the owners and to the company's own address, masked, with the link that stops it", async () => {
    await change(fresh);
    for (const reader of [owner, { email: "kontakt@prov.example" }]) {
      const letter = (await lettersTo(reader, "payment-account-proposed")).at(-1);
      expect(letter).toMatchObject({ bankgiro: "•••• 9681 → •••• 2346", beginsOn: "2026-11-27" });
      expect(letter?.["token"]).toMatch(/^.{40,}$/);
    }
  });

  test("is used at once when it is the first, or when an account is only taken away", async () => {
    const newcomer = await aSupplier(house);
    await saveAs(house, newcomer, { accounts: bankgiro(fresh) });
    expect(await inUse(newcomer)).toEqual([fresh]);
    const iban = { kind: "iban", number: "SE4550000000058398257466", bic: "ESSESESS" } as PaymentAccount;
    const both = await aSupplier(house);
    await saveAs(house, both, { accounts: [...bankgiro(fresh), iban] });
    await saveAs(house, both, { accounts: bankgiro(fresh) }, { version: 1 });
    expect(await inUse(both)).toEqual([fresh]);
  });

  test("waits when nothing would be left to be paid to, however it comes about", () => {
    const before = { accounts: bankgiro(old), factoring: undefined };
    expect(isUsedAtOnce(before, { accounts: [], factoring: undefined })).toBe(false);
    expect(isUsedAtOnce(before, before)).toBe(true);
  });

  test("taken back, or replaced by another, never begins", async () => {
    await change(fresh);
    const first = (await waiting())?.id ?? "";
    await change(third);
    const second = (await waiting())?.id ?? "";
    await house.perform(owner.actor, (work) => withdrawAccountChange(work, second));
    await house.turnTo("2026-12-24T08:00:00.000Z");
    await house.runJobs();
    expect(await inUse()).toEqual([old]);
    const gone = house.perform(owner.actor, (work) => withdrawAccountChange(work, first));
    await expect(gone).rejects.toThrow("account-change-decided");
  });
});

describe("a second person", () => {
  const approve = async (who: Known, proved = true) => {
    const id = (await waiting())?.id ?? "";
    const proof = proved ? await provedPassword(house, who.actor) : undefined;
    await house.perform(who.actor, (work) => approveAccountChange(work, { id, proof }));
  };

  test("another owner says yes with the password; whoever made the change cannot, nor a biller", async () => {
    const { organisationId } = owner.actor;
    const second = await aSupplier(house, { organisationId });
    const biller = await aSupplier(house, { organisationId, role: "biller" });
    await change(fresh);
    expect(await waiting()).toMatchObject({ secondPerson: "owner" });
    await expect(approve(owner)).rejects.toThrow("second-person-needed");
    await expect(approve(biller)).rejects.toThrow("not-allowed");
    await expect(approve(second, false)).rejects.toThrow("password-needed-again");
    await house.turnTo("2026-12-24T08:00:00.000Z");
    await house.runJobs();
    expect(await inUse()).toEqual([old]);
    await approve(second);
    await house.runJobs();
    expect(await inUse()).toEqual([fresh]);
  });

  test("approved before its day, it still waits for it", async () => {
    const second = await aSupplier(house, { organisationId: owner.actor.organisationId });
    await change(fresh);
    await approve(second);
    await house.runJobs();
    expect(await inUse()).toEqual([old]);
  });

  test.each([
    ["approve", fresh],
    ["refuse", old],
  ] as const)("the region may be asked in a case: %s", async (decision, expected) => {
    await policy({ secondPerson: "region" });
    await change(fresh);
    await house.runJobs();
    const { id } = await house.everything
      .selectFrom("cases")
      .select("id")
      .where("kind", "=", "account-change")
      .where("side", "=", "desk")
      .where("party_number", "=", await numberOf(owner))
      .executeTakeFirstOrThrow();
    await house.perform(support.actor, (work) => decideCase(work, { caseId: id, decision, words: "Vi har ringt." }));
    await house.runJobs();
    await house.turnTo("2026-12-24T08:00:00.000Z");
    await house.runJobs();
    expect(await inUse()).toEqual([expected]);
  });
});

describe('"that was not me"', () => {
  const token = async () => (await lettersTo(owner, "payment-account-proposed")).at(-1)?.["token"] ?? "";
  const stop = async (link: string) =>
    house.perform({ kind: "visitor" }, (work) => stopPayments(work, { token: link, network: "test" }));

  test("stops the change and every other, without signing in, and asks the region once", async () => {
    await change(fresh);
    const link = await token();
    expect(await stop(link)).toEqual({ ok: true });
    await expect(stop(link)).rejects.toThrow("link-not-usable");
    await house.turnTo("2026-12-24T08:00:00.000Z");
    await house.runJobs();
    expect(await inUse()).toEqual([old]);
    expect(await settingsAs(house, owner)).toMatchObject({ isStopped: true });
    await expect(change(third)).rejects.toThrow("payments-stopped");
    expect(await lettersTo(owner, "payments-stopped")).toHaveLength(1);
    const cases = await house.everything
      .selectFrom("cases")
      .select("id")
      .where("kind", "=", "payment-stop")
      .where("side", "=", "desk")
      .where("party_number", "=", await numberOf(owner))
      .execute();
    expect(cases).toHaveLength(1);
    const caseId = cases[0]?.id ?? "";
    await house.perform(support.actor, (work) => decideCase(work, { caseId, decision: "lift", words: "Utrett." }));
    await house.runJobs();
    expect(await settingsAs(house, owner)).toMatchObject({ isStopped: false });
    expect(await lettersTo(owner, "payments-lifted")).toHaveLength(1);
  });

  test("a link of another purpose, an old one and none at all stop nothing", async () => {
    await change(fresh);
    const first = await token();
    await change(third);
    await expect(stop(first)).rejects.toThrow("link-not-usable");
    await expect(stop("x".repeat(43))).rejects.toThrow("link-not-usable");
    await house.turnBy({ days: 11 });
    await expect(stop(await token())).rejects.toThrow("link-not-usable");
    expect(await settingsAs(house, owner)).toMatchObject({ isStopped: false });
  });
});

test("every state of a change can be reached, and only a waiting one can move", () => {
  const { states, moves } = accountChangeLifecycle;
  const reached = new Set(Object.values(moves.waiting));
  expect([...reached, "waiting"].sort()).toEqual([...states].sort());
  for (const state of reached) expect(moves[state]).toEqual({});
});

async function numberOf({ actor }: Known): Promise<string> {
  const { organisation_number } = await house.everything
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", actor.organisationId)
    .executeTakeFirstOrThrow();
  return organisation_number;
}
