/**
 * An attempt to hand a message over: written before it is made, and what came of it after. An attempt that nobody saw end counts as
 * failed; the message comes again under the same id, by which the other side knows it.
 */
import { epochMsOf, later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Safe } from "../access/safe.ts";
import { record } from "../events/record.ts";
import { postMail } from "../mail/post-mail.ts";
import { listDeciders } from "../parties/membership.ts";
import { aboutOf } from "./keep-webhook.ts";
import { keptDays, nextAttemptAt, type StopReason, testEvent, type Told, type WebhookMessage } from "./webhook.ts";

export interface BegunAttempt {
  readonly number: number;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly message: WebhookMessage;
}

/** How long an attempt may be under way before nobody is thought to see its end. */
const underWaySecondsMax = 60;

/** Nothing when there is nothing to do: told already, given up, or stopped. */
export async function beginWebhookAttempt(
  work: Work,
  safe: Safe,
  messageId: string,
): Promise<BegunAttempt | "under-way" | undefined> {
  const found = await lockMessage(work, messageId);
  if (found === undefined || found.state !== "waiting" || found.stopped_at !== null) return undefined;
  if (await isUnderWay(work, messageId)) return "under-way";
  const number = found.attempts + 1;
  const own = { organisation_id: requireOrganisation(work), message_id: messageId };
  await work.db
    .insertInto("webhook_attempts")
    .values({ ...own, number, started_at: work.now, outcome: "started" })
    .execute();
  await setMessage(work, messageId, { attempts: number });
  const about = aboutOf(found.webhook_id);
  const before =
    found.secret_before_until !== null && found.secret_before_until > work.now ? found.secret_before : null;
  return {
    number,
    url: found.url,
    secrets: [found.locked_secret, ...(before === null ? [] : [before])].map((locked) => safe.open(locked, about)),
    message: {
      id: messageId,
      event: found.event,
      subject: found.subject ?? undefined,
      sequence: found.sequence,
      occurredAt: found.occurred_at,
    },
  };
}

async function lockMessage(work: Work, messageId: string) {
  return work.db
    .selectFrom("webhook_messages as message")
    .innerJoin("webhooks as webhook", (join) =>
      join
        .onRef("webhook.organisation_id", "=", "message.organisation_id")
        .onRef("webhook.id", "=", "message.webhook_id"),
    )
    .select([
      "message.event",
      "message.subject",
      "message.sequence",
      "message.occurred_at",
      "message.state",
      "message.attempts",
      "message.webhook_id",
      "webhook.url",
      "webhook.locked_secret",
      "webhook.secret_before",
      "webhook.secret_before_until",
      "webhook.stopped_at",
    ])
    .where("message.organisation_id", "=", requireOrganisation(work))
    .where("message.id", "=", messageId)
    .forUpdate("message")
    .executeTakeFirst();
}

async function isUnderWay(work: Work, messageId: string): Promise<boolean> {
  const open = await work.db
    .selectFrom("webhook_attempts")
    .select(["number", "started_at"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("message_id", "=", messageId)
    .where("outcome", "=", "started")
    .executeTakeFirst();
  if (open === undefined) return false;
  if (epochMsOf(work.now) - epochMsOf(open.started_at) < underWaySecondsMax * 1000) return true;
  await endRow(work, { messageId, number: open.number, told: { kind: "failed", reason: "not-seen-to-end" } });
  return false;
}

interface EndedAttempt {
  readonly messageId: string;
  readonly number: number;
  readonly told: Told;
}

/** What is said of it, what comes next, and whether the webhook goes on. */
export async function endWebhookAttempt(work: Work, ended: EndedAttempt): Promise<void> {
  const { messageId, number, told } = ended;
  const found = await lockMessage(work, messageId);
  if (found === undefined || !(await endRow(work, ended))) return;
  await sweep(work, found.webhook_id);
  if (told.kind === "accepted") return setMessage(work, messageId, { state: "delivered" });
  if (told.kind === "gone") {
    await setMessage(work, messageId, { state: "given-up" });
    return stop(work, found.webhook_id, "gone");
  }
  const again = nextAttemptAt(messageId, number, work.now);
  if (again !== undefined)
    return work.enqueue(
      "send-webhook",
      { organisationId: requireOrganisation(work), messageId },
      { startAfter: again },
    );
  await setMessage(work, messageId, { state: "given-up" });
  if (found.event !== testEvent) await stop(work, found.webhook_id, "failing");
}

async function endRow(work: Work, { messageId, number, told }: EndedAttempt): Promise<boolean> {
  const { numUpdatedRows } = await work.db
    .updateTable("webhook_attempts")
    .set({
      outcome: told.kind === "accepted" ? "accepted" : "failed",
      ended_at: work.now,
      status: told.status ?? null,
      reason: told.reason ?? null,
    })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("message_id", "=", messageId)
    .where("number", "=", number)
    .where("outcome", "=", "started")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function setMessage(
  work: Work,
  messageId: string,
  change: { readonly state: "delivered" | "given-up" } | { readonly attempts: number },
): Promise<void> {
  await work.db
    .updateTable("webhook_messages")
    .set(change)
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", messageId)
    .execute();
}

async function stop(work: Work, webhookId: string, because: StopReason): Promise<void> {
  const { numUpdatedRows } = await work.db
    .updateTable("webhooks")
    .set({ stopped_at: work.now, stopped_because: because })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", webhookId)
    .where("stopped_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await record(work, "webhook.stopped", { subject: webhookId, facts: { because } });
  await tellOfStop(work, webhookId, because);
}

/** To those who keep webhooks: nobody looks at a page that nothing comes to. */
async function tellOfStop(work: Work, webhookId: string, because: StopReason): Promise<void> {
  const organisationId = requireOrganisation(work);
  const webhook = await work.db
    .selectFrom("webhooks")
    .select("name")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", webhookId)
    .executeTakeFirstOrThrow();
  for (const { email: address, name, language } of await listDeciders(work, organisationId))
    await postMail(
      work,
      { address, name, language },
      { kind: "webhook-stopped", facts: { webhookId, name: webhook.name, because } },
    );
}

/** What has had its days goes with the attempts made for it. */
async function sweep(work: Work, webhookId: string): Promise<void> {
  await work.db
    .deleteFrom("webhook_messages")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("webhook_id", "=", webhookId)
    .where("occurred_at", "<", later(work.now, { days: -keptDays }))
    .execute();
}
