/** Writes a note for colleagues at the desk. It has no way to the party: nothing carries it. */
import type { Work } from "../../work.ts";
import { record } from "../events/record.ts";
import { requireDesk } from "./desk.ts";
import { lockCase, requireWords } from "./write-message.ts";

export interface NoteCase {
  readonly caseId: string;
  readonly words: string | undefined;
}

export async function noteCase(work: Work, { caseId, words }: NoteCase): Promise<void> {
  const { person } = requireDesk(work);
  const found = await lockCase(work, caseId);
  await work.db
    .insertInto("case_notes")
    .values({
      organisation_id: person.organisationId,
      id: work.newId(),
      case_id: found.id,
      words: requireWords(words),
      written_by: person.accountId,
      written_at: work.now,
    })
    .execute();
  await record(work, "case.noted", { subject: found.id });
}
