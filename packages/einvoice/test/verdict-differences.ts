/** Our verdict on a conformance document beside the official one. */
import { officialRules } from "../src/rules/official-order.ts";
import { validate } from "../src/validate.ts";
import type { ConformanceDocument } from "./conformance.ts";

const encoder = new TextEncoder();
const severities = new Map(officialRules.map(({ id, severity }) => [id, severity]));
const artefacts = { EN16931: "CEN", PEPPOL: "PEPPOL" } as const;

/** What differs between our verdict and the official one, rule by rule; empty when they are equal. */
export function verdictDifferences({ xml, fired, stopped = [], structure }: ConformanceDocument): string[] {
  const report = validate(encoder.encode(xml));
  const ours: Record<string, number> = {};
  for (const { id } of report.faults) ours[id] = (ours[id] ?? 0) + 1;
  const rules = [...new Set([...Object.keys(ours), ...Object.keys(fired)])].filter((id) => ours[id] !== fired[id]);
  const severity = report.faults
    .filter((fault) => severities.get(fault.id) !== fault.severity)
    .map(({ id }) => `${id} severity`);
  const stops = report.stopped.map(({ artefact }) => artefacts[artefact]).join() === stopped.join() ? [] : ["stopped"];
  const isFaulty =
    structure === "invalid" || stopped.length > 0 || Object.keys(fired).some((id) => severities.get(id) === "fatal");
  const verdict = report.verdict === (isFaulty ? "invalid" : "valid") ? [] : ["verdict"];
  const structures = report.structure.length > 0 === (structure === "invalid") ? [] : ["structure"];
  return [...rules, ...severity, ...stops, ...verdict, ...structures];
}
