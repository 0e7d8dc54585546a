/** Decides a case as its kind says: the party is told, and on both sides the room concerned is woken and asks how. */
import type { Work } from "../../work.ts";
import { record } from "../events/record.ts";
import { getReceiver } from "../receivers/queries.ts";
import { checkReference } from "../receivers/receiver.ts";
import { Refusal } from "../refusal.ts";
import { takeIfFree } from "./assign-case.ts";
import { type Case, caseLifecycle } from "./case.ts";
import { requireDesk } from "./desk.ts";
import { decisionRow, kindRow } from "./kinds.ts";
import { lockCase, requireWords, wordsOf, writeMessage } from "./write-message.ts";

export interface DecideCase {
  readonly caseId: string;
  readonly decision: string;
  readonly words?: string | undefined;
  /** The facts that the kind's table says belong to the decision. */
  readonly outcome?: Readonly<Record<string, string>>;
}

type Outcome = Readonly<Record<string, string>>;

const factCharactersMax = 200;

/** From the desk itself; a kind that its own room decides is refused here. */
export async function decideCase(work: Work, input: DecideCase): Promise<void> {
  const { kind, state } = await lockCase(work, input.caseId);
  if (kindRow(kind).decided === "by-room") throw new Refusal("case-cannot-change", { state, move: input.decision });
  return decideByRoom(work, input);
}

/** From the room concerned, which has done what the decision says. */
export async function decideByRoom(work: Work, input: DecideCase): Promise<void> {
  const { organisationId } = requireDesk(work).person;
  const found = await lockCase(work, input.caseId);
  if (isFinallyDecided(found)) throw new Refusal("case-already-decided");
  const row = decisionRow(found.kind, input.decision);
  if (row === undefined) throw new Refusal("case-cannot-change", { state: found.state, move: input.decision });
  const to = caseLifecycle.next(found.state, "decide");
  const words = row.needsWords ? requireWords(input.words) : wordsOf(input.words);
  const outcome: Outcome = Object.fromEntries((row.facts ?? []).map((name) => [name, factOf(input, name)]));
  await requireFitting(work, found, outcome);
  await takeIfFree(work, found);
  await writeMessage(work, found, { act: "decide", to, words, decision: input.decision, outcome });
  await record(work, "case.decided", { subject: found.id, facts: { kind: found.kind, decision: input.decision } });
  await work.enqueue("case-decided", { organisationId, caseId: found.id });
}

/** A reference that goes into an invoice must be one the unit itself would take. */
async function requireFitting(work: Work, { receiverId }: Case, { reference }: Outcome): Promise<void> {
  if (reference === undefined || receiverId === undefined) return;
  const receiver = await getReceiver(work, receiverId);
  if (checkReference(receiver, reference) !== undefined) throw new Refusal("reference-not-fitting");
}

export function isFinallyDecided({ kind, decision }: Pick<Case, "kind" | "decision">): boolean {
  return decision !== undefined && decisionRow(kind, decision)?.final === true;
}

function factOf({ outcome = {} }: DecideCase, name: string): string {
  const text = (Object.hasOwn(outcome, name) ? (outcome[name] ?? "") : "").trim();
  if (text === "" || text.length > factCharactersMax) throw new Refusal("case-needs-words");
  return text;
}
