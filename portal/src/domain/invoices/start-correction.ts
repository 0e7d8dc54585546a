/** Begins a corrected document, in the way the number ledger allows: under the same number, or under one of its own. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import type { NumberWay } from "./judge-number.ts";
import { findNumberVerdict } from "./number-facts.ts";
import { getInvoice } from "./queries.ts";
import { startFromInvoice } from "./start-from-invoice.ts";

export interface StartCorrection {
  readonly invoiceId: string;
  readonly way: Extract<NumberWay, "correct-same-number" | "new-number">;
}

export async function startCorrection(work: Work, { invoiceId, way }: StartCorrection): Promise<string> {
  requirePermission(work, "invoice.write");
  const { ways } = await findNumberVerdict(work, await getInvoice(work, invoiceId));
  if (!ways.includes(way)) throw new Refusal("changed-meanwhile");
  return startFromInvoice(work, { invoiceId, purpose: way === "new-number" ? "correct" : "correct-same-number" });
}
