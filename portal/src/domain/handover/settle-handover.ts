/** What becomes of a hand-over: it failed and is tried again, it is in the folder, the system says that it has it. */
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireGrant, requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { receiptCharactersMax } from "./handover.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";

/** The file lies in the folder. Told again it changes nothing. */
export async function noteHandedOver(work: Work, documentId: string): Promise<void> {
  const updated = await work.db
    .updateTable("handovers")
    .set((row) => ({
      state: "handed-over",
      handed_over_at: work.now,
      failure: null,
      attempts: row("attempts", "+", 1),
    }))
    .where("organisation_id", "=", requireOrganisation(work))
    .where("document_id", "=", documentId)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  if (updated.numUpdatedRows > 0n) await record(work, "document.handed-over", { subject: documentId });
}

/** An attempt that came to nothing, with the code of the fault: shown while it waits for the next. */
export async function noteFailedAttempt(work: Work, documentId: string, failure: string): Promise<void> {
  await work.db
    .updateTable("handovers")
    .set((row) => ({ failure: failure.slice(0, 100), attempts: row("attempts", "+", 1) }))
    .where("organisation_id", "=", requireOrganisation(work))
    .where("document_id", "=", documentId)
    .where("state", "=", "waiting")
    .execute();
}

export interface HandoverReceipt {
  readonly documentId: string;
  /** The system's own reference for the document. */
  readonly receipt: string;
  /** The SHA-256 of the bytes the system took, in hexadecimal: other bytes than ours are no hand-over. */
  readonly sha256: string;
}

/** The system has the document and says under which reference. The same receipt again changes nothing; another is refused. */
export async function giveReceipt(work: Work, given: HandoverReceipt): Promise<{ readonly receivedAt: Instant }> {
  const by = requireGrant(work, "handover.receipt");
  const handover = await lockHandover(work, given.documentId);
  const reaches = by.kind === "person" || (by.receiverIds?.includes(handover.receiver_id) ?? true);
  if (!reaches) throw new Refusal("handover-missing");
  if (handover.ubl_sha256.toString("hex") !== given.sha256) throw new Refusal("handover-bytes-differ");
  if (handover.receipt !== null && handover.receipt_at !== null) {
    if (handover.receipt !== given.receipt) throw new Refusal("handover-receipt-differs");
    return { receivedAt: handover.receipt_at };
  }
  await work.db
    .updateTable("handovers")
    .set({
      state: "received",
      failure: null,
      handed_over_at: handover.handed_over_at ?? work.now,
      receipt: given.receipt.slice(0, receiptCharactersMax),
      receipt_at: work.now,
      receipt_by_client: by.kind === "client" ? by.clientId : null,
    })
    .where("organisation_id", "=", by.organisationId)
    .where("document_id", "=", given.documentId)
    .execute();
  await record(work, "document.handover-received", { subject: given.documentId, facts: { receipt: given.receipt } });
  await tellWebhooks(work, "handover.received", given.documentId);
  return { receivedAt: work.now };
}

async function lockHandover(work: Work, documentId: string) {
  const found = await work.db
    .selectFrom("handovers as handover")
    .innerJoin("inbox_documents as document", (join) =>
      join
        .onRef("document.organisation_id", "=", "handover.organisation_id")
        .onRef("document.id", "=", "handover.document_id"),
    )
    .select([
      "handover.receiver_id",
      "handover.handed_over_at",
      "handover.receipt",
      "handover.receipt_at",
      "document.ubl_sha256",
    ])
    .where("handover.organisation_id", "=", requireOrganisation(work))
    .where("handover.document_id", "=", documentId)
    .forUpdate("handover")
    .executeTakeFirst();
  if (found === undefined) throw new Refusal("handover-missing");
  return found;
}
