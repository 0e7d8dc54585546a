/**
 * Sends one document of an import, in the transaction that marks it sent, as bytes came in. Judged anew: what has meanwhile
 * become wrong (a number taken, an account changed) is told at the document, and the others go on.
 */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import type { DraftFault } from "../invoices/draft-fault.ts";
import { askAdmission } from "../plans/admit-invoice.ts";
import { storeInvoice } from "../invoices/store-invoice.ts";
import { importLifecycle } from "./import.ts";
import { getOwnTerms, judgeImported } from "./judge-imported.ts";
import { importLimits } from "./limits.ts";
import { findImport, lockImport } from "./queries.ts";
import { skipReady } from "./send-import.ts";
import { tellOfImport } from "./tell-of-import.ts";

/** Says whether there was one to send. */
export async function sendNextItem(work: Work, importId: string): Promise<boolean> {
  const { organisationId } = requirePermission(work, "invoice.send");
  const { state } = await lockImport(work, importId);
  if (state !== "sending") return false;
  const item = await work.db
    .selectFrom("import_items")
    .select(["place", "ubl"])
    .where("organisation_id", "=", organisationId)
    .where("import_id", "=", importId)
    .where("state", "=", "ready")
    .orderBy("place")
    .limit(1)
    .executeTakeFirst();
  if (item === undefined || item.ubl === null) return false;
  const { document, receiver, faults, warnings, earlier } = await judgeImported(
    work,
    item.ubl,
    await getOwnTerms(work),
  );
  if (document === undefined || receiver === undefined || faults.length > 0) {
    await settle(work, { importId, place: item.place, became: { state: "faulty", faults } });
    return true;
  }
  const asked = await askAdmission(work, { kind: document.kind, corrects: earlier.corrected !== undefined });
  if (asked.kind === "quota-reached") {
    const full = [{ path: "", code: asked.kind, params: asked.facts }];
    await settle(work, { importId, place: item.place, became: { state: "faulty", faults: full } });
    return true;
  }
  const id = work.newId();
  const { admission } = asked;
  await storeInvoice(work, { id, fromDraft: false, document, ubl: item.ubl, receiver, earlier, warnings, admission });
  await settle(work, { importId, place: item.place, became: { state: "sent", invoiceId: id } });
  return true;
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
