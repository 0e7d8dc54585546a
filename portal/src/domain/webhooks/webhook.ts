/**
 * A webhook: an address that is told what happens in the organisation, as Standard Webhooks 1.0 writes it. A message holds ids and
 * words of ours alone; whoever gets it asks the API for the rest. It comes at least once, and in no promised order.
 */
import { createHash } from "node:crypto";
import { type Instant, later } from "../../time.ts";
import type { OrganisationKind } from "../access/permissions.ts";

/** What each kind of organisation can be told: a supplier of its invoices, the region of both sides of its own. */
export const webhookEventsOf = {
  supplier: ["invoice.sent", "invoice.delivered", "invoice.answered", "invoice.credited", "case.answered"],
  region: [
    "document.received",
    "document.answered",
    "handover.offered",
    "handover.received",
    "customer-invoice.issued",
    "customer-invoice.delivered",
    "customer-invoice.credited",
    "customer-invoice.reminded",
    "customer-invoice.collected",
  ],
  customer: [],
} as const satisfies Readonly<Record<OrganisationKind, readonly string[]>>;
export type WebhookEvent = (typeof webhookEventsOf)[OrganisationKind][number];
export const webhookEvents: readonly WebhookEvent[] = [...webhookEventsOf.supplier, ...webhookEventsOf.region];

/** Sent by the button: it tells nothing but that it comes. */
export const testEvent = "webhook.test";

export const webhooksMax = 20;
export const webhookNameCharactersMax = 80;
export const urlCharactersMax = 500;
/** How often the button may be pressed in an hour. */
export const testsPerHourMax = 10;
/** How long both secrets sign after a change. */
export const secretOverlapHours = 24;
/** How long messages and attempts are kept. */
export const keptDays = 30;

export type StopReason = "by-hand" | "gone" | "failing";
export type MessageState = "waiting" | "delivered" | "given-up";

/** What became of one attempt: what the other side answered, or that nothing was seen of an answer. */
export interface Told {
  readonly kind: "accepted" | "gone" | "failed";
  readonly status?: number | undefined;
  readonly reason?: string | undefined;
}

const [minute, hour] = [60, 3600];
/** Pauses between attempts, in seconds, from when the one before was seen to fail: some three days in all. */
const pauses = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];
/** Within a fifth either way, so that what failed together does not come back together. */
const spread = 0.4;

/** When a message that failed so many times is tried again; never after the tenth. */
export function nextAttemptAt(messageId: string, attempts: number, now: Instant): Instant | undefined {
  const seconds = pauses[attempts - 1];
  if (seconds === undefined) return undefined;
  const share = createHash("sha256").update(`${messageId} ${attempts}`).digest().readUInt16BE(0) / 65_535;
  return later(now, { seconds: Math.max(1, Math.round(seconds * (1 - spread / 2 + spread * share))) });
}

export interface WebhookMessage {
  readonly id: string;
  readonly event: string;
  readonly subject: string | undefined;
  readonly sequence: number;
  readonly occurredAt: Instant;
}

/** The body, the same bytes on every attempt. */
export function bodyOf({ event, subject, sequence, occurredAt }: WebhookMessage): string {
  return JSON.stringify({ type: event, timestamp: occurredAt, data: { id: subject ?? null, sequence } });
}

/** What may stand as an address: https, no user, and a host; whether it may be reached, the sender finds out each time. */
export function readWebhookUrl(text: string): { readonly url: string } | { readonly fault: UrlFault } {
  const typed = text.trim();
  if (typed === "") return { fault: "missing" };
  const url = URL.parse(typed);
  if (url === null || typed.length > urlCharactersMax) return { fault: "not-an-address" };
  if (url.protocol !== "https:") return { fault: "not-https" };
  if (url.username !== "" || url.password !== "") return { fault: "has-user" };
  url.hash = "";
  return url.href.length > urlCharactersMax ? { fault: "not-an-address" } : { url: url.href };
}

export type UrlFault = "missing" | "not-an-address" | "not-https" | "has-user";
