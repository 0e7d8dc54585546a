import { addDays, decimal, isBankDay, localDate } from "@fakturaporten/einvoice";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "../../time.ts";
import { type Dunned, nextStep, type ReminderStep, type StopKind } from "./next-step.ts";
import { policyOn, type ReminderPolicy } from "./policy.ts";

const policy: ReminderPolicy = {
  customerKind: "private-care",
  fromOn: localDate("2026-01-01"),
  recordedAt: "2026-01-01T08:00:00.000Z" as Instant,
  daysFirst: 5,
  daysSecond: 10,
  daysThird: 10,
  daysCollection: 10,
  feeMinor: 60_00n,
  feeAgreed: true,
  pointsAbove: decimal("8"),
  dayCount: "act/act-year",
  minimumMinor: 50_00n,
  handsOver: true,
  collectorName: "Inkasso Prov AB",
  collectorContact: "08-123 45 67",
};

const due: Dunned = {
  policy,
  dueOn: localDate("2026-03-02"),
  balanceMinor: 1000_00n,
  steps: [],
  stops: [],
  isHandedOver: false,
};
const today = localDate("2026-03-03");
const taken = (step: ReminderStep, on: string) => ({ step, takenOn: localDate(on) });
const stop = (kind: StopKind, from: string, until: string) => ({
  kind,
  fromOn: localDate(from),
  untilOn: localDate(until),
});
const three = [taken(1, "2026-03-09"), taken(2, "2026-03-19"), taken(3, "2026-03-30")];

describe("the next step", () => {
  test.each([
    ["is the first reminder, moved from a Saturday", {}, { step: 1, on: "2026-03-09", lastSafeOn: "2026-03-05" }],
    [
      "is the second, counted from the first as it was taken",
      { steps: [taken(1, "2026-03-12")] },
      { step: 2, on: "2026-03-23" },
    ],
    [
      "is the third, over Easter to the first bank day",
      { steps: [taken(1, "2026-03-12"), taken(2, "2026-03-25")] },
      { step: 3, on: "2026-04-07", lastSafeOn: "2026-04-01" },
    ],
    ["is the hand-over after the third", { steps: three }, { step: "collection", on: "2026-04-09" }],
    ["is none when nothing is owed", { balanceMinor: 0n }, undefined],
    ["is none when too much was paid", { balanceMinor: -1n }, undefined],
    ["is none for what is not worth a letter", { balanceMinor: 49_99n }, undefined],
    ["is one from that amount on", { balanceMinor: 50_00n }, { step: 1 }],
    ["is none without a policy", { policy: undefined }, undefined],
    ["is none when the claim is another's", { steps: three, isHandedOver: true }, undefined],
    [
      "is none after three where the creditor hands nothing over",
      { steps: three, policy: { ...policy, handsOver: false } },
      undefined,
    ],
    [
      "waits for a stop to end, and comes the first bank day after",
      { stops: [stop("promise", "2026-03-03", "2026-03-20")] },
      { on: "2026-03-23", movedBy: "promise" },
    ],
    [
      "waits for the next stop too",
      { stops: [stop("promise", "2026-03-03", "2026-03-20"), stop("dispute", "2026-03-21", "2026-04-01")] },
      { on: "2026-04-02", movedBy: "dispute" },
    ],
    [
      "is not moved by a stop that is over by then",
      { stops: [stop("decision", "2026-03-03", "2026-03-08")] },
      { on: "2026-03-09", movedBy: undefined },
    ],
  ])("%s", (_says, change, expected) => {
    const next = nextStep({ ...due, ...change }, today);
    if (expected === undefined) expect(next).toBeUndefined();
    else expect(next).toMatchObject(expected);
  });

  test("that should have been taken is taken today, and the days run on from there", () => {
    const late = localDate("2026-05-04");
    expect(nextStep(due, late)).toMatchObject({ step: 1, on: "2026-05-04", lastSafeOn: undefined });
    expect(nextStep({ ...due, steps: [{ step: 1, takenOn: late }] }, late)).toMatchObject({
      step: 2,
      on: "2026-05-15",
    });
  });

  test("is never on a day when banks are closed, never in a stop, and never before its time", () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(localDate("2026-01-01"), days));
    const aStop = fc.record({
      kind: fc.constantFrom<StopKind>("dispute", "promise"),
      fromOn: day,
      days: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(day, day, fc.array(aStop, { maxLength: 4 }), (dueOn, now, made) => {
        const stops = made.map(({ kind, fromOn, days }) => ({ kind, fromOn, untilOn: addDays(fromOn, days) }));
        const next = nextStep({ ...due, dueOn, stops }, now);
        if (next === undefined) throw new Error("There is a step");
        expect(isBankDay(next.on)).toBe(true);
        expect(next.on >= now && next.on >= addDays(dueOn, policy.daysFirst)).toBe(true);
        expect(stops.some(({ fromOn, untilOn }) => fromOn <= next.on && next.on <= untilOn)).toBe(false);
        expect(next.lastSafeOn === undefined || next.lastSafeOn < next.on).toBe(true);
      }),
    );
  });
});

test("an invoice keeps the policy of the day it was issued; of two from one day, the one recorded last", () => {
  const later = { ...policy, fromOn: localDate("2026-06-01"), feeMinor: 0n };
  const again = { ...later, recordedAt: "2026-06-02T08:00:00.000Z" as Instant, feeMinor: 30_00n };
  const policies = [policy, later, again];
  expect(policyOn(policies, "private-care", localDate("2025-12-31"))).toBeUndefined();
  expect(policyOn(policies, "private-care", localDate("2026-05-31"))?.feeMinor).toBe(60_00n);
  expect(policyOn(policies, "private-care", localDate("2026-06-01"))?.feeMinor).toBe(30_00n);
  expect(policyOn(policies, "municipality", localDate("2026-06-01"))).toBeUndefined();
});
