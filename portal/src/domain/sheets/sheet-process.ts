/** The process that reads workbooks, one at a time: it gets bytes, and knows no database, no secrets and no other file. */
import { readWorkbook } from "./read-workbook.ts";
import type { ReadSheet } from "./read-sheet.ts";

export interface SheetQuestion {
  readonly bytes: Uint8Array;
  readonly rowsMax: number;
}

process.on("message", ({ bytes, rowsMax }: SheetQuestion) => {
  process.send?.(answerTo({ bytes, rowsMax }));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");

function answerTo({ bytes, rowsMax }: SheetQuestion): ReadSheet {
  try {
    return readWorkbook(bytes, rowsMax);
  } catch {
    // What the reader did not foresee is a file it can not read.
    return { ok: false, fault: "broken" };
  }
}
