/** Goes through what is left to judge of a spreadsheet: outside of transactions it thinks, and inside of short ones it keeps. */
import type { Work } from "../../work.ts";
import { findJudging, keepJudged } from "./judge-sheet.ts";
import { importLimits } from "./limits.ts";
import { gatherSheetFacts, planSheet } from "./plan-sheet.ts";

export interface WhichJudging {
  readonly sheetId: string;
  readonly judgingId?: string;
  /** No more than so many: the rest is left to the job. */
  readonly max?: number;
}

type Act = <T>(act: (work: Work) => Promise<T>) => Promise<T>;

export async function judgeNext(act: Act, { sheetId, judgingId: asked, max = Infinity }: WhichJudging): Promise<void> {
  const found = await act(async (work) => {
    const judging = await findJudging(work, sheetId, asked);
    return judging && { ...judging, facts: await gatherSheetFacts(work, judging.groups) };
  });
  if (found === undefined) return;
  const { judgingId, groups, facts } = found;
  const until = Math.min(groups.length, found.judgedCount + max);
  for (let after = found.judgedCount; after < until; after += importLimits.batch) {
    const invoices = await planSheet(groups.slice(after, Math.min(until, after + importLimits.batch)), facts);
    if (!(await act((work) => keepJudged(work, sheetId, { judgingId, after, invoices })))) return;
  }
}
