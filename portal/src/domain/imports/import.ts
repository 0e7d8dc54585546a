/** An import: one file of invoices that a supplier's own program has made, and what became of each document in it. */
import type { Instant } from "../../time.ts";
import { lifecycle } from "../lifecycle.ts";
import type { DraftFault } from "../invoices/draft-fault.ts";

export const importLifecycle = lifecycle(
  {
    /** Kept, and being read in the background. */
    uploaded: { read: "read", cancel: "cancelled" },
    /** Every document has its verdict; a person says what happens. */
    read: { send: "sending", cancel: "cancelled" },
    sending: { end: "done" },
    done: {},
    cancelled: {},
  },
  "import-cannot-change",
);
export type ImportState = (typeof importLifecycle.states)[number];

export const itemStates = ["ready", "faulty", "sent", "skipped"] as const;
export type ItemState = (typeof itemStates)[number];

export interface Import {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly documentCount: number;
  /** How many documents have a verdict. */
  readonly readCount: number;
  readonly state: ImportState;
  readonly madeAt: Instant;
  readonly counts: Readonly<Record<ItemState, number>>;
}

export interface ImportItem {
  /** From 1, in the order of the file. */
  readonly place: number;
  /** The name of the file it stood in. */
  readonly name: string;
  readonly state: ItemState;
  readonly number: string | undefined;
  readonly receiverName: string | undefined;
  readonly currency: string | undefined;
  readonly payableMinor: bigint | undefined;
  readonly faults: readonly DraftFault[];
  readonly invoiceId: string | undefined;
}
