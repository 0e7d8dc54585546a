/** What somebody wants to see of a unit's documents, and where a page of it ends. */
import type { Instant, LocalDate } from "../../time.ts";
import type { DocumentState } from "./answer.ts";

/** The stacks an inbox is laid out in. Open: the unit has yet to decide. */
export const inboxViews = ["open", "mine", "unassigned", "flagged", "all"] as const;
export type InboxView = (typeof inboxViews)[number];

export const inboxSorts = ["received", "due", "amount-high", "amount-low"] as const;
export type InboxSort = (typeof inboxSorts)[number];

export const pageRows = 50;

export interface InboxFilter {
  readonly unit?: string | undefined;
  /** Everything, unless said. */
  readonly view?: InboxView | undefined;
  readonly state?: DocumentState | undefined;
  /** The beginning of the supplier's name, or the whole organisation number. */
  readonly supplier?: string | undefined;
  /** Days in Sweden on which it was received, both included. */
  readonly receivedFrom?: LocalDate | undefined;
  readonly receivedTo?: LocalDate | undefined;
  readonly amountFromMinor?: bigint | undefined;
  readonly amountToMinor?: bigint | undefined;
  readonly assignedTo?: string | undefined;
  /** Number, supplier, organisation number, amount, reference or words. What is sought comes newest first, whatever the sort. */
  readonly search?: string | undefined;
  readonly sort?: InboxSort | undefined;
  readonly after?: InboxPlace | undefined;
}

/** Where a page ends: the next begins after it. `key` is what it is sorted by, when that is not the moment of arrival. */
export interface InboxPlace {
  readonly key?: string | undefined;
  readonly receivedAt: Instant;
  readonly id: string;
}

export function sortOf({ sort, search }: InboxFilter): InboxSort {
  return search === undefined ? (sort ?? "received") : "received";
}
