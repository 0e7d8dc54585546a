import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import {
  aCreditor,
  aCustomer,
  aCustomerUser,
  aService,
  aSubscription,
  someFacts,
} from "../../../test/support/outbound.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { listServices, listSubscriptions } from "../catalogue/queries.ts";
import type { Person } from "../access/permissions.ts";
import type { LocalDate } from "../../time.ts";
import { addCustomer } from "./add-customer.ts";
import { changeCustomer } from "./change-customer.ts";
import { type CustomerId, parseCustomerNumber } from "./customer.ts";
import { endAccess, giveAccess } from "./give-access.ts";
import { findCustomer, listAccess, listCustomers, listOwnCustomers, listVersions } from "./queries.ts";

const house = testHouse({ startsAt: "2026-11-21T09:00:00.000Z" });
const day = (text: string): LocalDate => text as LocalDate;
let officer: Person;
let mine: CustomerId;
let others: CustomerId;

beforeAll(async () => {
  officer = await aCreditor(house);
  mine = await aCustomer(house, officer);
  others = await aCustomer(house, officer, { facts: { name: "Tandvården Prov AB" } });
});

const numbersSeen = async (actor: Person): Promise<readonly string[]> =>
  (await house.perform(actor, listOwnCustomers)).map(({ id }) => id);

test("the address of a customer on a day is the one that held on that day", async () => {
  const customerId = await aCustomer(house, officer);
  const { address, ...facts } = someFacts();
  const moved = { ...facts, address: { ...address, street: "Nygatan 9" } };
  const change = { customerId, facts: moved, version: 1 };
  await house.perform(officer, (work) => changeCustomer(work, { ...change, fromOn: day("2027-01-01") }));
  const streetOn = async (on: string) =>
    (await house.perform(officer, (work) => findCustomer(work, customerId, day(on))))?.address.street;
  expect(await streetOn("2026-12-31")).toBe("Provgatan 2");
  expect(await streetOn("2027-01-01")).toBe("Nygatan 9");
  expect(await streetOn("2025-01-01")).toBe("Provgatan 2");
});

test("of two things said from the same day, the one said last holds, and both stand", async () => {
  const customerId = await aCustomer(house, officer);
  const correct = (street: string, version: number) =>
    house.perform(officer, (work) => {
      const facts = someFacts();
      const address = { ...facts.address, street };
      return changeCustomer(work, { customerId, fromOn: day("2026-06-01"), facts: { ...facts, address }, version });
    });
  await correct("Felgatan 1", 1);
  await house.turnBy({ minutes: 1 });
  await correct("Rättgatan 1", 2);
  expect((await house.perform(officer, (work) => findCustomer(work, customerId)))?.address.street).toBe("Rättgatan 1");
  const versions = await house.perform(officer, (work) => listVersions(work, customerId));
  expect(versions.map((one) => [one.address.street, one.superseded])).toEqual([
    ["Rättgatan 1", false],
    ["Felgatan 1", true],
    ["Provgatan 2", false],
  ]);
});

test("a change decided upon by what no longer stands is refused", async () => {
  const change = { customerId: mine, fromOn: day("2026-06-01"), facts: someFacts(), version: 0 };
  await expect(house.perform(officer, (work) => changeCustomer(work, change))).rejects.toThrow("changed-meanwhile");
});

test("what was said of a customer can not be written over, nor taken away", async () => {
  await expect(
    house.perform(officer, (work) => work.db.updateTable("customer_versions").set({ city: "Lund" }).execute()),
  ).rejects.toThrow(/permission denied/);
  await expect(house.perform(officer, (work) => work.db.deleteFrom("customers").execute())).rejects.toThrow(
    /permission denied/,
  );
});

test("a Kund-ID is one customer's", async () => {
  const add = () =>
    house.perform(officer, (work) =>
      addCustomer(work, { customerNumber: "K-1", kind: "company", fromOn: day("2026-01-01"), facts: someFacts() }),
    );
  await add();
  await expect(add()).rejects.toThrow("customer-number-taken");
});

test("two förvaltningar of the same region are two parties, two Kund-IDs of one company are one", async () => {
  const organisationNumber = "2399000013";
  const partyOf = async (id: CustomerId) => (await house.perform(officer, (work) => findCustomer(work, id)))?.partyId;
  const hospital = await aCustomer(house, officer, {
    facts: { organisationNumber, administration: "Sjukhusförvaltningen" },
  });
  const primary = await aCustomer(house, officer, { facts: { organisationNumber, administration: "Primärvården" } });
  const again = await aCustomer(house, officer, { facts: { organisationNumber, administration: "Primärvården" } });
  expect(await partyOf(hospital)).not.toBe(await partyOf(primary));
  expect(await partyOf(again)).toBe(await partyOf(primary));
});

test("a supplier's number is still its own, whoever is a customer under it", async () => {
  const supplier = await aSupplier(house);
  const { organisation_number: organisationNumber } = await house.everything
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", supplier.actor.organisationId)
    .executeTakeFirstOrThrow();
  await aCustomer(house, officer, { facts: { organisationNumber } });
  await expect(aSupplier(house, { organisation: { organisation_number: organisationNumber } })).rejects.toThrow(
    /already registered/,
  );
});

test("a customer's user sees the Kund-ID it has access to, its services, and no other's", async () => {
  const service = await aService(house, officer);
  await aSubscription(house, officer, { customerId: mine, serviceId: service });
  await aSubscription(house, officer, { customerId: others, serviceId: service });
  const user = await aCustomerUser(house, officer, mine);
  expect(await numbersSeen(user)).toEqual([mine]);
  const seen = await house.perform(user, async (work) => ({
    other: await findCustomer(work, others),
    own: (await listSubscriptions(work, mine)).length,
    foreign: await listSubscriptions(work, others),
    everything: (await work.db.selectFrom("subscriptions").select("customer_id").distinct().execute()).length,
    services: (await listServices(work)).length,
  }));
  expect(seen).toMatchObject({ other: undefined, own: 1, foreign: [], everything: 1 });
  expect(seen.services).toBeGreaterThan(0);
});

test("the wall is what hides the others: with the policy's function answering everything, they show", async () => {
  const user = await aCustomerUser(house, officer, mine);
  const definition = (body: string) =>
    sql.raw(`create or replace function current_customers() returns uuid[] language sql stable return (${body})`);
  const { rows } = await sql<{ was: string }>`select pg_get_functiondef('current_customers'::regproc) as was`.execute(
    house.everything,
  );
  await definition(`array['${mine}', '${others}']::uuid[]`).execute(house.everything);
  try {
    expect(new Set(await numbersSeen(user))).toEqual(new Set([mine, others]));
  } finally {
    await sql.raw(rows[0]?.was ?? "").execute(house.everything);
  }
  expect(await numbersSeen(user)).toEqual([mine]);
});

test("access holds between its days, both of them, and never as somebody else's organisation", async () => {
  const user = await aCustomerUser(house, officer, mine, { fromOn: "2026-11-22", untilOn: "2026-11-24" });
  const now = house.now();
  for (const [on, seen] of [
    ["2026-11-21", 0],
    ["2026-11-22", 1],
    ["2026-11-24", 1],
    ["2026-11-25", 0],
  ] as const) {
    await house.turnTo(`${on}T12:00:00Z`);
    expect((await numbersSeen(user)).length, on).toBe(seen);
  }
  await house.turnTo("2026-11-23T12:00:00Z");
  const { actor: supplier } = await aSupplier(house);
  expect(await numbersSeen({ ...user, organisationId: supplier.organisationId })).toEqual([]);
  await house.turnTo(now);
});

test("access whose days are over may be given again, and stands beside the new as what it was", async () => {
  const email = "tillbaka@prov.example";
  const before = await aCustomerUser(house, officer, mine, { email, untilOn: "2026-11-20" });
  expect(await numbersSeen(before)).toEqual([]);
  const again = await aCustomerUser(house, officer, mine, { email, fromOn: "2026-11-21" });
  expect(again.accountId).toBe(before.accountId);
  expect(await numbersSeen(again)).toEqual([mine]);
  const rows = await house.everything
    .selectFrom("customer_access")
    .select(["id", "until_on", "ended_by"])
    .where("account_id", "=", before.accountId)
    .orderBy("from_on")
    .execute();
  expect(rows).toEqual([
    { id: before.accessId, until_on: "2026-11-20", ended_by: officer.accountId },
    { id: again.accessId, until_on: null, ended_by: null },
  ]);
});

test("ended access shows nothing from then on, and ends the membership that nothing is left of", async () => {
  const user = await aCustomerUser(house, officer, mine);
  await house.perform(officer, (work) => endAccess(work, { accessId: user.accessId }));
  expect(await numbersSeen(user)).toEqual([]);
  const memberships = await house.everything
    .selectFrom("memberships")
    .selectAll()
    .where("account_id", "=", user.accountId)
    .execute();
  expect(memberships).toEqual([]);
});

test("a customer's user writes nothing of the creditor's", async () => {
  const user = await aCustomerUser(house, officer, mine, { role: "attestant" });
  const change = { customerId: mine, fromOn: day("2026-12-01"), facts: someFacts(), version: 1 };
  await expect(house.perform(user, (work) => changeCustomer(work, change))).rejects.toThrow("not-allowed");
  const ended = await house.perform(user, (work) =>
    work.db
      .updateTable("subscriptions")
      .set({ until_on: day("2026-12-01") })
      .executeTakeFirst(),
  );
  expect(ended.numUpdatedRows).toBe(0n);
  await expect(
    house.perform(user, (work) =>
      work.db
        .updateTable("customer_access")
        .set({ until_on: day("2099-01-01") })
        .executeTakeFirst()
        .then(({ numUpdatedRows }) => {
          if (numUpdatedRows === 0n) throw new Error("nothing to write");
        }),
    ),
  ).rejects.toThrow("nothing to write");
});

test("who gets access gets a mail, and the same answer whether the address was known or not", async () => {
  const email = "nina@prov.example";
  const user = await aCustomerUser(house, officer, mine, { email });
  const second = await aCustomerUser(house, officer, others, { email });
  expect(second.accountId).toBe(user.accountId);
  const mails = await house.everything.selectFrom("mails").select(["kind"]).where("to_address", "=", email).execute();
  expect(mails.map(({ kind }) => kind)).toEqual(["customer-access-given", "customer-access-given"]);
  await expect(aCustomerUser(house, officer, mine, { email })).rejects.toThrow("access-given-already");
  const access = await house.perform(officer, (work) => listAccess(work, mine));
  expect(access.map((one) => one.email)).toContain(email);
});

test("another creditor sees none of it", async () => {
  const other = await aCreditor(house);
  expect(await house.perform(other, (work) => listCustomers(work, { text: "" }))).toEqual([]);
  await expect(
    house.perform(other, (work) =>
      giveAccess(work, {
        customerId: mine,
        person: { name: "Eva", email: "eva@prov.example" as never, language: "sv" },
        role: "reader",
        fromOn: day("2026-01-01"),
      }),
    ),
  ).rejects.toThrow("not-found");
});

test("customers are found by the beginning of a word in any case, and a percent sign is a sign", async () => {
  const found = (text: string) => house.perform(officer, (work) => listCustomers(work, { text }));
  expect((await found("tandvården")).map(({ id }) => id)).toEqual([others]);
  expect(await found("%")).toEqual([]);
});

test.each([
  ["k-1001", "K-1001"],
  [" 10 23 ", "1023"],
  ["", undefined],
  ["-1", undefined],
  ["K_1", undefined],
  ["K".repeat(21), undefined],
])("%j is read as the Kund-ID %j", (text, number) => {
  expect(parseCustomerNumber(text)).toBe(number);
});
