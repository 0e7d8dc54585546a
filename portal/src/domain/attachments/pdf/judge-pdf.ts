/**
 * The verdict on one file that claims to be a PDF: how many pages it has, or why it is not taken in. Two readers must agree
 * that it is harmless: our own, which looks at every object wherever it hides, and PDF.js, which opens it as a viewer would.
 * Runs in a process of its own (check-process.ts), never where people's requests are answered.
 */
import { collectObjects } from "./collect-objects.ts";
import { judgeObjects } from "./judge-objects.ts";
import { openAsViewer } from "./open-as-viewer.ts";
import { type PdfFault, PdfRefused } from "./values.ts";

export type PdfVerdict =
  | { readonly ok: true; readonly pages: number }
  | { readonly ok: false; readonly fault: PdfFault };

export async function judgePdf(bytes: Buffer): Promise<PdfVerdict> {
  try {
    checkFrame(bytes.toString("latin1"));
    const fault = judgeObjects(collectObjects(bytes));
    if (fault !== undefined) return { ok: false, fault };
    return { ok: true, pages: await openAsViewer(bytes) };
  } catch (error) {
    if (error instanceof PdfRefused) return { ok: false, fault: error.fault };
    if (error instanceof RangeError) return { ok: false, fault: "broken" };
    throw error;
  }
}

/** Starts with its signature, ends with its end mark, and says where its table of objects is: kills files that are two things. */
function checkFrame(text: string): void {
  if (!text.startsWith("%PDF-")) throw new PdfRefused("not-pdf");
  const end = text.lastIndexOf("%%EOF");
  if (end === -1) throw new PdfRefused("broken");
  if (!/^[\0\t\n\f\r ]*$/.test(text.slice(end + 5))) throw new PdfRefused("trailing-content");
  const table = /startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]*$/.exec(text.slice(0, end).slice(-200))?.[1];
  if (table === undefined) throw new PdfRefused("broken");
  const place = text.slice(Number(table), Number(table) + 40);
  if (!/^[\0\t\n\f\r ]*(xref|\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj)/.test(place)) throw new PdfRefused("broken");
}
