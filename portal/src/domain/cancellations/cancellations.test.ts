import { beforeEach, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aCustomerUser, aService, aSubscription } from "../../../test/support/outbound.ts";
import type { LocalDate } from "../../time.ts";
import type { Person } from "../access/permissions.ts";
import { endApproved } from "../catalogue/end-approved.ts";
import type { CustomerId } from "../customers/customer.ts";
import { askCancellation, decideCancellation, withdrawCancellation } from "./cancel.ts";
import { covers } from "../approvals/approval.ts";
import { waitingOf } from "./cancellation.ts";
import { getCancellation, listCancellations, listWaiting } from "./queries.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
let officer: Person;
let customerId: CustomerId;
let subscriptionId: string;
let orderer: Person;
let attestant: Person;

beforeEach(async () => {
  await house.turnTo("2026-11-28T09:00:00.000Z");
  officer = await aCreditor(house);
  customerId = await aCustomer(house, officer);
  const serviceId = await aService(house, officer, { name: "Dator", price: "199.5" });
  subscriptionId = await aSubscription(house, officer, { customerId, serviceId, quantity: "3" });
  orderer = await aCustomerUser(house, officer, customerId, { role: "orderer" });
  attestant = await aCustomerUser(house, officer, customerId, { role: "attestant" });
  await house.forgetJobs();
});

interface Bounds {
  readonly scope?: string;
  readonly amountMinorMax?: number;
  readonly role?: "orderer";
}

const asked = (person = orderer) =>
  house.perform(person, (work) => askCancellation(work, { customerId, subscriptionId }));
const approve = (person: Person, id: string) =>
  house.perform(person, (work) => decideCancellation(work, { id, decision: { kind: "approve" } }));
const decline = (person: Person, id: string) =>
  house.perform(person, (work) => decideCancellation(work, { id, decision: { kind: "decline", reason: "Behövs" } }));
const withdraw = (person: Person, id: string) => house.perform(person, (work) => withdrawCancellation(work, id));
const standing = (id: string, person = orderer) => house.perform(person, (work) => getCancellation(work, id));
const untilOn = async () =>
  (
    await house.everything
      .selectFrom("subscriptions")
      .select("until_on")
      .where("id", "=", subscriptionId)
      .executeTakeFirstOrThrow()
  ).until_on;
const letters = async () =>
  (await house.everything.selectFrom("mails").select(["kind", "to_address"]).orderBy("posted_at").execute()).map(
    ({ kind }) => kind,
  );

test("asked, told, approved, carried out: billing stops on the day counted from the approval", async () => {
  const before = (await letters()).length;
  const id = await asked();
  await house.runJobs();
  expect(await standing(id)).toMatchObject({ state: "waiting", monthlyMinor: 59_850n, lastBilledOn: undefined });
  expect(await untilOn()).toBeNull();
  await house.turnTo("2026-12-05T09:00:00.000Z");
  await approve(attestant, id);
  expect(await standing(id)).toMatchObject({ state: "approved", lastBilledOn: "2027-01-31" });
  await house.runJobs();
  expect(await untilOn()).toBe("2027-01-31");
  expect(await standing(id)).toMatchObject({ state: "done", decidedByName: "Kim Kund" });
  expect((await letters()).slice(before)).toEqual(["approval-asked", "cancellation-decided"]);
  expect(await house.runJobs()).toBe(0);
});

test("declined it says why, nothing ends, and it may be asked again", async () => {
  const id = await asked();
  await decline(attestant, id);
  await house.runJobs();
  expect(await standing(id)).toMatchObject({ state: "declined", reason: "Behövs" });
  expect(await untilOn()).toBeNull();
  expect(await asked()).not.toBe(id);
});

describe("who may what", () => {
  test("only an orderer asks and takes back, only an attestant decides, never about one's own", async () => {
    await expect(asked(attestant)).rejects.toThrow("not-allowed");
    const id = await asked();
    await expect(approve(orderer, id)).rejects.toThrow("not-allowed");
    await expect(withdraw(attestant, id)).rejects.toThrow("not-allowed");
    const reader = await aCustomerUser(house, officer, customerId, { role: "reader" });
    await expect(approve(reader, id)).rejects.toThrow("not-allowed");
    await house.everything
      .updateTable("cancellations")
      .set({ asked_by: attestant.accountId })
      .where("id", "=", id)
      .execute();
    await expect(approve(attestant, id)).rejects.toThrow("not-allowed");
    expect((await standing(id)).state).toBe("waiting");
  });

  test("a stranger of another Kund-ID, and one whose days are over, see and do nothing", async () => {
    const id = await asked();
    const other = await aCustomer(house, officer);
    const stranger = await aCustomerUser(house, officer, other, { role: "attestant" });
    await expect(approve(stranger, id)).rejects.toThrow("not-found");
    expect(await house.perform(stranger, listWaiting)).toEqual([]);
    const brief = await aCustomerUser(house, officer, customerId, { role: "attestant", untilOn: "2026-11-30" });
    await house.turnTo("2026-12-01T09:00:00.000Z");
    await expect(approve(brief, id)).rejects.toThrow("not-found");
    await expect(
      house.perform(stranger, (work) => askCancellation(work, { customerId, subscriptionId })),
    ).rejects.toThrow("not-found");
  });

  test.each([
    ["no bounds", {}, true],
    ["its ansvar", { scope: "4711" }, true],
    ["another ansvar", { scope: "4712" }, false],
    ["just its amount", { amountMinorMax: 598_50 }, true],
    ["an öre less", { amountMinorMax: 598_49 }, false],
    ["another role", { role: "orderer" as const }, false],
  ])("an access with %s covers it or not", (_, { amountMinorMax, ...own }: Bounds, isCovered) => {
    const max = amountMinorMax === undefined ? undefined : BigInt(amountMinorMax);
    const access = { role: "attestant" as const, scope: undefined, amountMinorMax: max, ...own };
    expect(covers(access, { ansvar: "4711", monthlyMinor: 59_850n })).toBe(isCovered);
  });

  test("an amount bounds nothing that has no price", () => {
    const access = { role: "attestant" as const, scope: undefined, amountMinorMax: 1n };
    expect(covers(access, { ansvar: undefined, monthlyMinor: undefined })).toBe(false);
  });
});

describe("at once", () => {
  test("asked by two, it is asked once", async () => {
    const second = await aCustomerUser(house, officer, customerId, { role: "orderer" });
    const outcomes = await Promise.allSettled([asked(), asked(second), asked(), asked(second)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await house.perform(orderer, (work) => listCancellations(work, customerId))).toHaveLength(1);
  });

  test("approved by one, declined by another and taken back by a third, one decision holds and nothing is lost", async () => {
    for (let round = 0; round < 8; round++) {
      const id = await asked();
      const second = await aCustomerUser(house, officer, customerId, { role: "attestant" });
      const outcomes = await Promise.allSettled([approve(attestant, id), decline(second, id), withdraw(orderer, id)]);
      const [approved, declined, taken] = outcomes.map(({ status }) => status === "fulfilled");
      expect(approved === true && declined === true).toBe(false);
      const state = taken ? (approved ? "withdrawing" : "withdrawn") : approved ? "approved" : "declined";
      expect((await standing(id)).state).toBe(state);
      if (state === "approved") await withdraw(orderer, id);
      await house.runJobs();
    }
  });
});

test("what the creditor has ended sooner stays so, and it is said", async () => {
  const id = await asked();
  await approve(attestant, id);
  await house.everything
    .updateTable("subscriptions")
    .set({ until_on: "2026-11-30" as LocalDate })
    .where("id", "=", subscriptionId)
    .execute();
  await house.runJobs();
  expect(await untilOn()).toBe("2026-11-30");
  expect((await standing(id)).state).toBe("overtaken");
});

test("carried out twice it is carried out once; a service that ends is not asked about", async () => {
  const id = await asked();
  await approve(attestant, id);
  await house.runJobs();
  const end = { subscriptionId, cancellationId: id, untilOn: "2026-12-31" as LocalDate };
  expect(
    await house.perform({ kind: "machine", job: "test", organisationId: officer.organisationId }, (work) =>
      endApproved(work, end),
    ),
  ).toBe(true);
  const events = await house.everything
    .selectFrom("events")
    .select("kind")
    .where("kind", "=", "subscription.ended")
    .where("subject_id", "=", subscriptionId)
    .execute();
  expect(events).toHaveLength(1);
  await expect(asked()).rejects.toThrow("subscription-ended");
});

test("waiting costs a month at a time", () => {
  expect(waitingOf("2026-11-28" as LocalDate, 1)).toEqual({
    today: "2026-12-31",
    stillOn: "2026-11-30",
    thereafter: "2027-01-31",
  });
});
