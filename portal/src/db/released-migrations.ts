/**
 * What released migrations said: a line for each, kept in migrations/released.sha256. An installation somewhere has run them,
 * so they are never edited again. `npm run db:release -w portal` adds those that a release brings.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Migration, readMigrations } from "./migrate.ts";
import { migrationsFolder } from "./migrations-folder.ts";

/** Says which released migrations were edited, lost or overtaken; nothing when the past is as it was. */
export function judgeReleased(migrations: readonly Migration[], released: string): readonly string[] {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const lines = linesOf(released);
  const edited = lines.flatMap(([checksum, name]) => {
    if (!known.has(name)) return [`${name} was released and is gone. Put it back.`];
    return known.get(name) === checksum
      ? []
      : [`${name} was released and has been edited. Put it back, and write a new one.`];
  });
  const newest =
    lines
      .map(([, name]) => name)
      .sort()
      .at(-1) ?? "";
  const names = new Set(lines.map(([, name]) => name));
  const late = migrations.filter(({ name }) => !names.has(name) && name < newest);
  return [...edited, ...late.map(({ name }) => `${name} comes before a released one. Give it the next free number.`)];
}

export function releasedText(migrations: readonly Migration[]): string {
  return migrations.map(({ name, checksum }) => `${checksum}  ${name}\n`).join("");
}

function linesOf(released: string): readonly (readonly [checksum: string, name: string])[] {
  const lines = released.split("\n").filter((line) => line !== "");
  return lines.map((line) => [line.slice(0, 64), line.slice(66)] as const);
}

export const releasedFile: string = join(migrationsFolder, "released.sha256");

export async function readReleased(): Promise<string> {
  return readFile(releasedFile, "utf8");
}

if (process.argv[1] === import.meta.filename) {
  const migrations = await readMigrations(migrationsFolder);
  const faults = judgeReleased(migrations, await readReleased());
  if (faults.length > 0) throw new Error(faults.join("\n"));
  await writeFile(releasedFile, releasedText(migrations));
}
