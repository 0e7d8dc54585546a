/** Opens a PDF as a common viewer does (PDF.js) and asks it for what our own reader looked for, too. Answers the number of pages. */
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { pdfLimits } from "../limits.ts";
import { PdfRefused } from "./values.ts";

export async function openAsViewer(bytes: Buffer): Promise<number> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    stopAtErrors: true,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
  });
  try {
    const document = await task.promise.catch((error: unknown) => {
      throw new PdfRefused((error as Error).name === "PasswordException" ? "encrypted" : "broken");
    });
    if (document.numPages > pdfLimits.pagesMax) throw new PdfRefused("too-many-pages");
    await refuseWhatActs(document);
    for (let number = 1; number <= document.numPages; number += 1) await lookAtPage(document, number);
    return document.numPages;
  } finally {
    await task.destroy();
  }
}

async function refuseWhatActs(document: PDFDocumentProxy): Promise<void> {
  if (await document.hasJSActions()) throw new PdfRefused("script");
  if ((await document.getJSActions()) !== null) throw new PdfRefused("script");
  if ((await document.getAttachments()) !== null) throw new PdfRefused("embedded-file");
  if (document.isPureXfa || document.allXfaHtml !== null) throw new PdfRefused("xfa");
}

async function lookAtPage(document: PDFDocumentProxy, number: number): Promise<void> {
  const page = await document.getPage(number).catch(() => {
    throw new PdfRefused("broken");
  });
  if ((await page.getJSActions()) !== null) throw new PdfRefused("script");
  page.cleanup();
}
