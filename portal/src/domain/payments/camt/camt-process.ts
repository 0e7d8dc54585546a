/** The process that reads a bank's XML, one file at a time: it gets bytes, and knows no database, no secrets and no other file. */
import { packCamt } from "./read-camt-apart.ts";
import { readCamt } from "./read-camt.ts";

export interface CamtQuestion {
  readonly bytes: Uint8Array;
}

process.on("message", ({ bytes }: CamtQuestion) => {
  process.send?.(packCamt(readCamt(bytes)));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
