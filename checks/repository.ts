/** House rules about the repository as a whole: numbered migrations, languages in step, ownership. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { judgeLockfile, type Packages } from "./lockfile.ts";
import { type Finding, repositoryFiles } from "./sources.ts";

const migrationsFolder = "portal/src/db/migrations/";

export function judgeRepository(root: string): Finding[] {
  const files = repositoryFiles(root);
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const migrations = files.filter((path) => path.startsWith(migrationsFolder) && path.endsWith(".sql"));
  return [
    ...misnumberedMigrations(migrations),
    ...migrations.flatMap((path) => ownerlessTables(path, read(path))),
    ...missingLanguage(files),
    ...machinePaths(files, read),
    ...strangersInGlossary(
      read("GLOSSARY.md"),
      files.filter((path) => /^(portal|packages\/einvoice)\/src\/.*\.(ts|tsx|sql)$/.test(path)).map(read),
    ),
    ...judgeLockfile((JSON.parse(read("package-lock.json")) as { packages: Packages }).packages),
  ];
}

/** Each number once. Gaps are allowed while work that took the numbers between is under way; the order is what counts. */
export function misnumberedMigrations(migrations: readonly string[]): Finding[] {
  return migrations.flatMap((path, index) => {
    const number = basename(path).slice(0, 4);
    const before = basename(migrations[index - 1] ?? "").slice(0, 4);
    if (/^\d{4}-[a-z0-9-]+\.sql$/.test(basename(path)) && number > before) return [];
    return [
      {
        path,
        rule: "tidy/migration-number",
        says: `Migrations have a number each, four digits and a name in lower case; ${number} is none, or is taken.`,
        wayOut: "Rename it to the next free number, four digits and a name in lower case.",
      },
    ];
  });
}

export function ownerlessTables(path: string, sql: string): Finding[] {
  const created = [...sql.matchAll(/^create table (?:if not exists )?([a-z_]+)/gm)].map((match) => match[1] ?? "");
  return created
    .filter((table) => !new RegExp(`comment on table ${table} is\\s+'(Tenant|Global)\\.`).test(sql))
    .map((table) => ({
      path,
      rule: "tidy/ownerless-table",
      says: `Nobody says who writes the table ${table}, or whether its rows belong to one organisation.`,
      wayOut: `Add: comment on table ${table} is 'Tenant. Written by domain/<room>. …' (or 'Global. …').`,
    }));
}

function missingLanguage(files: readonly string[]): Finding[] {
  const all = new Set(files);
  return files
    .filter((path) => /\/messages\/.+\.sv\.ts$/.test(path) && !all.has(path.replace(".sv.ts", ".en.ts")))
    .map((path) => ({
      path,
      rule: "tidy/one-language",
      says: "These sentences have no English.",
      wayOut: `Write ${basename(path).replace(".sv.ts", ".en.ts")} beside it, typed as the Swedish.`,
    }));
}

/** The glossary binds words to code: every type it names must stand in the code. */
export function strangersInGlossary(glossary: string, sources: readonly string[]): Finding[] {
  const words = new Set(sources.flatMap((text) => text.match(/[A-Za-z_-]+/g) ?? []));
  return glossary.split("\n").flatMap((row, index) => {
    const [, name = ""] = /\|[^|`]*`([A-Za-z_-]+)`[^|]*\|\s*$/.exec(row) ?? [];
    if (name === "" || words.has(name)) return [];
    return [
      {
        path: "GLOSSARY.md",
        line: index + 1,
        rule: "tidy/glossary",
        says: `\`${name}\` is not in the code.`,
        wayOut: "Name the type the term has become, or rename the type to the term.",
      },
    ];
  });
}

/** The project speaks only of itself: no absolute path of somebody's machine. */
function machinePaths(files: readonly string[], read: (path: string) => string): Finding[] {
  const pattern = new RegExp(["/(home|Users|root|", "wor", "k|fa", "rm)/[a-z]"].join(""));
  return files
    .filter((path) => /\.(ts|tsx|md|json|sql|css|yml|yaml|sh)$/.test(path) && path !== "package-lock.json")
    .flatMap((path) =>
      read(path)
        .split("\n")
        .flatMap((line, index) =>
          pattern.test(line)
            ? [
                {
                  path,
                  line: index + 1,
                  rule: "tidy/machine-path",
                  says: "A path of one machine.",
                  wayOut: "Write it from the repository's root, or take it from the configuration.",
                },
              ]
            : [],
        ),
    );
}
