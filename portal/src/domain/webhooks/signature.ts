/** Signing as Standard Webhooks 1.0 says: `v1,` and an HMAC-SHA256 over `id.timestamp.body`, one for each secret in use. */
import { createHmac } from "node:crypto";

const prefix = "whsec_";

/** @param random 32 bytes in base64url, as chance gives them. */
export function secretText(random: string): string {
  return prefix + Buffer.from(random, "base64url").toString("base64");
}

export interface Signed {
  readonly id: string;
  readonly sentAtSeconds: number;
  readonly body: string;
}

export function signatureHeaders(
  { id, sentAtSeconds, body }: Signed,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${sentAtSeconds}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": String(sentAtSeconds),
    "webhook-signature": signatures.join(" "),
  };
}
