/** A unit's answer to a seller outside the portal goes over the access point, once. */
import { readEnvelope, readResponse } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { aRejectionOutside } from "../../test/support/answers-out.ts";
import { testHouse } from "../../test/support/house.ts";
import { outside, patienceFor } from "../../test/support/outside.ts";
import { storeArrival } from "../domain/arrivals/store-arrival.ts";
import { resolveTransmission } from "../domain/delivery/resolve-parked.ts";
import { writeAnswer } from "../domain/inbox/carry-answer.ts";
import { listStuckAnswers } from "../domain/inbox/list-stuck-answers.ts";
import { getOutgoingAnswer } from "../domain/inbox/queries.ts";
import { getReceiver } from "../domain/receivers/queries.ts";
import { accessPoint, type AccessPointShape } from "../integrations/access-point.ts";
import type { SimulatorWishes } from "../simulator/settings.ts";

const house = testHouse();
const here = outside(house);
beforeEach(() => here.simulator.behave({}));

const rejected = () => aRejectionOutside(house, { officer: here.officer.actor, seller: here.seller.actor });

const run = (shape: AccessPointShape, wishes: SimulatorWishes = {}) => {
  here.simulator.behave(wishes);
  const carrier = accessPoint({ url: here.url, shape, token: "a-token-nobody-logs", timeoutMs: patienceFor(wishes) });
  return house.runJobs({ carriers: { "access-point": carrier } });
};
const stateOf = async (answerId: string): Promise<string | undefined> =>
  (
    await house.everything
      .selectFrom("answer_carriages")
      .select("state")
      .where("answer_id", "=", answerId)
      .executeTakeFirst()
  )?.state;

const attemptsOf = (answerId: string) =>
  house.everything
    .selectFrom("delivery_attempts")
    .select(["number", "outcome", "reason"])
    .where("invoice_id", "=", answerId)
    .orderBy("number")
    .execute();

describe("an answer to a seller outside", () => {
  test("arrives as an Invoice Response of the unit to the seller's address, under the answer's own name", async () => {
    const { answerId, region, unit } = await rejected();
    await run("phoss");
    expect(await stateOf(answerId)).toBe("delivered");
    expect(here.simulator.seen.get(answerId)).toMatchObject({ times: 1, status: "sent" });
    expect(await attemptsOf(answerId)).toEqual([{ number: 1, outcome: "accepted", reason: null }]);
    const written = await house.perform(region, async (work) => {
      const outgoing = await getOutgoingAnswer(work, answerId);
      return writeAnswer({ ...outgoing, unit: await getReceiver(work, unit) });
    });
    const read = readEnvelope(written?.envelope ?? new Uint8Array());
    expect(read).toMatchObject({
      ok: true,
      envelope: { instanceId: answerId, documentType: { root: "ApplicationResponse" } },
    });
    expect(readResponse(written?.document ?? new Uint8Array())).toMatchObject({
      ok: true,
      response: { status: "RE", clarifications: [{ code: "REF", text: "Referensen finns inte." }] },
    });
  });

  test.each([{ acceptThenHang: 1 }, { acceptThen500: 1 }])(
    "is asked about when the end was not seen: %j",
    async (wishes) => {
      const { answerId } = await rejected();
      await run("phoss", wishes);
      expect(await stateOf(answerId)).toBe("waiting");
      expect(await attemptsOf(answerId)).toMatchObject([{ outcome: "unknown" }]);
      await house.turnBy({ minutes: 1 });
      await run("phoss");
      expect(await stateOf(answerId)).toBe("delivered");
      expect(here.simulator.seen.get(answerId)?.times).toBe(1);
      expect(await attemptsOf(answerId)).toMatchObject([{ number: 1, outcome: "accepted" }]);
    },
  );

  test("is parked where nobody can be asked, and never sent again by itself", async () => {
    const { answerId } = await rejected();
    await run("phase4", { acceptThenHang: 1 });
    await house.turnBy({ days: 1 });
    await run("phase4");
    expect(await stateOf(answerId)).toBe("parked");
    const stuck = await house.perform(here.officer.actor, (work) => listStuckAnswers(work));
    expect(stuck.find((one) => one.answerId === answerId)).toMatchObject({
      reason: "no-answer",
      attempts: [{ outcome: "unknown" }],
    });
    const wish = house.perform(here.seller.actor, (work) => listStuckAnswers(work));
    await expect(wish).rejects.toThrow("not-allowed");
    expect(here.simulator.seen.get(answerId)?.times).toBe(1);
  });

  test("is asked about three times before it is parked, ahead of what has not begun", async () => {
    const { answerId } = await rejected();
    await run("phoss", { acceptThenHang: 1 });
    const { rows } = await sql<{ priority: number }>`
      select priority from pgboss.job where name = 'deliver-answer' and state = 'created'`.execute(house.everything);
    expect(rows).toEqual([{ priority: 1 }]);
    for (const silences of [1, 2, 3]) {
      expect(await stateOf(answerId), `before silence ${silences}`).toBe("waiting");
      await house.turnBy(silences === 1 ? { minutes: 40 } : { seconds: 7 });
      await run("phoss", { delayMs: 1000, acceptThenHang: 1 });
    }
    expect(await stateOf(answerId)).toBe("parked");
    expect(here.simulator.seen.get(answerId)?.times).toBe(1);
  });

  test("parked, it is settled by a person who has asked, and by nobody else", async () => {
    const { answerId } = await rejected();
    await run("phase4", { acceptThenHang: 1 });
    const said = { instanceId: answerId, resolution: "delivered", because: "Leverantören har läst det." } as const;
    const wish = house.perform(here.seller.actor, (work) => resolveTransmission(work, said));
    await expect(wish).rejects.toThrow("not-allowed");
    await house.perform(here.officer.actor, (work) => resolveTransmission(work, said));
    await run("phase4");
    expect(await stateOf(answerId)).toBe("delivered");
    expect(await attemptsOf(answerId)).toMatchObject([{ outcome: "accepted", reason: "said-by-a-person" }]);
    expect(here.simulator.seen.get(answerId)?.times).toBe(1);
  });

  test("what the access point tells of it of its own accord moves it", async () => {
    const { answerId } = await rejected();
    await run("phoss", { acceptThenHang: 1 });
    const raw = Buffer.from(JSON.stringify({ sbdhInstanceID: answerId, status: "sent" }));
    const machine = { kind: "machine", job: "access-point" } as const;
    await house.perform(machine, (work) => storeArrival(work, { kind: "status", messageId: undefined, raw }));
    await run("phoss");
    expect(await stateOf(answerId)).toBe("delivered");
    expect(await attemptsOf(answerId)).toMatchObject([{ outcome: "accepted" }]);
  });

  test("waits while the access point is busy, and is refused for good when it says so", async () => {
    const { answerId } = await rejected();
    await run("phoss", { busy: 1 });
    expect(await stateOf(answerId)).toBe("waiting");
    await house.turnBy({ minutes: 1 });
    await run("phoss", { refuse: 1 });
    expect(await stateOf(answerId)).toBe("refused");
    const all = await attemptsOf(answerId);
    expect(all.map(({ outcome }) => outcome)).toEqual([...all.slice(1).map(() => "not-sent"), "refused"]);
    expect(all.length).toBeGreaterThan(1);
  });
});
