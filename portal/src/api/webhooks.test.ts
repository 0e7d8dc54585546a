/** What the system behind a webhook asks of it: where its messages stand, and one of them once more. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testApi, tokenFor } from "../../test/support/api.ts";
import { testSafe } from "../../test/support/door.ts";
import { testHouse } from "../../test/support/house.ts";
import { proofOf } from "../../test/support/people.ts";
import { aUnitScene } from "../../test/support/unit-scene.ts";
import { makeWebhook } from "../domain/webhooks/keep-webhook.ts";
import { listWebhookDeeds } from "../domain/webhooks/queries.ts";
import { tellWebhooks } from "../domain/webhooks/tell-webhooks.ts";
import { sendWebhook } from "../jobs/send-webhook.ts";

const house = testHouse();
const api = testApi(house);

test("lists webhooks and attempts, replays a message once for each key, and shows another organisation nothing", async () => {
  const { administrator } = await aUnitScene(house);
  const proof = await proofOf(house, administrator);
  const made = {
    name: "Ekonomi",
    url: "https://erp.example/in",
    events: ["handover.received"],
    safe: testSafe,
    proof,
  } as const;
  const { id } = await house.perform(administrator.actor, (work) => makeWebhook(work, made));
  await house.perform(administrator.actor, (work) => tellWebhooks(work, "handover.received", work.newId()));
  const waiting = (await house.waitingJobs()).find(({ job }) => job === "send-webhook");
  const send = sendWebhook({ safe: testSafe, send: async () => ({ kind: "accepted", status: 204 }) });
  await send(house.tools, waiting?.payload as never);
  const token = await tokenFor(house, administrator, { scopes: ["webhook.write"] });
  expect((await api.get("/webhooks", token)).json()).toEqual({
    webhooks: [{ id, name: "Ekonomi", url: "https://erp.example/in", events: ["handover.received"] }],
  });
  const attempts = async () => (await api.get(`/webhooks/${id}/attempts`, token)).json().attempts;
  const [first] = await attempts();
  expect(first).toMatchObject({ event: "handover.received", outcome: "accepted", status: 204, message: "delivered" });
  const replay = `/webhooks/${id}/messages/${first.messageId}/replay`;
  const key = randomUUID();
  expect((await api.post(replay, token, {}, key)).statusCode).toBe(201);
  expect((await api.post(replay, token, {}, key)).statusCode).toBe(201);
  expect((await api.post(replay, token, {}, randomUUID())).statusCode).toBe(409);
  expect(await attempts()).toMatchObject([{ message: "waiting" }]);
  const deeds = await house.perform(administrator.actor, (work) => listWebhookDeeds(work, id));
  expect(deeds.map(({ kind, event, by }) => [kind, event, by])).toEqual([
    ["webhook.sent-again", "handover.received", expect.stringMatching(/./)],
    ["webhook.made", undefined, expect.stringMatching(/./)],
  ]);

  const other = await tokenFor(house, (await aUnitScene(house)).administrator, { scopes: ["webhook.write"] });
  expect((await api.get("/webhooks", other)).json()).toEqual({ webhooks: [] });
  expect((await api.get(`/webhooks/${id}/attempts`, other)).statusCode).toBe(404);
  expect((await api.post(replay, other, {}, randomUUID())).statusCode).toBe(409);
  const narrow = await tokenFor(house, administrator, { scopes: ["handover.read"] });
  expect((await api.get("/webhooks", narrow)).statusCode).toBe(403);
});
