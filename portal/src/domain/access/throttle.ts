/**
 * Throttling by token buckets in the database, so that it holds over all processes and restarts. A bucket slows down and
 * never locks: it always refills, more slowly (four times at most) for whoever keeps emptying it.
 */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { epochMsOf, type Instant } from "../../time.ts";
import type { Work } from "../../work.ts";

export interface Bucket {
  readonly name: string;
  /** Tries in a row before waiting begins. */
  readonly capacity: number;
  /** Seconds until one more try. */
  readonly refillSeconds: number;
}

export const buckets = {
  signInFromNetwork: { name: "sign-in-from-network", capacity: 100, refillSeconds: 5 },
  signInToAccount: { name: "sign-in-to-account", capacity: 10, refillSeconds: 30 },
  /** One in three hundred thousand guesses is right, so that a stranger with the password needs years. */
  secondStep: { name: "second-step", capacity: 5, refillSeconds: 300 },
  passwordAgain: { name: "password-again", capacity: 10, refillSeconds: 30 },
  registerFromNetwork: { name: "register-from-network", capacity: 30, refillSeconds: 1_800 },
  resetOfAccount: { name: "reset-of-account", capacity: 3, refillSeconds: 1_200 },
  askFromNetwork: { name: "ask-for-mail-from-network", capacity: 30, refillSeconds: 120 },
  mailToAddress: { name: "mail-to-address", capacity: 20, refillSeconds: 4_320 },
  /** Files a company has looked into: five hundred in a row, and as many a day (TRUST §7). */
  attachmentOfOrganisation: { name: "attachment-of-organisation", capacity: 500, refillSeconds: 173 },
  /** What a party writes to a desk: each message is a letter to somebody, and is kept on both sides. */
  caseMessageOfParty: { name: "case-message-of-party", capacity: 200, refillSeconds: 60 },
  feedbackFromNetwork: { name: "feedback-from-network", capacity: 60, refillSeconds: 30 },
  /** Messages an organisation has its webhooks told once more: enough to catch up after a bad night. */
  webhookResend: { name: "webhook-resend", capacity: 200, refillSeconds: 30 },
  joinRequest: { name: "join-request", capacity: 5, refillSeconds: 3_600 },
} as const satisfies Record<string, Bucket>;

export type Taken = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

/** Takes one try. Commit what follows even when it fails, or the try is given back. */
export async function takeTry(work: Work, bucket: Bucket, subject: string): Promise<Taken> {
  const key = keyOf(bucket, subject);
  await work.db
    .insertInto("throttles")
    .values({ key, tokens: bucket.capacity, spent: 0, counted_at: work.now })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const level = await work.db
    .selectFrom("throttles")
    .select(["tokens", "spent", "counted_at"])
    .where("key", "=", key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { taken, ...next } = spendTry(bucket, { ...level, countedAt: level.counted_at }, work.now);
  await work.db
    .updateTable("throttles")
    .set({ tokens: next.tokens, spent: next.spent, counted_at: next.countedAt })
    .where("key", "=", key)
    .execute();
  return taken;
}

/** Gives a try back: what it was spent on turned out right, so that a whole office can come to work through one network. */
export async function returnTry(work: Work, bucket: Bucket, subject: string): Promise<void> {
  await work.db
    .updateTable("throttles")
    .set((level) => ({
      tokens: sql<number>`least(${bucket.capacity}, ${level.ref("tokens")} + 1)`,
      spent: sql<number>`greatest(0, ${level.ref("spent")} - 1)`,
    }))
    .where("key", "=", keyOf(bucket, subject))
    .execute();
}

/** Forgets the tries of a subject that has proved itself. */
export async function forgetTries(work: Work, bucket: Bucket, subject: string): Promise<void> {
  await work.db.deleteFrom("throttles").where("key", "=", keyOf(bucket, subject)).execute();
}

export interface Level {
  readonly tokens: number;
  /** Tries taken since the bucket was last full. */
  readonly spent: number;
  readonly countedAt: Instant;
}

const slowestTimes = 4;

/** The bucket after one try, and whether there was one to take. */
export function spendTry(bucket: Bucket, level: Level, now: Instant): Level & { readonly taken: Taken } {
  const secondsEach = bucket.refillSeconds * slowness(bucket, level.spent);
  const elapsedSeconds = Math.max(0, (epochMsOf(now) - epochMsOf(level.countedAt)) / 1000);
  const tokens = Math.min(bucket.capacity, level.tokens + elapsedSeconds / secondsEach);
  const spent = tokens >= bucket.capacity ? 0 : level.spent;
  if (tokens >= 1) return { tokens: tokens - 1, spent: spent + 1, countedAt: now, taken: { ok: true } };
  const retryAfterSeconds = Math.ceil((1 - tokens) * secondsEach);
  return { tokens, spent, countedAt: now, taken: { ok: false, retryAfterSeconds } };
}

function slowness(bucket: Bucket, spent: number): number {
  return Math.min(slowestTimes, 2 ** Math.max(0, Math.floor(spent / bucket.capacity) - 1));
}

function keyOf(bucket: Bucket, subject: string): string {
  return createHash("sha256").update(`${bucket.name}\n${subject}`).digest("hex");
}
