/**
 * Hands a signed message to a webhook's address, past the guard (guarded-address.ts). Redirects are not followed, answers are not read
 * beyond their beginning, and nothing of them is told but the status.
 */
import { Agent, request } from "node:https";
import type { Told } from "../domain/webhooks/webhook.ts";
import { findTarget, type GuardSettings, pinnedTo } from "./guarded-address.ts";

export interface SentMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type SendWebhook = (message: SentMessage) => Promise<Told>;

export interface SenderSettings extends Omit<GuardSettings, "plainInside"> {
  readonly timeoutMs?: number;
  /** Certificates to trust besides the system's. */
  readonly trusted?: string;
}

const answerBytesMax = 65_536;

export function webhookSender(settings: SenderSettings = {}): SendWebhook {
  return async (message) => {
    const url = new URL(message.url);
    const target = await findTarget(url, settings);
    if ("reason" in target) return { kind: "failed", reason: target.reason };
    return post(url, target.address, { message, settings });
  };
}

interface Posting {
  readonly message: SentMessage;
  readonly settings: SenderSettings;
}

function post(url: URL, address: string, { message, settings }: Posting): Promise<Told> {
  const { timeoutMs = 15_000, trusted } = settings;
  const agent = new Agent({ keepAlive: false });
  return new Promise<Told>((resolve) => {
    const tell = (told: Told): void => {
      resolve(told);
      asked.destroy();
    };
    const asked = request(
      url,
      {
        method: "POST",
        agent,
        signal: AbortSignal.timeout(timeoutMs),
        ...(trusted === undefined ? {} : { ca: trusted }),
        lookup: pinnedTo(address),
        headers: {
          ...message.headers,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(message.body),
          "user-agent": "Fakturaporten-Webhooks",
        },
      },
      (response) => {
        let bytes = 0;
        const answered = toldBy(response.statusCode ?? 0);
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > answerBytesMax) tell(answered);
        });
        response.on("end", () => tell(answered));
        response.on("error", () => tell({ kind: "failed", reason: "no-answer" }));
      },
    );
    asked.on("error", () => tell({ kind: "failed", reason: "no-answer" }));
    asked.end(message.body);
  });
}

function toldBy(status: number): Told {
  if (status >= 200 && status < 300) return { kind: "accepted", status };
  if (status === 410) return { kind: "gone", status };
  return { kind: "failed", status, reason: status >= 300 && status < 400 ? "redirected" : "refused" };
}
