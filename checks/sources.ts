/** The repository's source files as the checks see them: path, text, imports. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parseSync } from "oxc-parser";

export interface Import {
  /** As written: `./x.ts`, `node:fs`, `kysely`. */
  readonly specifier: string;
  /** Path from the repository's root when it is one of our files, else undefined. */
  readonly target: string | undefined;
  /** Only types are imported: erased, so it binds nothing at run time. */
  readonly typeOnly: boolean;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

/** What a check has to say: where, what is wrong and why, and the way out. */
export interface Finding {
  readonly path: string;
  readonly line?: number;
  readonly rule: string;
  readonly says: string;
  readonly wayOut: string;
}

const engineFace = "packages/einvoice/src/index.ts";

/** Files git knows or would add, so that a forgotten `git add` is checked too. */
export function repositoryFiles(root: string): string[] {
  const list = (...flags: string[]) =>
    execFileSync("git", ["ls-files", "-z", ...flags], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 }).split("\0");
  const paths = new Set([...list(), ...list("--others", "--exclude-standard")]);
  return [...paths].filter((path) => path !== "" && existsSync(join(root, path))).sort();
}

export function readSources(root: string): Source[] {
  return repositoryFiles(root)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => sourceOf(path, readFileSync(join(root, path), "utf8")));
}

export function sourceOf(path: string, text: string): Source {
  const { module } = parseSync(path, text);
  const stated = module.staticImports.map((one) => ({
    specifier: one.moduleRequest.value,
    typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
  }));
  const passedOn = module.staticExports
    .flatMap((one) => one.entries)
    .flatMap((entry) =>
      entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, typeOnly: entry.isType }] : [],
    );
  const later = module.dynamicImports.flatMap((one) => {
    const literal = /^["'`](.*)["'`]$/s.exec(text.slice(one.moduleRequest.start, one.moduleRequest.end));
    return literal?.[1] === undefined ? [] : [{ specifier: literal[1], typeOnly: false }];
  });
  const imports = [...stated, ...passedOn, ...later].map((one) => ({ ...one, target: targetOf(path, one.specifier) }));
  return { path, text, imports };
}

function targetOf(path: string, specifier: string): string | undefined {
  if (specifier === "@fakturaporten/einvoice") return engineFace;
  return specifier.startsWith(".") ? normalize(join(dirname(path), specifier)).replaceAll("\\", "/") : undefined;
}
