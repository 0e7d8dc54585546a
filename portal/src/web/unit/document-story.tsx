/** What has happened to a received document at its unit, oldest first. */
import type { UnitDocument } from "../../domain/inbox/queries.ts";
import type { Handover } from "../../domain/handover/handover.ts";
import { AnswerWords } from "../components/answer-words/answer-words.tsx";
import type { TimelineStep } from "../components/timeline/timeline.tsx";
import type { Messages } from "../messages/messages.ts";
import type { Story } from "./document-page.tsx";

interface StepFacts {
  readonly say: Messages;
  readonly document: UnitDocument;
  readonly story: Pick<Story, "opening" | "answers" | "handover">;
}

export function documentSteps({ say, document, story }: StepFacts): readonly TimelineStep[] {
  const { opening, handover } = story;
  const words = say.inbox.document;
  return [
    { key: "arrived", heading: words.arrived, at: document.receivedAt },
    ...(opening === undefined ? [] : [{ key: "opened", heading: words.opened, at: opening.at, by: opening.by }]),
    ...story.answers.map((answer) => answerStep(say, answer)),
    ...(handover === undefined ? [] : handoverSteps(say, handover)),
  ].sort((a, b) => ((a.at ?? "") < (b.at ?? "") ? -1 : 1));
}

function answerStep(say: Messages, answer: Story["answers"][number]): TimelineStep {
  const { id, code, reason, answeredAt, by } = answer;
  return {
    key: id,
    heading: say.inbox.given[reason === "PPD" ? "PPD" : code],
    at: answeredAt,
    by,
    kind: code === "RE" ? "refused" : "done",
    body: reason === undefined ? undefined : <AnswerWords say={say} {...answer} reason={reason} />,
  };
}

function handoverSteps(say: Messages, { handedOverAt, receiptAt, receipt }: Handover): readonly TimelineStep[] {
  const { states } = say.unitWork.handover;
  return [
    ...(handedOverAt === undefined ? [] : [{ key: "handed-over", heading: states["handed-over"], at: handedOverAt }]),
    ...(receiptAt === undefined ? [] : [{ key: "receipt", heading: states.received, at: receiptAt, body: receipt }]),
  ];
}
