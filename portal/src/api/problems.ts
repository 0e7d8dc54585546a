/** What goes wrong at the machine door, as RFC 9457 problems: a code that programs rely on, a status, a title. Exhaustive. */
import type { RefusalCode } from "../domain/refusal.ts";

export interface Problem {
  readonly status: number;
  readonly title: string;
}

/** What the domain refuses. */
const refusalProblems = {
  "not-found": { status: 404, title: "There is no such thing, or it is not yours to see" },
  "not-allowed": { status: 403, title: "The token lacks the scope for this" },
  "changed-meanwhile": { status: 409, title: "It was changed meanwhile" },
  "form-already-sent": { status: 409, title: "It was sent already" },
  "too-many-tries": { status: 429, title: "Too many tries" },
  "sign-in-failed": { status: 403, title: "The sign-in failed" },
  "link-not-usable": { status: 404, title: "The link can not be used any more" },
  "password-needed-again": { status: 403, title: "This needs a person and their password" },
  "second-step-set-already": { status: 409, title: "There is a code app already" },
  "second-step-demanded": { status: 409, title: "The role demands a second step at signing in" },
  "card-given-already": { status: 409, title: "The HSA-id belongs to another account" },
  "member-acts-elsewhere": { status: 409, title: "The person also acts for another organisation" },
  "receiver-unknown": { status: 404, title: "There is no such receiver" },
  "invoice-number-taken": { status: 409, title: "The invoice number is taken" },
  "invoice-not-ready": { status: 422, title: "The invoice can not be sent yet" },
  "draft-already-sent": { status: 409, title: "The draft was sent already" },
  "credit-exceeds-remaining": { status: 409, title: "The credit exceeds what remains" },
  "attachment-refused": { status: 422, title: "The attachment is refused" },
  "file-withheld": { status: 409, title: "The file has not been found harmless, and is not given out" },
  "document-unreadable": { status: 422, title: "The document can not be read" },
  "document-too-long-to-print": { status: 422, title: "The document is too long to print" },
  "already-answered": { status: 409, title: "The document can not have this answer any more" },
  "resolution-needs-reason": { status: 422, title: "The resolution needs a reason" },
  "answer-needs-reason": { status: 422, title: "The answer needs a reason and words" },
  "assignee-unknown": { status: 422, title: "The person does not work for the unit" },
  "too-many-clients": { status: 409, title: "There are too many clients" },
  "receiver-number-taken": { status: 409, title: "Another receiver has the number" },
  "too-many-webhooks": { status: 409, title: "There are too many webhooks" },
  "webhook-resends-spent": { status: 429, title: "Messages have been sent again too often for now" },
  "webhook-stopped": { status: 409, title: "The webhook is stopped" },
  "webhook-tests-spent": { status: 429, title: "Enough tests have been sent for now" },
  "idempotency-key-reused": { status: 422, title: "The Idempotency-Key belongs to another request" },
  "idempotency-key-in-flight": { status: 409, title: "A request with the Idempotency-Key is under way" },
  "handover-not-set-up": { status: 409, title: "The unit hands nothing over" },
  "handover-asked-already": { status: 409, title: "The document is being handed over already" },
  "handover-missing": { status: 404, title: "The document does not wait to be handed over" },
  "handover-bytes-differ": { status: 422, title: "The SHA-256 is not that of the document" },
  "handover-receipt-differs": { status: 409, title: "The document has another receipt" },
  "ledger-more-than-left": { status: 409, title: "It is more than is left" },
  "ledger-entry-stands": { status: 409, title: "The entry can not be taken back, or has been already" },
  "payment-decided": { status: 409, title: "The payment has been dealt with already" },
  "reminder-stop-too-long": { status: 422, title: "The stop must end within the time allowed" },
  "collection-cannot-change": { status: 409, title: "The collection case can not take this step" },
  "collection-receipt-differs": { status: 409, title: "The collection case has another receipt" },
  "join-request-already-decided": { status: 409, title: "The request was decided already" },
  "last-owner": { status: 409, title: "An organisation needs an owner" },
  "case-cannot-change": { status: 409, title: "The case can not change in this way" },
  "case-already-decided": { status: 409, title: "The case was decided already" },
  "account-change-decided": { status: 409, title: "The change of account was decided already" },
  "reference-not-fitting": { status: 409, title: "The reference is not one the unit itself asks for" },
  "quota-reached": { status: 409, title: "The month's invoices on this plan level are used" },
  "last-plan-level": { status: 409, title: "At least one plan level must be offered" },
  "payments-stopped": { status: 409, title: "Payments to the account are stopped" },
  "dispute-in-collection": { status: 409, title: "The claim is with a collection company" },
  "dispute-open-already": { status: 409, title: "The line is disputed already" },
  "dispute-needs-new": { status: 409, title: "The line was refused, and nothing new is said of it" },
  "dispute-hold-too-long": { status: 422, title: "A hold ends within ninety days" },
  "second-person-needed": { status: 403, title: "This needs a second person" },
  "template-in-use": { status: 409, title: "The template is in use" },
  "import-cannot-change": { status: 409, title: "The import is past that" },
  "customer-number-taken": { status: 409, title: "The customer number is taken" },
  "access-given-already": { status: 409, title: "The person has this access already" },
  "service-code-taken": { status: 409, title: "The service code is taken" },
  "price-set-already": { status: 409, title: "The service has a price from that day" },
  "subscription-ended": { status: 409, title: "The subscription ends before that" },
  "access-asked-already": { status: 409, title: "The same access is asked for already" },
  "access-wider-than-principal": { status: 409, title: "A deputy may not do more than the attestant" },
  "order-not-possible": { status: 409, title: "This cannot be ordered as it stands" },
  "service-needs-itself": { status: 409, title: "Two services would need each other" },
  "usage-sent-already": { status: 409, title: "The same usage was sent before" },
  "creditor-not-set-up": { status: 409, title: "It is not said how customers are billed" },
  "run-under-way": { status: 409, title: "Another billing run is under way" },
  "run-cannot-change": { status: 409, title: "The billing run is past that" },
  "case-needs-words": { status: 422, title: "The case needs words" },
} as const satisfies Readonly<Record<RefusalCode, Problem>>;

/** What is wrong with a request before the domain hears of it, and what is wrong with us. */
const requestProblems = {
  "token-missing": { status: 401, title: "A bearer token is needed" },
  "token-not-valid": { status: 401, title: "The token lets nobody in: it is unknown, revoked or too old" },
  "outside-network": { status: 403, title: "Systems may not ask from this address" },
  "request-not-understood": { status: 400, title: "The request can not be read" },
  "request-not-valid": { status: 422, title: "The request says something it can not say" },
  "idempotency-key-needed": { status: 400, title: "This request needs an Idempotency-Key" },
  "no-such-address": { status: 404, title: "There is nothing at this address" },
  "method-not-allowed": { status: 405, title: "The address is not asked in this way" },
  "body-too-large": { status: 413, title: "The body is larger than it may be" },
  "wrong-content-type": { status: 415, title: "The body must be application/json" },
  "too-many-requests": { status: 429, title: "Too many requests for now" },
  busy: { status: 503, title: "The portal is busy, or is starting or stopping" },
  crashed: { status: 500, title: "Something failed here; nothing was changed" },
} as const satisfies Readonly<Record<string, Problem>>;

export const problems = { ...refusalProblems, ...requestProblems };
export type ProblemCode = keyof typeof problems;

/** One thing that is wrong with a request: where it stands, and what is expected there. */
export interface RequestFault {
  /** `query.unit`, `path.documentId`, `body.conditions.0.term`, `header.Idempotency-Key`. */
  readonly at: string;
  readonly says: string;
}

export interface ProblemFacts {
  readonly code: ProblemCode;
  readonly requestId: string;
  readonly faults?: readonly RequestFault[];
  readonly facts?: Readonly<Record<string, string>>;
}

export function problemBody({ code, requestId, faults, facts }: ProblemFacts) {
  const { status, title } = problems[code];
  return {
    type: `urn:fakturaporten:problem:${code}`,
    title,
    status,
    code,
    instance: `urn:uuid:${requestId}`,
    ...(faults === undefined ? {} : { faults }),
    ...(facts === undefined || Object.keys(facts).length === 0 ? {} : { facts }),
  };
}
