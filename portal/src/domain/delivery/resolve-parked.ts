/**
 * A person says what became of a delivery whose fate nobody knew, and how they know: it was delivered, or it never left and goes
 * again under the same identifier. An event of its own (STYLE §7), never a quiet correction. Whoever sells says it about their
 * own invoice; whoever looks after the portal says it about a message, and a job writes it where the invoice is.
 */
import { Refusal } from "../refusal.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { endAttempt } from "./attempts.ts";
import { keepEvidence } from "./evidence.ts";
import type { Held, HoldOf } from "./held.ts";
import { holdDelivery } from "./hold-delivery.ts";
import { findResolution, findTransmission, markResolved, writeResolution } from "./transmissions.ts";

export const resolutions = ["delivered", "resend"] as const;
export type Resolution = (typeof resolutions)[number];

export interface Verdict {
  readonly resolution: Resolution;
  /** How the person knows. */
  readonly because: string;
}

export const becauseCharactersMax = 500;

/** By the seller, about their own invoice. */
export async function resolveParked(work: Work, { invoiceId, ...verdict }: Verdict & { invoiceId: string }) {
  requirePermission(work, "invoice.send");
  await apply(work, await holdDelivery(work, invoiceId), checked(verdict), undefined);
}

/** By whoever looks after the portal, about a message. */
export async function resolveTransmission(work: Work, { instanceId, ...verdict }: Verdict & { instanceId: string }) {
  const { accountId } = requirePermission(work, "delivery.watch");
  const transmission = await findTransmission(work, instanceId);
  if (transmission === undefined) throw new Refusal("not-found");
  const wrote = await writeResolution(work, { instanceId, ...checked(verdict), accountId });
  if (!wrote) throw new Refusal("changed-meanwhile");
  await work.enqueue("resolve-delivery", { organisationId: transmission.organisationId, instanceId });
}

/** Writes what was said about a message where it belongs. Nothing when it has been settled since. */
export async function applyResolution(work: Work, instanceId: string, holdOf: HoldOf): Promise<void> {
  const said = await findResolution(work, instanceId);
  if (said === undefined) return;
  const held = await holdOf[said.about](work, said.invoiceId);
  if (held?.stage === "parked") await apply(work, held, said, said.by);
}

function checked({ resolution, because }: Verdict): Verdict {
  const said = because.trim();
  if (said === "" || said.length > becauseCharactersMax) throw new Refusal("resolution-needs-reason");
  return { resolution, because: said };
}

async function apply(work: Work, held: Held, verdict: Verdict, by: string | undefined): Promise<void> {
  const { resolution, because } = verdict;
  if (held.stage !== "parked") throw new Refusal("changed-meanwhile");
  const { about, id: invoiceId, attempts: attempt } = held;
  const isDelivered = resolution === "delivered";
  const reason = "said-by-a-person";
  await endAttempt(work, { invoiceId, attempt }, { outcome: isDelivered ? "accepted" : "not-sent", reason });
  await held.move(isDelivered ? "deliver" : "resend", { attempt, reason, because, by });
  await markResolved(work, invoiceId);
  await keepEvidence(work, { about, invoiceId, kind: "resolution", says: resolution, content: because });
  if (!isDelivered) await held.comeBack({});
}
