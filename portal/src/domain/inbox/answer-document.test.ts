import { describe, expect, test } from "vitest";
import { anIssuedInvoice, aUnit, type IssuedAs, type IssuedInvoice } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { answerDocument } from "./answer-document.ts";
import { documentLifecycle } from "./answer.ts";
import { listAnswers } from "./queries.ts";

const house = testHouse();

interface Scene {
  readonly seller: Known;
  readonly officer: Known;
  readonly unit: string;
}

async function scene(): Promise<Scene> {
  const officer = await anOfficer(house);
  return { seller: await aSupplier(house), officer, unit: await aUnit(house, [officer.actor]) };
}

/** A document received by the unit; each a little later than the one before. */
async function received({ seller, unit }: Scene, as: Omit<IssuedAs, "receiverId"> = {}): Promise<string> {
  const issued = await anIssuedInvoice(house, seller.actor, { receiverId: unit, ...as });
  await house.runJobs();
  await house.turnBy({ seconds: 1 });
  return documentIdOf(issued);
}

async function documentIdOf({ documentId }: IssuedInvoice): Promise<string> {
  const { id } = await house.everything
    .selectFrom("inbox_documents")
    .select("id")
    .where("instance_id", "=", documentId)
    .executeTakeFirstOrThrow();
  return id;
}

describe("answering", () => {
  test.each(
    documentLifecycle.states.flatMap((state) =>
      (["receive", "process", "query", "accept", "reject", "pay"] as const).map((move) => ({ state, move })),
    ),
  )("$state → $move follows the table", async ({ state, move }) => {
    const here = await answeringScene();
    const id = await received(here);
    await house.everything.updateTable("inbox_documents").set({ state }).where("id", "=", id).execute();
    const explanation = { reason: "PRI" as const, clarification: "Fel pris." };
    const answering = house.perform(here.officer.actor, (work) =>
      answerDocument(work, { documentId: id, move, ...explanation }),
    );
    if (documentLifecycle.allows(state, move)) await expect(answering).resolves.toBeDefined();
    else await expect(answering).rejects.toThrow("already-answered");
  });

  test("asking and rejecting need a reason and words; other answers carry neither", async () => {
    const here = await answeringScene();
    const id = await received(here);
    const answer = (more: object) =>
      house.perform(here.officer.actor, (work) => answerDocument(work, { documentId: id, move: "reject", ...more }));
    await expect(answer({})).rejects.toThrow("answer-needs-reason");
    await expect(answer({ reason: "REF" })).rejects.toThrow("answer-needs-reason");
    await expect(answer({ reason: "REF", clarification: "  " })).rejects.toThrow("answer-needs-reason");
    await expect(answer({ clarification: "Fel" })).rejects.toThrow("answer-needs-reason");
    await expect(answer({ reason: "REF", clarification: "x".repeat(1001) })).rejects.toThrow("answer-needs-reason");
    await expect(answer({ move: "accept", reason: "REF", clarification: "bra" })).resolves.toMatchObject({
      reason: undefined,
    });
  });

  test("two officers at once give one final answer", async () => {
    const here = await answeringScene();
    const id = await received(here);
    const moves = ["accept", "reject", "reject", "accept", "reject"] as const;
    const outcomes = await Promise.allSettled(
      moves.map((move) =>
        house.perform(here.officer.actor, (work) =>
          answerDocument(work, { documentId: id, move, reason: "REF", clarification: "Fel referens." }),
        ),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await house.perform(here.officer.actor, (work) => listAnswers(work, id))).toHaveLength(1);
  });

  test("those who may only read may not answer", async () => {
    const here = await answeringScene();
    const support = await anOfficer(house, { role: "support", organisationId: here.officer.actor.organisationId });
    const id = await received(here);
    const answering = house.perform(support.actor, (work) => answerDocument(work, { documentId: id, move: "accept" }));
    await expect(answering).rejects.toThrow("not-allowed");
  });

  let shared: Promise<Scene> | undefined;
  function answeringScene(): Promise<Scene> {
    shared ??= scene();
    return shared;
  }
});
