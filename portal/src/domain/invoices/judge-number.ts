/**
 * The number ledger: may the number of an issued document go again? Decided from facts alone, and told with its reason and its
 * source. An invoice number is an accounting fact: once a document may have reached the buyer, the number is that document's
 * for ever, and what was wrong is taken back by a credit note.
 */

export interface NumberFacts {
  readonly kind: "invoice" | "credit-note";
  /** Where the delivery stands; nothing before its row is known. */
  readonly deliveryState: string | undefined;
  /** Why it stopped, where it did. */
  readonly deliveryReason: string | undefined;
  /** Some attempt ended without anybody seeing how. */
  readonly anyUnknown: boolean;
  /** It is held back until the region has approved the supplier. */
  readonly isHeld: boolean;
  /** The buyer's latest answer (UNCL4343). */
  readonly answer: string | undefined;
  readonly credited: "nothing" | "part" | "all";
  /** An invoice has been sent instead, or the number has gone again with a corrected document. */
  readonly isReplaced: boolean;
}

/** What one can do, as the buttons offer it. */
export type NumberWay =
  /** The same bytes under the same number and the same identifier. */
  | "resend"
  /** A corrected document under the same number; the first one is withdrawn. */
  | "correct-same-number"
  /** Take it back, all or part. */
  | "credit"
  /** A corrected invoice with a number of its own, naming this one. */
  | "new-number";

export const numberReasons = [
  "withdrawn",
  "replaced",
  "held",
  "under-way",
  "fate-unknown",
  "no-answer",
  "never-reached",
  "rejected",
  "credited",
  "credited-in-part",
  "paid",
  "accepted",
  "queried",
  "delivered",
  "credit-note",
] as const;
export type NumberReason = (typeof numberReasons)[number];

export interface NumberVerdict {
  readonly reason: NumberReason;
  /** The number may be used again, in one of the ways. */
  readonly sameNumber: boolean;
  /** The likeliest first. Empty where one waits. */
  readonly ways: readonly NumberWay[];
}

/** Reasons for which a delivery was refused before anybody at the buyer's had the document. */
const refusedBefore: ReadonlySet<string> = new Set([
  "receiver-unknown",
  "document-unreadable",
  "receiver-not-found",
  "access-point-refused",
  "never-came",
  "token-refused",
  "sending-disabled",
]);

export function judgeNumber(facts: NumberFacts): NumberVerdict {
  const { kind, deliveryState, answer } = facts;
  if (deliveryState === "withdrawn") return verdict("withdrawn");
  if (facts.credited === "all") return verdict("credited", facts.isReplaced ? [] : ["new-number"]);
  if (facts.isReplaced) return verdict("replaced", kind === "invoice" ? ["credit"] : []);
  if (answer === undefined && deliveryState !== "delivered") return whileOnItsWay(facts);
  if (kind === "credit-note") return verdict("credit-note");
  if (answer === "RE") return verdict("rejected", ["new-number", "credit"]);
  if (facts.credited === "part") return verdict("credited-in-part", ["credit", "new-number"]);
  return verdict(reasonsOfAnswers[answer ?? ""] ?? "delivered", ["credit", "new-number"]);
}

function whileOnItsWay({ kind, deliveryState, deliveryReason, anyUnknown, isHeld }: NumberFacts): NumberVerdict {
  const takeBack: readonly NumberWay[] = kind === "invoice" ? ["credit", "new-number"] : [];
  if (isHeld) return verdict("held");
  if (deliveryState === "given-up") return { ...verdict("no-answer", ["resend", ...takeBack]), sameNumber: true };
  if (deliveryState === "parked") return verdict("fate-unknown");
  if (deliveryState !== "refused") return verdict("under-way");
  if (anyUnknown || !refusedBefore.has(deliveryReason ?? "")) return verdict("fate-unknown", takeBack);
  return { ...verdict("never-reached", ["correct-same-number"]), sameNumber: true };
}

const reasonsOfAnswers: Readonly<Record<string, NumberReason>> = {
  PD: "paid",
  AP: "accepted",
  CA: "accepted",
  UQ: "queried",
};

function verdict(reason: NumberReason, ways: readonly NumberWay[] = []): NumberVerdict {
  return { reason, sameNumber: false, ways };
}
