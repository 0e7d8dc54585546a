/** A seller's reminder reaches the unit. It is about the document that was carried by this identifier, and counts once. */
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";

export interface ArrivingReminder {
  readonly id: string;
  readonly instanceId: string;
  readonly remindedAt: Instant;
}

export async function receiveReminder(work: Work, { id, instanceId, remindedAt }: ArrivingReminder): Promise<void> {
  const organisationId = requireOrganisation(work);
  const document = await work.db
    .selectFrom("inbox_documents")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("instance_id", "=", instanceId)
    .executeTakeFirst();
  if (document === undefined) throw new Refusal("not-found");
  const inserted = await work.db
    .insertInto("inbox_reminders")
    .values({
      organisation_id: organisationId,
      id,
      document_id: document.id,
      reminded_at: remindedAt,
      received_at: work.now,
    })
    .onConflict((conflict) => conflict.columns(["organisation_id", "id"]).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return;
  await record(work, "document.reminded", { subject: document.id });
}

/** When the seller asked for an answer about a document, the latest first. */
export async function listReminders(work: Work, documentId: string): Promise<readonly Instant[]> {
  const { organisationId } = requirePermission(work, "inbox.read");
  const rows = await work.db
    .selectFrom("inbox_reminders")
    .select("reminded_at")
    .where("organisation_id", "=", organisationId)
    .where("document_id", "=", documentId)
    .orderBy("reminded_at", "desc")
    .limit(20)
    .execute();
  return rows.map(({ reminded_at }) => reminded_at);
}

export interface RemindedDocument {
  readonly id: string;
  readonly number: string;
  readonly sellerName: string;
}

/** Documents of the officer's units that were lately reminded of and still have no answer, the latest reminder first. */
export async function listReminded(work: Work): Promise<readonly RemindedDocument[]> {
  const officer = requirePermission(work, "inbox.read");
  const rows = await work.db
    .selectFrom(
      work.db
        .selectFrom("inbox_reminders")
        .select(["document_id", "reminded_at"])
        .where("organisation_id", "=", officer.organisationId)
        .orderBy("reminded_at", "desc")
        .limit(remindersLookedAt)
        .as("reminder"),
    )
    .innerJoin("inbox_documents as document", (join) =>
      join
        .on("document.organisation_id", "=", officer.organisationId)
        .onRef("document.id", "=", "reminder.document_id"),
    )
    .innerJoin("officer_receivers as bound", (join) =>
      join
        .onRef("bound.organisation_id", "=", "document.organisation_id")
        .onRef("bound.receiver_id", "=", "document.receiver_id")
        .on("bound.account_id", "=", officer.accountId),
    )
    .select(["document.id", "document.number", "document.seller_name"])
    .where("document.state", "=", "new")
    .groupBy(["document.id", "document.number", "document.seller_name"])
    .orderBy((see) => see.fn.max("reminder.reminded_at"), "desc")
    .limit(remindedShown)
    .execute();
  return rows.map(({ id, number, seller_name }) => ({ id, number, sellerName: seller_name }));
}

/** The latest reminders of the whole region; older ones are found in the inbox itself. */
const remindersLookedAt = 500;
const remindedShown = 5;
