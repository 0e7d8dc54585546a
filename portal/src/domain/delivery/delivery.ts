/**
 * A delivery carries one issued document to its receiver, under one identifier made when it was issued (TRUST G2). It may take
 * many attempts; whichever of them succeeds, the receiver has the document once.
 */
import type { Instant } from "../../time.ts";
import { lifecycle } from "../lifecycle.ts";
import type { Standing } from "./standing.ts";

export const deliveryLifecycle = lifecycle(
  {
    waiting: { accept: "accepted", deliver: "delivered", refuse: "refused", park: "parked", "give-up": "given-up" },
    /** A carrier has taken it over and goes on by itself; whether it arrived is another fact. */
    accepted: { deliver: "delivered", refuse: "refused", park: "parked" },
    /** Nobody knows what became of it. A person finds out, or a late answer tells. */
    parked: { accept: "accepted", deliver: "delivered", refuse: "refused", resend: "waiting" },
    /** Somebody tries again by hand; the identifier stays the same. */
    "given-up": { retry: "waiting", accept: "accepted", deliver: "delivered", refuse: "refused" },
    refused: {},
    delivered: {},
  },
  "changed-meanwhile",
);

export type DeliveryState = keyof typeof deliveryLifecycle.moves;

/** How documents reach a receiver: an inbox of this portal, the Peppol network, or files in a folder. */
export const deliveryRoutes = ["portal", "access-point", "folder"] as const;
export type DeliveryRoute = (typeof deliveryRoutes)[number];

/** How often one document is tried before a person is asked, and again after each time a person has tried again. */
export const attemptsMax = 59;

/** One attempt under way, and all that an inbox of this portal needs for it. */
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
  readonly route: DeliveryRoute;
  readonly documentId: string;
  readonly attempts: number;
  readonly reason: string | undefined;
  readonly changedAt: Instant;
}
