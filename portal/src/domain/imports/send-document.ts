/**
 * Sends one document that a system has handed in, in the transaction that judges it: by the complete rules and by what the portal
 * knows against it, as when it comes as a file. Either it is issued as the bytes came, or every fault is told and nothing is kept.
 */
import type { Work } from "../../work.ts";
import { requireGrant } from "../access/permissions.ts";
import type { DraftFault } from "../invoices/draft-fault.ts";
import { storeInvoice } from "../invoices/store-invoice.ts";
import { askAdmission } from "../plans/admit-invoice.ts";
import { getOwnTerms, judgeImported } from "./judge-imported.ts";

export type SentDocument =
  | { readonly kind: "sent"; readonly id: string; readonly number: string; readonly warnings: number }
  | { readonly kind: "faulty"; readonly faults: readonly DraftFault[] };

/** Files within a document are looked into by a process of its own, which this transaction can not wait for. */
const filesInside: DraftFault = { path: "attachment", code: "files-inside", params: {} };

export async function sendDocument(work: Work, ubl: Uint8Array): Promise<SentDocument> {
  requireGrant(work, "invoice.send");
  const judged = await judgeImported(work, { ubl, own: await getOwnTerms(work), files: [] });
  const { document, receiver, faults, warnings, earlier } = judged;
  if (document?.attachments?.some(({ embedded }) => embedded !== undefined))
    return { kind: "faulty", faults: [filesInside, ...faults] };
  if (document === undefined || receiver === undefined || faults.length > 0) return { kind: "faulty", faults };
  const asked = await askAdmission(work, { kind: document.kind, corrects: false });
  if (asked.kind === "quota-reached")
    return { kind: "faulty", faults: [{ path: "", code: asked.kind, params: asked.facts }] };
  const id = work.newId();
  const { admission } = asked;
  await storeInvoice(work, { id, fromDraft: false, document, ubl, receiver, earlier, warnings, admission });
  return { kind: "sent", id, number: document.number, warnings: warnings.length };
}
