import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { orderScene } from "../../../test/support/order-scene.ts";
import { aService, aSubscription } from "../../../test/support/outbound.ts";
import { carryCancellation, carryOrder } from "../../jobs/carry-approved.ts";
import type { LocalDate } from "../../time.ts";
import type { Perform } from "../../work.ts";
import { askCancellation, decideCancellation, withdrawCancellation } from "../cancellations/cancel.ts";
import { getCancellation } from "../cancellations/queries.ts";
import { addNeed } from "../catalogue/needs.ts";
import { listSubscriptions } from "../catalogue/queries.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const { scene, ordered, changed, approve, withdraw, standing, had, letters } = orderScene(house);

/** What the creditor would bill from now on. */
const goingOn = () => house.perform(scene.officer, (work) => listSubscriptions(work, scene.customerId));

describe("an approved order is taken back", () => {
  test("before its first day: nothing of it is had, and who asked and who approved are told", async () => {
    const id = await ordered();
    await approve(scene.attestant, id);
    await house.runJobs();
    expect(await goingOn()).toMatchObject([{ fromOn: "2026-12-10" }]);
    await expect(withdraw(scene.attestant, id)).rejects.toThrow("not-allowed");
    await house.turnTo("2026-12-09T22:30:00.000Z");
    await withdraw(scene.orderer, id);
    expect((await standing(id)).state).toBe("withdrawing");
    await house.runJobs();
    expect(await standing(id)).toMatchObject({ state: "withdrawn", withdrawnByName: "Kim Kund" });
    expect(await goingOn()).toEqual([]);
    expect(await had()).toMatchObject([{ from_on: "2026-12-10", until_on: "2026-12-09" }]);
    expect((await letters(scene.orderer)).at(-1)).toBe("order-decided");
    expect((await letters(scene.attestant)).at(-1)).toBe("order-decided");
    await expect(withdraw(scene.orderer, id)).rejects.toThrow("changed-meanwhile");
  });

  test("not on its first day", async () => {
    const id = await ordered();
    await approve(scene.attestant, id);
    await house.runJobs();
    await house.turnTo("2026-12-09T23:30:00.000Z");
    await expect(withdraw(scene.orderer, id)).rejects.toThrow("changed-meanwhile");
    expect(await goingOn()).toHaveLength(1);
  });

  test("a change of quantity: what was had goes on as it was", async () => {
    const { customerId, serviceId } = scene;
    const subscriptionId = await aSubscription(house, scene.officer, { customerId, serviceId, quantity: "2" });
    const id = await changed(subscriptionId, "5");
    await approve(scene.attestant, id);
    await house.runJobs();
    expect(await goingOn()).toMatchObject([
      { quantity: "2", untilOn: "2026-11-30" },
      { quantity: "5", fromOn: "2026-12-01" },
    ]);
    await withdraw(scene.orderer, id);
    await house.runJobs();
    expect(await goingOn()).toMatchObject([{ id: subscriptionId, quantity: "2", untilOn: undefined }]);
    expect((await standing(id)).state).toBe("withdrawn");
    const again = await changed(subscriptionId, "3");
    expect((await standing(again)).state).toBe("waiting");
  });

  test("not where the creditor has ended what was begun: then the order stands, and that is told", async () => {
    const id = await ordered();
    await approve(scene.attestant, id);
    await house.runJobs();
    const end = { until_on: "2026-12-31" as LocalDate };
    await house.everything.updateTable("subscriptions").set(end).where("begun_for", "=", id).execute();
    await withdraw(scene.orderer, id);
    await house.runJobs();
    expect((await standing(id)).state).toBe("done");
    expect(await goingOn()).toMatchObject([{ untilOn: "2026-12-31" }]);
  });

  test("while its job is under way: whichever comes first, nothing of it is left", async () => {
    const id = await ordered();
    await approve(scene.attestant, id);
    let calls = 0;
    const perform: Perform = async (actor, command) => {
      const isCreditor = actor.kind === "machine" && actor.organisationId === scene.officer.organisationId;
      calls += isCreditor ? 1 : 0;
      if (isCreditor && calls === 2) {
        await withdraw(scene.orderer, id);
        await house.runJobs();
        expect((await standing(id)).state).toBe("withdrawn");
      }
      return house.perform(actor, command);
    };
    const payload = { organisationId: scene.orderer.organisationId, orderId: id };
    await carryOrder({ ...house.tools, perform }, payload);
    expect(calls).toBeGreaterThan(2);
    expect(await goingOn()).toEqual([]);
  });
});

describe("what a service needs is asked again when it begins", () => {
  async function needing() {
    const own = await aService(house, scene.officer, { name: "Program" });
    const need = { serviceId: own, needsId: scene.serviceId };
    await house.perform(scene.officer, (work) => addNeed(work, need));
    return own;
  }

  test("needs that have ended since the approval: nothing begins, and whoever ordered is told", async () => {
    const { customerId } = scene;
    const subscriptionId = await aSubscription(house, scene.officer, { customerId, serviceId: scene.serviceId });
    const id = await ordered({ serviceId: await needing() });
    await approve(scene.attestant, id);
    const end = { until_on: "2026-11-30" as LocalDate };
    await house.everything.updateTable("subscriptions").set(end).where("id", "=", subscriptionId).execute();
    await house.runJobs();
    expect((await standing(id)).state).toBe("overtaken");
    expect(await had()).toHaveLength(1);
    expect((await letters(scene.orderer)).at(-1)).toBe("order-decided");
  });

  test("needs that are approved as well begin first, whichever job is first", async () => {
    const first = await ordered();
    const second = await ordered({ serviceId: await needing() });
    await approve(scene.attestant, first);
    await approve(scene.attestant, second);
    const payload = { organisationId: scene.orderer.organisationId, orderId: second };
    await carryOrder(house.tools, payload);
    expect((await standing(second)).state).toBe("done");
    await house.runJobs();
    expect((await standing(first)).state).toBe("done");
    expect(await had()).toHaveLength(2);
  });
});

class Killed extends Error {}

/** Dies at one transaction of a job: before it, inside it, or after it. */
function dying(at: number, when: "before" | "inside" | "after"): Perform {
  let count = 0;
  return async (actor, command) => {
    count += 1;
    const isHere = count === at;
    if (isHere && when === "before") throw new Killed();
    const made = await house.perform(actor, async (work) => {
      const done = await command(work);
      if (isHere && when === "inside") throw new Killed();
      return done;
    });
    if (isHere && when === "after") throw new Killed();
    return made;
  };
}

const deaths = [1, 2, 3, 4, 5].flatMap((at) => (["before", "inside", "after"] as const).map((when) => ({ at, when })));

describe("killed anywhere, the job that goes on", () => {
  test("begins an order once, with one receipt", async () => {
    for (const { at, when } of deaths) {
      const before = (await had()).length;
      const told = (await letters(scene.orderer)).length;
      const id = await ordered();
      await approve(scene.attestant, id);
      const payload = { organisationId: scene.orderer.organisationId, orderId: id };
      const died = await Promise.allSettled([carryOrder({ ...house.tools, perform: dying(at, when) }, payload)]);
      expect(died[0]?.status, `${when} ${at}`).toBe(at <= 5 ? "rejected" : "fulfilled");
      await house.runJobs();
      expect((await standing(id)).state, `${when} ${at}`).toBe("done");
      expect(await had(), `${when} ${at}`).toHaveLength(before + 1);
      expect(await letters(scene.orderer), `${when} ${at}`).toHaveLength(told + 1);
    }
  });

  test("ends a cancelled service on its day, and opens it again when that is taken back", async () => {
    const { customerId, serviceId } = scene;
    const organisationId = scene.orderer.organisationId;
    for (const { at, when } of deaths.filter((death) => death.at <= 3)) {
      const subscriptionId = await aSubscription(house, scene.officer, { customerId, serviceId });
      const until = async () => (await goingOn()).find((one) => one.id === subscriptionId)?.untilOn;
      const id = await house.perform(scene.orderer, (work) => askCancellation(work, { customerId, subscriptionId }));
      await house.perform(scene.attestant, (work) => decideCancellation(work, { id, decision: { kind: "approve" } }));
      const carry = () =>
        carryCancellation({ ...house.tools, perform: dying(at, when) }, { organisationId, cancellationId: id });
      await expect(carry()).rejects.toThrow(Killed);
      await house.runJobs();
      expect(await until(), `${when} ${at}`).toBe("2026-12-31");
      await house.perform(scene.orderer, (work) => withdrawCancellation(work, id));
      await expect(carry()).rejects.toThrow(Killed);
      await house.runJobs();
      expect(await until(), `${when} ${at}`).toBeUndefined();
      const { state } = await house.perform(scene.orderer, (work) => getCancellation(work, id));
      expect(state, `${when} ${at}`).toBe("withdrawn");
    }
  });
});
