/** What one can begin from an issued invoice: a corrected one, or one like it. */
import { findDelivery } from "../../domain/delivery/queries.ts";
import { startFromInvoice } from "../../domain/invoices/start-from-invoice.ts";
import { type Answer, post, type Route, type Visit } from "../route.ts";
import { invoicePaths } from "./invoice-paths.ts";

export const nextRoutes: readonly Route[] = [post("/invoices/:id/copy", "invoice.write", copy)];

/** After a rejection the copy is for the same delivery: days and files come along. */
async function copy(visit: Visit): Promise<Answer> {
  const invoiceId = visit.params["id"] ?? "";
  const rejected = (await visit.ask((work) => findDelivery(work, invoiceId)))?.standing === "rejected";
  const draftId = await visit.perform(
    (work) => startFromInvoice(work, { invoiceId, purpose: rejected ? "correct" : "copy" }),
    invoicePaths.draft,
  );
  return { kind: "redirect", to: invoicePaths.draft(draftId), notice: visit.say.invoices.copy.started };
}
