import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { type Migration, readMigrations } from "./migrate.ts";
import { migrationsFolder } from "./migrations-folder.ts";
import { judgeReleased, readReleased, releasedText } from "./released-migrations.ts";

function migration(number: number, sql: string): Migration {
  const name = `${String(number).padStart(4, "0")}-step.sql`;
  return { number, name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

const one = migration(1, "create table apples (id int)");
const two = migration(2, "create table pears (id int)");
const three = migration(3, "create table plums (id int)");
const released = releasedText([one, two]);

test("released migrations stand as they were released", async () => {
  expect(judgeReleased(await readMigrations(migrationsFolder), await readReleased())).toEqual([]);
});

test("new migrations after the released ones are welcome", () => {
  expect(judgeReleased([one, two, three], released)).toEqual([]);
});

test("a released migration that is edited, gone or overtaken is told by name", () => {
  expect(judgeReleased([migration(1, "create table apples (id text)"), two], released)[0]).toMatch(
    /^0001-step\.sql .+ edited/,
  );
  expect(judgeReleased([two], released)[0]).toMatch(/^0001-step\.sql .+ gone/);
  expect(judgeReleased([one, two], releasedText([two]))[0]).toMatch(/^0001-step\.sql comes before a released one/);
});
