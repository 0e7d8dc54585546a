/**
 * E-invoices to customers that did not come through, or of which nobody knows: a billing officer who has asked the customer sends
 * it again, notes that it arrived, or lets a letter tell where it stands.
 */
import { readUbl } from "@fakturaporten/einvoice";
import type { Instant, LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { getCustomer } from "../customers/queries.ts";
import { endAttempt, listAttemptsOf, type ShownAttempt } from "../delivery/attempts.ts";
import { keepEvidence } from "../delivery/evidence.ts";
import { markResolved } from "../delivery/transmissions.ts";
import { record } from "../events/record.ts";
import { lifecycle } from "../lifecycle.ts";
import { tellOf } from "./store-customer-invoices.ts";
import { getCustomerInvoice, getCustomerInvoiceBytes } from "./queries.ts";
import { Refusal } from "../refusal.ts";

/** What a person may decide; everything else the delivery does by itself. */
export const stuckLifecycle = lifecycle(
  {
    refused: { "send-again": "waiting", "by-letter": "delivered" },
    unclear: { "send-again": "waiting", arrived: "delivered", "by-letter": "delivered" },
    waiting: {},
    delivered: {},
  },
  "changed-meanwhile",
);
export const stuckDecisions = ["arrived", "send-again", "by-letter"] as const;
export type StuckDecision = (typeof stuckDecisions)[number];

export interface StuckDelivery {
  readonly invoiceId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly kind: "invoice" | "credit-note";
  readonly number: string;
  readonly dueOn: LocalDate | undefined;
  readonly state: "refused" | "unclear";
  readonly reason: string | undefined;
  readonly changedAt: Instant;
  /** How often it was handed to the access point, and how each ended, the first one first. */
  readonly attempts: readonly ShownAttempt[];
}

const stuckListed = 200;

/** The longest stuck first. */
export async function listStuckDeliveries(work: Work): Promise<readonly StuckDelivery[]> {
  const { organisationId } = requirePermission(work, "billing.run");
  const rows = await work.db
    .selectFrom("customer_invoice_deliveries as sent")
    .innerJoin("customer_invoices as invoice", (join) =>
      join.onRef("invoice.organisation_id", "=", "sent.organisation_id").onRef("invoice.id", "=", "sent.invoice_id"),
    )
    .select(["sent.invoice_id", "sent.customer_id", "sent.state", "sent.reason", "sent.changed_at"])
    .select(["invoice.kind", "invoice.number", "invoice.due_on", "invoice.customer_name"])
    .where("sent.organisation_id", "=", organisationId)
    .where("sent.state", "in", ["refused", "unclear"])
    .orderBy("sent.changed_at")
    .limit(stuckListed)
    .execute();
  const attempts = await listAttemptsOf(
    work,
    rows.map(({ invoice_id }) => invoice_id),
  );
  return rows.map((row) => ({
    invoiceId: row.invoice_id,
    customerId: row.customer_id,
    customerName: row.customer_name,
    kind: row.kind,
    number: row.number,
    dueOn: row.due_on ?? undefined,
    state: row.state as "refused" | "unclear",
    reason: row.reason ?? undefined,
    changedAt: row.changed_at,
    attempts: attempts.get(row.invoice_id) ?? [],
  }));
}

export interface SettleDelivery {
  readonly invoiceId: string;
  readonly decision: StuckDecision;
}

export async function settleDelivery(work: Work, { invoiceId, decision }: SettleDelivery): Promise<void> {
  const { organisationId } = requirePermission(work, "billing.run");
  const found = await work.db
    .selectFrom("customer_invoice_deliveries")
    .select(["state", "attempts"])
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoiceId)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Refusal("not-found");
  if (found.state === "accepted") throw new Refusal("changed-meanwhile");
  const state = stuckLifecycle.next(found.state, decision);
  await work.db
    .updateTable("customer_invoice_deliveries")
    .set({ state, reason: decision, changed_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoiceId)
    .execute();
  await markResolved(work, invoiceId);
  await keepEvidence(work, {
    about: "customer-invoice",
    invoiceId,
    kind: "resolution",
    says: decision,
    content: decision,
  });
  // What a person says of it settles the attempt: sent again without that, it would be asked about, or stop at once.
  if (found.state === "unclear" && decision !== "by-letter") {
    const end = { invoiceId, attempt: found.attempts };
    const outcome = decision === "arrived" ? "accepted" : "not-sent";
    await endAttempt(work, end, { outcome, reason: "said-by-a-person" });
  }
  await record(work, "customer-invoice.settled", { subject: invoiceId, facts: { decision } });
  if (decision === "send-again") await work.enqueue("deliver-customer-invoice", { organisationId, invoiceId });
  if (decision === "by-letter") await writeLetter(work, invoiceId);
}

async function writeLetter(work: Work, invoiceId: string): Promise<void> {
  const { customerId, number, ocrReference } = await getCustomerInvoice(work, invoiceId);
  const read = readUbl(await getCustomerInvoiceBytes(work, invoiceId));
  if (!read.ok) throw new Refusal("document-unreadable");
  const customer = await getCustomer(work, customerId);
  await tellOf(work, { id: invoiceId, number, ocrReference, document: read.invoice, dossier: { customer } });
}
