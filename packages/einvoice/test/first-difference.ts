/**
 * Holds our verdicts against the official ones until the first that differs, and ends with 1 there; with 0 when all are equal. The
 * mutation harness asks this before any test, since it answers soonest.
 */
import { conformanceDocuments, conformanceFiles } from "./conformance.ts";
import { verdictDifferences } from "./verdict-differences.ts";

for (const file of conformanceFiles) {
  for (const document of conformanceDocuments(file)) {
    const differences = verdictDifferences(document);
    if (differences.length === 0) continue;
    console.log(`${document.id}: ${differences.join(", ")}`);
    process.exit(1);
  }
}
