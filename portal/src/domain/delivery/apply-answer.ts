/**
 * A buyer's answer reaches the seller. It is about the document that carried this identifier, and counts once; what it asks of
 * the seller is told by mail as well.
 */
import type { Condition, InvoiceStatus } from "@fakturaporten/einvoice";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { tellBillers } from "../parties/tell-billers.ts";
import { Refusal } from "../refusal.ts";
import { lockDelivery } from "./hold-delivery.ts";
import type { DeliveryState } from "./delivery.ts";
import { standingOf } from "./standing.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";

export interface ArrivingAnswer {
  readonly answerId: string;
  /** The identifier of the document it answers. */
  readonly instanceId: string;
  readonly code: InvoiceStatus;
  readonly reason: string | undefined;
  readonly action: string | undefined;
  readonly conditions: readonly Condition[];
  readonly clarification: string | undefined;
  readonly answeredAt: Instant;
}

export async function applyAnswer(work: Work, arriving: ArrivingAnswer): Promise<void> {
  const invoice = await answeredInvoice(work, arriving.instanceId);
  const { state } = await lockDelivery(work, invoice.id);
  const inserted = await work.db
    .insertInto("invoice_answers")
    .values({
      organisation_id: requireOrganisation(work),
      id: arriving.answerId,
      invoice_id: invoice.id,
      status: arriving.code,
      reason_code: arriving.reason ?? null,
      action_code: arriving.action ?? null,
      conditions: JSON.stringify(arriving.conditions),
      clarification: arriving.clarification ?? null,
      answered_at: arriving.answeredAt,
      received_at: work.now,
    })
    .onConflict((conflict) => conflict.columns(["organisation_id", "id"]).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return;
  await stand(work, invoice.id, state);
  await record(work, "invoice.answered", {
    subject: invoice.id,
    facts: { status: arriving.code, reason: arriving.reason ?? null },
  });
  await tellWebhooks(work, "invoice.answered", invoice.id);
  if (asksOfSeller.has(arriving.code)) await tellOfAnswer(work, arriving.code, invoice);
}

/** Answers after which the seller has something to do. */
const asksOfSeller: ReadonlySet<InvoiceStatus> = new Set(["UQ", "CA", "RE"]);

/** Answers may arrive in another order than they were given: the one given last counts. */
async function stand(work: Work, invoiceId: string, deliveryState: DeliveryState): Promise<void> {
  const { status: answer } = await work.db
    .selectFrom("invoice_answers")
    .select("status")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .orderBy("answered_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  await work.db
    .updateTable("deliveries")
    .set({ answer, standing: standingOf({ deliveryState, answer }) })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .execute();
}

interface AnsweredInvoice {
  readonly id: string;
  readonly number: string;
  readonly receiver_name: string;
}

async function answeredInvoice(work: Work, documentId: string): Promise<AnsweredInvoice> {
  const invoice = await work.db
    .selectFrom("invoice_documents as document")
    .innerJoin("invoices", (join) =>
      join
        .onRef("invoices.organisation_id", "=", "document.organisation_id")
        .onRef("invoices.id", "=", "document.invoice_id"),
    )
    .select(["invoices.id", "invoices.number", "invoices.receiver_name"])
    .where("document.organisation_id", "=", requireOrganisation(work))
    .where("document.document_id", "=", documentId)
    .executeTakeFirst();
  if (invoice === undefined) throw new Refusal("not-found");
  return invoice;
}

/** What the buyer wrote is read in the portal: a mail carries no words of others (TRUST §4, 18). */
async function tellOfAnswer(work: Work, code: InvoiceStatus, invoice: AnsweredInvoice): Promise<void> {
  const kind = code === "RE" ? "invoice-rejected" : "invoice-queried";
  const facts = { invoiceId: invoice.id, number: invoice.number, receiverName: invoice.receiver_name };
  await tellBillers(work, { kind, facts });
}
