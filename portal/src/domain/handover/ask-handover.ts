/** Asks for a document to be handed over: by a person, or because the unit's policy says so. */
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";
import type { HandoverOccasion, HandoverPolicy } from "./handover.ts";
import { findPolicy } from "./policies.ts";

export interface DocumentAtUnit {
  readonly documentId: string;
  readonly receiverId: string;
}

/** By a person at the unit. The document has been seen to be theirs by whoever calls. */
export async function askHandover(work: Work, document: DocumentAtUnit): Promise<void> {
  requirePermission(work, "handover.ask");
  const policy = await findPolicy(work, document.receiverId);
  if (policy === undefined) throw new Refusal("handover-not-set-up");
  if (!(await ask(work, document, { ...policy, occasion: "by-hand" }))) throw new Refusal("handover-asked-already");
}

/** When the unit's policy names this occasion. What is asked for already stays as it is. */
export async function handOverOn(work: Work, occasion: HandoverOccasion, document: DocumentAtUnit): Promise<void> {
  const policy = await findPolicy(work, document.receiverId);
  if (policy?.occasion === occasion) await ask(work, document, policy);
}

async function ask(work: Work, document: DocumentAtUnit, { way, occasion }: HandoverPolicy): Promise<boolean> {
  const organisationId = requireOrganisation(work);
  const { documentId, receiverId } = document;
  const inserted = await work.db
    .insertInto("handovers")
    .values({
      organisation_id: organisationId,
      document_id: documentId,
      receiver_id: receiverId,
      way,
      occasion,
      state: "waiting",
      asked_at: work.now,
      asked_by: work.actor.kind === "person" ? work.actor.accountId : null,
    })
    .onConflict((conflict) => conflict.columns(["organisation_id", "document_id"]).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return false;
  await record(work, "document.handover-asked", { subject: documentId, facts: { way, occasion } });
  if (way === "folder") await work.enqueue("hand-over", { organisationId, documentId });
  else await tellWebhooks(work, "handover.offered", documentId);
  return true;
}
