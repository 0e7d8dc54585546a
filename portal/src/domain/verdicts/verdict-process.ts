/** The process that judges large documents, one at a time: it gets bytes, and knows no database, no secrets and no other file. */
import { judgeShown } from "./judge-shown.ts";

export interface VerdictQuestion {
  readonly bytes: Uint8Array;
}

process.on("message", ({ bytes }: VerdictQuestion) => {
  process.send?.(judgeShown(bytes));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
