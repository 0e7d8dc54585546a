import { invoiceStatuses, statusesAfter } from "@fakturaporten/einvoice";
import { describe, expect, test } from "vitest";
import type { IssuedAs } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aUnitScene, receivedAt, type UnitScene } from "../../../test/support/unit-scene.ts";
import { answerDocument } from "./answer-document.ts";
import { answerCodes, type AnswerMove, answerMoves, documentLifecycle } from "./answer.ts";
import { listAnswers } from "./queries.ts";

const house = testHouse();
const scene = (): Promise<UnitScene> => aUnitScene(house);
const received = (here: UnitScene, document: IssuedAs["document"] = {}): Promise<string> =>
  receivedAt(house, here, document);

describe("the lifecycle of answers", () => {
  const codeOfState = {
    received: "AB",
    "in-process": "IP",
    "under-query": "UQ",
    "conditionally-accepted": "CA",
    rejected: "RE",
    accepted: "AP",
    paid: "PD",
    "partly-paid": "PD",
  } as const;

  test.each(Object.entries(codeOfState))("after %s come the statuses of Peppol and no others", (state, code) => {
    const moves = answerMoves.filter((move) => documentLifecycle.allows(state as keyof typeof codeOfState, move));
    const codes = new Set(moves.map((move) => answerCodes[move]));
    expect([...codes].sort()).toEqual([...statusesAfter[code]].sort());
  });

  test("the first answer may be any, and every code of Peppol has an answer", () => {
    expect(answerMoves.every((move) => documentLifecycle.allows("new", move))).toBe(true);
    expect(new Set(Object.values(answerCodes))).toEqual(new Set(invoiceStatuses));
  });

  const answering = (here: UnitScene, documentId: string, move: AnswerMove, more: object) =>
    house.perform(here.officer.actor, (work) => answerDocument(work, { documentId, move, ...more }));

  test("reason, action and conditions are kept whole, and reach the seller", async () => {
    const here = await scene();
    const documentId = await received(here);
    const why = {
      reason: "REF" as const,
      action: "PIN" as const,
      conditions: [{ term: "BT-13", shouldBe: "4500012" }],
      clarification: "Ordernumret finns inte.",
    };
    await answering(here, documentId, "accept-conditionally", why);
    await house.runJobs();
    const [kept] = await house.perform(here.officer.actor, (work) => listAnswers(work, documentId));
    expect(kept).toMatchObject({ code: "CA", ...why, by: "Moa Mottagare" });
    const theirs = await house.everything
      .selectFrom("invoice_answers")
      .select(["status", "reason_code", "action_code", "conditions", "clarification"])
      .executeTakeFirstOrThrow();
    expect(theirs).toEqual({
      status: "CA",
      reason_code: "REF",
      action_code: "PIN",
      conditions: why.conditions,
      clarification: why.clarification,
    });
  });

  test("a part paid says how much in words, carries PPD, and is final", async () => {
    const here = await scene();
    const documentId = await received(here);
    await expect(answering(here, documentId, "pay-partly", {})).rejects.toThrow("answer-needs-reason");
    const paid = await answering(here, documentId, "pay-partly", { clarification: "Vi har betalat 1 000 kr." });
    expect(paid).toMatchObject({ code: "PD", reason: "PPD" });
    await expect(answering(here, documentId, "pay", {})).rejects.toThrow("already-answered");
  });

  test.each([
    ["a reason that no person chooses", { reason: "PPD", clarification: "x" }],
    ["a term that is none", { reason: "REF", clarification: "x", conditions: [{ term: "order", shouldBe: "1" }] }],
    [
      "a condition without a value",
      { reason: "REF", clarification: "x", conditions: [{ term: "BT-13", shouldBe: " " }] },
    ],
    [
      "more conditions than are read",
      {
        reason: "REF",
        clarification: "x",
        conditions: Array.from({ length: 4 }, () => ({ term: "BT-13", shouldBe: "1" })),
      },
    ],
    ["conditions without words", { reason: "REF" }],
  ])("%s is refused", async (_, more) => {
    const here = await scene();
    const documentId = await received(here);
    await expect(answering(here, documentId, "query", more)).rejects.toThrow("answer-needs-reason");
  });
});
