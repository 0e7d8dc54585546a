import { describe, expect, test } from "vitest";
import { judgeFloorPlan, ringsInDrawing } from "./floor-plan.ts";
import { sourceOf } from "./sources.ts";

const judge = (path: string, text: string): string[] => judgeFloorPlan([sourceOf(path, text)]).map((one) => one.rule);

describe("the floor plan catches a planted violation", () => {
  const cases: readonly [string, string, string, string][] = [
    ["the engine importing Node", "packages/einvoice/src/amount/a.ts", 'import "node:fs";', "floor-plan/engine"],
    ["the engine importing a package", "packages/einvoice/src/a.ts", 'import { z } from "zod";', "floor-plan/engine"],
    [
      "the engine reaching into the portal",
      "packages/einvoice/src/a.ts",
      'import { x } from "../../../portal/src/time.ts";',
      "floor-plan/engine",
    ],
    [
      "domain using Work for more than types",
      "portal/src/domain/access/a.ts",
      'import { performer } from "../../work.ts";',
      "floor-plan/types",
    ],
    [
      "domain using the database's code",
      "portal/src/domain/access/a.ts",
      'import { pool } from "../../db/pool.ts";',
      "floor-plan/types",
    ],
    [
      "a page reaching into jobs",
      "portal/src/web/unit/a.tsx",
      'import { run } from "../../jobs/queue.ts";',
      "floor-plan/part",
    ],
    [
      "a page sending mail itself",
      "portal/src/web/unit/a.tsx",
      'import { send } from "../../integrations/smtp.ts";',
      "floor-plan/part",
    ],
    [
      "a page touching the database",
      "portal/src/web/unit/a.tsx",
      'import type { Database } from "../../db/tables.ts";',
      "floor-plan/part",
    ],
    [
      "a room leaning upwards",
      "portal/src/domain/access/a.ts",
      'import { x } from "../parties/party.ts";',
      "floor-plan/room",
    ],
    [
      "a room that is not on the drawing",
      "portal/src/domain/gossip/a.ts",
      'import { x } from "../access/permissions.ts";',
      "floor-plan/room",
    ],
    ["importing main", "portal/src/web/a.ts", 'import { x } from "../main.ts";', "floor-plan/main"],
    ["a lazy import", "portal/src/web/a.ts", 'export const x = () => import("../jobs/queue.ts");', "floor-plan/part"],
    ["passing on", "portal/src/web/a.ts", 'export { x } from "../jobs/queue.ts";', "floor-plan/part"],
  ];
  test.each(cases)("%s", (_name, path, text, rule) => {
    expect(judge(path, text)).toEqual([rule]);
  });

  test("a ring of files", () => {
    const ring = [
      sourceOf("portal/src/domain/access/a.ts", 'import { b } from "./b.ts";'),
      sourceOf("portal/src/domain/access/b.ts", 'import { a } from "./a.ts";'),
    ];
    expect(judgeFloorPlan(ring).map((one) => one.rule)).toEqual(["floor-plan/cycle"]);
  });

  test("a ring of rooms", () => {
    expect(ringsInDrawing({ disputes: ["reminders"], reminders: ["disputes"], events: [] })).toEqual([
      "disputes",
      "reminders",
    ]);
  });
});

describe("the floor plan lets pass", () => {
  test("a room leaning on a room below it, Work and tables as types, and the ground floor", () => {
    const text = [
      'import { record } from "../events/record.ts";',
      'import type { Work } from "../../work.ts";',
      'import type { Database } from "../../db/tables.ts";',
      'import { Refusal } from "../refusal.ts";',
      'import { parseGln } from "@fakturaporten/einvoice";',
    ].join("\n");
    expect(judge("portal/src/domain/parties/a.ts", text)).toEqual([]);
  });

  test("the drawing has no ring", () => {
    expect(ringsInDrawing()).toEqual([]);
  });
});
