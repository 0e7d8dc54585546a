import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { aSupplier, password, proofOf } from "../../test/support/people.ts";
import { anIssuedInvoice, aUnit } from "../../test/support/documents.ts";
import { testSafe } from "../../test/support/door.ts";
import { aUnitScene, receivedAt, type UnitScene } from "../../test/support/unit-scene.ts";
import { provePassword } from "../domain/access/password-proof.ts";
import { savePolicy } from "../domain/handover/policies.ts";
import { answerDocument } from "../domain/inbox/answer-document.ts";
import { openDocument } from "../domain/inbox/open-document.ts";
import { makeWebhook, renewSecret, startWebhook, stopWebhook } from "../domain/webhooks/keep-webhook.ts";
import { getWebhook, listAttempts, listWebhooks } from "../domain/webhooks/queries.ts";
import { buckets } from "../domain/access/throttle.ts";
import { resendMessage, tellWebhooks, testWebhook } from "../domain/webhooks/tell-webhooks.ts";
import { type Told, type WebhookEvent, webhookEvents, webhookEventsOf } from "../domain/webhooks/webhook.ts";
import type { SentMessage } from "../integrations/webhook-sender.ts";
import { handlers } from "./handlers.ts";
import { sendWebhook } from "./send-webhook.ts";

/** What the other side got, and what it answers. */
const there: { got: SentMessage[]; answer: Told; onSend: (() => void) | undefined } = {
  got: [],
  answer: { kind: "accepted", status: 204 },
  onSend: undefined,
};
const send = async (message: SentMessage): Promise<Told> => {
  there.got.push(message);
  there.onSend?.();
  return there.answer;
};
const house = testHouse({ handlers: { ...handlers, "send-webhook": sendWebhook({ safe: testSafe, send }) } });
let scene: UnitScene;

beforeEach(async () => {
  await house.forgetJobs();
  Object.assign(there, { got: [], answer: { kind: "accepted", status: 204 }, onSend: undefined });
  scene = await aUnitScene(house);
});

const proof = async () => {
  const proved = await provePassword((command) => house.perform(scene.administrator.actor, command), password);
  if (proved.kind !== "proved") throw new Error(proved.kind);
  return proved.proof;
};

async function aWebhook(events: readonly WebhookEvent[] = webhookEvents): Promise<{ id: string; secret: string }> {
  const made = { name: "Ekonomi", url: "https://ekonomi.example.se/in", events, safe: testSafe, proof: await proof() };
  return house.perform(scene.administrator.actor, (work) => makeWebhook(work, made));
}

const asAdministrator = <T>(command: Parameters<typeof house.perform<T>>[1]) =>
  house.perform(scene.administrator.actor, command);
const attempts = (id: string) => asAdministrator((work) => listAttempts(work, id));

const receive = (): Promise<string> => receivedAt(house, scene);

const types = (): readonly string[] => there.got.map(({ body }) => (JSON.parse(body) as { type: string }).type);

describe("what happens is told", () => {
  test("a document that has come, waits to be fetched, and is answered: ids alone, signed, in order", async () => {
    const { secret } = await aWebhook();
    await house.perform(scene.administrator.actor, (work) =>
      savePolicy(work, { receiverId: scene.unit, way: "api", occasion: "on-receipt" }),
    );
    const documentId = await receive();
    await house.perform(scene.officer.actor, (work) => openDocument(work, documentId));
    await house.perform(scene.officer.actor, (work) => answerDocument(work, { documentId, move: "accept" }));
    await house.runJobs();
    expect(types().length).toBe(3);
    expect(new Set(types())).toEqual(new Set(["document.received", "document.answered", "handover.offered"]));
    const told = there.got.map(({ body }) => JSON.parse(body) as { data: { id: string; sequence: number } });
    expect(new Set(told.map(({ data }) => data.id))).toEqual(new Set([documentId]));
    expect(new Set(told.map(({ data }) => data.sequence))).toEqual(new Set([1, 2, 3]));
    const { body = "", headers = {} } = there.got[0] ?? {};
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const signed = `${headers["webhook-id"] ?? ""}.${headers["webhook-timestamp"] ?? ""}.${body}`;
    expect(key.length).toBe(32);
    expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
    expect(Object.keys(JSON.parse(body) as object)).toEqual(["type", "timestamp", "data"]);
  });

  test("only what was asked for, only to the own organisation, and nothing of what was rolled back", async () => {
    await aWebhook(["document.answered"]);
    await receive();
    const elsewhere = await aUnitScene(house);
    const { actor } = elsewhere.administrator;
    await house.perform(actor, (work) => tellWebhooks(work, "document.answered", work.newId()));
    const rolledBack = asAdministrator(async (work) => {
      await tellWebhooks(work, "document.answered", work.newId());
      throw new Error("no");
    });
    await expect(rolledBack).rejects.toThrow("no");
    await house.runJobs();
    expect(types()).toEqual([]);
  });

  test("the secret stands nowhere in the database", async () => {
    const { id, secret } = await aWebhook();
    const row = await house.everything.selectFrom("webhooks").selectAll().where("id", "=", id).executeTakeFirst();
    expect(JSON.stringify(row)).not.toContain(secret.slice("whsec_".length, 20));
    const { secret: next } = await asAdministrator(async (work) =>
      renewSecret(work, { id, safe: testSafe, proof: await proof() }),
    );
    await asAdministrator((work) => testWebhook(work, id));
    await house.runJobs();
    await house.turnBy({ hours: 25 });
    await asAdministrator((work) => testWebhook(work, id));
    await house.runJobs();
    const signatures = there.got.map(({ headers }) => (headers["webhook-signature"] ?? "").split(" ").length);
    expect([signatures, next === secret]).toEqual([[2, 1], false]);
  });
});

/** To the one administrator there is. */
async function lettersOf(webhookId: string) {
  const rows = await house.everything
    .selectFrom("mails")
    .select("facts")
    .where("kind", "=", "webhook-stopped")
    .execute();
  return rows
    .map(({ facts }) => facts as Record<string, string>)
    .filter((facts) => facts["webhookId"] === webhookId)
    .map(({ because, name }) => ({ because, name }));
}

describe("what fails", () => {
  test("is tried ten times over some three days under one id, then the webhook is stopped and says why", async () => {
    const { id } = await aWebhook();
    there.answer = { kind: "failed", status: 500, reason: "refused" };
    await asAdministrator((work) => tellWebhooks(work, "document.received", work.newId()));
    for (let hours = 0; hours < 100; hours += 1) {
      await house.runJobs();
      await house.turnBy({ hours: 1 });
    }
    expect(there.got.length).toBe(10);
    expect(new Set(there.got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(there.got.map(({ body }) => body)).size).toBe(1);
    const rows = await attempts(id);
    expect(rows.map(({ number, status, outcome }) => [number, status, outcome])).toEqual(
      Array.from({ length: 10 }, (_, index) => [10 - index, 500, "failed"]),
    );
    expect((await asAdministrator((work) => getWebhook(work, id))).stopped?.because).toBe("failing");
    expect(await lettersOf(id)).toEqual([{ because: "failing", name: "Ekonomi" }]);
    await asAdministrator((work) => tellWebhooks(work, "document.received", work.newId()));
    await house.runJobs();
    expect(there.got.length).toBe(10);
    there.answer = { kind: "accepted", status: 200 };
    await asAdministrator((work) => startWebhook(work, id));
    const messageId = rows[0]?.messageId ?? "";
    await asAdministrator((work) => resendMessage(work, { webhookId: id, messageId }));
    await house.runJobs();
    expect((await attempts(id))[0]).toMatchObject({ messageId, number: 11, outcome: "accepted", state: "delivered" });
  });

  test("a 410 stops the webhook at once", async () => {
    const { id } = await aWebhook();
    there.answer = { kind: "gone", status: 410 };
    await asAdministrator((work) => testWebhook(work, id));
    await house.runJobs();
    expect((await asAdministrator((work) => getWebhook(work, id))).stopped?.because).toBe("gone");
    expect(await lettersOf(id)).toEqual([{ because: "gone", name: "Ekonomi" }]);
    await expect(asAdministrator((work) => testWebhook(work, id))).rejects.toMatchObject({ code: "webhook-stopped" });
  });

  test("what waits while it is stopped is sent when it is started, once", async () => {
    const { id } = await aWebhook();
    await asAdministrator((work) => tellWebhooks(work, "document.received", work.newId()));
    await asAdministrator((work) => stopWebhook(work, id));
    await house.runJobs();
    expect(there.got).toEqual([]);
    await asAdministrator((work) => startWebhook(work, id));
    await house.runJobs();
    expect(there.got.length).toBe(1);
  });

  test("a process killed while it sends: the message comes again under its id, and both attempts are seen", async () => {
    const { id } = await aWebhook();
    await asAdministrator((work) => testWebhook(work, id));
    there.onSend = () => {
      throw new Error("killed");
    };
    await house.runJobs({ failuresWanted: true });
    there.onSend = undefined;
    await house.turnBy({ minutes: 10 });
    await house.runJobs({ failuresWanted: true });
    expect(new Set(there.got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await attempts(id)).map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["accepted", undefined],
      ["failed", "not-seen-to-end"],
    ]);
  });

  test("two workers at one message hand it over once", async () => {
    await aWebhook();
    await asAdministrator((work) => tellWebhooks(work, "document.received", work.newId()));
    const [{ payload } = { payload: undefined }] = await house.waitingJobs();
    const act = sendWebhook({ safe: testSafe, send });
    const outcomes = await Promise.allSettled([act(house.tools, payload as never), act(house.tools, payload as never)]);
    expect(there.got.length).toBe(1);
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
  });
});

describe("sent once more by hand", () => {
  test("a message that was delivered comes again under its id, and one that waits does not", async () => {
    const { id } = await aWebhook();
    await asAdministrator((work) => tellWebhooks(work, "document.received", work.newId()));
    await house.runJobs();
    const messageId = (await attempts(id))[0]?.messageId ?? "";
    await asAdministrator((work) => resendMessage(work, { webhookId: id, messageId }));
    const twice = asAdministrator((work) => resendMessage(work, { webhookId: id, messageId }));
    await expect(twice).rejects.toMatchObject({ code: "changed-meanwhile" });
    await house.runJobs();
    expect(new Set(there.got.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([`msg_${messageId}`]));
    expect([there.got.length, (await attempts(id)).length]).toEqual([2, 2]);
  });
});

test("messages are sent again so many times and no more for now, since the senders are everybody's", async () => {
  const { id } = await aWebhook();
  await asAdministrator((work) => tellWebhooks(work, "document.received", work.newId()));
  const { id: messageId } = await house.everything
    .selectFrom("webhook_messages")
    .select("id")
    .where("webhook_id", "=", id)
    .executeTakeFirstOrThrow();
  const again = () => asAdministrator((work) => resendMessage(work, { webhookId: id, messageId }));
  const isDone = () =>
    house.everything.updateTable("webhook_messages").set({ state: "delivered" }).where("id", "=", messageId).execute();
  for (let times = 0; times < buckets.webhookResend.capacity; times += 1) {
    await isDone();
    await again();
  }
  await isDone();
  await expect(again()).rejects.toMatchObject({ code: "webhook-resends-spent" });
  await house.turnBy({ minutes: 5 });
  await again();
});

describe("a supplier", () => {
  test("is told that its invoice has arrived, by its id and nothing else", async () => {
    const supplier = await aSupplier(house);
    const proof = await proofOf(house, supplier);
    await house.perform(supplier.actor, (work) =>
      makeWebhook(work, {
        name: "Affärssystemet",
        url: "https://supplier.example/in",
        events: webhookEventsOf.supplier,
        safe: testSafe,
        proof,
      }),
    );
    const unit = await aUnit(house, [scene.officer.actor]);
    const { invoiceId } = await anIssuedInvoice(house, supplier.actor, { receiverId: unit });
    await house.runJobs();
    const told = there.got.map(({ body }) => JSON.parse(body) as { type: string; data: object });
    expect(told.map(({ type, data }) => [type, data])).toEqual([["invoice.delivered", { id: invoiceId, sequence: 1 }]]);
  });
});

describe("who keeps them", () => {
  test("tests are counted, and what is old is swept", async () => {
    const { id } = await aWebhook();
    for (let count = 0; count < 10; count += 1) await asAdministrator((work) => testWebhook(work, id));
    await expect(asAdministrator((work) => testWebhook(work, id))).rejects.toMatchObject({
      code: "webhook-tests-spent",
    });
    await house.runJobs();
    await house.turnBy({ days: 31 });
    await asAdministrator((work) => testWebhook(work, id));
    await house.runJobs();
    expect((await attempts(id)).length).toBe(1);
  });

  test("the administrator of the organisation, and nobody else", async () => {
    const { id } = await aWebhook();
    const stranger = (await aUnitScene(house)).administrator.actor;
    await expect(house.perform(scene.officer.actor, listWebhooks)).rejects.toMatchObject({ code: "not-allowed" });
    expect(await house.perform((await aSupplier(house)).actor, listWebhooks)).toEqual([]);
    await expect(house.perform(stranger, (work) => getWebhook(work, id))).rejects.toMatchObject({ code: "not-found" });
    await expect(house.perform(stranger, (work) => testWebhook(work, id))).rejects.toMatchObject({ code: "not-found" });
    await house.perform(stranger, (work) => stopWebhook(work, id));
    expect((await asAdministrator((work) => getWebhook(work, id))).stopped).toBeUndefined();
    expect(await house.perform(stranger, (work) => listAttempts(work, id))).toEqual([]);
  });
});
