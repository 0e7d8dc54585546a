/** The desk writes to the party: tells, asks and waits, or answers and closes. Whoever answers a case nobody owns, owns it. */
import type { Work } from "../../work.ts";
import { record } from "../events/record.ts";
import { takeIfFree } from "./assign-case.ts";
import { type Case, caseLifecycle } from "./case.ts";
import { requireDesk } from "./desk.ts";
import { kindRow } from "./kinds.ts";
import { Refusal } from "../refusal.ts";
import { lockCase, type NewFile, requireWords, wordsOf, writeMessage } from "./write-message.ts";

export const replyActs = ["say", "ask", "close"] as const;
export type ReplyAct = (typeof replyActs)[number];

export interface ReplyToParty {
  readonly caseId: string;
  readonly act: ReplyAct;
  readonly words: string | undefined;
  readonly files?: readonly NewFile[];
}

const moves = { say: "reply", ask: "ask", close: "close" } as const;
const events = { say: "case.replied", ask: "case.asked", close: "case.closed" } as const;

export async function replyToParty(work: Work, { caseId, act, words, files }: ReplyToParty): Promise<void> {
  requireDesk(work);
  const found = await lockCase(work, caseId);
  if (act === "close" && !mayClose(found)) throw new Refusal("case-cannot-change", { state: found.state, move: act });
  const said = needsWords(found, act) ? requireWords(words) : wordsOf(words);
  const to = caseLifecycle.next(found.state, moves[act]);
  await takeIfFree(work, found);
  await writeMessage(work, found, { act, to, words: said, ...(files && { files }) });
  await record(work, events[act], { subject: caseId });
}

/** What its own room decides is not closed without a decision. */
export function mayClose({ kind, decision }: Pick<Case, "kind" | "decision">): boolean {
  return kindRow(kind).decided !== "by-room" || decision !== undefined;
}

/** Only a case that no party sees can be closed without a word. */
export function needsWords({ counterpartId }: Pick<Case, "counterpartId">, act: ReplyAct): boolean {
  return counterpartId !== undefined || act !== "close";
}

/** Takes up a closed case again, for a reason the party is told. */
export async function reopenCase(
  work: Work,
  { caseId, words }: { readonly caseId: string; readonly words: string | undefined },
): Promise<void> {
  requireDesk(work);
  const found = await lockCase(work, caseId);
  // What the party itself took back, it takes up itself.
  if (!mayClose(found)) throw new Refusal("case-cannot-change", { state: found.state, move: "reopen" });
  const to = caseLifecycle.next(found.state, "reopen");
  await writeMessage(work, found, { act: "reopen", to, words });
  await record(work, "case.reopened", { subject: caseId });
}
