/** A claim after its third reminder: held for a reason, or with the collection company by its receipt, and back by its acknowledgement. */
import type { Instant, LocalDate } from "../../time.ts";
import { lifecycle } from "../lifecycle.ts";
import type { CustomerId } from "../customers/customer.ts";
import type { Claim } from "./claim.ts";

export const collectionLifecycle = lifecycle(
  {
    /** Looked at every day until nothing hinders it, or it is paid. */
    held: { "hand-over": "asked" },
    /** Written down, and not fetched yet. */
    asked: { receive: "received", recall: "recalled" },
    received: { recall: "recalled" },
    /** Asked for back, and not acknowledged yet. */
    recalled: { acknowledge: "returned" },
    returned: {},
  },
  "collection-cannot-change",
);
export type CollectionState = (typeof collectionLifecycle.states)[number];

export const hindrances = ["disputed", "unmatched-payment", "no-organisation-number", "no-reference-rate"] as const;
export type Hindrance = (typeof hindrances)[number];

export interface CollectionCase {
  readonly invoiceId: string;
  readonly customerId: CustomerId;
  readonly state: CollectionState;
  readonly hindrance: Hindrance | undefined;
  readonly foundOn: LocalDate;
  readonly handedOverOn: LocalDate | undefined;
  readonly claim: Claim | undefined;
  readonly collectorName: string;
  readonly collectorContact: string;
  readonly receipt: string | undefined;
  readonly receivedAt: Instant | undefined;
  readonly recallReason: string | undefined;
  readonly recalledAt: Instant | undefined;
  readonly acknowledgement: string | undefined;
  readonly acknowledgedAt: Instant | undefined;
}
