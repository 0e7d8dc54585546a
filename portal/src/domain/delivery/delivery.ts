/**
 * A delivery carries one issued document to its receiver, under one identifier made when it was issued (TRUST G2). It may take
 * many attempts; whichever of them succeeds, the receiver has the document once.
 */
import type { Instant } from "../../time.ts";
import { lifecycle } from "../lifecycle.ts";
import type { Standing } from "./standing.ts";

export const deliveryLifecycle = lifecycle(
  {
    waiting: { deliver: "delivered", refuse: "refused", "give-up": "given-up" },
    /** Somebody tries again by hand; the identifier stays the same. */
    "given-up": { retry: "waiting", deliver: "delivered" },
    refused: {},
    delivered: {},
  },
  "changed-meanwhile",
);

export type DeliveryState = "waiting" | "delivered" | "refused" | "given-up";

/** How often one document is tried before a person is asked, and again after each time a person has tried again. */
export const attemptsMax = 60;

/** One attempt under way, and all that is needed to make it. */
export interface Parcel {
  readonly invoiceId: string;
  readonly attempt: number;
  readonly documentId: string;
  readonly receiverId: string;
  readonly ubl: Uint8Array;
}

/** Where a delivery stands, as its invoice's page tells it. */
export interface Delivery {
  readonly state: DeliveryState;
  /** Where the invoice stands: the state, unless the buyer has answered. */
  readonly standing: Standing;
  readonly attempts: number;
  readonly reason: string | undefined;
  readonly changedAt: Instant;
}
