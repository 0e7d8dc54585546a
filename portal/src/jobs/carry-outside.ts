/**
 * Carries one message out of the portal, whatever it is: an attempt is written down, the message is handed over, the end is written
 * down; three transactions that only the message's name connects. Killed between any two of them, the next run goes on under the same
 * name, and asks first where that may have sent it already.
 */
import { formatPeppolParticipant } from "@fakturaporten/einvoice";
import type { Carrier, CarrierAnswer, OutgoingMessage } from "../domain/delivery/carrier.ts";
import type { Attempted, Hold, MessageTurn } from "../domain/delivery/held.ts";
import { findLookUp, keepLookUp } from "../domain/delivery/look-ups.ts";
import { recordStatus, recordSubmission } from "../domain/delivery/record-answer.ts";
import { epochMsOf } from "../time.ts";
import type { Actor, Work } from "../work.ts";
import type { JobTools } from "./handlers.ts";

export interface Carried<Step extends MessageTurn> {
  readonly actor: Actor;
  readonly hold: Hold;
  readonly begin: (work: Work) => Promise<Step | undefined>;
  /** Hands it over inside the portal. */
  readonly here?: (step: Step) => Promise<void>;
}

export async function carry<Step extends MessageTurn>(tools: JobTools, carried: Carried<Step>): Promise<void> {
  const { perform, at } = tools;
  at?.("deliver.before-begin");
  const step = await perform(carried.actor, async (work) => {
    const begun = await carried.begin(work);
    at?.("deliver.inside-begin");
    return begun;
  });
  at?.("deliver.after-begin");
  if (step === undefined) return;
  if (step.act === "ask") await ask(tools, carried, step.attempted);
  else if (step.attempted.route === "portal") await carried.here?.(step);
  else await submit(tools, carried, step);
}

type Carrying = Pick<Carried<MessageTurn>, "actor" | "hold">;

async function submit(tools: JobTools, { actor, hold }: Carrying, step: MessageTurn): Promise<void> {
  const { perform, at } = tools;
  const { attempted } = step;
  at?.("deliver.before-submit");
  const answer = await submitted(tools, step);
  at?.("deliver.after-submit");
  await perform(actor, async (work) => {
    const held = await hold(work, attempted.id);
    const promise = carrierOf(tools, attempted) ?? promisesNothing;
    if (held !== undefined) await recordSubmission(work, held, { attempted, answer, promise });
    at?.("deliver.inside-record");
  });
  at?.("deliver.after-record");
}

/** A road without a carrier: nothing has left on it. */
const promisesNothing = { idempotentSubmit: false, statusQuery: false, settleSeconds: 0, acceptedIsLast: false };

/** An attempt that was held up between being written down and being made is not made: another may have begun meanwhile. */
const headStartSecondsMax = 10;

async function submitted(tools: JobTools, { attempted, message: write }: MessageTurn): Promise<CarrierAnswer> {
  const carrier = carrierOf(tools, attempted);
  if (carrier === undefined) return { kind: "not-sent", reason: "no-carrier", evidence: undefined };
  const message = write();
  if ("unwritable" in message) return { kind: "refused", reason: message.unwritable, evidence: undefined };
  const no = attempted.route === "access-point" ? await whyNotWorthTrying(tools, message) : undefined;
  if (no !== undefined) return { kind: "not-sent", reason: no, evidence: undefined };
  if (epochMsOf(tools.clock()) - epochMsOf(attempted.startedAt) > headStartSecondsMax * 1000)
    return { kind: "not-sent", reason: "held-up", evidence: undefined };
  return carrier.submit(message);
}

/** A receiver that the network does not know may register later: tried again as planned, and told meanwhile. */
async function whyNotWorthTrying({ perform, lookUp }: JobTools, message: OutgoingMessage): Promise<string | undefined> {
  if (lookUp === undefined) return undefined;
  const question = { participant: formatPeppolParticipant(message.receiver), documentType: message.documentType };
  const nobody: Actor = { kind: "machine", job: "deliver-invoice" };
  const known = await perform(nobody, (work) => findLookUp(work, question));
  const answer = known ?? (await lookUp(question));
  if (known === undefined) await perform(nobody, (work) => keepLookUp(work, question, answer));
  if (answer.kind === "not-registered") return "receiver-not-found";
  return answer.kind === "other-documents" ? "receiver-takes-other-documents" : undefined;
}

async function ask(tools: JobTools, { actor, hold }: Carrying, attempted: Attempted): Promise<void> {
  const { perform, at } = tools;
  const carrier = carrierOf(tools, attempted);
  if (carrier?.status === undefined) return;
  at?.("ask.before-question");
  const answer = await carrier.status(attempted.name);
  at?.("ask.after-answer");
  await perform(actor, async (work) => {
    const held = await hold(work, attempted.id);
    if (held !== undefined) await recordStatus(work, held, { attempted, answer, promise: carrier });
    at?.("ask.inside-record");
  });
  at?.("ask.after-record");
}

function carrierOf({ carriers = {} }: JobTools, { route }: Attempted): Carrier | undefined {
  return route === "portal" ? undefined : carriers[route];
}
