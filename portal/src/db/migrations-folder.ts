/** Where the migrations lie: beside this file in the sources, and in the same place of the package when the portal is bundled. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const packageFolder: string = findPackage(dirname(fileURLToPath(import.meta.url)));
export const migrationsFolder: string = join(packageFolder, "src", "db", "migrations");

function findPackage(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  if (folder === dirname(folder)) throw new Error("The portal's package.json is not above its code.");
  return findPackage(dirname(folder));
}
