import { readUbl, validate } from "@fakturaporten/einvoice";
import { type ShownVerdict, shownVerdict } from "./shown-verdict.ts";

/** Judges a document at once, and reads it where that can be done. */
export function judgeShown(bytes: Uint8Array): ShownVerdict {
  const report = validate(bytes);
  const read = report.verdict === "unreadable" ? undefined : readUbl(bytes);
  return shownVerdict(report, read?.ok === true ? read.invoice : undefined);
}
