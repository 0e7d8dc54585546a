/** The portal's one desk where PDFs are looked into. Its processes start with the first file and end with the portal. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type PdfChecker, pdfChecker } from "./pdf-checker.ts";
import { type SeenFiles, seenFiles } from "./seen-files.ts";

/** Beside the built portal stands the built program; in the sources its source. */
const built = join(import.meta.dirname, "check-process.js");

export const pdfDesk: PdfChecker = pdfChecker(
  existsSync(built) ? built : join(import.meta.dirname, "check-process.ts"),
);

/** Pages and verdicts that people have asked for, beside the desk. */
export const seenDesk: SeenFiles = seenFiles(pdfDesk);
