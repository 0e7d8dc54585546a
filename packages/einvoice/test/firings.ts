/** What fires on an example with some edits. */
import { type ReleaseId, validate } from "../src/validate.ts";
import { type Edit, edited } from "./edits.ts";

/** Ids of the rules that fire, and artefacts that stop. */
export function verdictOn(from: string, edits: readonly Edit[], release?: ReleaseId): string[] {
  const bytes = new TextEncoder().encode(edited(from, edits));
  const { faults, stopped } = validate(bytes, release === undefined ? {} : { release });
  return [...faults.map(({ id }) => id), ...stopped.map(({ artefact }) => artefact)];
}

/** How often a rule fires, or that the artefact stops. */
export function firings(id: string, from: string, edits: readonly Edit[], release?: ReleaseId): number | "stops" {
  const verdict = verdictOn(from, edits, release);
  return verdict.includes("PEPPOL") ? "stops" : verdict.filter((one) => one === id).length;
}
