/** Reminds those who may decide about something a customer has asked: found every morning, each reminded by itself. */
import type { Asked, RequestKind } from "../domain/approvals/approval.ts";
import { findWhomToNudge, listNudgesDue, nudge, stopNudges } from "../domain/approvals/nudges.ts";
import { getCancellation } from "../domain/cancellations/queries.ts";
import { getOrder } from "../domain/orders/queries.ts";
import type { Actor, OrganisationId, Work } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

type Read = (work: Work, id: string) => Promise<Asked & { readonly state: string }>;
const readers: Readonly<Record<RequestKind, Read>> = { order: getOrder, cancellation: getCancellation };

export const findNudges: JobHandler<"find-nudges"> = async ({ perform }) => {
  await perform({ kind: "machine", job: "find-nudges" }, async (work) => {
    for (const due of await listNudgesDue(work)) await work.enqueue("nudge-deciders", due);
  });
};

export const nudgeDeciders: JobHandler<"nudge-deciders"> = async ({ perform }, payload) => {
  const { organisationId, about, requestId } = payload;
  const customer = machineOf(organisationId);
  const asked = await perform(customer, (work) => readers[about](work, requestId));
  if (asked.state !== "waiting") return perform(customer, (work) => stopNudges(work, requestId));
  const whom = await perform(machineOf(asked.creditorId as OrganisationId), (work) => findWhomToNudge(work, asked));
  await perform(customer, (work) => nudge(work, about, { asked, whom }));
};

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "nudge-deciders", organisationId };
}
