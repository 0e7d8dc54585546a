/** For whoever bundles: the engine, by every door of it, comes straight from its sources, so that nothing has to be built first. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "esbuild";

const engine = join(import.meta.dirname, "..", "packages", "einvoice");

export function engineFromSource(): Plugin {
  const { name, exports } = JSON.parse(readFileSync(join(engine, "package.json"), "utf8")) as {
    readonly name: string;
    readonly exports: Readonly<Record<string, { readonly source: string }>>;
  };
  const doors = new Map(Object.entries(exports).map(([door, { source }]) => [join(name, door), join(engine, source)]));
  return {
    name: "engine-from-source",
    setup: (on) =>
      on.onResolve({ filter: new RegExp(`^${name}(/|$)`) }, ({ path }) => {
        const source = doors.get(path);
        return source === undefined ? { errors: [{ text: `${name} has no door ${path}` }] } : { path: source };
      }),
  };
}
