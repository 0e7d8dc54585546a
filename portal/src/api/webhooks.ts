/** Webhooks as the systems behind them see them: what became of each message, and one sent once more. */
import { z } from "zod";
import { getWebhook, listAttempts, listWebhooks } from "../domain/webhooks/queries.ts";
import { resendMessage } from "../domain/webhooks/tell-webhooks.ts";
import { operation } from "./operation.ts";
import { id, moment } from "./shapes.ts";

const kept = z
  .object({ id, name: z.string(), url: z.string(), events: z.array(z.string()), stopped: z.string().optional() })
  .meta({ id: "Webhook" });

export const webhooks = operation({
  method: "GET",
  path: "/webhooks",
  id: "listWebhooks",
  scope: "webhook.write",
  summary: "Webhooks of the organisation",
  says: "With what each is told. `stopped` says why one is told nothing. They are made in the portal, where the secret is shown once.",
  refusals: [],
  answers: z.object({ webhooks: z.array(kept) }),
  handle: async (work) => ({
    webhooks: (await listWebhooks(work)).map(({ stopped, events, ...rest }) => ({
      ...rest,
      events: [...events],
      ...(stopped && { stopped: stopped.because }),
    })),
  }),
});

const attempt = z
  .object({
    messageId: id,
    event: z.string(),
    number: z.int(),
    startedAt: moment,
    outcome: z.enum(["started", "accepted", "failed"]),
    status: z.int().optional(),
    reason: z.string().optional(),
    message: z.enum(["waiting", "delivered", "given-up"]),
  })
  .meta({ id: "WebhookAttempt" });

export const webhookAttempts = operation({
  method: "GET",
  path: "/webhooks/{webhookId}/attempts",
  id: "listWebhookAttempts",
  scope: "webhook.write",
  summary: "Attempts to tell a webhook",
  says: "The latest hundred, the latest first. `message` is where the message as a whole stands; messages are kept for thirty days.",
  refusals: [],
  params: z.object({ webhookId: id }),
  answers: z.object({ attempts: z.array(attempt) }),
  handle: async (work, { params: { webhookId } }) => {
    await getWebhook(work, webhookId);
    const attempts = await listAttempts(work, webhookId);
    return {
      attempts: attempts.map(({ messageId, event, number, startedAt, outcome, status, reason, state }) => ({
        messageId,
        event,
        number,
        startedAt,
        outcome,
        status,
        reason,
        message: state,
      })),
    };
  },
});

export const webhookReplay = operation({
  method: "POST",
  path: "/webhooks/{webhookId}/messages/{messageId}/replay",
  id: "replayWebhookMessage",
  scope: "webhook.write",
  summary: "Send a message once more",
  says: "The same message under the same id, whether it was delivered or given up. One that waits to be sent is refused.",
  refusals: ["changed-meanwhile", "webhook-resends-spent"],
  params: z.object({ webhookId: id, messageId: id }),
  body: z.strictObject({}),
  answers: z.object({ messageId: id }),
  handle: async (work, { params }) => {
    await resendMessage(work, params);
    return { messageId: params.messageId };
  },
});
