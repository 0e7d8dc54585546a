/**
 * A delivery as it begins: the row that whoever issues an invoice writes in the issuing transaction, so that an issued document
 * has its one identifier, and its place in the seller's lists, before anybody tries to carry it (TRUST G2, G8).
 */
import type { Instant, LocalDate } from "../../time.ts";
import type { DeliveryState } from "./delivery.ts";
import { standingOf } from "./standing.ts";

export interface OpenDelivery {
  readonly organisationId: string;
  readonly invoiceId: string;
  readonly documentId: string;
  readonly issuedAt: Instant;
  readonly kind: "invoice" | "credit-note";
  readonly receiverId: string;
  readonly issueOn: LocalDate;
}

export function openedDelivery(opened: OpenDelivery) {
  const { organisationId, invoiceId, documentId, issuedAt, kind, receiverId, issueOn } = opened;
  const state: DeliveryState = "waiting";
  return {
    organisation_id: organisationId,
    invoice_id: invoiceId,
    document_id: documentId,
    state,
    standing: standingOf({ deliveryState: state, answer: null }),
    issued_at: issuedAt,
    kind,
    receiver_id: receiverId,
    issue_on: issueOn,
    changed_at: issuedAt,
  };
}
