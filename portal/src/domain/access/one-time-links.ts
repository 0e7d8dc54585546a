/** Links sent by mail: a token of 256 bits, kept as its hash, good once, for a while, and only until a newer one is made. */
import { type Span, later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { Refusal } from "../refusal.ts";
import { secretHash } from "./secret-hash.ts";

export type LinkPurpose = "confirm-registration" | "reset-password" | "not-me";

export const linkLifetimes: Readonly<Record<LinkPurpose, Span>> = {
  "confirm-registration": { hours: 24 },
  "reset-password": { minutes: 30 },
  "not-me": { days: 10 },
};

export type FoundLink =
  | { readonly state: "usable"; readonly subjectId: string }
  | { readonly state: "used" | "voided" | "expired" | "unknown" };

/** Makes a link about a subject and voids the earlier ones for the same purpose. Returns the token, for the mail alone. */
export async function makeLink(work: Work, purpose: LinkPurpose, subjectId: string): Promise<string> {
  await voidLinks(work, purpose, subjectId);
  const token = work.newSecret();
  await work.db
    .insertInto("one_time_links")
    .values({
      token_hash: secretHash(token),
      purpose,
      subject_id: subjectId,
      made_at: work.now,
      expires_at: later(work.now, linkLifetimes[purpose]),
    })
    .execute();
  return token;
}

/** What has become of a link. Looking does not use it: programs that scan mails follow links too. */
export async function findLink(work: Work, purpose: LinkPurpose, token: string): Promise<FoundLink> {
  const link = await work.db
    .selectFrom("one_time_links")
    .selectAll()
    .where("token_hash", "=", secretHash(token))
    .where("purpose", "=", purpose)
    .executeTakeFirst();
  if (link === undefined) return { state: "unknown" };
  if (link.used_at !== null) return { state: "used" };
  if (link.voided_at !== null) return { state: "voided" };
  if (link.expires_at <= work.now) return { state: "expired" };
  return { state: "usable", subjectId: link.subject_id };
}

/** Uses a link up and tells what it is about. Two who use it at once: one wins, the other is refused. */
export async function useLink(work: Work, purpose: LinkPurpose, token: string): Promise<string> {
  const used = await work.db
    .updateTable("one_time_links")
    .set({ used_at: work.now })
    .where("token_hash", "=", secretHash(token))
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("voided_at", "is", null)
    .where("expires_at", ">", work.now)
    .returning("subject_id")
    .executeTakeFirst();
  if (used === undefined) throw new Refusal("link-not-usable");
  return used.subject_id;
}

export async function voidLinks(work: Work, purpose: LinkPurpose, subjectId: string): Promise<void> {
  await work.db
    .updateTable("one_time_links")
    .set({ voided_at: work.now })
    .where("purpose", "=", purpose)
    .where("subject_id", "=", subjectId)
    .where("used_at", "is", null)
    .where("voided_at", "is", null)
    .execute();
}
