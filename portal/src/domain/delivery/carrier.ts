/**
 * A carrier takes documents to receivers outside the portal. What it answers is told as it is; what it can promise it declares,
 * because that decides what may be done when nobody saw how an attempt ended.
 */
import type { PeppolParticipant } from "@fakturaporten/einvoice";
import type { DeliveryRoute } from "./delivery.ts";

/** One message as every attempt sends it, byte for byte. */
export interface OutgoingMessage {
  readonly instanceId: string;
  /** The document in its Peppol envelope. */
  readonly envelope: Uint8Array;
  /** The document alone. */
  readonly document: Uint8Array;
  readonly receiver: PeppolParticipant;
  /** What kind of document it is, with its scheme: `busdox-docid-qns::urn:…`. */
  readonly documentType: string;
}

export interface CarrierAnswer {
  /**
   * received: the receiver's side has it, and said so · accepted: the carrier has it and goes on by itself · refused: no, for
   * good · not-sent: surely never left, try again later · unknown: may have left · never-came: the carrier does not know it.
   */
  readonly kind: "received" | "accepted" | "refused" | "not-sent" | "unknown" | "never-came";
  /** A word of ours, for timelines and lists. */
  readonly reason: string;
  /** What the carrier said, as it said it; bounded. */
  readonly evidence: string | undefined;
  /** The road itself is down: no other message would get through either. */
  readonly roadIsDown?: boolean;
}

/** What a carrier promises about a message it has been handed before. */
export interface CarrierPromise {
  /** The same message twice is the same message: it may be sent again without asking. */
  readonly idempotentSubmit: boolean;
  /** It can be asked what became of a message. */
  readonly statusQuery: boolean;
  /** So long after a submission began, "I do not know it" means that it never came. */
  readonly settleSeconds: number;
  /** Whether "accepted" is the last that is ever heard of a message. */
  readonly acceptedIsLast: boolean;
}

export interface Carrier extends CarrierPromise {
  submit(message: OutgoingMessage): Promise<CarrierAnswer>;
  status?(instanceId: string): Promise<CarrierAnswer>;
}

export type Carriers = { readonly [R in Exclude<DeliveryRoute, "portal">]?: Carrier };

/** Whether a carrier is asked again what became of a message that it has accepted. */
export function isFollowed({ statusQuery, acceptedIsLast }: CarrierPromise): boolean {
  return statusQuery && !acceptedIsLast;
}

/** An inbox of this portal counts a document once, however often it comes. */
export const portalPromise: CarrierPromise = {
  idempotentSubmit: true,
  statusQuery: false,
  settleSeconds: 0,
  acceptedIsLast: false,
};
