import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { testApi, tokenFor } from "../../test/support/api.ts";
import { testHouse } from "../../test/support/house.ts";
import { proofOf } from "../../test/support/people.ts";
import { aUnitScene, receivedAt, type UnitScene } from "../../test/support/unit-scene.ts";
import { startSession } from "../domain/access/sessions.ts";
import { makeClient, revokeClient } from "../domain/clients/make-client.ts";
import { listClients } from "../domain/clients/queries.ts";
import { listAnswers } from "../domain/inbox/queries.ts";
import { handlers } from "../jobs/handlers.ts";
import { operation } from "./operation.ts";
import { operations } from "./operations.ts";

const slow = operation({
  method: "POST",
  path: "/slow",
  id: "slow",
  scope: undefined,
  summary: "Waits",
  says: "For tests.",
  refusals: [],
  body: z.strictObject({ fail: z.boolean().optional() }),
  answers: z.object({ count: z.number() }),
  handle: async (_work, { body }) => {
    slowRuns += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (body.fail === true) throw new Error("planned");
    return { count: slowRuns };
  },
});
let slowRuns = 0;

const house = testHouse();
const api = testApi(house, { operations: [...operations, slow] });

async function scene(): Promise<UnitScene & { readonly token: string }> {
  const here = await aUnitScene(house);
  return { ...here, token: await tokenFor(house, here.administrator) };
}

const codeOf = (answered: { readonly body: string }): unknown =>
  (JSON.parse(answered.body) as { readonly code?: unknown }).code;

test.each([
  ["a control character", "Rad\u0000två"],
  ["half a character", "\ud800x"],
])("text with %s is told at its place, and changes nothing", async (_, clarification) => {
  const here = await scene();
  const documentId = await receivedAt(house, here);
  const asked = { answer: "query", reason: "REF", clarification };
  const refused = await api.post(`/documents/${documentId}/answers`, here.token, asked, randomUUID());
  expect([refused.statusCode, JSON.parse(refused.body)]).toMatchObject([
    422,
    { code: "request-not-valid", faults: [{ at: "body.clarification" }] },
  ]);
});

test("a day before PostgreSQL's own is told, not looked for", async () => {
  const { token, unit } = await scene();
  const refused = await api.get(`/documents?unit=${unit}&receivedFrom=0001-01-01`, token);
  expect([refused.statusCode, codeOf(refused)]).toEqual([422, "request-not-valid"]);
});

describe("who is let in", () => {
  test("a token is shown once, kept as a hash, seen by the administrator with its last use, and revoked at once", async () => {
    const { administrator, token } = await scene();
    expect(token).toMatch(/^fp_live_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/);
    const kept = await house.everything.selectFrom("clients").selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(token.slice(-43));
    expect((await api.get("/units", token)).statusCode).toBe(200);
    const [listed] = await house.perform(administrator.actor, listClients);
    expect(listed).toMatchObject({ name: "Ekonomisystemet", lastUsedAt: house.now(), revokedAt: undefined });
    await house.perform(administrator.actor, (work) => revokeClient(work, listed?.id ?? ""));
    const refused = await api.get("/units", token);
    expect([refused.statusCode, codeOf(refused)]).toEqual([401, "token-not-valid"]);
    expect(refused.headers["www-authenticate"]).toContain("Bearer");
    expect(refused.headers["content-type"]).toContain("application/problem+json");
  });

  test("a token lets in for as long as was said, and no longer", async () => {
    const { token } = await scene();
    await house.turnBy({ days: 89 });
    expect((await api.get("/units", token)).statusCode).toBe(200);
    await house.turnBy({ days: 2 });
    expect((await api.get("/units", token)).statusCode).toBe(401);
  });

  test("a session's cookie, a token in the address, in a cookie or as a password lets nobody in", async () => {
    const { officer, token } = await scene();
    const { accountId, organisationId } = officer.actor;
    const sid = await house.perform({ kind: "visitor" }, (work) =>
      startSession(work, { accountId, organisationId, network: "test" }),
    );
    const basic = `Basic ${Buffer.from(`x:${token}`).toString("base64")}`;
    const tries = [
      { url: "/units", headers: { cookie: `__Host-sid=${sid}; sid=${sid}` } },
      { url: "/units", headers: { cookie: `token=${token}; authorization=Bearer ${token}` } },
      { url: `/units?access_token=${token}&token=${token}`, headers: {} },
      { url: "/units", headers: { authorization: basic } },
      { url: "/units", headers: { authorization: token } },
      { url: "/units", headers: { authorization: `Bearer ${token}x` } },
      { url: "/units", headers: { authorization: `Bearer ${token.slice(0, -1)}` } },
      { url: "/units", headers: {} },
    ];
    for (const one of tries) expect((await api.ask({ method: "GET", ...one })).statusCode).toBe(401);
  });

  test("only an administrator lets a system in, with the password again, and never with more than they may", async () => {
    const { officer, administrator, seller, unit } = await aUnitScene(house);
    const asked = { name: "System", receiverIds: undefined, days: 30 as const };
    const make = async (by: typeof officer, scopes: readonly string[], proved = by) => {
      const proof = await proofOf(house, proved);
      return house.perform(by.actor, (work) => makeClient(work, { ...asked, scopes: scopes as never, proof }));
    };
    await expect(make(officer, ["inbox.read"])).rejects.toThrow("not-allowed");
    await expect(make(seller, ["inbox.read"])).rejects.toThrow("not-allowed");
    await expect(make(administrator, ["inbox.read"], officer)).rejects.toThrow("password-needed-again");
    await expect(make(administrator, [])).rejects.toThrow("not-allowed");
    await expect(make(administrator, ["settings.write"])).rejects.toThrow("not-allowed");
    const elsewhere = await aUnitScene(house);
    const proof = await proofOf(house, elsewhere.administrator);
    await expect(
      house.perform(elsewhere.administrator.actor, (work) =>
        makeClient(work, { ...asked, scopes: ["inbox.read"], receiverIds: [unit], proof }),
      ),
    ).rejects.toThrow("receiver-unknown");
    const own = await proofOf(house, administrator);
    for (const scope of ["collection.read", "usage.write", "webhook.write"] as const)
      await expect(
        house.perform(administrator.actor, (work) =>
          makeClient(work, { ...asked, scopes: ["inbox.read", scope], receiverIds: [unit], proof: own }),
        ),
      ).rejects.toThrow("not-allowed");
    const foreign = await house.perform(administrator.actor, listClients);
    expect(foreign).toEqual([]);
  });

  test("a token that was made for a unit before, and for more than the unit's, has that no longer", async () => {
    const { administrator, unit } = await aUnitScene(house);
    const token = await tokenFor(house, administrator, { receiverIds: [unit] });
    await house.everything
      .updateTable("clients")
      .set({ scopes: ["inbox.read", "collection.read"] })
      .where("organisation_id", "=", administrator.actor.organisationId)
      .execute();
    expect((await api.get("/units", token)).statusCode).toBe(200);
    expect(codeOf(await api.get("/collection-cases", token))).toBe("not-allowed");
  });

  test("a system sees its organisation's documents, for its units and within its scopes, and nothing else", async () => {
    const here = await scene();
    const elsewhere = await scene();
    const id = await receivedAt(house, here);
    const narrow = await tokenFor(house, here.administrator, { scopes: ["handover.read"] });
    const otherUnit = await aUnitScene(house);
    const list = `/documents?unit=${here.unit}`;
    expect((await api.get(list, here.token)).json()).toMatchObject({
      documents: [{ id, payable: { amount: "1250.00" } }],
    });
    for (const path of [list, `/documents/${id}`, `/documents/${id}/ubl`]) {
      expect(codeOf(await api.get(path, elsewhere.token)), path).toBe("not-found");
      expect(codeOf(await api.get(path, narrow)), path).toBe("not-allowed");
    }
    const own = await tokenFor(house, otherUnit.administrator, { receiverIds: [otherUnit.unit] });
    expect((await api.get("/units", own)).json()).toEqual({
      units: [{ id: otherUnit.unit, name: "Kardiologmottagningen" }],
    });
  });
});

describe("what is asked", () => {
  test("every fault is told at once, where it stands, and nothing is done", async () => {
    const here = await scene();
    const id = await receivedAt(house, here);
    const body = { answer: "maybe", conditions: [{ term: "order", shouldBe: "" }], extra: 1 };
    const refused = await api.post(`/documents/${id}/answers`, here.token, body, randomUUID());
    expect(refused.statusCode).toBe(422);
    const { code, faults } = refused.json<{ code: string; faults: readonly { at: string }[] }>();
    expect(code).toBe("request-not-valid");
    expect(faults.map(({ at }) => at)).toEqual(
      expect.arrayContaining(["body.answer", "body.conditions.0.term", "body.conditions.0.shouldBe", "body"]),
    );
  });

  const broken: readonly [string, string, Record<string, string>, number, string][] = [
    ["no JSON", "{", {}, 400, "request-not-understood"],
    ["a list for an object", "[]", {}, 422, "request-not-valid"],
    ["a form", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415, "wrong-content-type"],
    ["a body beyond the bound", `{"receipt":"${"x".repeat(300_000)}"}`, {}, 413, "body-too-large"],
    ["no key", "{}", { "idempotency-key": "" }, 422, "request-not-valid"],
  ];
  test.each(broken)("%s is a problem", async (_, payload, headers, status, code) => {
    const { token } = await scene();
    const answered = await api.ask({
      method: "POST",
      url: `/handovers/${randomUUID()}/receipt`,
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
        ...headers,
      },
      payload,
    });
    expect([answered.statusCode, codeOf(answered)]).toEqual([status, code]);
    expect(answered.headers["content-type"]).toContain("application/problem+json");
    expect(answered.headers["set-cookie"]).toBeUndefined();
  });

  test("an unknown address, another method and ids that are none are problems too", async () => {
    const { token } = await scene();
    expect(codeOf(await api.get("/nothing", token))).toBe("no-such-address");
    const deleted = await api.ask({ method: "DELETE", url: "/units", headers: { authorization: `Bearer ${token}` } });
    expect([deleted.statusCode, codeOf(deleted), deleted.headers["allow"]]).toEqual([
      405,
      "method-not-allowed",
      "GET, HEAD",
    ]);
    expect(codeOf(await api.get("/documents/1%27%20or%201=1", token))).toBe("request-not-valid");
    expect(codeOf(await api.get("/handovers?cursor=bm8", token))).toBe("request-not-valid");
    expect(codeOf(await api.get(`/documents?unit=${randomUUID()}&receivedFrom=2026-02-30`, token))).toBe(
      "request-not-valid",
    );
  });
});

describe("the same request once", () => {
  test("again with the same key it is answered alike and does nothing; with another body it is refused", async () => {
    const here = await scene();
    const id = await receivedAt(house, here);
    const key = randomUUID();
    const path = `/documents/${id}/answers`;
    const first = await api.post(path, here.token, { answer: "reject", reason: "REF", clarification: "Fel." }, key);
    expect([first.statusCode, first.headers["idempotent-replayed"]]).toEqual([201, undefined]);
    const again = await api.post(path, here.token, { clarification: "Fel.", reason: "REF", answer: "reject" }, key);
    expect([again.statusCode, again.headers["idempotent-replayed"]]).toEqual([201, "true"]);
    expect(again.json()).toEqual(first.json());
    const other = await api.post(path, here.token, { answer: "accept" }, key);
    expect([other.statusCode, codeOf(other)]).toEqual([422, "idempotency-key-reused"]);
    const answers = await house.perform(here.officer.actor, (work) => listAnswers(work, id));
    expect(answers.map(({ code, by }) => [code, by])).toEqual([["RE", "Ekonomisystemet"]]);
  });

  test("of eight at once one is done; the others are told that it is under way, or answered alike", async () => {
    const { token } = await scene();
    const key = randomUUID();
    const before = slowRuns;
    const answered = await Promise.all(Array.from({ length: 8 }, () => api.post("/slow", token, {}, key)));
    expect(slowRuns - before).toBe(1);
    const done = answered.filter(({ statusCode }) => statusCode === 201);
    expect(new Set(done.map(({ body }) => body)).size).toBe(1);
    const others = answered.filter(({ statusCode }) => statusCode !== 201);
    expect(
      others.every((one) => codeOf(one) === "idempotency-key-in-flight" && one.headers["retry-after"] === "2"),
    ).toBe(true);
    expect((await api.post("/slow", token, {}, key)).headers["idempotent-replayed"]).toBe("true");
  });

  test("what failed is not kept: the same key may succeed the next time; keys of other systems are others", async () => {
    const { token, administrator } = await scene();
    const key = randomUUID();
    const failed = await api.post("/slow", token, { fail: true }, key);
    expect([failed.statusCode, codeOf(failed)]).toEqual([500, "crashed"]);
    expect(failed.body).not.toContain("planned");
    expect((await api.post("/slow", token, {}, key)).statusCode).toBe(201);
    const other = await tokenFor(house, administrator);
    const theirs = await api.post("/slow", other, {}, key);
    expect([theirs.statusCode, theirs.headers["idempotent-replayed"]]).toEqual([201, undefined]);
  });

  test("answers are kept for thirty days", async () => {
    const { token } = await scene();
    const key = randomUUID();
    await api.post("/slow", token, {}, key);
    const sweep = () => handlers["sweep-expired"](house.tools, {});
    await house.turnBy({ days: 29 });
    await sweep();
    expect((await api.post("/slow", token, {}, key)).headers["idempotent-replayed"]).toBe("true");
    await house.turnBy({ days: 2 });
    await sweep();
    expect((await api.post("/slow", token, {}, key)).headers["idempotent-replayed"]).toBeUndefined();
  });

  test("a key is needed", async () => {
    const { token } = await scene();
    expect(codeOf(await api.post("/slow", token, {}, ""))).toBe("idempotency-key-needed");
  });
});
