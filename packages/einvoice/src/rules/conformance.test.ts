/** Our verdicts beside the official ones, on the shared conformance documents where they are at hand. */
import { describe, expect, test } from "vitest";
import { type ConformanceDocument, conformanceFiles, readConformance } from "../../test/conformance.ts";
import { validate } from "../validate.ts";
import { officialRules } from "./official-order.ts";

const encoder = new TextEncoder();
const severities = new Map(officialRules.map(({ id, severity }) => [id, severity]));
const artefacts = { EN16931: "CEN", PEPPOL: "PEPPOL" } as const;

/** What differs between our verdict and the official one, rule by rule; empty when they are equal. */
function differences({ xml, fired, stopped = [], structure }: ConformanceDocument): string[] {
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

function compare(documents: readonly ConformanceDocument[]): { unequal: number; byRule: Map<string, number> } {
  const byRule = new Map<string, number>();
  let unequal = 0;
  for (const document of documents) {
    const found = differences(document);
    if (found.length > 0) unequal++;
    for (const difference of found) byRule.set(difference, (byRule.get(difference) ?? 0) + 1);
  }
  return { unequal, byRule };
}

describe.runIf(conformanceFiles.length > 0)("conformance documents", () => {
  test.each(conformanceFiles)(
    "%s: verdicts equal the official ones",
    (file) => {
      const documents = readConformance(file);
      const sound = documents.filter(({ structure }) => structure === "valid");
      const faulty = documents.filter(({ structure }) => structure === "invalid");
      const ofSound = compare(sound);
      const ofFaulty = compare(faulty);
      console.info(
        `${file}: structure valid ${sound.length} documents, ${sound.length - ofSound.unequal} equal; structure faulty ${faulty.length}, ${faulty.length - ofFaulty.unequal} equal`,
      );
      for (const [rule, times] of [...ofSound.byRule, ...ofFaulty.byRule])
        console.info(`  unequal: ${rule} × ${times}`);
      expect([...ofSound.byRule]).toEqual([]);
      expect([...ofFaulty.byRule]).toEqual([]);
    },
    120_000,
  );
});
