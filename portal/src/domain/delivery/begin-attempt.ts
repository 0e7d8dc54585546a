/**
 * The first of a delivery's three steps: writes that an attempt is being made, before it is made. Answers nothing when there is
 * nothing left to do, so that the same job twice is harmless.
 */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { holdInvoice } from "../introductions/hold-invoice.ts";
import { Refusal } from "../refusal.ts";
import type { Parcel } from "./delivery.ts";

export async function beginAttempt(work: Work, invoiceId: string): Promise<Parcel | undefined> {
  const document = await issuedDocument(work, invoiceId);
  if (await holdInvoice(work, { invoiceId, receiverId: document.receiver_id })) return undefined;
  const delivery = await lockDelivery(work, invoiceId);
  if (delivery.state !== "waiting") return undefined;
  const attempt = delivery.attempts + 1;
  await giveUpOnEarlier(work, invoiceId);
  await work.db
    .updateTable("deliveries")
    .set({ attempts: attempt, changed_at: work.now })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .execute();
  await work.db
    .insertInto("delivery_attempts")
    .values({
      organisation_id: requireOrganisation(work),
      invoice_id: invoiceId,
      number: attempt,
      started_at: work.now,
      outcome: "started",
    })
    .execute();
  await record(work, "invoice.delivery-attempted", { subject: invoiceId, facts: { attempt } });
  const { document_id: documentId, receiver_id: receiverId, ubl } = document;
  return { invoiceId, attempt, documentId, receiverId, ubl };
}

async function issuedDocument(work: Work, invoiceId: string) {
  const document = await work.db
    .selectFrom("invoice_documents as document")
    .innerJoin("invoices", (join) =>
      join
        .onRef("invoices.organisation_id", "=", "document.organisation_id")
        .onRef("invoices.id", "=", "document.invoice_id"),
    )
    .select(["document.document_id", "document.ubl", "invoices.receiver_id"])
    .where("document.organisation_id", "=", requireOrganisation(work))
    .where("document.invoice_id", "=", invoiceId)
    .executeTakeFirst();
  if (document === undefined) throw new Refusal("not-found");
  return document;
}

export async function lockDelivery(work: Work, invoiceId: string) {
  return work.db
    .selectFrom("deliveries")
    .select(["state", "attempts", "answer"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** An attempt still open when the next begins was never seen to end: its process was killed, or is slow. */
async function giveUpOnEarlier(work: Work, invoiceId: string): Promise<void> {
  await work.db
    .updateTable("delivery_attempts")
    .set({ outcome: "unknown", ended_at: work.now, reason: "not-seen-to-end" })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .where("outcome", "=", "started")
    .execute();
}
