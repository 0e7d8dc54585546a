/** Completes package-lock.json after a change of dependencies; why that is needed stands in checks/lockfile.ts. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { missingPlatforms, type Packages } from "../checks/lockfile.ts";

const path = join(import.meta.dirname, "..", "package-lock.json");
const lockfile = JSON.parse(readFileSync(path, "utf8")) as { packages: Packages };
const missing = missingPlatforms(lockfile.packages);
for (const { home, entry } of missing) lockfile.packages[home] = entry;
lockfile.packages = Object.fromEntries(Object.entries(lockfile.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(`${missing.length} entries added to package-lock.json`);
