/**
 * A refusal is the domain saying no: thrown, so that the transaction rolls back, with a code that callers rely on. The
 * sentences people read stand in web/messages, the HTTP statuses in api/problems.ts; both are exhaustive over the codes.
 */
export const refusalCodes = [
  "not-found",
  "not-allowed",
  "changed-meanwhile",
  "form-already-sent",
  "too-many-tries",
  "sign-in-failed",
  "link-not-usable",
  "password-needed-again",
  "second-step-set-already",
  "second-step-demanded",
  "member-acts-elsewhere",
  "card-given-already",
  "receiver-unknown",
  "invoice-number-taken",
  "invoice-not-ready",
  "quota-reached",
  "last-plan-level",
  "draft-already-sent",
  "template-in-use",
  "import-cannot-change",
  "credit-exceeds-remaining",
  "attachment-refused",
  "document-unreadable",
  "document-too-long-to-print",
  "file-withheld",
  "already-answered",
  "resolution-needs-reason",
  "answer-needs-reason",
  "assignee-unknown",
  "too-many-clients",
  "receiver-number-taken",
  "too-many-webhooks",
  "webhook-resends-spent",
  "webhook-stopped",
  "webhook-tests-spent",
  "idempotency-key-reused",
  "idempotency-key-in-flight",
  "handover-not-set-up",
  "handover-asked-already",
  "handover-missing",
  "handover-bytes-differ",
  "handover-receipt-differs",
  "ledger-more-than-left",
  "ledger-entry-stands",
  "payment-decided",
  "reminder-stop-too-long",
  "collection-cannot-change",
  "collection-receipt-differs",
  "join-request-already-decided",
  "last-owner",
  "account-change-decided",
  "second-person-needed",
  "payments-stopped",
  "customer-number-taken",
  "access-given-already",
  "access-asked-already",
  "access-wider-than-principal",
  "service-code-taken",
  "price-set-already",
  "subscription-ended",
  "order-not-possible",
  "service-needs-itself",
  "usage-sent-already",
  "creditor-not-set-up",
  "run-under-way",
  "run-cannot-change",
  "case-cannot-change",
  "case-already-decided",
  "case-needs-words",
  "reference-not-fitting",
  "dispute-in-collection",
  "dispute-open-already",
  "dispute-needs-new",
  "dispute-hold-too-long",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export class Refusal extends Error {
  readonly code: RefusalCode;
  /** Facts that the sentence about this refusal needs: text a person may see, never secrets. */
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: RefusalCode, facts: Readonly<Record<string, string>> = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.facts = facts;
  }
}
