/**
 * Sets a paper with Typst and writes it as PDF. The template is ours; everything else reaches it as JSON through a file that
 * exists only in memory, so that no word of an invoice can be taken for markup. Runs in the press process.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { PaperOrder } from "./paper.ts";

const folder = import.meta.dirname;
const templates = {
  invoice: readFileSync(join(folder, "invoice.typ"), "utf8"),
  statement: readFileSync(join(folder, "statement.typ"), "utf8"),
};
const fonts = [
  import.meta.resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"),
].map((address) => readFileSync(fileURLToPath(address)));

/** For archives, readable by machines that read aloud, and with the document inside (ISO 19005-3, conformance level A). */
const archival = "a-3a";
/** What a paper becomes whose text no font at hand can draw: tagged all the same, but no archive's promise. */
const plain = "1.7";

export interface SetPaper {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

export function setPaper({ paper, document }: PaperOrder): SetPaper {
  // A compiler of its own for each paper: nothing of one is left for the next.
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] });
  const said = { ...paper, carriesDocument: document !== undefined };
  compiler.mapShadow(join(folder, "paper.json"), Buffer.from(JSON.stringify(said)));
  const isStatement = "kind" in paper;
  if (document !== undefined && !isStatement) {
    compiler.mapShadow(join(folder, paper.documentName), Buffer.from(document));
  }
  const compiled = compiler.compile({ mainFileContent: templates[isStatement ? "statement" : "invoice"] });
  const set = compiled.result;
  if (set === null) {
    const fault = compiled.takeError();
    throw new Error(`The paper could not be set: ${JSON.stringify(fault && compiler.fetchDiagnostics(fault))}`);
  }
  try {
    return { pdf: write(compiler, set), pages: set.numOfPages };
  } finally {
    compiler.evictCache(0);
  }
}

function write(compiler: NodeCompiler, set: Parameters<NodeCompiler["pdf"]>[0]): Buffer {
  try {
    return compiler.pdf(set, { pdfStandard: archival });
  } catch {
    return compiler.pdf(set, { pdfStandard: plain });
  }
}
