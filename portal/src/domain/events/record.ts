/** Events: past-tense facts, written in the transaction of the change they tell of, never updated, never deleted. */
import { requireOrganisation } from "../access/permissions.ts";
import type { Actor, OrganisationId, Work } from "../../work.ts";

/** Every kind of event, with the kind of thing it is about. A new event is a new row here and a sentence in messages. */
export const eventKinds = {
  "organisation.registered": "organisation",
  "account.confirmed": "account",
  "account.password-changed": "account",
  "account.second-step-added": "account",
  "account.second-step-removed": "account",
  "account.card-given": "account",
  "account.card-taken": "account",
  "account.recovery-code-used": "account",
  "member.join-requested": "organisation",
  "member.joined": "organisation",
  "member.join-declined": "organisation",
  "member.role-changed": "organisation",
  "member.removed": "organisation",
  "settings.changed": "organisation",
  "plan-level.changed": "organisation",
  "plan-level.saved": "organisation",
  "payment-account.changed": "organisation",
  "payment-account.change-proposed": "organisation",
  "payment-account.change-approved": "organisation",
  "payment-account.change-withdrawn": "organisation",
  "payment-account.change-refused": "organisation",
  "payment-policy.changed": "organisation",
  "payments.stopped": "organisation",
  "payments.lifted": "organisation",
  "webhook.made": "webhook",
  "webhook.secret-renewed": "webhook",
  "webhook.stopped": "webhook",
  "webhook.started": "webhook",
  "draft.saved": "draft",
  "draft.discarded": "draft",
  "draft.restored": "draft",
  "draft.reference-asked": "draft",
  "draft.reference-filled": "draft",
  "template.saved": "template",
  "template.removed": "template",
  "article.saved": "article",
  "article.removed": "article",
  "recurring.set": "recurring",
  "recurring.ended": "recurring",
  "recurring.made": "recurring",
  "recurring.held": "recurring",
  "import.started": "import",
  "import.sent": "import",
  "import.done": "import",
  "import.cancelled": "import",
  "attachment.added": "draft",
  "attachment.removed": "draft",
  "attachment.notice-dismissed": "draft",
  "invoice.validated": "invoice",
  "invoice.sent": "invoice",
  "invoice.delivery-attempted": "invoice",
  "invoice.handed-over": "invoice",
  "invoice.delivered": "invoice",
  "invoice.delivery-given-up": "invoice",
  "invoice.delivery-parked": "invoice",
  "invoice.delivery-resolved": "invoice",
  "invoice.answered": "invoice",
  "invoice.credited": "invoice",
  "invoice.replaced": "invoice",
  "invoice.withdrawn": "invoice",
  "invoice.reminded": "invoice",
  "invoice.held": "invoice",
  "invoice.released": "invoice",
  "customer.added": "customer",
  "customer.changed": "customer",
  "customer.access-given": "customer",
  "customer.access-ended": "customer",
  "service.saved": "service",
  "service.priced": "service",
  "subscription.begun": "subscription",
  "subscription.ended": "subscription",
  "subscription.restored": "subscription",
  "access-request.asked": "access-request",
  "access-request.answered": "access-request",
  "approval-policy.set": "organisation",
  "order.asked": "order",
  "order.approved": "order",
  "order.declined": "order",
  "order.withdrawn": "order",
  "order.done": "order",
  "cancellation.wished": "cancellation-wish",
  "cancellation.wish-refused": "cancellation-wish",
  "cancellation.asked": "cancellation",
  "cancellation.approved": "cancellation",
  "cancellation.declined": "cancellation",
  "cancellation.withdrawn": "cancellation",
  "cancellation.done": "cancellation",
  "usage.imported": "usage-import",
  "usage.refused": "usage-import",
  "billing-run.prepared": "billing-run",
  "billing-run.started": "billing-run",
  "billing-run.stopped": "billing-run",
  "billing-run.done": "billing-run",
  "billing-run.cancelled": "billing-run",
  "creditor.changed": "organisation",
  "customer-invoice.issued": "customer-invoice",
  "customer-invoice.delivered": "customer-invoice",
  "customer-invoice.refused": "customer-invoice",
  "customer-invoice.unclear": "customer-invoice",
  "dispute-policy.set": "organisation",
  "dispute.opened": "case",
  "dispute.withdrawn": "case",
  "dispute.returned": "case",
  "dispute.hold-granted": "case",
  "dispute.hold-ended": "case",
  "credit.asked": "customer-invoice",
  "credit.declined": "customer-invoice",
  "customer-invoice.credited": "customer-invoice",
  "customer-invoice.settled": "customer-invoice",
  "ledger.written-off": "customer-invoice",
  "ledger.refunded": "customer",
  "ledger.moved": "customer",
  "ledger.corrected": "ledger-entry",
  "bank-file.uploaded": "bank-file",
  "bank-file.taken": "bank-file",
  "bank-file.refused": "bank-file",
  "payment.placed": "payment",
  "payment.set-aside": "payment",
  "reminder-policy.set": "organisation",
  "reference-rate.entered": "organisation",
  "reminder.sent": "customer-invoice",
  "reminder.stopped": "customer-invoice",
  "reminder.stop-ended": "customer-invoice",
  "collection.held": "customer-invoice",
  "collection.handed-over": "customer-invoice",
  "collection.received": "customer-invoice",
  "collection.recalled": "customer-invoice",
  "collection.returned": "customer-invoice",
  "introduction.made": "organisation",
  "introduction-policy.changed": "organisation",
  "document.received": "document",
  "document.opened": "document",
  "document.reminded": "document",
  "document.answered": "document",
  "document.assigned": "document",
  "document.handover-asked": "document",
  "document.handed-over": "document",
  "document.handover-received": "document",
  "handover-policy.changed": "receiver",
  "client.made": "client",
  "client.revoked": "client",
  "receiver.changed": "receiver",
  "directory.imported": "organisation",
  "case.opened": "case",
  "case.arrived": "case",
  "case.assigned": "case",
  "case.replied": "case",
  "case.asked": "case",
  "case.heard": "case",
  "case.noted": "case",
  "case.decided": "case",
  "case.closed": "case",
  "case.withdrawn": "case",
  "case.reopened": "case",
  "reply-template.changed": "reply-template",
} as const;

export type EventKind = keyof typeof eventKinds;

export interface EventFacts {
  /** The id of the thing the event is about, of the kind that `eventKinds` names. */
  readonly subject: string;
  /** Facts the timeline shows. Ids and short texts; no secrets, no personal identity numbers. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  /** Whose event it is, when the actor has no organisation of its own (registration). */
  readonly organisationId?: OrganisationId;
}

export async function record(work: Work, kind: EventKind, event: EventFacts): Promise<void> {
  await recordAll(work, [[kind, event]]);
}

/** Several facts at once, in the order they happened. */
export async function recordAll(work: Work, events: readonly (readonly [EventKind, EventFacts])[]): Promise<void> {
  await work.db
    .insertInto("events")
    .values(events.map(([kind, event]) => rowOf(work, kind, event)))
    .execute();
}

function rowOf(work: Work, kind: EventKind, event: EventFacts) {
  return {
    organisation_id: event.organisationId ?? requireOrganisation(work),
    at: work.now,
    kind,
    subject_kind: eventKinds[kind],
    subject_id: event.subject,
    actor: describeActor(work.actor),
    account_id: work.actor.kind === "person" ? work.actor.accountId : null,
    facts: JSON.stringify(event.facts ?? {}),
  };
}

function describeActor(actor: Actor): string {
  if (actor.kind === "client") return `client:${actor.clientId}`;
  return actor.kind === "machine" ? `machine:${actor.job}` : actor.kind;
}
