import { describe, expect, test } from "vitest";
import { judgeJourneys } from "./journeys.ts";

const sources = [
  { path: "portal/test/browser/cases.test.ts", text: 'test("a question (is asked)", async () => {});' },
  { path: "portal/test/journeys/first.test.ts", text: 'test.each(ways)(\n  "%s: all of it",\n  async () => {},\n);' },
];
const judge = (told: string): string[] => judgeJourneys(told, sources).map(({ says }) => says);

describe("the page of journeys", () => {
  test("names tests that are there, also those told in several ways", () => {
    expect(judge("| asking | `cases › a question (is asked)`; `first › %s: all of it` |")).toEqual([]);
  });

  test("is caught naming a file that is gone, and a title that was changed, with its line", () => {
    const told = "# Journeys\n\n`gone › a question` and `cases › a question`";
    expect(judge(told)).toEqual(["There is no browser test gone.", 'cases has no test "a question".']);
    expect(judgeJourneys(told, sources)[0]).toMatchObject({ line: 3 });
  });
});
