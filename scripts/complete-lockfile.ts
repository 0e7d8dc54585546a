/**
 * Completes package-lock.json after a change of dependencies. Some registries hold a package's binaries for a few platforms
 * only, and npm then leaves the others out of the lockfile, which `npm ci` later refuses. This writes the entries that a full
 * registry would have given (without their checksums): they are fetched on those platforms alone.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
  [fact: string]: unknown;
}

const path = join(import.meta.dirname, "..", "package-lock.json");
const lockfile = JSON.parse(readFileSync(path, "utf8")) as { packages: Record<string, Locked> };
const { packages } = lockfile;

let added = 0;
for (const [owner, { optionalDependencies = {} }] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (resolved(owner, name) === version || !/^\d/.test(version)) continue;
    const platform = platformOf(name);
    if (platform === undefined) throw new Error(`${name}: no platform can be read from the name.`);
    const beside = owner.slice(0, owner.lastIndexOf("node_modules/"));
    const home =
      packages[`node_modules/${name}`] === undefined ? `node_modules/${name}` : `${beside}node_modules/${name}`;
    packages[home] = {
      version,
      ...platform,
      ...(packages[owner]?.["dev"] === true ? { dev: true } : {}),
      optional: true,
    };
    added += 1;
  }
}
lockfile.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(`${added} entries added to package-lock.json`);

/** The version a package gets when it asks for a name, found as Node does: from its own folder upwards. */
function resolved(owner: string, name: string): string | undefined {
  for (let folder = owner; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("/node_modules/"), 0))) {
    const found = packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`];
    if (found?.version !== undefined) return found.version;
    if (folder === "" || !folder.includes("node_modules")) break;
  }
  return packages[`node_modules/${name}`]?.version;
}

function platformOf(name: string): Pick<Locked, "os" | "cpu" | "libc"> | undefined {
  const os = /\b(android|darwin|win32|freebsd|openharmony|linux|wasm32)\b/.exec(name)?.[1];
  const cpu = /\b(arm64|x64|ia32|arm|ppc64|riscv64|s390x|loong64)\b/.exec(name)?.[1];
  if (os === undefined || cpu === undefined) return undefined;
  const libc = os === "linux" ? (/musl/.test(name) ? ["musl"] : ["glibc"]) : undefined;
  return { os: [os], cpu: [cpu], ...(libc === undefined ? {} : { libc }) };
}
