/** What an invoice's page asks of its delivery and the buyer's answers. */
import type { Condition, InvoiceStatus } from "@fakturaporten/einvoice";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireGrant, requirePermission } from "../access/permissions.ts";
import type { Delivery } from "./delivery.ts";

export async function findDelivery(work: Work, invoiceId: string): Promise<Delivery | undefined> {
  const { organisationId } = requireGrant(work, "invoice.read");
  const row = await work.db
    .selectFrom("deliveries")
    .select(["state", "standing", "route", "document_id", "attempts", "reason", "changed_at"])
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoiceId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { document_id: documentId, reason, changed_at: changedAt, ...rest } = row;
  return { ...rest, documentId, reason: reason ?? undefined, changedAt };
}

/** One thing that happened to an invoice, as recorded when it did. */
export interface InvoiceFact {
  readonly kind: string;
  readonly at: Instant;
  /** The person who did it; nothing when it happened by itself or at the buyer's. */
  readonly by: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
}

const factsMax = 500;

/** All that happened to an invoice in its seller's eyes, oldest first. Each fact is its own; none is derived from another. */
export async function listInvoiceFacts(work: Work, invoiceId: string): Promise<readonly InvoiceFact[]> {
  const { organisationId } = requirePermission(work, "invoice.read");
  const rows = await work.db
    .selectFrom("events")
    .leftJoin("accounts", "accounts.id", "events.account_id")
    .select(["events.kind", "events.at", "events.facts", "accounts.name"])
    .where("events.organisation_id", "=", organisationId)
    .where("subject_id", "=", invoiceId)
    .orderBy("events.id")
    .limit(factsMax)
    .execute();
  return rows.map(({ kind, at, facts, name }) => ({
    kind,
    at,
    by: name ?? undefined,
    facts: facts as Readonly<Record<string, unknown>>,
  }));
}

/** The buyer's answer as it reached the seller. */
export interface InvoiceAnswer {
  readonly code: InvoiceStatus;
  readonly reason: string | undefined;
  readonly action: string | undefined;
  readonly conditions: readonly Condition[];
  readonly clarification: string | undefined;
  readonly answeredAt: Instant;
}

export async function listInvoiceAnswers(work: Work, invoiceId: string): Promise<readonly InvoiceAnswer[]> {
  const { organisationId } = requireGrant(work, "invoice.read");
  const rows = await work.db
    .selectFrom("invoice_answers")
    .select(["status", "reason_code", "action_code", "conditions", "clarification", "answered_at"])
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoiceId)
    .orderBy("answered_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    code: row.status,
    reason: row.reason_code ?? undefined,
    action: row.action_code ?? undefined,
    conditions: row.conditions as readonly Condition[],
    clarification: row.clarification ?? undefined,
    answeredAt: row.answered_at,
  }));
}
