/**
 * Carries an issued invoice to its receiver. An attempt is written down with the seller, the document is handed over, the end is
 * written down with the seller: three transactions that only the document connects. Killed between any two of them, the next
 * run goes on under the same identifier, and asks first where that may have sent it already.
 */
import { formatPeppolParticipant } from "@fakturaporten/einvoice";
import { beginAttempt, type Promises } from "../domain/delivery/begin-attempt.ts";
import {
  type CarrierAnswer,
  type CarrierPromise,
  type OutgoingMessage,
  portalPromise,
} from "../domain/delivery/carrier.ts";
import type { Parcel } from "../domain/delivery/delivery.ts";
import { acceptAttempt, loseAttempt, refuseAttempt } from "../domain/delivery/end-attempt.ts";
import { findLookUp, keepLookUp } from "../domain/delivery/look-ups.ts";
import { outgoingMessage } from "../domain/delivery/outgoing-message.ts";
import { recordStatus, recordSubmission } from "../domain/delivery/record-answer.ts";
import { receiveDocument } from "../domain/inbox/receive-document.ts";
import { getReceiver } from "../domain/receivers/queries.ts";
import { Refusal } from "../domain/refusal.ts";
import { epochMsOf } from "../time.ts";
import type { Actor, OrganisationId } from "../work.ts";
import type { JobHandler, JobTools } from "./handlers.ts";

export const deliverInvoice: JobHandler<"deliver-invoice"> = async (tools, { organisationId, invoiceId }) => {
  const { perform, carriers = {}, at } = tools;
  const seller = machineOf(organisationId);
  at?.("deliver.before-begin");
  const step = await perform(seller, async (work) => {
    const begun = await beginAttempt(work, invoiceId, { portal: portalPromise, ...carriers } satisfies Promises);
    at?.("deliver.inside-begin");
    return begun;
  });
  at?.("deliver.after-begin");
  if (step === undefined) return;
  if (step.act === "ask") await ask(tools, seller, step.parcel);
  else if (step.parcel.route === "portal") await handOver(tools, seller, step.parcel);
  else await submit(tools, seller, step.parcel);
};

async function handOver({ perform }: JobTools, seller: Actor, parcel: Parcel): Promise<void> {
  const end = { invoiceId: parcel.invoiceId, attempt: parcel.attempt };
  try {
    await putInInbox(perform, seller, parcel);
  } catch (error) {
    if (isFinal(error)) return perform(seller, (work) => refuseAttempt(work, { ...end, reason: error.code }));
    const givenUp = await perform(seller, (work) => loseAttempt(work, { ...end, reason: "no-answer" }));
    if (givenUp) return;
    throw error;
  }
  await perform(seller, (work) => acceptAttempt(work, end));
}

async function putInInbox(perform: JobTools["perform"], seller: Actor, parcel: Parcel): Promise<void> {
  const receiver = await perform(seller, (work) => getReceiver(work, parcel.receiverId));
  const buyer = machineOf(receiver.organisationId as OrganisationId);
  const { documentId: instanceId, receiverId, ubl } = parcel;
  await perform(buyer, (work) => receiveDocument(work, { instanceId, receiverId, ubl }));
}

/** A refusal by the buyer's side stays a refusal, however often it is tried. */
function isFinal(error: unknown): error is Refusal {
  return error instanceof Refusal && (error.code === "receiver-unknown" || error.code === "document-unreadable");
}

async function submit(tools: JobTools, seller: Actor, parcel: Parcel): Promise<void> {
  const { perform, at } = tools;
  const promise = promiseOf(tools, parcel);
  at?.("deliver.before-submit");
  const answer = await submitted(tools, parcel);
  at?.("deliver.after-submit");
  await perform(seller, async (work) => {
    await recordSubmission(work, { parcel, answer, promise });
    at?.("deliver.inside-record");
  });
  at?.("deliver.after-record");
}

/** An attempt that was held up between being written down and being made is not made: another may have begun meanwhile. */
const headStartSecondsMax = 10;

async function submitted(tools: JobTools, parcel: Parcel): Promise<CarrierAnswer> {
  const { carriers = {}, clock } = tools;
  const carrier = parcel.route === "portal" ? undefined : carriers[parcel.route];
  if (carrier === undefined) return { kind: "not-sent", reason: "no-carrier", evidence: undefined };
  const message = outgoingMessage(parcel);
  if (message === undefined) return { kind: "refused", reason: "document-unreadable", evidence: undefined };
  const no = parcel.route === "access-point" ? await whyNotWorthTrying(tools, message) : undefined;
  if (no !== undefined) return { kind: "not-sent", reason: no, evidence: undefined };
  if (epochMsOf(clock()) - epochMsOf(parcel.startedAt) > headStartSecondsMax * 1000)
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

async function ask(tools: JobTools, seller: Actor, parcel: Parcel): Promise<void> {
  const { perform, carriers = {}, at } = tools;
  const carrier = parcel.route === "portal" ? undefined : carriers[parcel.route];
  if (carrier?.status === undefined) return;
  at?.("ask.before-question");
  const answer = await carrier.status(parcel.documentId);
  at?.("ask.after-answer");
  await perform(seller, async (work) => {
    await recordStatus(work, { parcel, answer, promise: carrier });
    at?.("ask.inside-record");
  });
  at?.("ask.after-record");
}

function promiseOf({ carriers = {} }: JobTools, { route }: Parcel): CarrierPromise {
  return (route === "portal" ? undefined : carriers[route]) ?? portalPromise;
}

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "deliver-invoice", organisationId };
}
