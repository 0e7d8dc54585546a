/**
 * Files as people see them: pages as pictures, and files from elsewhere that are looked into before anybody gets them. What was
 * found is kept in memory under the file's SHA-256 while there is room, since the same bytes are the same file.
 */
import { createHash } from "node:crypto";
import type { CheckedPdf, PdfChecker } from "./pdf-checker.ts";
import type { PdfFault } from "./pdf/values.ts";

export interface SeenFiles {
  /** The verdict on a file that came in by another way than the form. Only a lasting one is kept. */
  verdict(bytes: Uint8Array): Promise<SeenFile>;
  /** A page of a file that has passed. */
  page(bytes: Uint8Array, page: number): Promise<Uint8Array | undefined>;
}

export type SeenFile =
  | { readonly ok: true; readonly pages: number; readonly thumbnail: Uint8Array | undefined }
  | { readonly ok: false; readonly fault: PdfFault | "try-again" };

const verdictsMax = 500;
const pagesMax = 200;

export function seenFiles(checker: Pick<PdfChecker, "check" | "drawPage">): SeenFiles {
  const verdicts = keptMax<SeenFile>(verdictsMax);
  const pages = keptMax<Uint8Array>(pagesMax);
  return {
    async verdict(bytes) {
      const key = keyOf(bytes);
      const known = verdicts.find(key);
      if (known !== undefined) return known;
      const check = await checker.check(bytes);
      const seen: SeenFile = check.ok ? shown(check.pdf) : check;
      if (seen.ok || seen.fault !== "try-again") verdicts.keep(key, seen);
      return seen;
    },
    async page(bytes, page) {
      const key = `${keyOf(bytes)} ${page}`;
      const known = pages.find(key) ?? (await checker.drawPage(bytes, page));
      if (known !== undefined) pages.keep(key, known);
      return known;
    },
  };
}

function shown({ pages, thumbnail }: CheckedPdf): SeenFile {
  return { ok: true, pages, thumbnail };
}

function keyOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64");
}

/** So many, the one kept longest ago going first. */
function keptMax<T>(most: number) {
  const kept = new Map<string, T>();
  return {
    find: (key: string): T | undefined => kept.get(key),
    keep(key: string, value: T): void {
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}
