import { localDate } from "@fakturaporten/einvoice";
import { describe, expect, test } from "vitest";
import { caseLifecycle, isOverdue, readReference, referenceOf, settle, workingDaysAfter } from "./case.ts";
import { caseKindNames, decisionRow, kindRow, queues, queuesOf } from "./kinds.ts";

describe("the lifecycle", () => {
  test("every state is reached from a new case", () => {
    const reached = new Set<string>(["new"]);
    // A set is walked with what is added on the way.
    for (const state of reached)
      for (const next of Object.values(caseLifecycle.moves[state as "new"])) reached.add(next);
    expect([...reached].sort()).toEqual([...caseLifecycle.states].sort());
  });

  test("a party may write and withdraw whatever the desk has just done", () => {
    for (const state of caseLifecycle.states)
      for (const move of ["hear", "withdraw"] as const) expect(caseLifecycle.allows(state, move), state).toBe(true);
  });

  test("what the party had written that the desk had not heard comes after the desk's word", () => {
    expect(settle("closed", [])).toBe("closed");
    expect(settle("closed", ["say"])).toBe("open");
    expect(settle("waiting", ["say"])).toBe("open");
    expect(settle("open", ["say", "close"])).toBe("closed");
  });
});

describe("the table of kinds", () => {
  test("each kind stands in a queue that somebody works", () => {
    for (const kind of caseKindNames) expect(queues[kindRow(kind).queue].worksAs.length, kind).toBeGreaterThan(0);
  });

  test("a decision is one of the kind's own", () => {
    expect(decisionRow("introduction", "approve")).toMatchObject({ final: true });
    expect(decisionRow("introduction", "toString")).toBeUndefined();
    expect(decisionRow("question", "approve")).toBeUndefined();
  });

  test("a supplier's roles work no queue", () => {
    for (const role of ["owner", "biller", "reader"] as const) expect(queuesOf(role)).toEqual([]);
  });
});

describe("references", () => {
  test("are eight signs that are told apart when read aloud, and are read as people type them", () => {
    const reference = referenceOf("018f0000-0000-7000-8000-0123456789ab");
    expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(readReference(` ${reference.toLowerCase().replace("-", " ")} `)).toBe(reference);
    expect(readReference("7kq2-mOxv")).toBe("7KQ2-M0XV");
    expect(readReference("Åkerlund")).toBeUndefined();
  });
});

describe("deadlines", () => {
  test.each([
    ["2026-11-27", 1, "2026-11-30"],
    ["2026-11-27", 2, "2026-12-01"],
    ["2026-12-23", 1, "2026-12-28"],
    ["2026-04-02", 2, "2026-04-08"],
  ])("from %s, %s working days later is %s", (from, count, found) => {
    expect(workingDaysAfter(localDate(from), count)).toBe(found);
  });

  test("a case that waits for the party is not late", () => {
    const dueOn = localDate("2026-11-20");
    const today = localDate("2026-11-21");
    expect(isOverdue({ state: "open", dueOn }, today)).toBe(true);
    expect(isOverdue({ state: "waiting", dueOn }, today)).toBe(false);
    expect(isOverdue({ state: "open", dueOn }, dueOn)).toBe(false);
  });
});
