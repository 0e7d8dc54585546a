/**
 * Some registries hold a package's binaries for a few platforms only, and npm then leaves the others out of the lockfile,
 * which `npm ci` later refuses in a fresh clone. This finds what is missing.
 */
import type { Finding } from "./sources.ts";

export interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
  [fact: string]: unknown;
}

export type Packages = Record<string, Locked>;

export interface Missing {
  /** Where npm would put it: `node_modules/@esbuild/darwin-arm64`. */
  readonly home: string;
  readonly entry: Locked;
}

/** What a full registry would have given, without checksums: fetched on those platforms alone. */
export function missingPlatforms(packages: Packages): Missing[] {
  return Object.entries(packages).flatMap(([owner, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies).flatMap(([name, version]) => {
      const platform = platformOf(name);
      if (platform === undefined || !/^\d/.test(version) || versionSeenBy(packages, owner, name) === version) return [];
      return [
        {
          home: `node_modules/${name}`,
          entry: { version, ...platform, ...(dev === true ? { dev } : {}), optional: true },
        },
      ];
    }),
  );
}

export function judgeLockfile(packages: Packages): Finding[] {
  return missingPlatforms(packages).map(({ home, entry }) => ({
    path: "package-lock.json",
    rule: "tidy/incomplete-lockfile",
    says: `${home} ${entry.version ?? ""} is missing; npm ci refuses the lockfile in a fresh clone.`,
    wayOut: "Run: node scripts/complete-lockfile.ts",
  }));
}

/** The version a package gets when it asks for a name, found as Node does: from its own folder upwards. */
function versionSeenBy(packages: Packages, owner: string, name: string): string | undefined {
  const folders = owner
    .split("/node_modules/")
    .map((_, depth, parts) => parts.slice(0, depth + 1).join("/node_modules/"));
  const nearest = [...folders].reverse().find((folder) => packages[`${folder}/node_modules/${name}`] !== undefined);
  return packages[nearest === undefined ? `node_modules/${name}` : `${nearest}/node_modules/${name}`]?.version;
}

function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } | undefined {
  const os = /\b(android|darwin|win32|freebsd|openharmony|linux)\b/.exec(name)?.[1];
  const cpu = /\b(arm64|x64|ia32|arm|ppc64|riscv64|s390x|loong64)\b/.exec(name)?.[1];
  if (os === undefined || cpu === undefined) return undefined;
  const libc = os === "linux" ? [name.includes("musl") ? "musl" : "glibc"] : undefined;
  return { os: [os], cpu: [cpu], ...(libc === undefined ? {} : { libc }) };
}
