/**
 * The hand-over of a received document to the unit's finance system: once a document, by folder or by API, asked for by hand or
 * by the unit's policy, and ended by the system's own receipt.
 */
import type { Instant } from "../../time.ts";

export const handoverWays = ["folder", "api"] as const;
export type HandoverWay = (typeof handoverWays)[number];

/** When documents are handed over: when a person says so, when they come, when they have been accepted. */
export const handoverOccasions = ["by-hand", "on-receipt", "on-acceptance"] as const;
export type HandoverOccasion = (typeof handoverOccasions)[number];

/** How a unit's documents are handed over. A unit without a policy hands nothing over. */
export interface HandoverPolicy {
  readonly way: HandoverWay;
  readonly occasion: HandoverOccasion;
}

/** Waiting for the system or the folder; handed over; and received by the system, which said so. */
export type HandoverState = "waiting" | "handed-over" | "received";

export interface Handover {
  readonly documentId: string;
  readonly way: HandoverWay;
  readonly occasion: HandoverOccasion;
  readonly state: HandoverState;
  readonly askedAt: Instant;
  readonly attempts: number;
  /** Why the last attempt failed: the code of the fault, when it waits. */
  readonly failure: string | undefined;
  readonly handedOverAt: Instant | undefined;
  /** The system's own reference. */
  readonly receipt: string | undefined;
  readonly receiptAt: Instant | undefined;
}

export const receiptCharactersMax = 100;
