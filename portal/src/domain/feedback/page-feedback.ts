/** "Did you get help from the information on this page?": yes or no from anybody, with words if they like, and without a name. */
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { buckets, takeTry } from "../access/throttle.ts";
import { Refusal } from "../refusal.ts";

export const wordsMax = 1000;

export interface GivePageFeedback {
  /** The page's path, without what was asked of it. */
  readonly page: string;
  readonly helped: boolean;
  readonly language: "sv" | "en";
  /** As `networkOf` tells it. */
  readonly network: string;
}

/** Answers with the name under which words can be added. Nothing when this network has answered too much. */
export async function givePageFeedback(work: Work, input: GivePageFeedback): Promise<string | undefined> {
  const taken = await takeTry(work, buckets.feedbackFromNetwork, input.network);
  if (!taken.ok) return undefined;
  const id = work.newId();
  const { page, helped, language } = input;
  await work.db.insertInto("page_feedback").values({ id, page, helped, language, given_at: work.now }).execute();
  return id;
}

/** What was missing, or what was good. Added once, by whoever answered. */
export async function addWords(
  work: Work,
  { id, words }: { readonly id: string; readonly words: string },
): Promise<void> {
  const { numUpdatedRows } = await work.db
    .updateTable("page_feedback")
    .set({ words })
    .where("id", "=", id)
    .where("words", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("not-found");
}

export interface PageVerdict {
  readonly page: string;
  readonly yes: number;
  readonly no: number;
}

/** How each page did since then: those that helped least first. */
export async function listPageVerdicts(work: Work, since: Instant): Promise<readonly PageVerdict[]> {
  requirePermission(work, "feedback.read");
  const rows = await work.db
    .selectFrom("page_feedback")
    .select(({ fn }) => [
      "page",
      fn.countAll<bigint>().filterWhere("helped", "=", true).as("yes"),
      fn.countAll<bigint>().filterWhere("helped", "=", false).as("no"),
    ])
    .where("given_at", ">=", since)
    .groupBy("page")
    .orderBy("no", "desc")
    .orderBy("page")
    .limit(200)
    .execute();
  return rows.map(({ page, yes, no }) => ({ page, yes: Number(yes), no: Number(no) }));
}

export interface PageWords {
  readonly id: string;
  readonly page: string;
  readonly helped: boolean;
  readonly words: string;
  readonly givenAt: Instant;
}

/** What people wrote, the newest first. */
export async function listPageWords(work: Work, since: Instant): Promise<readonly PageWords[]> {
  requirePermission(work, "feedback.read");
  const rows = await work.db
    .selectFrom("page_feedback")
    .select(["id", "page", "helped", "words", "given_at"])
    .where("words", "is not", null)
    .where("given_at", ">=", since)
    .orderBy("given_at", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  return rows.map(({ given_at, words, ...row }) => ({ ...row, words: words ?? "", givenAt: given_at }));
}
