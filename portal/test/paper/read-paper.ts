/** A printed paper read back by PDF.js, as a viewer or a screen reader meets it. */
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface PaperRead {
  readonly pages: readonly string[];
  readonly title: string;
  readonly language: string | null;
  /** Kinds of structure elements, in reading order. */
  readonly roles: readonly string[];
  readonly alternatives: readonly string[];
  /** XMP, as it stands in the file. */
  readonly metadata: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

interface StructureNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly StructureNode[];
}

export async function readPaper(pdf: Uint8Array): Promise<PaperRead> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  const pages: string[] = [];
  const nodes: StructureNode[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
    nodes.push(...flat((await page.getStructTree()) as StructureNode));
  }
  const { info, metadata } = await document.getMetadata();
  const attached = ((await document.getAttachments()) ?? {}) as Record<
    string,
    { filename: string; content: Uint8Array }
  >;
  const read = {
    pages: pages.map((text) => text.replaceAll("\u00a0", " ").replaceAll("\u200b", "")),
    title: (info as { Title: string }).Title,
    language: (info as { Language: string | null }).Language,
    roles: nodes.flatMap(({ role }) => role ?? []),
    alternatives: nodes.flatMap(({ alt }) => alt ?? []),
    metadata: metadata?.getRaw() as string,
    files: new Map(Object.values(attached).map(({ filename, content }) => [filename, content])),
  };
  await task.destroy();
  return read;
}

function flat(node: StructureNode | null): StructureNode[] {
  return node === null ? [] : [node, ...(node.children ?? []).flatMap(flat)];
}
