/** Invoices to receivers outside the portal, over an access point that behaves as badly as it is told to. */
import { readEnvelope } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { outside } from "../../test/support/outside.ts";
import { attemptsMax } from "../domain/delivery/delivery.ts";
import { getDeliveryProof } from "../domain/delivery/evidence.ts";
import { outgoingMessage } from "../domain/delivery/outgoing-message.ts";
import { pausesSeconds } from "../domain/delivery/retry-plan.ts";
import { accessPoint } from "../integrations/access-point.ts";
import { later } from "../time.ts";

const house = testHouse();
const here = outside(house);

describe.each(["phoss", "phase4"] as const)("over an access point of the shape %s", (shape) => {
  test("it arrives in its envelope, with a receipt that is kept; handed over and received are two facts", async () => {
    const sent = await here.send(shape);
    await sent.run();
    expect(await here.stateOf(sent)).toBe("delivered");
    expect(await here.attemptsOf(sent)).toEqual([{ outcome: "accepted", reason: null }]);
    expect(await here.kindsOf(sent)).toEqual([
      "invoice.delivery-attempted",
      "invoice.handed-over",
      "invoice.delivered",
    ]);
    expect(here.seen(sent)).toMatchObject({ times: 1, differed: false });
    const proof = await house.perform(here.seller.actor, (work) => getDeliveryProof(work, sent.invoiceId));
    expect(proof).toMatchObject({ messageId: sent.documentId, route: "access-point", state: "delivered" });
    expect(JSON.parse(proof.answers[0]?.content ?? "{}")).toMatchObject({ sbdhInstanceIdentifier: sent.documentId });
  });

  test("an access point that does not listen is tried again as planned, under the same identifier", async () => {
    const sent = await here.send(shape, {}, { url: here.closedUrl });
    await sent.run();
    expect(await here.attemptsOf(sent)).toEqual([{ outcome: "not-sent", reason: "no-connection" }]);
    expect(await here.stateOf(sent)).toBe("waiting");
    await house.turnBy({ seconds: 7 });
    await sent.run();
    expect(await here.attemptsOf(sent)).toHaveLength(2);
    expect(here.seen(sent)).toBeUndefined();
  });

  test("a refusal is for good, visible, and told by mail", async () => {
    const sent = await here.send(shape, { refuse: 1 });
    await sent.run();
    expect(await here.stateOf(sent)).toBe("refused");
    expect(await here.attemptsOf(sent)).toEqual([{ outcome: "refused", reason: "access-point-refused" }]);
    expect((await here.kindsOf(sent)).at(-1)).toBe("invoice.delivery-given-up");
  });

  test("a wrong token is ours to mend: nothing was sent, and the invoice waits", async () => {
    const sent = await here.send(shape);
    const stranger = accessPoint({ url: here.url, shape, token: "another" });
    await house.runJobs({ carriers: { "access-point": stranger } });
    expect(await here.attemptsOf(sent)).toEqual([{ outcome: "not-sent", reason: "token-refused" }]);
    expect(await here.stateOf(sent)).toBe("waiting");
  });

  test("a busy one is tried again", async () => {
    const sent = await here.send(shape, { busy: 1 });
    await sent.run();
    here.simulator.behave({});
    await house.turnBy({ seconds: 7 });
    await sent.run();
    expect(await here.attemptsOf(sent)).toEqual([
      { outcome: "not-sent", reason: "too-busy" },
      { outcome: "accepted", reason: null },
    ]);
  });
});

describe("when nobody saw how an attempt ended", () => {
  test.each([
    ["took it and hung", { acceptThenHang: 1 }, "no-answer"],
    ["took it and answered 500", { acceptThen500: 1 }, "http-500"],
  ] as const)("an access point that can be asked is asked first: it %s", async (_, wishes, reason) => {
    const sent = await here.send("phoss", wishes);
    await sent.run();
    expect(await here.attemptsOf(sent)).toEqual([{ outcome: "unknown", reason }]);
    expect(await here.stateOf(sent)).toBe("waiting");
    await house.turnBy({ seconds: 7 });
    await sent.run();
    expect(await here.stateOf(sent)).toBe("delivered");
    expect(await here.attemptsOf(sent)).toEqual([{ outcome: "accepted", reason: null }]);
    expect(here.seen(sent)?.times).toBe(1);
  });

  test("it hung without taking it: asked until that is certain, then sent again, the same bytes", async () => {
    const sent = await here.send("phoss", { hang: 1 });
    await sent.run();
    here.simulator.behave({});
    for (let turn = 0; turn < 8; turn += 1) {
      await house.turnBy({ seconds: 7 });
      await sent.run();
    }
    expect(await here.attemptsOf(sent)).toEqual([
      { outcome: "not-sent", reason: "never-came" },
      { outcome: "accepted", reason: null },
    ]);
    expect(await here.stateOf(sent)).toBe("delivered");
    expect(here.seen(sent)?.times).toBe(1);
  });

  test.each([
    ["took it and hung", { acceptThenHang: 1 }, "no-answer"],
    ["took nothing and hung", { hang: 1 }, "no-answer"],
    ["took it and answered 500", { acceptThen500: 1 }, "http-500"],
  ] as const)("one that cannot be asked is never sent to again by itself: it %s", async (_, wishes, reason) => {
    const sent = await here.send("phase4", wishes);
    await sent.run();
    expect(await here.stateOf(sent)).toBe("parked");
    expect(await here.kindsOf(sent)).toEqual(["invoice.delivery-attempted", "invoice.delivery-parked"]);
    here.simulator.behave({});
    await house.turnBy({ days: 4 });
    await sent.run();
    expect(await here.attemptsOf(sent)).toEqual([{ outcome: "unknown", reason }]);
    expect(here.seen(sent)?.times ?? 0).toBeLessThanOrEqual(1);
  });

  test("one that stops answering questions is parked within a quarter of an hour", async () => {
    const sent = await here.send("phoss", { acceptThenHang: 1 });
    await sent.run();
    here.simulator.behave({ delayMs: 1000 });
    for (let minute = 0; minute < 20 && (await here.stateOf(sent)) === "waiting"; minute += 1) {
      await house.turnBy({ minutes: 1 });
      await sent.run();
    }
    expect(await here.stateOf(sent)).toBe("parked");
    here.simulator.behave({});
  });
});

describe("a question that comes late, behind a long queue or after a stop", () => {
  test("is asked again when it gets no answer; a person is asked after the third silence", async () => {
    const sent = await here.send("phoss", { acceptThenHang: 1 });
    await sent.run();
    here.simulator.behave({ delayMs: 1000 });
    for (const silences of [1, 2, 3]) {
      expect(await here.stateOf(sent), `before silence ${silences}`).toBe("waiting");
      await house.turnBy(silences === 1 ? { minutes: 40 } : { seconds: 7 });
      await sent.run();
    }
    expect(await here.stateOf(sent)).toBe("parked");
    here.simulator.behave({});
  });

  test("settles it when the answer comes after all", async () => {
    const sent = await here.send("phoss", { acceptThenHang: 1 });
    await sent.run();
    here.simulator.behave({ delayMs: 1000 });
    await house.turnBy({ minutes: 40 });
    await sent.run();
    here.simulator.behave({});
    await house.turnBy({ seconds: 7 });
    await sent.run();
    expect(await here.stateOf(sent)).toBe("delivered");
    expect(here.seen(sent)?.times).toBe(1);
  });

  test("goes ahead of everything that has not begun", async () => {
    const sent = await here.send("phoss", { acceptThenHang: 1 });
    await sent.run();
    await house.turnBy({ minutes: 1 });
    const behind = await here.send("phoss");
    const { rows } = await sql<{ data: { invoiceId: string } }>`
      select data from pgboss.job where name = 'deliver-invoice' and state = 'created'
      order by priority desc, created_on, id`.execute(house.everything);
    expect(rows.map(({ data }) => data.invoiceId)).toEqual([sent.invoiceId, behind.invoiceId]);
  });
});

describe("an access point that goes on by itself", () => {
  test("is handed over at first and received later, when it says so", async () => {
    const sent = await here.send("phoss", { lateSuccess: 1, lateMs: 20 });
    await sent.run();
    await house.turnBy({ seconds: 7 });
    await new Promise((resolve) => setTimeout(resolve, 40));
    await sent.run();
    await house.turnBy({ seconds: 20 });
    await sent.run();
    expect(await here.stateOf(sent)).toBe("delivered");
    expect(here.seen(sent)?.times).toBe(1);
  });

  test("and gives up is told as not arrived", async () => {
    const sent = await here.send("phoss", { lateFailure: 1, lateMs: 600_000 });
    await sent.run();
    await house.turnBy({ seconds: 7 });
    await sent.run();
    expect(await here.stateOf(sent)).toBe("accepted");
    expect((await here.kindsOf(sent)).at(-1)).toBe("invoice.handed-over");
    const message = here.seen(sent);
    if (message !== undefined) message.status = "permanently_failed";
    await house.turnBy({ minutes: 1 });
    await sent.run();
    expect(await here.stateOf(sent)).toBe("refused");
  });
});

describe("the road", () => {
  test("is left alone after five failures, costs no attempts meanwhile, and is tried by one when the time has come", async () => {
    const dead = { url: here.closedUrl };
    const many = [];
    for (let n = 0; n < 8; n += 1) many.push(await here.send("phoss", {}, dead));
    for (const one of many) await one.run();
    const attempts = await Promise.all(many.map(async (one) => (await here.attemptsOf(one)).length));
    expect(attempts.reduce((sum, count) => sum + count, 0)).toBe(5);
    await house.turnBy({ seconds: 20 });
    const [first] = many;
    await first?.run();
    const later = await Promise.all(many.map(async (one) => (await here.attemptsOf(one)).length));
    expect(later.reduce((sum, count) => sum + count, 0)).toBe(6);
  });

  test("a route without a carrier waits for one", async () => {
    const sent = await here.send("phoss");
    await house.runJobs();
    expect(await here.attemptsOf(sent)).toEqual([{ outcome: "not-sent", reason: "no-carrier" }]);
  });
});

test("the same message is the same bytes on every attempt, and says what the document says", async () => {
  const sent = await here.send("phoss");
  const issuedAt = later(house.now(), {});
  const parcel = { documentId: sent.documentId, ubl: sent.ubl, issuedAt };
  const once = outgoingMessage(parcel);
  expect(outgoingMessage({ ...parcel })?.envelope).toEqual(once?.envelope);
  expect(readEnvelope(once?.envelope ?? new Uint8Array())).toMatchObject({
    ok: true,
    envelope: { instanceId: sent.documentId, receiver: { scheme: "0007", id: "2321000016" }, country: "SE" },
  });
  expect(outgoingMessage({ ...parcel, ubl: Buffer.from("<Invoice/>") })).toBeUndefined();
});

test("the plan: at once, five seconds, every five minutes for four hours, then longer and longer to 75 hours", () => {
  expect(attemptsMax).toBe(pausesSeconds.length + 1);
  expect(pausesSeconds[0]).toBe(5);
  expect(pausesSeconds.slice(1, 49).every((pause) => pause === 300)).toBe(true);
  expect(pausesSeconds.reduce((sum, pause) => sum + pause, 0)).toBe(75 * 3600);
});

describe("a receiver is looked up before anything is sent to it", () => {
  const carried = async (kind: "registered" | "not-registered" | "other-documents" | "unknown") => {
    const sent = await here.send("phoss");
    let asked = 0;
    const lookUp = async () => {
      asked += 1;
      return kind === "unknown" ? { kind, reason: "dns-silent" } : { kind };
    };
    const carrier = accessPoint({ url: here.url, shape: "phoss", token: "a-token-nobody-logs", timeoutMs: 5000 });
    await house.everything.deleteFrom("participant_look_ups").execute();
    for (let turn = 0; turn < 2; turn += 1) {
      await house.runJobs({ carriers: { "access-point": carrier }, lookUp });
      await house.turnBy({ seconds: 7 });
    }
    return { attempts: await here.attemptsOf(sent), asked, seen: here.seen(sent)?.times ?? 0 };
  };

  test("one that the network does not know is told, remembered for a while, and tried again", async () => {
    const notSent = { outcome: "not-sent", reason: "receiver-not-found" };
    expect(await carried("not-registered")).toEqual({ attempts: [notSent, notSent], asked: 1, seen: 0 });
  });

  test("one that takes other documents there is told apart", async () => {
    expect((await carried("other-documents")).attempts[0]?.reason).toBe("receiver-takes-other-documents");
  });

  test.each(["registered", "unknown"] as const)("%s stops nothing", async (kind) => {
    expect(await carried(kind)).toMatchObject({ attempts: [{ outcome: "accepted" }], seen: 1 });
  });
});
