/**
 * Deals with what the access point has brought: what became of a message of ours, a document for a unit, or a buyer's answer.
 * Each is acted on in the transaction that takes it up, so that it counts once however often this runs.
 */
import {
  failArrival,
  findWaitingArrival,
  finishArrival,
  quarantineArrival,
} from "../domain/arrivals/process-arrival.ts";
import type { Arrival } from "../domain/arrivals/process-arrival.ts";
import { scanFault } from "../domain/attachments/scan.ts";
import { recordCallback } from "../domain/delivery/record-answer.ts";
import { findTransmission } from "../domain/delivery/transmissions.ts";
import { instanceIdOfStatus, readPhossStatus } from "../integrations/access-point-answers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Actor, OrganisationId, Work } from "../work.ts";
import type { JobHandler, JobTools } from "./handlers.ts";
import { holdOf } from "./held-kinds.ts";
import { readDelivered, type Delivered } from "./read-delivered.ts";

export const processArrival: JobHandler<"process-arrival"> = async (tools, { arrivalId }) => {
  const { perform, at } = tools;
  at?.("arrival.before-processing");
  const found = await perform(nobody, (work) => findArrival(work, arrivalId));
  if (found === undefined) return;
  try {
    const plan = found.kind === "document" ? await planOfDelivered(tools, found.arrival) : found.plan;
    if (plan.kind === "quarantine")
      return await perform(nobody, (work) => quarantineArrival(work, arrivalId, plan.reason));
    await perform(plan.actor, async (work) => {
      if (!(await finishArrival(work, arrivalId))) return;
      await plan.act(work);
      at?.("arrival.inside-processing");
    });
    at?.("arrival.after-processing");
  } catch (error) {
    // What the domain refuses it would refuse again.
    if (error instanceof Refusal) return perform(nobody, (work) => quarantineArrival(work, arrivalId, error.code));
    const again = await perform(nobody, (work) => failArrival(work, arrivalId, "failed-again-and-again"));
    if (again) throw error;
  }
};

const nobody: Actor = { kind: "machine", job: "process-arrival" };

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "process-arrival", organisationId };
}

/** Whose it is and what to do with it; or why nobody can say. */
type ArrivalPlan =
  | { readonly kind: "act"; readonly actor: Actor; readonly act: (work: Work) => Promise<unknown> }
  | { readonly kind: "quarantine"; readonly reason: string };

/** What waits, and where it tells of a message of ours, at once what is to be done. */
async function findArrival(
  work: Work,
  arrivalId: string,
): Promise<
  | { readonly kind: "document"; readonly arrival: Arrival }
  | { readonly kind: "status"; readonly plan: ArrivalPlan }
  | undefined
> {
  const arrival = await findWaitingArrival(work, arrivalId);
  if (arrival === undefined) return undefined;
  if (arrival.kind === "document") return { kind: "document", arrival };
  return { kind: "status", plan: await planOfStatus(work, arrival) };
}

async function planOfStatus(work: Work, { raw }: Arrival): Promise<ArrivalPlan> {
  const text = Buffer.from(raw).toString("utf8");
  const instanceId = instanceIdOfStatus(text);
  if (instanceId === undefined) return { kind: "quarantine", reason: "unreadable" };
  const transmission = await findTransmission(work, instanceId);
  if (transmission === undefined) return { kind: "quarantine", reason: "unknown-message" };
  const { organisationId, about, invoiceId } = transmission;
  const answer = readPhossStatus(text);
  const act = async (into: Work): Promise<void> => {
    const held = await holdOf[about](into, invoiceId);
    if (held !== undefined) await recordCallback(into, held, answer);
  };
  return { kind: "act", actor: machineOf(organisationId), act };
}

/** What the antivirus program finds in a document stands before anything the document says. */
async function planOfDelivered({ perform, antivirus }: JobTools, { raw }: Arrival): Promise<ArrivalPlan> {
  const found = await scanFault(antivirus, raw);
  if (found === "infected") return { kind: "quarantine", reason: found };
  if (found !== undefined) throw new Error("The antivirus program did not answer.");
  const delivered: Delivered = await perform(nobody, (work) => readDelivered(work, raw));
  if (delivered.kind === "quarantine") return delivered;
  return { kind: "act", actor: machineOf(delivered.organisationId), act: delivered.act };
}
