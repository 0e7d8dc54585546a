import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { orderScene } from "../../../test/support/order-scene.ts";
import { aCustomerUser, aSubscription } from "../../../test/support/outbound.ts";
import type { LocalDate } from "../../time.ts";
import type { Person } from "../access/permissions.ts";
import { askCancellation, decideCancellation } from "../cancellations/cancel.ts";
import { endAccess } from "../customers/give-access.ts";
import { nextNudge } from "./nudges.ts";
import { setPolicy } from "./set-policy.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const { scene, ordered, approve, withdraw, letters } = orderScene(house);

/** The timetable rings on a day, and what it asks for is done. */
async function morningOf(day: string): Promise<void> {
  await house.turnTo(`${day}T09:00:00.000Z`);
  await house.perform({ kind: "machine", job: "test" }, (work) => work.enqueue("find-nudges", {}));
  await house.runJobs();
}

const deputyOf = (principal: { readonly accessId: string }, as = {}) =>
  aCustomerUser(house, scene.officer, scene.customerId, { role: "attestant", deputyFor: principal.accessId, ...as });
const count = async (person: Person) => (await letters(person)).filter((kind) => kind === "approval-reminder").length;

test("the attestant is reminded, then the deputy is asked too, then both again, until somebody decides", async () => {
  const deputy = await deputyOf(scene.attestant);
  const id = await ordered();
  await house.runJobs();
  expect(await letters(deputy)).toEqual([]);
  await morningOf("2026-11-30");
  expect(await count(scene.attestant)).toBe(0);
  await morningOf("2026-12-01");
  expect([await count(scene.attestant), await count(deputy)]).toEqual([1, 0]);
  await morningOf("2026-12-02");
  expect([await count(scene.attestant), await count(deputy)]).toEqual([1, 0]);
  await morningOf("2026-12-05");
  expect([await count(scene.attestant), await count(deputy)]).toEqual([2, 1]);
  await morningOf("2026-12-12");
  expect([await count(scene.attestant), await count(deputy)]).toEqual([3, 2]);
  await approve(deputy, id);
  await morningOf("2026-12-30");
  expect([await count(scene.attestant), await count(deputy)]).toEqual([3, 2]);
});

test("the morning rung twice, and its job done twice, reminds once", async () => {
  await ordered();
  await house.runJobs();
  await morningOf("2026-12-01");
  await morningOf("2026-12-01");
  expect(await count(scene.attestant)).toBe(1);
});

test("days are those of the creditor's policy; what is decided or taken back is not reminded of", async () => {
  const policy = { fromOn: "2026-11-28" as LocalDate, ownRequests: false, nudgeDays: 1, deputyDays: 2 };
  await house.perform(scene.officer, (work) => setPolicy(work, policy));
  const taken = await ordered();
  await withdraw(scene.orderer, taken);
  const { customerId, serviceId } = scene;
  const subscriptionId = await aSubscription(house, scene.officer, { customerId, serviceId });
  const cancellation = await house.perform(scene.orderer, (work) =>
    askCancellation(work, { customerId, subscriptionId }),
  );
  await house.runJobs();
  await morningOf("2026-11-29");
  expect(await count(scene.attestant)).toBe(1);
  const decision = { kind: "decline" as const, reason: "Behövs" };
  await house.perform(scene.attestant, (work) => decideCancellation(work, { id: cancellation, decision }));
  await morningOf("2026-12-15");
  expect(await count(scene.attestant)).toBe(1);
  const left = await house.everything.selectFrom("approvals_due").select("request_id").execute();
  expect(left.map(({ request_id }) => request_id)).not.toContain(cancellation);
});

describe("a deputy", () => {
  test("is asked at once where the attestant may not decide about it", async () => {
    const { attestant } = scene;
    const deputy = await deputyOf(attestant);
    const id = await ordered();
    await house.everything.updateTable("orders").set({ asked_by: attestant.accountId }).where("id", "=", id).execute();
    await house.runJobs();
    expect(await letters(deputy)).toEqual(["approval-asked"]);
  });

  test("may on none but the attestant's days", async () => {
    const brief = await aCustomerUser(house, scene.officer, scene.customerId, {
      role: "attestant",
      fromOn: "2026-11-20",
      untilOn: "2026-12-31",
    });
    const deputy = await deputyOf(brief, { fromOn: "2026-01-01" });
    const within = await deputyOf(brief, { fromOn: "2026-11-25", untilOn: "2026-12-10" });
    const days = await house.everything
      .selectFrom("customer_access")
      .select(["from_on", "until_on"])
      .where("id", "in", [deputy.accessId, within.accessId])
      .orderBy("from_on")
      .execute();
    expect(days.map(({ from_on, until_on }) => [from_on, until_on])).toEqual([
      ["2026-11-20", "2026-12-31"],
      ["2026-11-25", "2026-12-10"],
    ]);
    await expect(deputyOf(brief, { fromOn: "2027-01-01" })).rejects.toThrow("access-wider-than-principal");
    const id = await ordered();
    await house.turnTo("2027-01-01T09:00:00.000Z");
    await expect(approve(deputy, id)).rejects.toThrow("not-found");
  });

  test("may never more than the attestant, and nothing when the attestant's access is ended", async () => {
    const narrow = await aCustomerUser(house, scene.officer, scene.customerId, {
      role: "attestant",
      scope: "4711",
      amountMinorMax: 59_849n,
    });
    const deputy = await deputyOf(narrow, { amountMinorMax: 100_000n });
    const id = await ordered();
    await expect(approve(deputy, id)).rejects.toThrow("not-allowed");
    const small = await ordered({ quantity: "1" });
    await expect(deputyOf(narrow, { scope: "4712" })).rejects.toThrow("access-wider-than-principal");
    await expect(deputyOf(deputy)).rejects.toThrow("not-found");
    await house.perform(scene.officer, (work) => endAccess(work, { accessId: narrow.accessId }));
    await expect(approve(deputy, small)).rejects.toThrow("not-found");
  });
});

test.each([
  ["after the attestants the deputies, on their day", "attestants", "2026-12-01", "deputies", "2026-12-05"],
  ["late, the deputies the next day", "attestants", "2026-12-20", "deputies", "2026-12-21"],
  ["then both again after as long", "deputies", "2026-12-05", "again", "2026-12-12"],
  ["and again", "again", "2026-12-12", "again", "2026-12-19"],
] as const)("%s", (_, step, today, then, dueOn) => {
  const days = { askedOn: "2026-11-28" as LocalDate, today: today as LocalDate, deputyDays: 7 };
  expect(nextNudge(step, days)).toEqual({ step: then, dueOn });
});
