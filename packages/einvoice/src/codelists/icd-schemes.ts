/** Identifier schemes of ISO 6523 (ICD) that a party's identifier may have, as release 2026.5 lists them: 0002 to 0248. */
export const icdSchemes: ReadonlySet<string> = new Set(
  Array.from({ length: 247 }, (_, index) => String(index + 2).padStart(4, "0")).filter(
    (code) => !["0092", "0103", "0181", "0182"].includes(code),
  ),
);
