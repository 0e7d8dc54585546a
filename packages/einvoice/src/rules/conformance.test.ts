/** Our verdicts beside the official ones, on the shared conformance documents where they are at hand. */
import { describe, expect, test } from "vitest";
import { type ConformanceDocument, conformanceFiles, readConformance } from "../../test/conformance.ts";
import { verdictDifferences } from "../../test/verdict-differences.ts";

function compare(documents: readonly ConformanceDocument[]): { unequal: number; byRule: Map<string, number> } {
  const byRule = new Map<string, number>();
  let unequal = 0;
  for (const document of documents) {
    const found = verdictDifferences(document);
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
    600_000,
  );
});
