/** The process that prints, one paper at a time: started by press.ts, and ended when a paper costs more than it may. */
import type { PaperOrder } from "./paper.ts";
import { setPaper } from "./set-paper.ts";

export type Printed = { readonly ok: true; readonly pdf: Uint8Array } | { readonly ok: false; readonly reason: string };

process.on("message", (order: PaperOrder) => {
  process.send?.(print(order));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");

function print(order: PaperOrder): Printed {
  try {
    return { ok: true, pdf: setPaper(order).pdf };
  } catch (error) {
    return { ok: false, reason: String(error).slice(0, 2000) };
  }
}
