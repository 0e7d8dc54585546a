/** Hands a message to its webhook: written in one transaction, sent, and what came of it written in another. */
import type { Safe } from "../domain/access/safe.ts";
import { beginWebhookAttempt, endWebhookAttempt } from "../domain/webhooks/attempt.ts";
import { signatureHeaders } from "../domain/webhooks/signature.ts";
import { bodyOf } from "../domain/webhooks/webhook.ts";
import type { SendWebhook } from "../integrations/webhook-sender.ts";
import { epochMsOf } from "../time.ts";
import type { Actor } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export interface WebhookParts {
  readonly safe: Safe;
  readonly send: SendWebhook;
}

/** Throwing means: try again later; what the other side answers is no reason to. */
export function sendWebhook(parts: WebhookParts | undefined): JobHandler<"send-webhook"> {
  return async ({ perform, clock }, { organisationId, messageId }) => {
    if (parts === undefined) throw new Error("Nobody is there to send webhooks.");
    const machine: Actor = { kind: "machine", job: "send-webhook", organisationId };
    const begun = await perform(machine, (work) => beginWebhookAttempt(work, parts.safe, messageId));
    if (begun === undefined) return;
    if (begun === "under-way")
      throw new Error("An attempt is under way, or was killed; looked at again when that is known.");
    const body = bodyOf(begun.message);
    const signed = { id: `msg_${messageId}`, sentAtSeconds: Math.floor(epochMsOf(clock()) / 1000), body };
    const told = await parts.send({ url: begun.url, headers: signatureHeaders(signed, begun.secrets), body });
    await perform(machine, (work) => endWebhookAttempt(work, { messageId, number: begun.number, told }));
  };
}
