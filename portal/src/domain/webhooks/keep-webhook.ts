/** An administrator keeps webhooks: makes one, gives it a new secret, stops it, starts it again. Each secret is shown once. */
import { later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { type PasswordProof, requireRecentPassword } from "../access/password-proof.ts";
import { requirePermission } from "../access/permissions.ts";
import type { Safe } from "../access/safe.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { secretText } from "./signature.ts";
import { secretOverlapHours, type WebhookEvent, webhooksMax } from "./webhook.ts";

export interface MakeWebhook {
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly safe: Safe;
  readonly proof: PasswordProof;
}

export async function makeWebhook(work: Work, made: MakeWebhook): Promise<{ id: string; secret: string }> {
  const { organisationId, accountId } = requirePermission(work, "webhook.write");
  requireRecentPassword(work, made.proof);
  const { length } = await work.db
    .selectFrom("webhooks")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .limit(webhooksMax)
    .execute();
  if (length >= webhooksMax) throw new Refusal("too-many-webhooks");
  const id = work.newId();
  const secret = secretText(work.newSecret());
  await work.db
    .insertInto("webhooks")
    .values({
      organisation_id: organisationId,
      id,
      name: made.name,
      url: made.url,
      events: [...made.events],
      locked_secret: made.safe.lock(secret, aboutOf(id)),
      made_at: work.now,
      made_by: accountId,
    })
    .execute();
  const { host } = new URL(made.url);
  await record(work, "webhook.made", { subject: id, facts: { host, events: made.events.join(" ") } });
  return { id, secret };
}

/** Whose secret it is: locked for one webhook, it opens for no other. */
export function aboutOf(webhookId: string): string {
  return `webhook ${webhookId}`;
}

export interface RenewSecret {
  readonly id: string;
  readonly safe: Safe;
  readonly proof: PasswordProof;
}

/** The one before signs beside it for a day, so that nothing is lost while the other side changes. */
export async function renewSecret(work: Work, { id, safe, proof }: RenewSecret): Promise<{ secret: string }> {
  const { organisationId } = requirePermission(work, "webhook.write");
  requireRecentPassword(work, proof);
  const secret = secretText(work.newSecret());
  const { numUpdatedRows } = await work.db
    .updateTable("webhooks")
    .set((is) => ({
      secret_before: is.ref("locked_secret"),
      secret_before_until: later(work.now, { hours: secretOverlapHours }),
      locked_secret: safe.lock(secret, aboutOf(id)),
    }))
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("not-found");
  await record(work, "webhook.secret-renewed", { subject: id });
  return { secret };
}

/** What waits stays, and goes on when it is started again. Stopping twice changes nothing. */
export async function stopWebhook(work: Work, id: string): Promise<void> {
  const { organisationId } = requirePermission(work, "webhook.write");
  const { numUpdatedRows } = await work.db
    .updateTable("webhooks")
    .set({ stopped_at: work.now, stopped_because: "by-hand" })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("stopped_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await record(work, "webhook.stopped", { subject: id, facts: { because: "by-hand" } });
}

export async function startWebhook(work: Work, id: string): Promise<void> {
  const { organisationId } = requirePermission(work, "webhook.write");
  const { numUpdatedRows } = await work.db
    .updateTable("webhooks")
    .set({ stopped_at: null, stopped_because: null })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("stopped_at", "is not", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await record(work, "webhook.started", { subject: id });
  const waiting = await work.db
    .selectFrom("webhook_messages")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("webhook_id", "=", id)
    .where("state", "=", "waiting")
    .orderBy("occurred_at", "desc")
    .limit(waitingMax)
    .execute();
  for (const { id: messageId } of waiting) await work.enqueue("send-webhook", { organisationId, messageId });
}

/** More than these have waited too long to be news; they can be sent one by one. */
const waitingMax = 1000;
