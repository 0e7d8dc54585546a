import { type Bankgiro, type Bic, type Iban } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, type Known } from "../../../test/support/people.ts";
import { anEntry, provedPassword, saveAs, settingsAs, waitOut } from "../../../test/support/settings-form.ts";
import type { Work } from "../../work.ts";
import type { PaymentAccount } from "./payment-account.ts";
import { listAccountVersions } from "./queries.ts";
import type { SettledEntry } from "./read-send-settings.ts";
import { saveSendSettings } from "./save-send-settings.ts";
import { unsettled } from "./send-settings.ts";

const house = testHouse();

const bankgiro = (number: string): PaymentAccount => ({ kind: "bankgiro", number: number as Bankgiro });
const iban: PaymentAccount = { kind: "iban", number: "SE4550000000058398257466" as Iban, bic: "ESSESESS" as Bic };

const eventsOf = ({ actor }: Known, kind: string) =>
  house.everything
    .selectFrom("events")
    .select(["kind", "facts", "account_id"])
    .where("organisation_id", "=", actor.organisationId)
    .where("kind", "=", kind)
    .orderBy("id")
    .execute();

describe("what is saved is what is read", () => {
  test("before anything is saved, the settings that hold for everyone", async () => {
    expect(await settingsAs(house, await aSupplier(house))).toEqual(unsettled);
  });

  test("everything at once", async () => {
    const owner = await aSupplier(house);
    const factoring = {
      name: "Fordran & Köp AB",
      organisationNumber: "5566778899",
      account: { kind: "bank-account", clearing: "6114", number: "517182351", warningConfirmed: false },
      assignmentText: "Överlåten.\nBetala dit.",
    } as const;
    const numbering = { automatic: true, prefix: "F-", nextNumber: 1001n };
    const facts = {
      accounts: [bankgiro("54029681"), iban],
      factoring,
      numbering,
      ourReference: "Kim",
      vatPercent: 12,
    } as const;
    await saveAs(house, owner, facts);
    expect(await settingsAs(house, owner)).toEqual({
      ...anEntry(facts),
      isStopped: false,
      version: 1,
      numbering: { ...numbering, takenThrough: new Map([["F-", 0n]]) },
    });
  });

  test("an organisation sees its own and nothing of another's", async () => {
    const [one, other] = [await aSupplier(house), await aSupplier(house)];
    await saveAs(house, one);
    expect(await settingsAs(house, other)).toEqual(unsettled);
    const rows = await house.perform(other.actor, ({ db }) =>
      sql<{ count: bigint }>`select (select count(*) from payment_accounts) + (select count(*) from send_settings)
        + (select count(*) from factoring_companies) + (select count(*) from number_series) as count`.execute(db),
    );
    expect(rows.rows[0]?.count).toBe(0n);
    const forge = (work: Work) =>
      work.db
        .insertInto("payment_accounts")
        .values({
          organisation_id: one.actor.organisationId,
          id: work.newId(),
          kind: "plusgiro",
          number: "42",
          valid_from: work.now,
        })
        .execute();
    await expect(house.perform(other.actor, forge)).rejects.toThrow("row-level security");
  });
});

describe("an account is changed", () => {
  test("the one before is kept as a version that has ended, and cannot be rewritten", async () => {
    const owner = await aSupplier(house);
    await saveAs(house, owner);
    const begun = house.now();
    await house.turnBy({ days: 3 });
    await saveAs(house, owner, { accounts: [bankgiro("9912346")] }, { version: 1 });
    await waitOut(house);
    const versions = await house.perform(owner.actor, listAccountVersions);
    expect(versions.map(({ account, validFrom, replacedAt }) => [account.number, validFrom, replacedAt])).toEqual([
      ["9912346", house.now(), undefined],
      ["54029681", begun, house.now()],
    ]);
    const rewrite = sql`update payment_accounts set number = '50501055'`;
    await expect(house.perform(owner.actor, ({ db }) => rewrite.execute(db))).rejects.toThrow("permission denied");
    await expect(house.perform(owner.actor, ({ db }) => sql`delete from payment_accounts`.execute(db))).rejects.toThrow(
      "permission denied",
    );
  });

  test("an account that stays the same gets no new version", async () => {
    const owner = await aSupplier(house);
    await saveAs(house, owner);
    await saveAs(house, owner, { ourReference: "Kim" }, { version: 1, proved: false });
    expect(await house.perform(owner.actor, listAccountVersions)).toHaveLength(1);
  });

  test.each<[string, Partial<SettledEntry>]>([
    ["another bankgiro", { accounts: [bankgiro("9912346")] }],
    ["an account more", { accounts: [bankgiro("54029681"), iban] }],
    [
      "factoring",
      {
        factoring: {
          name: "Fordran & Köp AB",
          organisationNumber: "5566778899",
          account: { kind: "bankgiro", number: "9912346" as Bankgiro },
          assignmentText: "Överlåten.",
        },
      },
    ],
  ])("%s needs the password, and without it nothing is saved", async (_, facts) => {
    const owner = await aSupplier(house);
    await saveAs(house, owner);
    const before = await settingsAs(house, owner);
    await expect(saveAs(house, owner, facts, { version: 1, proved: false })).rejects.toThrow("password-needed-again");
    expect(await settingsAs(house, owner)).toEqual(before);
    await saveAs(house, owner, facts, { version: 1 });
    await waitOut(house);
    expect(await settingsAs(house, owner)).not.toEqual(before);
  });

  test("the first account needs the password too", async () => {
    await expect(saveAs(house, await aSupplier(house), {}, { proved: false })).rejects.toThrow("password-needed-again");
  });

  test("another person's password opens nothing, nor does one proved six minutes ago", async () => {
    const [owner, other] = [await aSupplier(house), await aSupplier(house)];
    const theirs = await provedPassword(house, other.actor);
    const use = (proof: typeof theirs) =>
      house.perform(owner.actor, (work) => saveSendSettings(work, { entry: anEntry(), version: 0, proof }));
    await expect(use(theirs)).rejects.toThrow("password-needed-again");
    const own = await provedPassword(house, owner.actor);
    await house.turnBy({ minutes: 6 });
    await expect(use(own)).rejects.toThrow("password-needed-again");
  });

  test("each change is an event with masked numbers and never the whole one", async () => {
    const owner = await aSupplier(house);
    await saveAs(house, owner);
    await saveAs(house, owner, { accounts: [bankgiro("9912346"), iban] }, { version: 1 });
    const proposed = await eventsOf(owner, "payment-account.change-proposed");
    expect(proposed.map(({ facts }) => (facts as { to: string }).to)).toEqual(["•••• 2346", "•••• 7466"]);
    expect(proposed.every(({ account_id }) => account_id === owner.actor.accountId)).toBe(true);
    await waitOut(house);
    const events = await eventsOf(owner, "payment-account.changed");
    expect(events.map(({ facts }) => facts)).toEqual([
      { what: "bankgiro", from: null, to: "•••• 9681" },
      { what: "bankgiro", from: "•••• 9681", to: "•••• 2346" },
      { what: "iban", from: null, to: "•••• 7466" },
    ]);
    expect(JSON.stringify(await eventsOf(owner, "settings.changed"))).not.toMatch(/54029681|9912346/);
  });
});

describe("every owner is told of a changed account", () => {
  async function mailsTo(address: string) {
    const rows = await house.everything
      .selectFrom("mails")
      .select(["kind", "facts"])
      .where("to_address", "=", address)
      .where("kind", "=", "payment-account-changed")
      .orderBy("posted_at")
      .execute();
    return rows.map(({ facts }) => facts);
  }

  test("all owners, the one who did it too, and nobody else", async () => {
    const owner = await aSupplier(house, { organisation: { name: "Nordanby El AB" } });
    const { organisationId } = owner.actor;
    const second = await aSupplier(house, { organisationId, role: "owner" });
    const biller = await aSupplier(house, { organisationId, role: "biller" });
    await saveAs(house, owner);
    const told = {
      companyName: "Nordanby El AB",
      at: house.now(),
      bankgiro: "– → •••• 9681",
      token: expect.any(String),
    };
    expect(await mailsTo(owner.email)).toEqual([told]);
    expect(await mailsTo(second.email)).toEqual([told]);
    expect(await mailsTo(biller.email)).toEqual([]);
  });

  test("a change of other settings mails nobody", async () => {
    const owner = await aSupplier(house);
    await saveAs(house, owner);
    await saveAs(house, owner, { paymentTermsDays: 20, vatPercent: 6 }, { version: 1, proved: false });
    expect(await mailsTo(owner.email)).toHaveLength(1);
  });

  test("a save that fails mails nobody and leaves no event", async () => {
    const owner = await aSupplier(house);
    await saveAs(house, owner);
    await expect(saveAs(house, owner, { accounts: [bankgiro("9912346")] }, { version: 7 })).rejects.toThrow(
      "changed-meanwhile",
    );
    expect(await mailsTo(owner.email)).toHaveLength(1);
    expect(await eventsOf(owner, "payment-account.changed")).toHaveLength(1);
  });
});

describe("two save at once", () => {
  test("the second is told, and the first one's account stands", async () => {
    const owner = await aSupplier(house);
    await saveAs(house, owner);
    const both = await Promise.allSettled([
      saveAs(house, owner, { accounts: [bankgiro("9912346")] }, { version: 1 }),
      saveAs(house, owner, { accounts: [bankgiro("50501055")] }, { version: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await settingsAs(house, owner)).version).toBe(2);
  });

  test("also when it is the very first time", async () => {
    const owner = await aSupplier(house);
    const both = await Promise.allSettled([
      saveAs(house, owner),
      saveAs(house, owner, { accounts: [bankgiro("50501055")] }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await eventsOf(owner, "payment-account.changed")).toHaveLength(1);
  });
});

test.each(["biller", "reader"] as const)("a %s may not change the settings", async (role) => {
  await expect(saveAs(house, await aSupplier(house, { role }))).rejects.toThrow("not-allowed");
});
