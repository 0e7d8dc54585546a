import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { orderScene } from "../../../test/support/order-scene.ts";
import { overlapping } from "../../../test/support/overlapping.ts";
import { aCreditor, aService, aSubscription } from "../../../test/support/outbound.ts";
import type { LocalDate } from "../../time.ts";
import { askCancellation } from "../cancellations/cancel.ts";
import { addNeed } from "../catalogue/needs.ts";
import { setPrice } from "../catalogue/set-price.ts";
import { askOrder } from "./ask-order.ts";
import { beginSubscriptionOf } from "./carry-out.ts";
import { type NewService, planOrder } from "./plan-order.ts";
import { listOrders } from "./queries.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const { scene, wanted, ordered, changed, approve, decline, withdraw, standing, had, letters } = orderScene(house);
const day = (text: string): LocalDate => text as LocalDate;
const plan = (as: Partial<NewService> = {}) => house.perform(scene.orderer, (work) => planOrder(work, wanted(as)));

describe("a service is ordered", () => {
  test("asked, told, approved, carried out: it begins on the day it is wanted, and both are told", async () => {
    expect(await plan()).toMatchObject({ monthlyMinor: 59_850n, beginsOn: "2026-12-10", hindrance: undefined });
    const id = await ordered();
    await house.runJobs();
    expect(await had()).toEqual([]);
    expect(await letters(scene.attestant)).toEqual(["approval-asked"]);
    await approve(scene.attestant, id);
    await house.runJobs();
    expect(await had()).toEqual([
      { quantity: "3.0000", from_on: "2026-12-10", until_on: null, unit_name: "Mottagningen", ansvar: "4711" },
    ]);
    expect(await standing(id)).toMatchObject({ state: "done", beginsOn: "2026-12-10", decidedByName: "Kim Kund" });
    expect(await letters(scene.orderer)).toEqual(["order-decided"]);
    expect(await house.runJobs()).toBe(0);
  });

  test("approved after the day it was wanted, it begins the day of the approval", async () => {
    const id = await ordered();
    await house.turnTo("2026-12-20T09:00:00.000Z");
    await approve(scene.attestant, id);
    expect((await standing(id)).beginsOn).toBe("2026-12-20");
  });

  test("it costs what it costs on the day it is wanted", async () => {
    const price = { serviceId: scene.serviceId, fromOn: day("2027-01-01"), price: "250", listName: "2027" };
    await house.perform(scene.officer, (work) => setPrice(work, price));
    expect((await plan({ wantedOn: day("2026-12-31") })).monthlyMinor).toBe(59_850n);
    expect((await plan({ wantedOn: day("2027-01-01") })).monthlyMinor).toBe(75_000n);
  });

  test("declined it says why and nothing begins; taken back nobody can approve it", async () => {
    const id = await ordered();
    await decline(scene.attestant, id);
    expect(await standing(id)).toMatchObject({ state: "declined", reason: "För dyrt" });
    const other = await ordered();
    await withdraw(scene.orderer, other);
    await expect(approve(scene.attestant, other)).rejects.toThrow("changed-meanwhile");
    await house.runJobs();
    expect(await had()).toEqual([]);
  });

  test("carried out twice it is carried out once", async () => {
    const id = await ordered();
    await approve(scene.attestant, id);
    await house.everything.transaction().execute(async (transaction) => {
      const payload = { organisationId: scene.orderer.organisationId, orderId: id };
      await house.queue.enqueue(transaction, "carry-order", payload);
    });
    await house.runJobs();
    await house.everything.updateTable("orders").set({ state: "approved" }).where("id", "=", id).execute();
    await house.tools.perform(scene.orderer, (work) =>
      work.enqueue("carry-order", { organisationId: scene.orderer.organisationId, orderId: id }),
    );
    await house.runJobs();
    expect(await had()).toHaveLength(1);
  });

  test("a change carried out twice is done, not overtaken by itself", async () => {
    const id = await changed(
      await aSubscription(house, scene.officer, {
        customerId: scene.customerId,
        serviceId: scene.serviceId,
        quantity: "3",
      }),
      "5",
    );
    await approve(scene.attestant, id);
    const order = await standing(id);
    const creditor = { kind: "machine" as const, job: "test", organisationId: scene.officer.organisationId };
    for (const _ of [1, 2])
      expect(await house.perform(creditor, (work) => beginSubscriptionOf(work, order))).toBe("begun");
    await house.runJobs();
    expect((await standing(id)).state).toBe("done");
    expect(await had()).toHaveLength(2);
  });
});

describe("what cannot be ordered says why", () => {
  const hindrance = async (as: Partial<NewService>) => {
    const { hindrance: why } = await plan(as);
    const refused = ordered(as);
    if (why === undefined) throw new Error("It can be ordered.");
    await expect(refused).rejects.toMatchObject({ code: "order-not-possible", facts: { why } });
    expect(await house.perform(scene.orderer, (work) => listOrders(work, scene.customerId))).toEqual([]);
    return why;
  };

  test("a day that has passed, a price that is not set, what is not sold any more, what is metered", async () => {
    expect(await hindrance({ wantedOn: day("2026-11-27") })).toBe("wanted-past");
    const later = await aService(house, scene.officer, { priceFromOn: "2027-01-01" });
    expect(await hindrance({ serviceId: later })).toBe("not-priced");
    const old = await aService(house, scene.officer, { lastSoldOn: day("2026-12-09") });
    expect(await hindrance({ serviceId: old })).toBe("not-sold");
    const metered = await aService(house, scene.officer, { charged: "by-use" });
    expect(await hindrance({ serviceId: metered })).toBe("by-use");
  });

  test("a service that needs another: it is named, and once that is ordered too they are approved in order", async () => {
    const docked = await aService(house, scene.officer, { name: "Docka" });
    await house.perform(scene.officer, (work) => addNeed(work, { serviceId: docked, needsId: scene.serviceId }));
    expect(await hindrance({ serviceId: docked })).toBe("needs-other");
    expect((await plan({ serviceId: docked })).missing.map(({ name }) => name)).toEqual(["Dator"]);
    const first = await ordered();
    const second = await ordered({ serviceId: docked });
    await expect(approve(scene.attestant, second)).rejects.toMatchObject({ facts: { services: "Dator" } });
    await approve(scene.attestant, first);
    await approve(scene.attestant, second);
    await house.runJobs();
    expect(await had()).toHaveLength(2);
  });

  test("a service of another creditor is not found", async () => {
    const stranger = await aCreditor(house);
    const theirs = await aService(house, stranger);
    await expect(ordered({ serviceId: theirs })).rejects.toThrow("not-found");
  });
});

describe("another quantity", () => {
  test("more begins on the day, where days are charged", async () => {
    const byDay = await aService(house, scene.officer, { partMonths: "by-day" });
    const id = await changed(
      await aSubscription(house, scene.officer, { customerId: scene.customerId, serviceId: byDay, quantity: "3" }),
      "5",
    );
    await approve(scene.attestant, id);
    await house.runJobs();
    expect(await had()).toMatchObject([
      { quantity: "3.0000", until_on: "2026-11-27" },
      { quantity: "5.0000", from_on: "2026-11-28", until_on: null },
    ]);
  });

  test("less begins after notice from the approval", async () => {
    const id = await changed(
      await aSubscription(house, scene.officer, {
        customerId: scene.customerId,
        serviceId: scene.serviceId,
        quantity: "3",
      }),
      "2",
    );
    await house.turnTo("2026-12-01T09:00:00.000Z");
    await approve(scene.attestant, id);
    await house.runJobs();
    expect(await had()).toMatchObject([
      { quantity: "3.0000", until_on: "2027-01-31" },
      { quantity: "2.0000", from_on: "2027-02-01" },
    ]);
  });

  test("the same is refused, and so is a change of what ends or is asked about already", async () => {
    const subscriptionId = await aSubscription(house, scene.officer, {
      customerId: scene.customerId,
      serviceId: scene.serviceId,
      quantity: "3",
    });
    await expect(changed(subscriptionId, "3.00")).rejects.toMatchObject({ facts: { why: "same-quantity" } });
    await changed(subscriptionId, "4");
    await expect(changed(subscriptionId, "5")).rejects.toMatchObject({ facts: { why: "asked-already" } });
    await expect(
      house.perform(scene.orderer, (work) => askCancellation(work, { customerId: scene.customerId, subscriptionId })),
    ).rejects.toThrow("changed-meanwhile");
    const ends = await aSubscription(house, scene.officer, {
      customerId: scene.customerId,
      serviceId: scene.serviceId,
      untilOn: "2026-12-31",
    });
    await expect(changed(ends, "2")).rejects.toMatchObject({ facts: { why: "subscription-ended" } });
  });

  test("asked while a cancellation of the same is being asked, one of them is refused", async () => {
    const { officer, customerId, serviceId, orderer } = scene;
    const subscriptionId = await aSubscription(house, officer, { customerId, serviceId, quantity: "3" });
    const [cancelled, more] = await overlapping(
      house,
      { by: orderer, does: (work) => askCancellation(work, { customerId, subscriptionId }) },
      {
        by: orderer,
        does: (work) =>
          askOrder(work, { kind: "quantity", customerId, subscriptionId, quantity: "5", wantedOn: work.today }),
      },
    );
    expect(cancelled.status).toBe("fulfilled");
    expect(more).toMatchObject({ status: "rejected", reason: { code: "order-not-possible" } });
  });

  test("of what the creditor ends meanwhile nothing comes, and it is said", async () => {
    const subscriptionId = await aSubscription(house, scene.officer, {
      customerId: scene.customerId,
      serviceId: scene.serviceId,
      quantity: "3",
    });
    const id = await changed(subscriptionId, "4");
    await approve(scene.attestant, id);
    const ends = { until_on: day("2026-11-30") };
    await house.everything.updateTable("subscriptions").set(ends).where("id", "=", subscriptionId).execute();
    await house.runJobs();
    expect((await standing(id)).state).toBe("overtaken");
    expect(await had()).toMatchObject([{ quantity: "3.0000", until_on: "2026-11-30" }]);
  });
});
