/** Customer invoices to customers' own systems, over an access point that behaves as badly as it is told to. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import {
  aCreditor,
  aCustomer,
  aCustomerUser,
  aService,
  aSubscription,
  billed,
  settleCreditor,
} from "../../test/support/outbound.ts";
import { anOfficer } from "../../test/support/people.ts";
import type { CrashPoint } from "../crash-points.ts";
import type { Person } from "../domain/access/permissions.ts";
import { storeArrival } from "../domain/arrivals/store-arrival.ts";
import { getCustomerDeliveryProof } from "../domain/billing/customer-delivery-proof.ts";
import { settleDelivery } from "../domain/billing/settle-delivery.ts";
import { findCustomerDelivery, listCustomerInvoices } from "../domain/billing/queries.ts";
import type { CustomerId } from "../domain/customers/customer.ts";
import { resolveTransmission } from "../domain/delivery/resolve-parked.ts";
import { accessPoint } from "../integrations/access-point.ts";
import { AccessPointSimulator } from "../simulator/access-point.ts";
import type { SimulatorWishes } from "../simulator/settings.ts";
import { later } from "../time.ts";
import { handlers } from "./handlers.ts";

const house = testHouse({ startsAt: "2026-05-02T09:00:00.000Z" });
const token = "a-token-nobody-logs";
const simulator = new AccessPointSimulator({ token });
let url = "";
let officer: Person;

beforeAll(async () => {
  url = await simulator.open();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await house.forgetJobs();
  officer = await aCreditor(house);
  await settleCreditor(house, officer);
});

interface Sent {
  readonly customer: CustomerId;
  readonly invoiceId: string;
  readonly instanceId: string;
}

/** Billed while there is no carrier, so that the invoice waits. */
async function anInvoice(peppol = true): Promise<Sent> {
  const facts = { peppol: peppol ? { scheme: "0007", id: "5599880035" } : undefined };
  const customer = await aCustomer(house, officer, { facts });
  await aSubscription(house, officer, { customerId: customer, serviceId: await aService(house, officer) });
  await billed(house, officer, "2026-04", { issueOn: "2026-05-02" });
  const [invoice] = await house.perform(officer, (work) => listCustomerInvoices(work, customer));
  const invoiceId = invoice?.id ?? "";
  const { document_id } = await house.everything
    .selectFrom("customer_invoice_documents")
    .select("document_id")
    .where("invoice_id", "=", invoiceId)
    .executeTakeFirstOrThrow();
  return { customer, invoiceId, instanceId: document_id };
}

const carrier = (timeoutMs = 5000) => accessPoint({ url, shape: "phoss", token, timeoutMs });
const stateOf = ({ invoiceId }: Sent) => house.perform(officer, (work) => findCustomerDelivery(work, invoiceId));
const attemptsOf = async ({ invoiceId }: Sent) =>
  (await house.perform(officer, (work) => getCustomerDeliveryProof(work, invoiceId))).attempts.map(
    ({ outcome, reason }) => [outcome, reason ?? ""].join(" ").trim(),
  );
const answersOf = async ({ invoiceId }: Sent) =>
  (await house.perform(officer, (work) => getCustomerDeliveryProof(work, invoiceId))).answers.map(
    ({ kind, says }) => `${kind} ${says}`,
  );
const timesSeen = ({ instanceId }: Sent): number => simulator.seen.get(instanceId)?.times ?? 0;

async function runs(wishes: SimulatorWishes, timeoutMs?: number): Promise<void> {
  simulator.behave(wishes);
  await house.turnBy({ hours: 2 });
  await house.runJobs({ carriers: { "access-point": carrier(timeoutMs) } });
}

test("without an access point it waits, and with one it arrives in the customer's own system once", async () => {
  const sent = await anInvoice();
  expect(await stateOf(sent)).toBe("waiting");
  await runs({});
  expect(await stateOf(sent)).toBe("delivered");
  await runs({});
  expect(timesSeen(sent)).toBe(1);
  const user = await aCustomerUser(house, officer, sent.customer);
  expect(await house.perform(user, (work) => findCustomerDelivery(work, sent.invoiceId))).toBe("delivered");
});

test("who receives no e-invoices has none sent", async () => {
  const sent = await anInvoice(false);
  await runs({});
  expect([await stateOf(sent), timesSeen(sent)]).toEqual([undefined, 0]);
});

test("a refusal is for good and visible; a busy one is tried again", async () => {
  const refused = await anInvoice();
  await runs({ refuse: 1 });
  expect(await stateOf(refused)).toBe("refused");
  const busy = await anInvoice();
  await runs({ busy: 1 });
  expect(await stateOf(busy)).toBe("waiting");
  await runs({});
  expect([await stateOf(busy), timesSeen(busy)]).toEqual(["delivered", 1]);
  expect(await attemptsOf(busy)).toEqual(["not-sent too-busy", "accepted"]);
  expect(await attemptsOf(refused)).toEqual(["refused access-point-refused"]);
});

test("taken without an answer, it is asked about and never sent twice", async () => {
  const sent = await anInvoice();
  await runs({ acceptThenHang: 1 }, 300);
  expect([await stateOf(sent), await attemptsOf(sent)]).toEqual(["waiting", ["unknown no-answer"]]);
  await runs({});
  expect([await attemptsOf(sent), await answersOf(sent)]).toEqual([["accepted"], ["status received receipt"]]);
  expect([await stateOf(sent), timesSeen(sent)]).toEqual(["delivered", 1]);
});

test.each<CrashPoint>(["deliver.after-begin", "deliver.after-submit", "deliver.inside-record"])(
  "killed at %s, it arrives once",
  async (point) => {
    const sent = await anInvoice();
    simulator.behave({});
    const at = (place: CrashPoint): void => {
      if (place === point) throw new Error("killed");
    };
    const tools = { ...house.tools, carriers: { "access-point": carrier() } };
    const payload = { organisationId: officer.organisationId, invoiceId: sent.invoiceId };
    await expect(handlers["deliver-customer-invoice"]({ ...tools, at }, payload)).rejects.toThrow("killed");
    await house.turnBy({ hours: 1 });
    for (let life = 0; life < 3; life += 1) await handlers["deliver-customer-invoice"](tools, payload);
    await runs({});
    expect([await stateOf(sent), timesSeen(sent)]).toEqual(["delivered", 1]);
  },
);

test("one that cannot be found out about is a person's after three questions, not before, and never sent twice", async () => {
  const sent = await anInvoice();
  await runs({ acceptThenHang: 1 }, 300);
  for (const silences of [1, 2, 3]) {
    expect(await stateOf(sent), `before silence ${silences}`).toBe("waiting");
    await runs({ delayMs: 1000 }, 300);
  }
  expect([await stateOf(sent), timesSeen(sent)]).toEqual(["unclear", 1]);
  const because = "Kunden har sökt efter den och inte fått den.";
  const watching = (await anOfficer(house, { role: "administrator" })).actor;
  const said = { instanceId: sent.instanceId, resolution: "delivered", because } as const;
  await house.perform(watching, (work) => resolveTransmission(work, said));
  await runs({});
  expect([await stateOf(sent), timesSeen(sent), await attemptsOf(sent)]).toEqual([
    "delivered",
    1,
    ["accepted said-by-a-person"],
  ]);
  expect((await answersOf(sent)).at(-1)).toBe("resolution delivered");
});

test("an officer who sends again what nobody knew of sends it under the same name", async () => {
  const sent = await anInvoice();
  const blind = { ...carrier(300), idempotentSubmit: false, statusQuery: false };
  simulator.behave({ hang: 1 });
  await house.turnBy({ hours: 2 });
  await house.runJobs({ carriers: { "access-point": blind } });
  expect(await stateOf(sent)).toBe("unclear");
  await house.perform(officer, (work) => settleDelivery(work, { invoiceId: sent.invoiceId, decision: "send-again" }));
  await runs({});
  expect([await stateOf(sent), timesSeen(sent)]).toEqual(["delivered", 1]);
  expect(await attemptsOf(sent)).toEqual(["not-sent said-by-a-person", "accepted"]);
});

test("a road that failed again and again costs a customer invoice no attempt", async () => {
  const sent = await anInvoice();
  const closed = { route: "access-point" as const, failures: 9, reason: "no-connection", failing_since: house.now() };
  const closedUntil = later(house.now(), { hours: 3 });
  await house.everything
    .insertInto("carrier_health")
    .values({ ...closed, closed_until: closedUntil })
    .execute();
  await runs({});
  expect([await stateOf(sent), await attemptsOf(sent)]).toEqual(["waiting", []]);
  await runs({});
  expect(await stateOf(sent)).toBe("delivered");
});

test("with a carrier that can neither be asked nor counts, what nobody saw end is left to a person", async () => {
  const sent = await anInvoice();
  simulator.behave({ acceptThenHang: 1 });
  const blind = { ...carrier(300), idempotentSubmit: false, statusQuery: false };
  await house.turnBy({ hours: 2 });
  await house.runJobs({ carriers: { "access-point": blind } });
  expect(await stateOf(sent)).toBe("unclear");
  await house.turnBy({ hours: 2 });
  await house.runJobs({ carriers: { "access-point": blind } });
  expect(timesSeen(sent)).toBe(1);
});

/** As the access point tells of it of its own accord. */
async function told({ instanceId }: Sent, status: string, more: object = {}): Promise<void> {
  const raw = Buffer.from(JSON.stringify({ sbdhInstanceID: instanceId, status, ...more }));
  const machine = { kind: "machine", job: "access-point" } as const;
  await house.turnBy({ seconds: 1 });
  await house.perform(machine, (work) => storeArrival(work, { kind: "status", messageId: undefined, raw }));
  await house.runJobs();
}

/** Handed over, and nobody saw an answer. */
async function unanswered(): Promise<Sent> {
  const sent = await anInvoice();
  await runs({ acceptThenHang: 1 }, 300);
  await house.forgetJobs();
  return sent;
}

test("what the access point tells of its own accord moves it, once, and is kept as evidence", async () => {
  const sent = await unanswered();
  await told(sent, "sending");
  expect(await stateOf(sent)).toBe("accepted");
  await told(sent, "sent");
  await told(sent, "sent");
  expect([await stateOf(sent), await attemptsOf(sent)]).toEqual(["delivered", ["accepted"]]);
  expect(await answersOf(sent)).toEqual(["callback accepted sending", "callback received receipt"]);
  const events = house.everything.selectFrom("events").select("kind").where("subject_id", "=", sent.invoiceId);
  expect((await events.where("kind", "=", "customer-invoice.delivered").execute()).length).toBe(1);
});

test("an end that contradicts what stands changes nothing, and a late arrival is believed", async () => {
  const delivered = await unanswered();
  await told(delivered, "sent");
  await told(delivered, "permanently_failed");
  expect(await stateOf(delivered)).toBe("delivered");
  const failed = await unanswered();
  await told(failed, "permanently_failed");
  await told(failed, "sending");
  expect(await stateOf(failed)).toBe("refused");
  await told(failed, "sent");
  expect(await stateOf(failed)).toBe("delivered");
});

test("a person's word that it was settled stands, and sending again goes on counting attempts", async () => {
  const sent = await anInvoice();
  await runs({ refuse: 1 });
  await house.perform(officer, (work) => settleDelivery(work, { invoiceId: sent.invoiceId, decision: "send-again" }));
  await runs({});
  expect([await stateOf(sent), await attemptsOf(sent)]).toEqual([
    "delivered",
    ["refused access-point-refused", "accepted"],
  ]);
  const stranger = await aCreditor(house);
  const asked = house.perform(stranger, (work) => getCustomerDeliveryProof(work, sent.invoiceId));
  await expect(asked).rejects.toThrow("not-found");
});
