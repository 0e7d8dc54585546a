import { describe, expect, test } from "vitest";
import { judgeLockfile } from "./lockfile.ts";
import { misnumberedMigrations, ownerlessTables, strangersInGlossary } from "./repository.ts";
import { sourceOf } from "./sources.ts";
import { judgeTidiness } from "./tidy.ts";

const judge = (path: string, text: string): string[] => judgeTidiness([sourceOf(path, text)]).map((one) => one.rule);

describe("tidy catches a planted untidiness", () => {
  const room = "portal/src/domain/invoices/a.ts";
  const cases: readonly [string, string, string, string][] = [
    ["the machine's clock", room, "export const now = Date.now();", "tidy/clock"],
    ["today out of the air", room, "export const now = new Date();", "tidy/clock"],
    ["the environment", room, 'export const port = process.env["PORT"];', "tidy/environment"],
    ["dice", room, "export const die = Math.random();", "tidy/chance"],
    ["floats near money", room, "export const kr = parseFloat(text);", "tidy/float-money"],
    [
      "raw HTML",
      "portal/src/web/a.tsx",
      "export const a = <p dangerouslySetInnerHTML={{ __html: x }} />;",
      "tidy/raw-html",
    ],
    ["a nameless todo", room, "export const a = 1; // TODO later", "tidy/todo"],
    ["a loosened type", room, "export const a = b as any;", "tidy/loose-type"],
    ["a drawer", "portal/src/web/utils.ts", "export const a = 1;", "tidy/drawer"],
    ["a test alone", "portal/src/a.test.ts", 'test.only("x", () => {});', "tidy/focused-test"],
    ["a long file", room, "export const a = 1;\n".repeat(301), "tidy/long-file"],
    ["a long function", room, `export function a() {\n${"  b();\n".repeat(50)}}\n`, "tidy/long-function"],
  ];
  test.each(cases)("%s", (_name, path, text, rule) => {
    expect(judge(path, text)).toContain(rule);
  });

  test("a table that nobody owns", () => {
    expect(ownerlessTables("0001-a.sql", "create table lost (id uuid);")).toHaveLength(1);
    const owned = "create table kept (id uuid);\ncomment on table kept is 'Global. Written by domain/access.';";
    expect(ownerlessTables("0001-a.sql", owned)).toEqual([]);
  });

  test("a platform's binary that the lockfile lost", () => {
    const owner = { version: "1.0.0", optionalDependencies: { "@tool/darwin-x64": "1.0.0" } };
    expect(judgeLockfile({ "node_modules/tool": owner })).toHaveLength(1);
    const complete = { "node_modules/tool": owner, "node_modules/@tool/darwin-x64": { version: "1.0.0" } };
    expect(judgeLockfile(complete)).toEqual([]);
  });

  test("a term whose type the code does not have", () => {
    const glossary = "| dispute | bestridande | a claim contested | law | `Dispute` |";
    expect(strangersInGlossary(glossary, ["export interface Invoice {}"])).toHaveLength(1);
    expect(strangersInGlossary(glossary, ["export interface Dispute {}"])).toEqual([]);
  });

  test("a number taken twice, and none at all", () => {
    expect(misnumberedMigrations(["m/0001-a.sql", "m/0001-b.sql", "m/c.sql"])).toHaveLength(2);
    expect(misnumberedMigrations(["m/0001-a.sql", "m/0003-b.sql"])).toEqual([]);
  });
});

test("tidy lets a small, named, pure file pass", () => {
  expect(
    judge("portal/src/domain/invoices/a.ts", "export function half(n: bigint): bigint {\n  return n / 2n;\n}\n"),
  ).toEqual([]);
});
