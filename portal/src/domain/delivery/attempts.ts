/**
 * Attempts to hand a document over, each written before it is made, whatever is carried. One that nobody saw end
 * is unknown, never failed.
 */
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";

/** A supplier's invoice to a unit, the region's to a customer, or a unit's answer to a seller; `invoiceId` names whichever it is. */
export type CarriedKind = "invoice" | "customer-invoice" | "answer";

export interface NewAttempt {
  readonly about: CarriedKind;
  readonly invoiceId: string;
  readonly number: number;
}

export async function insertAttempt(work: Work, { about, invoiceId, number }: NewAttempt): Promise<void> {
  await work.db
    .insertInto("delivery_attempts")
    .values({
      organisation_id: requireOrganisation(work),
      about,
      invoice_id: invoiceId,
      number,
      started_at: work.now,
      outcome: "started",
    })
    .execute();
}

export interface UnseenEnd {
  readonly startedAt: Instant;
  readonly reason: string;
}

/** The latest attempt, when nobody saw how it ended. One still open was never seen to end: its process was killed, or is slow. */
export async function findUnseenEnd(work: Work, invoiceId: string, latest: number): Promise<UnseenEnd | undefined> {
  if (latest === 0) return undefined;
  const organisationId = requireOrganisation(work);
  const [, last] = await Promise.all([
    work.db
      .updateTable("delivery_attempts")
      .set({ outcome: "unknown", ended_at: work.now, reason: "not-seen-to-end" })
      .where("organisation_id", "=", organisationId)
      .where("invoice_id", "=", invoiceId)
      .where("outcome", "=", "started")
      .execute(),
    work.db
      .selectFrom("delivery_attempts")
      .select(["started_at", "reason"])
      .where("organisation_id", "=", organisationId)
      .where("invoice_id", "=", invoiceId)
      .where("number", "=", latest)
      .where("outcome", "=", "unknown")
      .executeTakeFirst(),
  ]);
  return last && { startedAt: last.started_at, reason: last.reason ?? "not-seen-to-end" };
}

export interface AttemptEnd {
  readonly invoiceId: string;
  readonly attempt: number;
}

/** One more question what became of it has had no answer; says how many there have been. */
export async function countQuestion(work: Work, { invoiceId, attempt }: AttemptEnd): Promise<number> {
  const { questions } = (await work.db
    .updateTable("delivery_attempts")
    .set((is) => ({ questions: is("questions", "+", 1) }))
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .where("number", "=", attempt)
    .where("questions", "<", questionsCountedMax)
    .returning("questions")
    .executeTakeFirst()) ?? { questions: questionsCountedMax };
  return questions;
}

const questionsCountedMax = 1000;

export interface Outcome {
  readonly outcome: "accepted" | "refused" | "unknown" | "not-sent";
  readonly reason?: string;
}

/** An end that was written stands, unless all it said was that nobody knew. */
export async function endAttempt(work: Work, end: AttemptEnd, { outcome, reason }: Outcome): Promise<void> {
  await work.db
    .updateTable("delivery_attempts")
    .set({ outcome, ended_at: work.now, reason: reason ?? null })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", end.invoiceId)
    .where("number", "=", end.attempt)
    .where("outcome", "in", ["started", "unknown"])
    .execute();
}

export interface TriedAttempt {
  readonly number: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly outcome: string;
  readonly reason: string | null;
}

export async function listAttempts(work: Work, invoiceId: string): Promise<readonly TriedAttempt[]> {
  return work.db
    .selectFrom("delivery_attempts")
    .select(["number", "started_at as startedAt", "ended_at as endedAt", "outcome", "reason"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .orderBy("number")
    .limit(1000)
    .execute();
}

export interface ShownAttempt {
  readonly startedAt: Instant;
  readonly outcome: "started" | "accepted" | "refused" | "not-sent" | "unknown";
}

/** Nobody's: a list of none is no list to PostgreSQL. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** Of many at once, by what is carried, the first one first: for lists of what is stuck. */
export async function listAttemptsOf(
  work: Work,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ShownAttempt[]>> {
  const rows = await work.db
    .selectFrom("delivery_attempts")
    .select(["invoice_id", "started_at as startedAt", "outcome"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "in", [...ids, nobody])
    .orderBy("number")
    .execute();
  return Map.groupBy(rows, ({ invoice_id }) => invoice_id);
}
