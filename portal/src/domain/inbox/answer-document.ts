/** A unit answers a document: one step of its lifecycle, written down and sent to the seller. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import {
  type Answer,
  answerCodes,
  type AnswerMove,
  type AnswerReason,
  clarificationCharactersMax,
  documentLifecycle,
  needsReason,
} from "./answer.ts";
import { getDocument } from "./queries.ts";

export interface AnswerDocument {
  readonly documentId: string;
  readonly move: AnswerMove;
  readonly reason?: AnswerReason | undefined;
  readonly clarification?: string | undefined;
}

export async function answerDocument(work: Work, input: AnswerDocument): Promise<Answer> {
  const officer = requirePermission(work, "inbox.answer");
  const { id } = await getDocument(work, input.documentId);
  const state = await lockState(work, id);
  const next = documentLifecycle.next(state, input.move);
  const { reason, clarification } = explanationOf(input);

  const answer = { id: work.newId(), code: answerCodes[input.move], reason, clarification, answeredAt: work.now };
  await work.db
    .insertInto("inbox_answers")
    .values({
      organisation_id: officer.organisationId,
      id: answer.id,
      document_id: id,
      status: answer.code,
      reason_code: reason ?? null,
      clarification: clarification ?? null,
      answered_at: answer.answeredAt,
      answered_by: officer.accountId,
    })
    .execute();
  await work.db
    .updateTable("inbox_documents")
    .set({ state: next })
    .where("organisation_id", "=", officer.organisationId)
    .where("id", "=", id)
    .execute();
  await record(work, "document.answered", { subject: id, facts: { status: answer.code, reason: reason ?? null } });
  await work.enqueue("deliver-answer", { organisationId: officer.organisationId, answerId: answer.id });
  return answer;
}

/** A reason goes only with the answers that ask something of the seller, and they need one. */
function explanationOf({ move, reason, clarification = "" }: AnswerDocument) {
  const said = clarification.trim();
  if (!needsReason(move)) return { reason: undefined, clarification: said === "" ? undefined : said };
  if (reason === undefined || said === "" || said.length > clarificationCharactersMax)
    throw new Refusal("answer-needs-reason");
  return { reason, clarification: said };
}

async function lockState(work: Work, id: string) {
  const { organisationId } = requirePermission(work, "inbox.answer");
  const { state } = await work.db
    .selectFrom("inbox_documents")
    .select("state")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return state;
}
