import { describe, expect, test } from "vitest";
import { judgeNumber, type NumberFacts, type NumberReason, type NumberWay } from "./judge-number.ts";

const delivered: NumberFacts = {
  kind: "invoice",
  deliveryState: "delivered",
  deliveryReason: undefined,
  anyUnknown: false,
  isHeld: false,
  answer: undefined,
  credited: "nothing",
  isReplaced: false,
};

type Case = readonly [what: string, facts: Partial<NumberFacts>, reason: NumberReason, ways: readonly NumberWay[]];

const refused = { deliveryState: "refused", deliveryReason: "receiver-unknown" } as const;
const cases: readonly Case[] = [
  ["just issued", { deliveryState: "waiting" }, "under-way", []],
  ["taken over by a carrier", { deliveryState: "accepted" }, "under-way", []],
  ["issued before its delivery is known", { deliveryState: undefined }, "under-way", []],
  ["held until the region approves", { deliveryState: "waiting", isHeld: true }, "held", []],
  [
    "given up",
    { deliveryState: "given-up", deliveryReason: "no-answer" },
    "no-answer",
    ["resend", "credit", "new-number"],
  ],
  ["given up, a credit note", { kind: "credit-note", deliveryState: "given-up" }, "no-answer", ["resend"]],
  ["refused before it reached anybody", refused, "never-reached", ["correct-same-number"]],
  ["refused, a credit note", { ...refused, kind: "credit-note" }, "never-reached", ["correct-same-number"]],
  [
    "refused after a try nobody saw the end of",
    { ...refused, anyUnknown: true },
    "fate-unknown",
    ["credit", "new-number"],
  ],
  [
    "refused for a reason that says not where",
    { deliveryState: "refused", deliveryReason: "access-point-gave-up" },
    "fate-unknown",
    ["credit", "new-number"],
  ],
  ["parked", { deliveryState: "parked" }, "fate-unknown", []],
  ["delivered", {}, "delivered", ["credit", "new-number"]],
  ["received", { answer: "AB" }, "delivered", ["credit", "new-number"]],
  ["in process", { answer: "IP" }, "delivered", ["credit", "new-number"]],
  ["asked about", { answer: "UQ" }, "queried", ["credit", "new-number"]],
  ["conditionally accepted", { answer: "CA" }, "accepted", ["credit", "new-number"]],
  ["accepted", { answer: "AP" }, "accepted", ["credit", "new-number"]],
  ["paid", { answer: "PD" }, "paid", ["credit", "new-number"]],
  ["rejected", { answer: "RE" }, "rejected", ["new-number", "credit"]],
  [
    "answered although its delivery was given up",
    { deliveryState: "given-up", answer: "RE" },
    "rejected",
    ["new-number", "credit"],
  ],
  ["credited in part", { credited: "part" }, "credited-in-part", ["credit", "new-number"]],
  ["credited", { credited: "all" }, "credited", ["new-number"]],
  ["credited and replaced", { credited: "all", isReplaced: true }, "credited", []],
  ["replaced", { isReplaced: true }, "replaced", ["credit"]],
  ["rejected and replaced", { answer: "RE", isReplaced: true }, "replaced", ["credit"]],
  ["withdrawn", { deliveryState: "withdrawn" }, "withdrawn", []],
  ["a credit note delivered", { kind: "credit-note" }, "credit-note", []],
];

describe("the number of a document that is", () => {
  test.each(cases)("%s", (_, facts, reason, ways) => {
    expect(judgeNumber({ ...delivered, ...facts })).toMatchObject({ reason, ways });
  });
});

test("may be used again only for the same bytes, or where nobody can have had it", () => {
  const states = [undefined, "waiting", "accepted", "parked", "delivered", "refused", "given-up", "withdrawn"];
  for (const deliveryState of states)
    for (const answer of [undefined, "AB", "UQ", "RE", "AP", "PD"])
      for (const anyUnknown of [true, false])
        for (const deliveryReason of ["receiver-unknown", "access-point-gave-up", undefined]) {
          const facts = { ...delivered, deliveryState, answer, anyUnknown, deliveryReason };
          const { ways, sameNumber } = judgeNumber(facts);
          const corrects = ways.includes("correct-same-number");
          if (corrects) expect(facts).toMatchObject({ deliveryState: "refused", answer: undefined, anyUnknown: false });
          expect(sameNumber).toBe(corrects || ways.includes("resend"));
        }
});
