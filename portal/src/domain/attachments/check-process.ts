/**
 * The process that looks into PDFs, one file at a time: started by pdf-checker.ts, which gives it bytes and ends it when it
 * takes too long or grows too large. It knows no database, no secrets and no other file.
 */
import { judgePdf, type PdfVerdict } from "./pdf/judge-pdf.ts";
import { drawPage, lookAtPdf, type PdfLook } from "./pdf/look-at-pdf.ts";

/** What is asked about a file. The first question decides; the others are asked about files that passed it. */
export interface PdfQuestion {
  readonly bytes: Uint8Array;
  readonly wish: "verdict" | "look" | { readonly page: number };
}

export type PdfAnswer = PdfVerdict | PdfLook | { readonly page?: Uint8Array };

process.on("message", (question: PdfQuestion) => {
  void answerTo(question).then((told) => process.send?.(told));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");

function answerTo({ bytes, wish }: PdfQuestion): Promise<PdfAnswer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // What the readers did not foresee is a file they cannot read.
  if (wish === "verdict") return judgePdf(file).catch((): PdfVerdict => ({ ok: false, fault: "broken" }));
  if (wish === "look") return lookAtPdf(file).catch((): PdfLook => ({}));
  return drawPage(file, wish.page).then(
    (page) => ({ page }),
    () => ({}),
  );
}
