/** The shared conformance documents, where they are at hand: they lie beside the repository, not in it. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const folder = new URL("../../../../shared/conformance/", import.meta.url);

export interface ConformanceDocument {
  readonly id: string;
  /** The document it was made from. */
  readonly from: string;
  readonly structure: "valid" | "invalid";
  readonly fired: Readonly<Record<string, number>>;
  readonly stopped?: readonly string[];
  readonly xml: string;
}

export const conformanceFiles: readonly string[] = ["one-change.jsonl.gz", "random.jsonl.gz"].filter((file) =>
  existsSync(new URL(file, folder)),
);

export function readConformance(file: string): ConformanceDocument[] {
  return [...conformanceDocuments(file)];
}

/** The same, each made when its turn comes. */
export function* conformanceDocuments(file: string): Generator<ConformanceDocument> {
  const lines = gunzipSync(readFileSync(new URL(file, folder)))
    .toString("utf8")
    .split("\n");
  for (const line of lines) if (line !== "") yield JSON.parse(line);
}

/** Ids of the rules that make a document invalid. */
export function fatalRules(): ReadonlySet<string> {
  const rows = readFileSync(new URL("RULES.tsv", folder), "utf8")
    .split("\n")
    .map((row) => row.split("\t"));
  return new Set(rows.filter((row) => row[4] === "fatal").map((row) => row[0] ?? ""));
}

/** Valid by the official artefacts: structure, and no fatal rule fired or broke off. */
export function isValid(document: ConformanceDocument, fatal: ReadonlySet<string>): boolean {
  const unbroken = document.structure === "valid" && (document.stopped ?? []).length === 0;
  return unbroken && !Object.keys(document.fired).some((id) => fatal.has(id));
}
