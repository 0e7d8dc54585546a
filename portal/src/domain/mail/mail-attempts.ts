/**
 * Handing letters to a mail server. An attempt is written before the call and answered after it, so that a crash between
 * leaves what is true: unknown. An unknown attempt is tried again: two alike mails with one Message-ID do less harm than a
 * link that never came. Letters with legal effect must not be sent this way.
 */
import type { Work } from "../../work.ts";
import type { Mail } from "./letters.ts";
import { findMail } from "./queries.ts";

/** What a mail server made of a letter. `reply` is its status code alone: its words may hold addresses. */
export type Handover =
  | { readonly kind: "accepted"; readonly reply: string }
  /** Not now; worth another try. */
  | { readonly kind: "deferred"; readonly reply: string }
  /** Not ever. */
  | { readonly kind: "refused"; readonly reply: string }
  /** The line broke after the letter was given: it may or may not have arrived. */
  | { readonly kind: "unknown"; readonly reply: string };

export interface BegunAttempt {
  readonly mail: Mail;
  readonly attempt: number;
}

/** Marks a letter as being sent, and any attempt that never got its answer as unknown. Nothing to do gives undefined. */
export async function beginAttempt(work: Work, mailId: string): Promise<BegunAttempt | undefined> {
  const locked = await work.db
    .selectFrom("mails")
    .select("state")
    .where("id", "=", mailId)
    .where("state", "in", ["waiting", "sending"])
    .forUpdate()
    .executeTakeFirst();
  if (locked === undefined) return undefined;
  await closeAttempts(work, mailId, { kind: "unknown", reply: "no answer was recorded" });
  const { last } = await work.db
    .selectFrom("mail_attempts")
    .select((select) => select.fn.max("attempt").as("last"))
    .where("mail_id", "=", mailId)
    .executeTakeFirstOrThrow();
  const attempt = Number(last ?? 0) + 1;
  await work.db.insertInto("mail_attempts").values({ mail_id: mailId, attempt, started_at: work.now }).execute();
  await work.db.updateTable("mails").set({ state: "sending" }).where("id", "=", mailId).execute();
  const mail = await findMail(work, mailId);
  return mail === undefined ? undefined : { mail, attempt };
}

/** Records what came of an attempt. What the letter said is forgotten once it is out of our hands: it may hold a link. */
export async function recordHandover(work: Work, mailId: string, handover: Handover): Promise<void> {
  await closeAttempts(work, mailId, handover);
  if (handover.kind === "accepted") return settle(work, mailId, "sent");
  if (handover.kind === "refused") return settle(work, mailId, "refused");
  await work.db.updateTable("mails").set({ state: "waiting" }).where("id", "=", mailId).execute();
}

/** No mail server is configured: the letter stays here, to be read at the development page. */
export async function keepMail(work: Work, mailId: string): Promise<void> {
  await work.db
    .updateTable("mails")
    .set({ state: "kept", settled_at: work.now })
    .where("id", "=", mailId)
    .where("state", "=", "waiting")
    .execute();
}

/** The tries are used up: said plainly, never left waiting in silence. */
export async function giveUpMail(work: Work, mailId: string): Promise<void> {
  await settle(work, mailId, "refused");
}

async function closeAttempts(work: Work, mailId: string, { kind, reply }: Handover): Promise<void> {
  await work.db
    .updateTable("mail_attempts")
    .set({ ended_at: work.now, outcome: kind, reply })
    .where("mail_id", "=", mailId)
    .where("ended_at", "is", null)
    .execute();
}

async function settle(work: Work, mailId: string, state: "sent" | "refused"): Promise<void> {
  await work.db
    .updateTable("mails")
    .set({ state, settled_at: work.now, facts: "{}" })
    .where("id", "=", mailId)
    .execute();
}
