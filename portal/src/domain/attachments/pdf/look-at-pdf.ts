/** Pictures of a file's pages and its text, made in the process that looks into files: nobody's browser opens a stranger's PDF. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createCanvas } from "@napi-rs/canvas";
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { lookLimits } from "../limits.ts";
import { nothingRead, type PdfReading, readText } from "./read-text.ts";

export interface PdfLook {
  /** The first page, small. */
  readonly thumbnail?: Uint8Array;
  readonly reading?: PdfReading;
}

const library = join(dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json"))), "/");

export async function lookAtPdf(bytes: Uint8Array): Promise<PdfLook> {
  return withDocument(bytes, async (document) => ({
    thumbnail: await draw(document, 1, lookLimits.thumbnailSideMax),
    reading: await read(document).catch(() => nothingRead),
  }));
}

export function drawPage(bytes: Uint8Array, number: number): Promise<Uint8Array> {
  return withDocument(bytes, (document) => draw(document, number, lookLimits.pageSideMax));
}

async function withDocument<T>(bytes: Uint8Array, use: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    maxImageSize: lookLimits.imagePixelsMax,
    canvasMaxAreaInBytes: lookLimits.imagePixelsMax * 4,
    standardFontDataUrl: join(library, "standard_fonts/"),
    cMapUrl: join(library, "cmaps/"),
    cMapPacked: true,
  });
  try {
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}

async function draw(document: PDFDocumentProxy, number: number, sideMax: number): Promise<Uint8Array> {
  const page = await document.getPage(number);
  const whole = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: sideMax / Math.max(whole.width, whole.height, 1) });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  const context = canvas.getContext("2d");
  // The canvas is the browser's own in all that PDF.js asks of it.
  await page.render({ canvas: null, canvasContext: context as never, viewport, background: "#fff" }).promise;
  page.cleanup();
  return canvas.encode("png");
}

async function read(document: PDFDocumentProxy): Promise<PdfReading> {
  let text = "";
  for (let number = 1; number <= Math.min(document.numPages, lookLimits.textPagesMax); number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    text += `${items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("")}\n`;
    page.cleanup();
    if (text.length > lookLimits.textCharactersMax) break;
  }
  return readText(text.slice(0, lookLimits.textCharactersMax));
}
