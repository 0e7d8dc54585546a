/**
 * Sends one document that a system has handed in, in the transaction that judges it: by the complete rules and by what the portal
 * knows against it, as when it comes as a file. Either it is issued as the bytes came, or every fault is told and nothing is kept.
 */
import type { Work } from "../../work.ts";
import { requireGrant } from "../access/permissions.ts";
import { keepWithInvoice } from "../attachments/keep-with-invoice.ts";
import type { DraftFault } from "../invoices/draft-fault.ts";
import { storeInvoice } from "../invoices/store-invoice.ts";
import { askAdmission } from "../plans/admit-invoice.ts";
import type { LookedInto } from "./embedded-files.ts";
import { getOwnTerms, judgeImported } from "./judge-imported.ts";

export type SentDocument =
  | { readonly kind: "sent"; readonly id: string; readonly number: string; readonly warnings: number }
  | { readonly kind: "faulty"; readonly faults: readonly DraftFault[] };

/** What is handed in: the bytes, and what was found in the files within before the transaction (embedded-files.ts). */
export interface HandedIn {
  readonly ubl: Uint8Array;
  readonly looked: LookedInto;
}

export async function sendDocument(work: Work, { ubl, looked }: HandedIn): Promise<SentDocument> {
  requireGrant(work, "invoice.send");
  const judged = await judgeImported(work, { ubl, own: await getOwnTerms(work), files: looked.faults });
  const { document, receiver, faults, warnings, earlier } = judged;
  if (document === undefined || receiver === undefined || faults.length > 0) return { kind: "faulty", faults };
  const asked = await askAdmission(work, { kind: document.kind, corrects: false });
  if (asked.kind === "quota-reached")
    return { kind: "faulty", faults: [{ path: "", code: asked.kind, params: asked.facts }] };
  const id = work.newId();
  const { admission } = asked;
  await storeInvoice(work, { id, fromDraft: false, document, ubl, receiver, earlier, warnings, admission });
  await keepWithInvoice(work, { invoiceId: id, files: looked.files });
  return { kind: "sent", id, number: document.number, warnings: warnings.length };
}
