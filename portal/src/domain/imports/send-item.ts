/**
 * Sends one document of an import, in the transaction that marks it sent, as bytes came in. Judged anew: what has meanwhile
 * become wrong (a number taken, an account changed) is told at the document, and the others go on.
 */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { keepWithInvoice } from "../attachments/keep-with-invoice.ts";
import { record } from "../events/record.ts";
import type { DraftFault } from "../invoices/draft-fault.ts";
import { askAdmission } from "../plans/admit-invoice.ts";
import { storeInvoice } from "../invoices/store-invoice.ts";
import type { LookedInto } from "./embedded-files.ts";
import { importLifecycle } from "./import.ts";
import { getOwnTerms, judgeImported } from "./judge-imported.ts";
import { importLimits } from "./limits.ts";
import { findImport, lockImport } from "./queries.ts";
import { skipReady } from "./send-import.ts";
import { tellOfImport } from "./tell-of-import.ts";

/** What came of it: one went (or was told why not), there is none, or one whose files are to be looked into first. */
export type SendStep =
  | { readonly kind: "went" | "none" }
  | { readonly kind: "look"; readonly place: number; readonly ubl: Uint8Array };

/** The files of a document that were looked into: it is the next one, unless somebody else has sent it meanwhile. */
export interface LookedItem {
  readonly place: number;
  readonly found: LookedInto;
}

export async function sendNextItem(work: Work, importId: string, looked?: LookedItem): Promise<SendStep> {
  const { organisationId } = requirePermission(work, "invoice.send");
  const { state } = await lockImport(work, importId);
  if (state !== "sending") return { kind: "none" };
  const item = await work.db
    .selectFrom("import_items")
    .select(["place", "ubl", "files"])
    .where("organisation_id", "=", organisationId)
    .where("import_id", "=", importId)
    .where("state", "=", "ready")
    .orderBy("place")
    .limit(1)
    .executeTakeFirst();
  if (item === undefined || item.ubl === null) return { kind: "none" };
  const { place, ubl } = item;
  if (item.files > 0 && looked?.place !== place) return { kind: "look", place, ubl };
  await sendItem(work, { importId, place, ubl, found: looked?.place === place ? looked.found : noFiles });
  return { kind: "went" };
}

const noFiles: LookedInto = { faults: [], files: [] };

interface Sent {
  readonly importId: string;
  readonly place: number;
  readonly ubl: Buffer;
  readonly found: LookedInto;
}

async function sendItem(work: Work, { importId, place, ubl, found }: Sent): Promise<void> {
  const own = await getOwnTerms(work);
  const judged = await judgeImported(work, { ubl, own, files: found.faults });
  const { document, receiver, faults, warnings, earlier } = judged;
  if (document === undefined || receiver === undefined || faults.length > 0)
    return settle(work, { importId, place, became: { state: "faulty", faults } });
  const asked = await askAdmission(work, { kind: document.kind, corrects: earlier.corrected !== undefined });
  if (asked.kind === "quota-reached") {
    const full = [{ path: "", code: asked.kind, params: asked.facts }];
    return settle(work, { importId, place, became: { state: "faulty", faults: full } });
  }
  const id = work.newId();
  const { admission } = asked;
  await storeInvoice(work, { id, fromDraft: false, document, ubl, receiver, earlier, warnings, admission });
  await keepWithInvoice(work, { invoiceId: id, files: found.files });
  await settle(work, { importId, place, became: { state: "sent", invoiceId: id } });
}

interface Settled {
  readonly importId: string;
  readonly place: number;
  readonly became:
    | { readonly state: "faulty"; readonly faults: readonly DraftFault[] }
    | { readonly state: "sent"; readonly invoiceId: string };
}

async function settle(work: Work, { importId, place, became }: Settled): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.send");
  const change =
    became.state === "sent"
      ? { state: became.state, ubl: null, invoice_id: became.invoiceId }
      : { state: became.state, ubl: null, faults: JSON.stringify(became.faults) };
  await work.db
    .updateTable("import_items")
    .set(change)
    .where("organisation_id", "=", organisationId)
    .where("import_id", "=", importId)
    .where("place", "=", place)
    .execute();
}

/** Everything that was ready has had its turn, or whoever sent it may no longer send: the rest is left unsent. */
export async function endImport(work: Work, id: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const { state } = await lockImport(work, id);
  if (state !== "sending") return;
  await skipReady(work, id);
  await work.db
    .updateTable("imports")
    .set({ state: importLifecycle.next(state, "end"), ended_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
  const found = await findImport(work, id);
  const { sent, faulty } = found.counts;
  await record(work, "import.done", { subject: id, facts: { sent, faulty } });
  if (found.documentCount >= importLimits.worthALetter) await tellOfImport(work, "import-done", found);
}
