/** An issued invoice or credit note, as lists and other rooms know it. The document itself is its bytes. */
import type { Instant, LocalDate } from "../../time.ts";
import type { InvoiceKind } from "./read-draft.ts";

export interface Invoice {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly number: string;
  readonly receiverId: string;
  /** The receiver's name on the day of issue. */
  readonly receiverName: string;
  readonly buyerReference: string | undefined;
  readonly issueOn: LocalDate;
  readonly dueOn: LocalDate | undefined;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
  readonly payableMinor: bigint;
  readonly creditsInvoiceId: string | undefined;
  /** The invoice this one was sent instead of. */
  readonly replacesInvoiceId: string | undefined;
  /** Above 1 where documents of this number before it were withdrawn without having reached anybody. */
  readonly revision: number;
  readonly issuedAt: Instant;
}

/** The very bytes that were issued, and the identifier every delivery attempt carries them under. */
export interface InvoiceDocument {
  readonly invoiceId: string;
  readonly documentId: string;
  readonly ubl: Uint8Array;
  readonly sha256: Uint8Array;
}
