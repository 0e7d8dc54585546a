/** What was given instead of an e-invoice, told by its first bytes: people often have the paper's picture at hand, not the XML. */
export type OtherKind = "is-pdf" | "is-archive" | "is-picture";

const beginnings: readonly (readonly [begins: string, kind: OtherKind])[] = [
  ["%PDF-", "is-pdf"],
  // Zip, and so the documents of Word, Excel and LibreOffice.
  ["PK\u0003\u0004", "is-archive"],
  ["\u0089PNG", "is-picture"],
  ["\u00ff\u00d8\u00ff", "is-picture"],
  ["GIF8", "is-picture"],
];

export function otherKindOf(bytes: Uint8Array): OtherKind | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  return beginnings.find(([begins]) => start.startsWith(begins))?.[1];
}
