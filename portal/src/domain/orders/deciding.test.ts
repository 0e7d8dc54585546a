import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { orderScene } from "../../../test/support/order-scene.ts";
import { aCustomer, aCustomerUser, aSubscription } from "../../../test/support/outbound.ts";
import type { LocalDate } from "../../time.ts";
import { setPolicy } from "../approvals/set-policy.ts";
import { askOrder } from "./ask-order.ts";
import { listWaitingOrders } from "./queries.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const { scene, wanted, ordered, changed, approve, decline, withdraw, standing, had, letters } = orderScene(house);
const day = (text: string): LocalDate => text as LocalDate;

describe("who may what", () => {
  test("only an orderer orders and takes back, only an attestant decides", async () => {
    await expect(ordered({}, scene.attestant)).rejects.toThrow("not-allowed");
    const id = await ordered();
    await expect(approve(scene.orderer, id)).rejects.toThrow("not-allowed");
    await expect(withdraw(scene.attestant, id)).rejects.toThrow("not-allowed");
    const reader = await aCustomerUser(house, scene.officer, scene.customerId);
    await expect(decline(reader, id)).rejects.toThrow("not-allowed");
    await expect(house.perform(scene.officer, (work) => askOrder(work, wanted()))).rejects.toThrow("not-allowed");
  });

  test("an orderer bound to an ansvar orders for that one alone", async () => {
    const bound = await aCustomerUser(house, scene.officer, scene.customerId, { role: "orderer", scope: "4712" });
    await expect(ordered({}, bound)).rejects.toThrow("not-allowed");
    await ordered({ ansvar: "4712" }, bound);
  });

  test("an attestant bound to an ansvar or an amount decides within them alone", async () => {
    const id = await ordered();
    const elsewhere = await aCustomerUser(house, scene.officer, scene.customerId, { role: "attestant", scope: "4712" });
    await expect(approve(elsewhere, id)).rejects.toThrow("not-allowed");
    const small = await aCustomerUser(house, scene.officer, scene.customerId, {
      role: "attestant",
      amountMinorMax: 59_849n,
    });
    await expect(approve(small, id)).rejects.toThrow("not-allowed");
    const just = await aCustomerUser(house, scene.officer, scene.customerId, {
      role: "attestant",
      scope: "4711",
      amountMinorMax: 59_850n,
    });
    await approve(just, id);
  });

  test("one's own is approved only from the day on which the creditor's policy says so", async () => {
    const both = await aCustomerUser(house, scene.officer, scene.customerId, {
      role: "attestant",
      email: "bada@prov.example",
    });
    await aCustomerUser(house, scene.officer, scene.customerId, { role: "orderer", email: "bada@prov.example" });
    const id = await ordered({}, both);
    await expect(approve(both, id)).rejects.toThrow("not-allowed");
    const policy = { fromOn: day("2026-12-01"), ownRequests: true, nudgeDays: 3, deputyDays: 7 };
    await house.perform(scene.officer, (work) => setPolicy(work, policy));
    await expect(approve(both, id)).rejects.toThrow("not-allowed");
    await house.turnTo("2026-12-01T09:00:00.000Z");
    await house.perform(scene.officer, (work) =>
      setPolicy(work, { ...policy, fromOn: day("2026-12-02"), ownRequests: false }),
    );
    await approve(both, id);
  });

  test("a policy does not begin in the past, and no customer writes one", async () => {
    const policy = { fromOn: day("2026-11-27"), ownRequests: true, nudgeDays: 3, deputyDays: 7 };
    await expect(house.perform(scene.officer, (work) => setPolicy(work, policy))).rejects.toThrow("not-allowed");
    await expect(
      house.perform(scene.attestant, (work) => setPolicy(work, { ...policy, fromOn: day("2026-11-28") })),
    ).rejects.toThrow("not-allowed");
  });

  test("a stranger sees and does nothing, and whose days are over neither", async () => {
    const id = await ordered();
    const other = await aCustomer(house, scene.officer);
    const stranger = await aCustomerUser(house, scene.officer, other, { role: "attestant" });
    await expect(approve(stranger, id)).rejects.toThrow("not-found");
    expect(await house.perform(stranger, listWaitingOrders)).toEqual([]);
    const brief = await aCustomerUser(house, scene.officer, scene.customerId, {
      role: "attestant",
      untilOn: "2026-11-30",
    });
    await house.turnTo("2026-12-01T09:00:00.000Z");
    await expect(approve(brief, id)).rejects.toThrow("not-found");
  });

  test("where nobody can decide, whoever asked is told", async () => {
    const lonely = await aCustomer(house, scene.officer);
    const asker = await aCustomerUser(house, scene.officer, lonely, { role: "orderer" });
    await ordered({ customerId: lonely }, asker);
    await house.runJobs();
    expect(await letters(asker)).toEqual(["approval-nobody"]);
  });
});

describe("at once", () => {
  test("approved by one, declined by another and taken back by a third, one of them holds, or taking back what was approved", async () => {
    const second = await aCustomerUser(house, scene.officer, scene.customerId, { role: "attestant" });
    for (let round = 0; round < 8; round++) {
      const id = await ordered();
      const outcomes = await Promise.allSettled([
        approve(scene.attestant, id),
        decline(second, id),
        withdraw(scene.orderer, id),
      ]);
      const won = outcomes.flatMap(({ status }, index) => (status === "fulfilled" ? [index] : []));
      const { state } = await standing(id);
      // Approved first, it may be taken back after that, as its first day has not come.
      if (won.length === 2) expect({ won, state }).toEqual({ won: [0, 2], state: "withdrawing" });
      else
        expect({ won: won.length, state }).toEqual({
          won: 1,
          state: ["approved", "declined", "withdrawn"][won[0] ?? 0],
        });
      await house.forgetJobs();
    }
  });

  test("two attestants approve at once: one approval, one subscription, one receipt", async () => {
    const second = await aCustomerUser(house, scene.officer, scene.customerId, { role: "attestant" });
    const id = await ordered();
    const outcomes = await Promise.allSettled([
      approve(scene.attestant, id),
      approve(second, id),
      approve(scene.attestant, id),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await house.runJobs();
    expect(await had()).toHaveLength(1);
    expect(await letters(scene.orderer)).toEqual(["order-decided"]);
  });

  test("of two changes of the same service asked at once, one is asked", async () => {
    const subscriptionId = await aSubscription(house, scene.officer, {
      customerId: scene.customerId,
      serviceId: scene.serviceId,
      quantity: "3",
    });
    const outcomes = await Promise.allSettled([changed(subscriptionId, "4"), changed(subscriptionId, "5")]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
