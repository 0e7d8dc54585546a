/** A unit's answer to a seller outside the portal goes over the access point, once. */
import { readEnvelope, readResponse } from "@fakturaporten/einvoice";
import { beforeEach, describe, expect, test } from "vitest";
import { anIssuedInvoice, aUnit } from "../../test/support/documents.ts";
import { testHouse } from "../../test/support/house.ts";
import { outside, patienceFor } from "../../test/support/outside.ts";
import { answerDocument } from "../domain/inbox/answer-document.ts";
import { writeAnswer } from "../domain/inbox/carry-answer.ts";
import { listStuckAnswers } from "../domain/inbox/list-stuck-answers.ts";
import { getOutgoingAnswer } from "../domain/inbox/queries.ts";
import { receiveDocument } from "../domain/inbox/receive-document.ts";
import { getReceiver } from "../domain/receivers/queries.ts";
import { accessPoint, type AccessPointShape } from "../integrations/access-point.ts";
import type { SimulatorWishes } from "../simulator/settings.ts";
import type { Actor } from "../work.ts";

const house = testHouse();
const here = outside(house);
let counter = 0;
beforeEach(() => here.simulator.behave({}));

/** A document of somebody outside, received and rejected by its unit; the answer waits to be carried. */
async function rejected() {
  counter += 1;
  const unit = await aUnit(house, [here.officer.actor]);
  const elsewhere = await aUnit(house, [here.officer.actor], undefined, { route: "folder" });
  const { ubl, documentId: foreign } = await anIssuedInvoice(house, here.seller.actor, { receiverId: elsewhere });
  await house.forgetJobs();
  const region: Actor = { kind: "machine", job: "test", organisationId: here.officer.actor.organisationId };
  const instanceId = `${foreign.slice(0, -4)}${String(1000 + counter)}`;
  const { documentId } = await house.perform(region, (work) =>
    receiveDocument(work, { instanceId, receiverId: unit, ubl }),
  );
  const answer = await house.perform(here.officer.actor, (work) =>
    answerDocument(work, { documentId, move: "reject", reason: "REF", clarification: "Referensen finns inte." }),
  );
  return { answerId: answer.id, region, unit };
}

const run = (shape: AccessPointShape, wishes: SimulatorWishes = {}) => {
  here.simulator.behave(wishes);
  const carrier = accessPoint({ url: here.url, shape, token: "a-token-nobody-logs", timeoutMs: patienceFor(wishes) });
  return house.runJobs({ failuresWanted: true, carriers: { "access-point": carrier } });
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
    .selectFrom("answer_attempts")
    .select(["number", "outcome", "reason"])
    .where("answer_id", "=", answerId)
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
      expect(await stateOf(answerId)).toBe("sending");
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
