/** Tells an organisation's webhooks of what has just happened, in the transaction of what happened: told if, and only if, it did. */
import { sql } from "kysely";
import { later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireGrant, requireOrganisation, requirePermission } from "../access/permissions.ts";
import { buckets, takeTry } from "../access/throttle.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { testEvent, testsPerHourMax, type WebhookEvent } from "./webhook.ts";

export async function tellWebhooks(work: Work, event: WebhookEvent, subject: string): Promise<void> {
  await tellWebhooksOfAll(work, event, [subject]);
}

/** Of many things of one kind at once: asked once whether anybody listens. */
export async function tellWebhooksOfAll(work: Work, event: WebhookEvent, subjects: readonly string[]): Promise<void> {
  const rows = await work.db
    .selectFrom("webhooks")
    .select("id")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("stopped_at", "is", null)
    .where(sql<boolean>`${event} = any(events)`)
    .execute();
  for (const { id } of rows)
    for (const subject of subjects) await writeMessage(work, { webhookId: id, event, subject });
}

interface NewMessage {
  readonly webhookId: string;
  readonly event: string;
  readonly subject?: string;
}

async function writeMessage(work: Work, { webhookId, event, subject }: NewMessage): Promise<void> {
  const organisationId = requireOrganisation(work);
  const messageId = work.newId();
  const last =
    subject === undefined
      ? undefined
      : await work.db
          .selectFrom("webhook_messages")
          .select("sequence")
          .where("organisation_id", "=", organisationId)
          .where("webhook_id", "=", webhookId)
          .where("subject", "=", subject)
          .orderBy("sequence", "desc")
          .limit(1)
          .executeTakeFirst();
  await work.db
    .insertInto("webhook_messages")
    .values({
      organisation_id: organisationId,
      id: messageId,
      webhook_id: webhookId,
      event,
      subject: subject ?? null,
      sequence: (last?.sequence ?? 0) + 1,
      occurred_at: work.now,
      state: "waiting",
    })
    .execute();
  await work.enqueue("send-webhook", { organisationId, messageId });
}

/** A message that tells nothing, by the button. */
export async function testWebhook(work: Work, webhookId: string): Promise<void> {
  const { organisationId } = requirePermission(work, "webhook.write");
  const webhook = await work.db
    .selectFrom("webhooks")
    .select("stopped_at")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", webhookId)
    .forUpdate()
    .executeTakeFirst();
  if (webhook === undefined) throw new Refusal("not-found");
  if (webhook.stopped_at !== null) throw new Refusal("webhook-stopped");
  const lately = await work.db
    .selectFrom("webhook_messages")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("webhook_id", "=", webhookId)
    .where("event", "=", testEvent)
    .where("occurred_at", ">", later(work.now, { hours: -1 }))
    .limit(testsPerHourMax)
    .execute();
  if (lately.length >= testsPerHourMax) throw new Refusal("webhook-tests-spent");
  await writeMessage(work, { webhookId, event: testEvent });
}

export interface ResendMessage {
  readonly webhookId: string;
  readonly messageId: string;
}

/** One that is done with is sent once more: the same message under the same id, by which the other side knows it. */
export async function resendMessage(work: Work, { webhookId, messageId }: ResendMessage): Promise<void> {
  const { organisationId } = requireGrant(work, "webhook.write");
  // The same senders serve everybody.
  const { ok } = await takeTry(work, buckets.webhookResend, organisationId);
  if (!ok) throw new Refusal("webhook-resends-spent");
  const again = await work.db
    .updateTable("webhook_messages")
    .set({ state: "waiting" })
    .where("organisation_id", "=", organisationId)
    .where("webhook_id", "=", webhookId)
    .where("id", "=", messageId)
    .where("state", "in", ["given-up", "delivered"])
    .returning("event")
    .executeTakeFirst();
  if (again === undefined) throw new Refusal("changed-meanwhile");
  await record(work, "webhook.sent-again", { subject: webhookId, facts: { messageId, event: again.event } });
  await work.enqueue("send-webhook", { organisationId, messageId });
}
