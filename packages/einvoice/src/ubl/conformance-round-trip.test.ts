import { describe, expect, test } from "vitest";
import { canonical } from "../../test/canonical.ts";
import { conformanceFiles, fatalRules, isValid, readConformance } from "../../test/conformance.ts";
import { readUbl } from "./read.ts";
import { type Scan, scan } from "./scan.ts";
import { writeUblBytes } from "./write.ts";

function scanned(bytes: Uint8Array): Scan {
  const found = scan(bytes);
  if ("refused" in found) throw new Error(found.refused.code);
  return found;
}

describe.runIf(conformanceFiles.length > 0)("conformance documents", () => {
  test.each(conformanceFiles)(
    "every valid document of %s is read, and written again without loss",
    (file) => {
      const fatal = fatalRules();
      const lost: string[] = [];
      let judged = 0;
      for (const document of readConformance(file)) {
        if (!isValid(document, fatal)) continue;
        judged += 1;
        const bytes = new TextEncoder().encode(document.xml);
        const read = readUbl(bytes);
        if (!read.ok) {
          lost.push(`${document.id}: ${JSON.stringify(read)}`);
          continue;
        }
        const leftOut = new Set(read.unread.map(({ path }) => path));
        const written = writeUblBytes(read.invoice);
        if (canonical(scanned(bytes), leftOut) !== canonical(scanned(written), writtenAnyway(leftOut)))
          lost.push(document.id);
      }
      expect(lost).toEqual([]);
      expect(judged).toBeGreaterThan(500);
    },
    60_000,
  );
});

/** The scheme of VAT is written in capitals whatever the document had; where it had not, the reader told of it. */
function writtenAnyway(leftOut: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...leftOut].filter((path) => path.endsWith("/cac:TaxScheme/cbc:ID")));
}
