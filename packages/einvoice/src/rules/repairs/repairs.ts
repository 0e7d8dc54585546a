/** Every rule that has a safe repair, by its id. */
import type { Doc } from "../document.ts";
import { orStop, Stopped } from "../rule.ts";
import { codeRepairs } from "./code-repairs.ts";
import { identifierRepairs } from "./identifier-repairs.ts";
import type { Repair, Repairer } from "./repair.ts";
import { sumRepairs } from "./sum-repairs.ts";

const repairs: ReadonlyMap<string, Repairer> = new Map(
  Object.entries({ ...codeRepairs, ...sumRepairs, ...identifierRepairs }),
);

export const repairedRules = (): readonly string[] => [...repairs.keys()];

/** The repair of a fault, if there is a safe one. */
export function repairOf(id: string, doc: Doc, element: number): Repair | undefined {
  const find = repairs.get(id);
  const found = find && orStop(() => find(doc, element));
  return found instanceof Stopped ? undefined : found;
}
