import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Instant } from "../../time.ts";
import { epochMsOf } from "../../time.ts";
import { signatureHeaders } from "./signature.ts";
import { nextAttemptAt, readWebhookUrl } from "./webhook.ts";

/** The example of the specification, standard-webhooks 1.0.0. */
test("a message is signed as Standard Webhooks has it", () => {
  const signed = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", sentAtSeconds: 1_614_265_330, body: '{"test": 2432232314}' };
  expect(signatureHeaders(signed, ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])).toEqual({
    "webhook-id": signed.id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("the guide's receiver takes a message once, and none that is forged, changed or old", async () => {
  const root = join(import.meta.dirname, "..", "..", "..", "..");
  const guide = await readFile(join(root, "docs", "guide", "webhooks.md"), "utf8");
  const folder = await mkdtemp(join(tmpdir(), "fakturaporten-guide-"));
  const file = join(folder, "receiver.mjs");
  await writeFile(file, /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? "");
  const { readMessage } = (await import(file)) as { readMessage: (message: object) => unknown };
  await rm(folder, { recursive: true });
  const [secret, other] = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"];
  const body = '{"type":"webhook.test"}';
  const headers = signatureHeaders({ id: "msg_1", sentAtSeconds: 1000, body }, [other, secret]);
  const asked = { headers, body, secret, nowSeconds: 1100 };
  expect(readMessage({ ...asked, body: '{"type":"other"}' })).toBeUndefined();
  expect(readMessage({ ...asked, secret: "whsec_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB" })).toBeUndefined();
  expect(readMessage({ ...asked, nowSeconds: 1301 })).toBeUndefined();
  expect(readMessage(asked)).toEqual({ type: "webhook.test" });
  expect(readMessage(asked)).toBeUndefined();
});

test("two secrets sign side by side", () => {
  const { "webhook-signature": signature = "" } = signatureHeaders({ id: "m", sentAtSeconds: 1, body: "{}" }, [
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
  ]);
  expect(signature.split(" ").map((one) => one.slice(0, 3))).toEqual(["v1,", "v1,"]);
  expect(new Set(signature.split(" ")).size).toBe(2);
});

test("ten attempts over some three days, never sooner than a fifth before and never later than a fifth after", () => {
  const now = "2026-11-28T10:00:00.000Z" as Instant;
  const planned = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
  const waits = planned.map(
    (_, index) => (epochMsOf(nextAttemptAt("a message", index + 1, now) ?? now) - epochMsOf(now)) / 1000,
  );
  for (const [index, seconds] of planned.entries()) {
    expect(waits[index]).toBeGreaterThanOrEqual(Math.floor(seconds * 0.8));
    expect(waits[index]).toBeLessThanOrEqual(Math.ceil(seconds * 1.2));
  }
  expect(nextAttemptAt("a message", 10, now)).toBeUndefined();
  const fifths = Array.from({ length: 50 }, (_, index) => nextAttemptAt(`message ${index}`, 4, now));
  expect(new Set(fifths).size).toBeGreaterThan(40);
});

const urls: readonly [string, string][] = [
  ["", "missing"],
  ["   ", "missing"],
  ["ekonomi", "not-an-address"],
  ["https://", "not-an-address"],
  ["http://example.se/x", "not-https"],
  ["ftp://example.se/x", "not-https"],
  ["javascript:alert(1)", "not-https"],
  ["https://user@example.se/", "has-user"],
  ["https://user:secret@example.se/", "has-user"],
  [`https://example.se/${"x".repeat(600)}`, "not-an-address"],
];
test.each(urls)("the address %j is told: %s", (text, fault) => {
  expect(readWebhookUrl(text)).toEqual({ fault });
});

test.each([
  [" https://example.se/in?x=1#part ", "https://example.se/in?x=1"],
  ["https://EXEMPEL.se", "https://exempel.se/"],
  ["https://räksmörgås.se/a", "https://xn--rksmrgs-5wao1o.se/a"],
])("the address %j is %s", (text, url) => {
  expect(readWebhookUrl(text)).toEqual({ url });
});
