/**
 * The process that looks into PDFs, one file at a time: started by pdf-checker.ts, which gives it bytes and ends it when it
 * takes too long or grows too large. It knows no database, no secrets and no other file.
 */
import { judgePdf, type PdfVerdict } from "./pdf/judge-pdf.ts";

process.on("message", (message: { readonly bytes: Uint8Array }) => {
  const bytes = Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength);
  // What the readers did not foresee is a file they cannot read.
  const verdict = judgePdf(bytes).catch((): PdfVerdict => ({ ok: false, fault: "broken" }));
  void verdict.then((told) => process.send?.(told));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
