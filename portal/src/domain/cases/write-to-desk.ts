/** The party writes to the desk: says more, which also takes up a closed case again, or says that the matter is settled. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { caseLifecycle, moveOfParty } from "./case.ts";
import { lockCase, type NewFile, requireWords, wordsOf, writeMessage } from "./write-message.ts";

export const partyActs = ["say", "close"] as const;
export type PartyAct = (typeof partyActs)[number];

export interface WriteToDesk {
  readonly caseId: string;
  readonly act: PartyAct;
  readonly words: string | undefined;
  readonly files?: readonly NewFile[];
}

export async function writeToDesk(work: Work, { caseId, act, words, files }: WriteToDesk): Promise<void> {
  requirePermission(work, "case.write");
  const found = await lockCase(work, caseId);
  const said = act === "say" ? requireWords(words) : wordsOf(words);
  const to = caseLifecycle.next(found.state, moveOfParty(act));
  await writeMessage(work, found, { act, to, words: said, ...(files && { files }) });
  await record(work, act === "close" ? "case.withdrawn" : "case.heard", { subject: caseId });
}
