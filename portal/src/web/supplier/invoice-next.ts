/** What one can begin from an issued invoice: a corrected one, or one like it. */
import { startCorrection } from "../../domain/invoices/start-correction.ts";
import { startFromInvoice } from "../../domain/invoices/start-from-invoice.ts";
import { type Answer, post, type Route, type Visit } from "../route.ts";
import { invoicePaths } from "./invoice-paths.ts";

export const nextRoutes: readonly Route[] = [
  post("/invoices/:id/copy", "invoice.write", copy),
  post("/invoices/:id/correction", "invoice.write", correct),
];

async function copy(visit: Visit): Promise<Answer> {
  const invoiceId = visit.params["id"] ?? "";
  const draftId = await visit.perform(
    (work) => startFromInvoice(work, { invoiceId, purpose: "copy" }),
    invoicePaths.draft,
  );
  return { kind: "redirect", to: invoicePaths.draft(draftId), notice: visit.say.invoices.copy.started };
}

/** For the same delivery: days and files come along. The number ledger is asked again when it begins, and when it is sent. */
async function correct(visit: Visit): Promise<Answer> {
  const invoiceId = visit.params["id"] ?? "";
  const way = visit.fields["way"] === "correct-same-number" ? "correct-same-number" : "new-number";
  const draftId = await visit.perform((work) => startCorrection(work, { invoiceId, way }), invoicePaths.draft);
  return { kind: "redirect", to: invoicePaths.draft(draftId), notice: visit.say.invoices.copy.started };
}
