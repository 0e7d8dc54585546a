/**
 * The story of an issued invoice: what has happened, each fact on its own and none concluded from another (PRODUCT D5), and
 * what is expected next.
 */
import type { Delivery } from "../../domain/delivery/delivery.ts";
import type { InvoiceAnswer, InvoiceFact } from "../../domain/delivery/queries.ts";
import { AnswerWords } from "../components/answer-words/answer-words.tsx";
import type { TimelineStep } from "../components/timeline/timeline.tsx";
import type { Messages } from "../messages/messages.ts";

export interface Story {
  readonly facts: readonly InvoiceFact[];
  readonly answers: readonly InvoiceAnswer[];
  readonly delivery: Delivery | undefined;
}

export function storySteps(story: Story, say: Messages): readonly TimelineStep[] {
  const happened = [...story.facts.flatMap((fact, place) => factSteps(fact, place, say)), ...answerSteps(story, say)];
  const saved = happened.findLastIndex(({ key }) => key.endsWith("draft.saved"));
  const steps = happened.filter(({ key }, place) => !key.endsWith("draft.saved") || place === saved);
  return [...steps.sort(byTime), ...expectedSteps(story, say)];
}

const byTime = (a: TimelineStep, b: TimelineStep): number => ((a.at ?? "") < (b.at ?? "") ? -1 : 1);

function factSteps({ kind, at, by, facts }: InvoiceFact, place: number, say: Messages): readonly TimelineStep[] {
  const words = say.delivery;
  const step = { key: `${place} ${kind}`, at, ...(by !== undefined && { by }) };
  const attempt = typeof facts["attempt"] === "number" ? facts["attempt"] : 1;
  const number = typeof facts["by"] === "string" ? facts["by"] : undefined;
  switch (kind) {
    case "draft.saved":
      return [{ ...step, heading: words.facts.saved }];
    case "invoice.validated":
      return [{ key: step.key, at, heading: words.facts.validated }];
    case "invoice.sent":
      return [{ ...step, heading: words.facts.sent }];
    case "invoice.handed-over":
      return facts["route"] === "folder"
        ? [{ ...step, heading: words.facts.inFolder, body: words.facts.inFolderText }]
        : [{ ...step, heading: words.facts.handedOver, body: words.facts.handedOverText }];
    case "invoice.delivered":
      if (facts["route"] === "access-point")
        return [{ ...step, heading: words.facts.deliveredOutside, body: words.facts.deliveredOutsideText }];
      return [
        { ...step, heading: words.facts.delivered, body: attempt > 1 ? words.facts.deliveredAt(attempt) : undefined },
      ];
    case "invoice.delivery-parked":
      return [{ ...step, heading: words.facts.parked, kind: "needs-you" }];
    case "invoice.delivery-resolved":
      return [{ ...step, heading: words.facts.resolved[String(facts["resolution"])] ?? "", body: saidBy(facts, say) }];
    case "invoice.delivery-given-up":
      return [{ ...step, heading: words.facts.givenUp, kind: "refused", body: words.reasons[String(facts["reason"])] }];
    case "invoice.held":
      return [
        { ...step, heading: words.facts.held, kind: "needs-you", body: words.holds[String(facts["reason"])]?.text },
      ];
    case "invoice.released":
      return [{ ...step, heading: words.facts.released }];
    case "invoice.credited":
      return [{ ...step, heading: words.facts.credited, body: number && words.facts.creditedBy(number) }];
    case "invoice.replaced":
      return [{ ...step, heading: words.facts.replaced, body: number && words.facts.replacedBy(number) }];
    case "invoice.reminded":
      return [{ ...step, heading: say.following.reminders.happened }];
    case "invoice.withdrawn":
      return [{ ...step, heading: words.facts.withdrawn, body: number && words.facts.withdrawnFor(number) }];
    default:
      return [];
  }
}

/** How a person knew what had become of a delivery; who it was stands there when it was somebody outside the company. */
function saidBy(facts: InvoiceFact["facts"], say: Messages) {
  const { by, because } = facts;
  return (
    <>
      <blockquote class="answer-words">{String(because)}</blockquote>
      {typeof by === "string" ? <p>{say.delivery.facts.resolvedBy(by)}</p> : null}
    </>
  );
}

function answerSteps({ answers }: Story, say: Messages): readonly TimelineStep[] {
  return answers.map(({ code, answeredAt, ...why }) => ({
    key: `answer ${code}`,
    heading: say.delivery.answers[code],
    at: answeredAt,
    kind: code === "RE" ? "refused" : code === "UQ" || code === "CA" ? "needs-you" : "done",
    body: why.reason === undefined ? undefined : <AnswerWords say={say} {...why} reason={why.reason} />,
  }));
}

/** Held and not released: what comes next is told where it is held. */
function isHeld(facts: readonly InvoiceFact[]): boolean {
  return facts.findLast(({ kind }) => kind === "invoice.held" || kind === "invoice.released")?.kind === "invoice.held";
}

/** What has not happened, and may. Nothing is expected after a final answer or where somebody must act. */
function expectedSteps({ facts, answers, delivery }: Story, say: Messages): readonly TimelineStep[] {
  if (isHeld(facts)) return [];
  const words = say.delivery.expected;
  const last = answers.at(-1)?.code;
  if (last === "RE" || last === "PD" || last === "UQ") return [];
  if (last === "AP") return [{ key: "payment", heading: words.payment, kind: "expected" }];
  if (last !== undefined) return [{ key: "decision", heading: words.decision, kind: "expected" }];
  if (delivery?.state === "delivered")
    return [{ key: "answer", heading: words.answer, kind: "expected", body: words.answerText }];
  if (delivery?.state === "accepted")
    return delivery.route === "folder" ? [] : [{ key: "receipt", heading: words.receipt, kind: "expected" }];
  if (delivery !== undefined && delivery.state !== "waiting") return [];
  const attempts = delivery?.attempts ?? 0;
  const body = attempts > 1 ? words.deliveryAgain(attempts) : undefined;
  return [{ key: "delivery", heading: words.delivery, kind: "expected", body }];
}
