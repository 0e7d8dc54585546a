/** What the administrator sees of webhooks: where they are, and what became of each message. */
import { sql } from "kysely";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireGrant } from "../access/permissions.ts";
import type { EventKind } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type MessageState, type StopReason, type WebhookEvent, webhookEvents, webhooksMax } from "./webhook.ts";

export interface ListedWebhook {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly stopped: { readonly at: Instant; readonly because: StopReason } | undefined;
}

export async function listWebhooks(work: Work): Promise<readonly ListedWebhook[]> {
  const rows = await selectWebhooks(work).orderBy("made_at").limit(webhooksMax).execute();
  return rows.map(describe);
}

export async function getWebhook(work: Work, id: string): Promise<ListedWebhook> {
  const row = await selectWebhooks(work).where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return describe(row);
}

function selectWebhooks(work: Work) {
  const { organisationId } = requireGrant(work, "webhook.write");
  return work.db
    .selectFrom("webhooks")
    .select(["id", "name", "url", "events", "stopped_at", "stopped_because"])
    .where("organisation_id", "=", organisationId);
}

function describe(
  row: Awaited<ReturnType<ReturnType<typeof selectWebhooks>["executeTakeFirstOrThrow"]>>,
): ListedWebhook {
  const { id, name, url, stopped_at: at, stopped_because: because } = row;
  const events = webhookEvents.filter((one) => row.events.includes(one));
  return { id, name, url, events, stopped: at === null || because === null ? undefined : { at, because } };
}

export interface ListedAttempt {
  readonly messageId: string;
  readonly event: string;
  readonly number: number;
  readonly startedAt: Instant;
  readonly outcome: "started" | "accepted" | "failed";
  readonly status: number | undefined;
  readonly reason: string | undefined;
  /** Of the message: only the latest attempt of a message that was given up can be sent again. */
  readonly state: MessageState;
  readonly isLatest: boolean;
}

const attemptsListedMax = 100;

/** The latest first. */
export async function listAttempts(work: Work, webhookId: string): Promise<readonly ListedAttempt[]> {
  const { organisationId } = requireGrant(work, "webhook.write");
  const rows = await work.db
    .selectFrom("webhook_messages as message")
    .innerJoin("webhook_attempts as attempt", (join) =>
      join
        .onRef("attempt.organisation_id", "=", "message.organisation_id")
        .onRef("attempt.message_id", "=", "message.id"),
    )
    .select([
      "message.id",
      "message.event",
      "message.state",
      "message.attempts",
      "attempt.number",
      "attempt.started_at",
      "attempt.outcome",
      "attempt.status",
      "attempt.reason",
    ])
    .where("message.organisation_id", "=", organisationId)
    .where("message.webhook_id", "=", webhookId)
    .orderBy("attempt.started_at", "desc")
    .orderBy("message.id", "desc")
    .orderBy("attempt.number", "desc")
    .limit(attemptsListedMax)
    .execute();
  return rows.map((row) => ({
    messageId: row.id,
    event: row.event,
    number: row.number,
    startedAt: row.started_at,
    outcome: row.outcome,
    status: row.status ?? undefined,
    reason: row.reason ?? undefined,
    state: row.state,
    isLatest: row.number === row.attempts,
  }));
}

/** What has been done to a webhook, by whom. */
export interface WebhookDeed {
  readonly at: Instant;
  readonly kind: WebhookDeedKind;
  /** Of what, where a message was sent again. */
  readonly event: string | undefined;
  /** A person by name, or a system by the name it was let in under; nobody when the portal did it. */
  readonly by: string | undefined;
}

export const webhookDeedKinds = [
  "webhook.made",
  "webhook.secret-renewed",
  "webhook.stopped",
  "webhook.started",
  "webhook.sent-again",
] as const satisfies readonly EventKind[];
export type WebhookDeedKind = (typeof webhookDeedKinds)[number];

const deedsListedMax = 50;

/** The latest first. */
export async function listWebhookDeeds(work: Work, webhookId: string): Promise<readonly WebhookDeed[]> {
  const { organisationId } = requireGrant(work, "webhook.write");
  const rows = await work.db
    .selectFrom("events")
    .leftJoin("accounts", "accounts.id", "events.account_id")
    .leftJoin("clients", (join) =>
      join
        .onRef("clients.organisation_id", "=", "events.organisation_id")
        .on((is) => is(sql`'client:' || clients.id`, "=", is.ref("events.actor"))),
    )
    .select(["events.at", "events.kind", "events.facts", "accounts.name as person", "clients.name as client"])
    .where("events.organisation_id", "=", organisationId)
    .where("events.subject_kind", "=", "webhook")
    .where("events.subject_id", "=", webhookId)
    .where("events.kind", "in", webhookDeedKinds)
    .orderBy("events.id", "desc")
    .limit(deedsListedMax)
    .execute();
  return rows.map(({ at, kind, facts, person, client }) => ({
    at,
    kind: kind as WebhookDeedKind,
    event: (facts as { readonly event?: string }).event,
    by: person ?? client ?? undefined,
  }));
}
