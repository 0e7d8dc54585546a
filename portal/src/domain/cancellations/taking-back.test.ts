import { beforeEach, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { orderScene } from "../../../test/support/order-scene.ts";
import { aCustomer, aCustomerUser, aSubscription } from "../../../test/support/outbound.ts";
import type { LocalDate } from "../../time.ts";
import { carryCancellation } from "../../jobs/carry-approved.ts";
import type { Perform } from "../../work.ts";
import type { Person } from "../access/permissions.ts";
import { askCancellation, decideCancellation, withdrawCancellation } from "./cancel.ts";
import { closeCancellation, endSubscriptionOf } from "./carry-out.ts";
import { getCancellation } from "./queries.ts";
import { findWish, listWishesToAnswer, makeWish, refuseWish } from "./wish.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const { scene, letters } = orderScene(house);
let subscriptionId: string;

beforeEach(async () => {
  const { customerId, serviceId } = scene;
  subscriptionId = await aSubscription(house, scene.officer, { customerId, serviceId });
});

const asked = () =>
  house.perform(scene.orderer, (work) => askCancellation(work, { customerId: scene.customerId, subscriptionId }));
const approve = (id: string) =>
  house.perform(scene.attestant, (work) => decideCancellation(work, { id, decision: { kind: "approve" } }));
const withdraw = (id: string, person = scene.orderer) =>
  house.perform(person, (work) => withdrawCancellation(work, id));
const standing = (id: string) => house.perform(scene.orderer, (work) => getCancellation(work, id));
const untilOn = async () => {
  const one = house.everything.selectFrom("subscriptions").select("until_on").where("id", "=", subscriptionId);
  return (await one.executeTakeFirstOrThrow()).until_on;
};

describe("an approved cancellation is taken back", () => {
  test("before the end: the service goes on, and who asked and who approved are told", async () => {
    const id = await asked();
    await approve(id);
    await house.runJobs();
    expect(await untilOn()).toBe("2026-12-31");
    await house.turnTo("2026-12-31T22:30:00.000Z");
    await withdraw(id);
    expect((await standing(id)).state).toBe("withdrawing");
    await house.runJobs();
    expect(await untilOn()).toBeNull();
    expect(await standing(id)).toMatchObject({ state: "withdrawn", withdrawnByName: "Kim Kund" });
    expect((await letters(scene.attestant)).at(-1)).toBe("cancellation-decided");
    expect(await asked()).not.toBe(id);
  });

  test("not when the last day has passed, and not by others than an orderer", async () => {
    const id = await asked();
    await approve(id);
    await house.runJobs();
    await expect(withdraw(id, scene.attestant)).rejects.toThrow("not-allowed");
    await house.turnTo("2026-12-31T23:30:00.000Z");
    await expect(withdraw(id)).rejects.toThrow("changed-meanwhile");
    expect(await untilOn()).toBe("2026-12-31");
  });

  test("before it was carried out: whichever comes first at the creditor, the service goes on", async () => {
    const id = await asked();
    await approve(id);
    const seen = await standing(id);
    await withdraw(id);
    const creditor = { kind: "machine" as const, job: "test", organisationId: scene.officer.organisationId };
    await house.perform(creditor, (work) => endSubscriptionOf(work, seen));
    const customer = { ...creditor, organisationId: scene.orderer.organisationId };
    const closed = { id, ended: true, customerNumber: "K" };
    expect(await house.perform(customer, (work) => closeCancellation(work, closed))).toBe("withdrawing");
    await house.runJobs();
    expect(await untilOn()).toBeNull();
    expect((await standing(id)).state).toBe("withdrawn");
  });

  test("a job that was under way when it was taken back, and comes last, undoes what it did", async () => {
    const id = await asked();
    await approve(id);
    let isBack = false;
    const perform: Perform = async (actor, command) => {
      const isCreditor = actor.kind === "machine" && actor.organisationId === scene.officer.organisationId;
      if (isCreditor && !isBack) {
        isBack = true;
        await withdraw(id);
        await house.runJobs();
        expect((await standing(id)).state).toBe("withdrawn");
      }
      return house.perform(actor, command);
    };
    const payload = { organisationId: scene.orderer.organisationId, cancellationId: id };
    await carryCancellation({ ...house.tools, perform }, payload);
    expect(await untilOn()).toBeNull();
  });

  test("what the creditor has ended by its own hand stays ended", async () => {
    const id = await asked();
    await approve(id);
    await house.runJobs();
    const earlier = { until_on: "2026-11-30" as LocalDate };
    await house.everything.updateTable("subscriptions").set(earlier).where("id", "=", subscriptionId).execute();
    await withdraw(id);
    await house.runJobs();
    expect(await untilOn()).toBe("2026-11-30");
    expect((await standing(id)).state).toBe("overtaken");
  });

  test("an end of the same day by the creditor's own hand is not undone by taking back", async () => {
    const id = await asked();
    const own = { until_on: "2026-12-31" as LocalDate };
    await house.everything.updateTable("subscriptions").set(own).where("id", "=", subscriptionId).execute();
    await approve(id);
    await house.runJobs();
    await withdraw(id);
    await house.runJobs();
    expect(await untilOn()).toBe("2026-12-31");
    expect((await standing(id)).state).toBe("overtaken");
  });

  test("taken back by two at once, it is taken back once; carried out meanwhile, both sides end alike", async () => {
    for (let round = 0; round < 5; round++) {
      const id = await asked();
      await approve(id);
      const outcomes = await Promise.allSettled([withdraw(id), house.runJobs(), withdraw(id)]);
      expect([outcomes[0], outcomes[2]].filter((one) => one?.status === "fulfilled")).toHaveLength(1);
      await house.runJobs();
      expect((await standing(id)).state).toBe("withdrawn");
      expect(await untilOn()).toBeNull();
    }
  });
});

describe("whoever may not cancel wishes", () => {
  let reader: Person;
  beforeEach(async () => {
    reader = await aCustomerUser(house, scene.officer, scene.customerId);
  });
  const wished = (person = reader) =>
    house.perform(person, (work) =>
      makeWish(work, { customerId: scene.customerId, subscriptionId, words: "Vi har flyttat" }),
    );
  const wish = () => house.perform(reader, (work) => findWish(work, subscriptionId));

  test("the portal finds the orderers and tells them; cancelling answers the wish", async () => {
    await wished();
    await house.runJobs();
    expect(await letters(scene.orderer)).toEqual(["cancellation-wished"]);
    expect(await letters(scene.attestant)).toEqual([]);
    expect(await house.perform(scene.orderer, listWishesToAnswer)).toHaveLength(1);
    expect(await house.perform(reader, listWishesToAnswer)).toEqual([]);
    const id = await asked();
    expect(await wish()).toMatchObject({ state: "asked", cancellationId: id });
    expect(await letters(reader)).toEqual(["wish-answered"]);
    expect(await house.perform(scene.orderer, listWishesToAnswer)).toEqual([]);
  });

  test("an orderer says why not, once; nobody else does", async () => {
    const id = await wished();
    const refuse = (person: Person) => house.perform(person, (work) => refuseWish(work, { id, reason: "Behövs" }));
    await expect(refuse(reader)).rejects.toThrow("not-allowed");
    await expect(refuse(scene.attestant)).rejects.toThrow("not-allowed");
    const outcomes = await Promise.allSettled([refuse(scene.orderer), refuse(scene.orderer)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await wish()).toMatchObject({ state: "refused", reason: "Behövs" });
  });

  test("once at a time, for what goes on, and where one has access", async () => {
    const outcomes = await Promise.allSettled([wished(), wished(), wished()]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const other = await aCustomer(house, scene.officer);
    const stranger = await aCustomerUser(house, scene.officer, other);
    await expect(wished(stranger)).rejects.toThrow("not-found");
    const ends = { until_on: "2026-12-31" as LocalDate };
    await house.everything.updateTable("subscriptions").set(ends).where("id", "=", subscriptionId).execute();
    await expect(wished()).rejects.toThrow("subscription-ended");
  });

  test("where there is no orderer for the ansvar, whoever wished is told that", async () => {
    await house.everything
      .updateTable("customer_access")
      .set({ scope: "4712" })
      .where("account_id", "=", scene.orderer.accountId)
      .execute();
    await wished();
    await house.runJobs();
    expect(await letters(reader)).toEqual(["wish-answered"]);
    expect(await letters(scene.orderer)).toEqual([]);
  });
});
