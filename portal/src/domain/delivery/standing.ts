/**
 * Where an invoice stands, as one word: from the state of its delivery and the buyer's latest answer. Kept beside the delivery
 * by whoever moves either, so that lists of what stands so are read along one index.
 */

export const standings = [
  "sent",
  "delivered",
  "received",
  "in-process",
  "queried",
  "rejected",
  "accepted",
  "paid",
  "stopped",
  "withdrawn",
] as const;
export type Standing = (typeof standings)[number];

/** The facts: where its delivery stands, and the buyer's latest answer in the codes of UNCL4343. */
export interface StandingFacts {
  readonly deliveryState: string | null;
  readonly answer: string | null;
}

const byAnswer: Readonly<Record<string, Standing>> = {
  AB: "received",
  IP: "in-process",
  UQ: "queried",
  // The seller has something to do before the buyer pays.
  CA: "queried",
  RE: "rejected",
  AP: "accepted",
  PD: "paid",
};

/** Where a delivery does not go on by itself. */
const stopped: ReadonlySet<string> = new Set(["refused", "given-up", "parked"]);

export function standingOf({ deliveryState, answer }: StandingFacts): Standing {
  const answered = answer === null ? undefined : byAnswer[answer];
  if (answered !== undefined) return answered;
  if (deliveryState === "delivered") return "delivered";
  return stopped.has(deliveryState ?? "") ? "stopped" : "sent";
}
