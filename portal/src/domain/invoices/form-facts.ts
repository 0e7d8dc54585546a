/**
 * What the portal knows and an invoice form does not say: who sells, who buys, how it is paid. Data alone, so that a page can
 * hand it to the browser and both judge a form by the same code.
 */
import type { PrecedingInvoice, Seller } from "@fakturaporten/einvoice";
import type { Attachment } from "../attachments/attachment.ts";
import type { Receiver } from "../receivers/receiver.ts";
import type { PaymentParts } from "../settings/payment-parts.ts";
import type { ReadingContext } from "./read-draft.ts";

/** What an invoice and its judges need of a receiver; all of it is public. */
export type FormReceiver = Pick<
  Receiver,
  "id" | "name" | "organisationNumber" | "peppol" | "address" | "attachments" | "active" | "rule"
>;

export interface FormFacts extends ReadingContext {
  readonly receiver: FormReceiver | undefined;
  readonly seller: Seller;
  readonly payment: PaymentParts;
  readonly canBePaid: boolean;
  /** Somebody told of a changed account has stopped everything. */
  readonly isStopped: boolean;
  /** The number that a sending would take now from the series. */
  readonly nextNumber: string;
  readonly files: readonly Pick<Attachment, "name" | "sizeBytes">[];
  /** The invoice of ours that this one credits or is sent instead of. */
  readonly preceding?: PrecedingInvoice;
}
