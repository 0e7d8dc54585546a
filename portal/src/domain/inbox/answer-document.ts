/** A unit answers a document: one step of its lifecycle, written down and sent to the seller. By a person, or by its system. */
import type { Work } from "../../work.ts";
import { requireGrant } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { handOverOn } from "../handover/ask-handover.ts";
import { Refusal } from "../refusal.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";
import {
  type Answer,
  type AnswerAction,
  answerCodes,
  type AnswerCondition,
  type AnswerMove,
  type AnswerReason,
  clarificationCharactersMax,
  conditionCharactersMax,
  conditionsMax,
  documentLifecycle,
  needsReason,
  needsWords,
} from "./answer.ts";
import { getDocument } from "./queries.ts";

export interface AnswerDocument {
  readonly documentId: string;
  readonly move: AnswerMove;
  readonly reason?: AnswerReason | undefined;
  readonly action?: AnswerAction | undefined;
  readonly conditions?: readonly AnswerCondition[] | undefined;
  readonly clarification?: string | undefined;
}

export async function answerDocument(work: Work, input: AnswerDocument): Promise<Answer> {
  const { organisationId } = requireGrant(work, "inbox.answer");
  const { id, receiverId } = await getDocument(work, input.documentId);
  const state = await lockState(work, id);
  const next = documentLifecycle.next(state, input.move);
  const answer: Answer = {
    id: work.newId(),
    code: answerCodes[input.move],
    ...explanationOf(input),
    answeredAt: work.now,
  };
  await insertAnswer(work, id, answer);
  await work.db
    .updateTable("inbox_documents")
    .set({ state: next })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
  const { code, reason = null } = answer;
  await record(work, "document.answered", { subject: id, facts: { status: code, reason } });
  await tellWebhooks(work, "document.answered", id);
  await work.enqueue("deliver-answer", { organisationId, answerId: answer.id });
  if (next === "accepted") await handOverOn(work, "on-acceptance", { documentId: id, receiverId });
  return answer;
}

async function insertAnswer(work: Work, documentId: string, answer: Answer): Promise<void> {
  const by = requireGrant(work, "inbox.answer");
  await work.db
    .insertInto("inbox_answers")
    .values({
      organisation_id: by.organisationId,
      id: answer.id,
      document_id: documentId,
      status: answer.code,
      reason_code: answer.reason ?? null,
      action_code: answer.action ?? null,
      conditions: JSON.stringify(answer.conditions),
      clarification: answer.clarification ?? null,
      answered_at: answer.answeredAt,
      answered_by: by.kind === "person" ? by.accountId : null,
      answered_by_client: by.kind === "client" ? by.clientId : null,
    })
    .execute();
}

type Explanation = Pick<Answer, "reason" | "action" | "conditions" | "clarification">;

/** A reason goes only with the answers that ask something of the seller, and they need one, in words as well. */
function explanationOf({ move, reason, action, conditions = [], clarification = "" }: AnswerDocument): Explanation {
  const said = clarification.trim();
  if (needsWords(move) && (said === "" || said.length > clarificationCharactersMax))
    throw new Refusal("answer-needs-reason");
  const words = said === "" ? undefined : said;
  if (move === "pay-partly") return { reason: "PPD", action: undefined, conditions: [], clarification: words };
  if (!needsReason(move)) return { reason: undefined, action: undefined, conditions: [], clarification: words };
  if (reason === undefined || reason === "PPD" || !conditions.every(isCondition) || conditions.length > conditionsMax)
    throw new Refusal("answer-needs-reason");
  return { reason, action, conditions, clarification: words };
}

function isCondition({ term, shouldBe }: AnswerCondition): boolean {
  return /^B[TG]-\d{1,3}$/.test(term) && shouldBe.trim() !== "" && shouldBe.length <= conditionCharactersMax;
}

async function lockState(work: Work, id: string) {
  const { organisationId } = requireGrant(work, "inbox.answer");
  const { state } = await work.db
    .selectFrom("inbox_documents")
    .select("state")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return state;
}
