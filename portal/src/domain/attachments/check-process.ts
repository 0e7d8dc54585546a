/**
 * The process that looks into PDFs, one file at a time: started by pdf-checker.ts, which gives it bytes and ends it when it
 * takes too long or grows too large. It knows no database, no secrets and no other file.
 */
import { judgePdf } from "./pdf/judge-pdf.ts";

process.on("message", (message: { readonly bytes: Uint8Array }) => {
  const bytes = Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength);
  void judgePdf(bytes).then((verdict) => process.send?.(verdict));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
