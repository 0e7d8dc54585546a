/**
 * Every named crash point once, over an access point at its worst: each invoice, customer invoice and answer arrives once or is parked, none is lost. The large
 * version, with real processes and SIGKILL, is scripts/delivery-harness.ts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aRejectionOutside } from "../../test/support/answers-out.ts";
import { anIssuedInvoice, aUnit } from "../../test/support/documents.ts";
import { brokenIn, type DeliveryVerdict, judgeDeliveries } from "../../test/support/delivery-invariants.ts";
import { openDoor } from "../../test/support/door.ts";
import { forgetful } from "../../test/support/forgetful.ts";
import { testHouse } from "../../test/support/house.ts";
import { aCreditor, aCustomer, aService, aSubscription, billed, settleCreditor } from "../../test/support/outbound.ts";
import { anOfficer, aSupplier } from "../../test/support/people.ts";
import { serveAccessPoint } from "../api/access-point.ts";
import { type CrashPoint, crashPoints, deliveryCrashPoints } from "../crash-points.ts";
import type { Carrier } from "../domain/delivery/carrier.ts";
import { accessPoint, type AccessPointShape } from "../integrations/access-point.ts";
import { AccessPointSimulator } from "../simulator/access-point.ts";
import { worst } from "../simulator/settings.ts";
import type { Perform } from "../work.ts";
import { handlers, type JobTools } from "./handlers.ts";
import { jobNames } from "./queue.ts";
import { doAllDue } from "./worker.ts";

const house = testHouse();
const token = "token-of-the-crash-test";
let killAt: CrashPoint | undefined;
const killed: CrashPoint[] = [];
let simulator: AccessPointSimulator;
let app: Awaited<ReturnType<typeof openDoor>>;
let url: string;

class Killed extends Error {}

/** Dies at the point that is to be died at, once. */
function at(point: CrashPoint): void {
  if (point !== killAt) return;
  killAt = undefined;
  killed.push(point);
  throw new Killed(point);
}

/** A process: once it has been killed, nothing it still tries to do happens. */
function aProcess(): Pick<JobTools, "perform" | "at"> {
  let dead = false;
  const perform: Perform = (actor, command) => {
    if (dead) throw new Killed("dead");
    return house.perform(actor, command);
  };
  return {
    perform,
    at: (point) => {
      if (dead) throw new Killed("dead");
      try {
        at(point);
      } catch (error) {
        dead = true;
        throw error;
      }
    },
  };
}

beforeAll(async () => {
  app = await openDoor(house, { routes: [] });
  await serveAccessPoint(app, { perform: house.perform, token, at });
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  const callbacks = { url: `${address}/access-point/status`, token };
  simulator = new AccessPointSimulator({ token, wishes: { ...worst, lateMs: 20 }, callbacks, seed: 7 });
  url = await simulator.open();
});
afterAll(async () => {
  await simulator.close();
  await app.close();
});

async function issue(count: number): Promise<void> {
  const officer = await anOfficer(house);
  const unit = await aUnit(house, [officer.actor], undefined, { route: "access-point" });
  const sellers = await Promise.all(Array.from({ length: 4 }, () => aSupplier(house)));
  for (let n = 0; n < count; n += 1) {
    const seller = sellers[n % sellers.length];
    if (seller !== undefined) await anIssuedInvoice(house, seller.actor, { receiverId: unit });
  }
}

type Carry = () => Promise<void>;

/** Units' answers to strangers and the region's invoices to customers, each with the job that carries it. */
async function others(count: number): Promise<Carry[]> {
  const { actor: seller } = await aSupplier(house);
  const officer = await anOfficer(house);
  const answers: Carry[] = [];
  for (let n = 0; n < count; n += 1) {
    const { answerId, region } = await aRejectionOutside(house, { officer: officer.actor, seller });
    const { organisationId } = officer.actor;
    answers.push(() => house.perform(region, (work) => work.enqueue("deliver-answer", { organisationId, answerId })));
  }
  await house.forgetJobs();
  const creditor = await aCreditor(house);
  await settleCreditor(house, creditor);
  const serviceId = await aService(house, creditor);
  for (let n = 0; n < count; n += 1) {
    const customerId = await aCustomer(house, creditor, { facts: { peppol: { scheme: "0007", id: "5599880035" } } });
    await aSubscription(house, creditor, { customerId, serviceId });
  }
  await billed(house, creditor, "2026-10", { issueOn: "2026-11-21" });
  const { organisationId } = creditor;
  const invoices = await house.everything
    .selectFrom("customer_invoice_deliveries")
    .select("invoice_id")
    .where("organisation_id", "=", organisationId)
    .execute();
  await house.forgetJobs();
  return invoices.flatMap(({ invoice_id: invoiceId }, n) => [
    () => house.perform(creditor, (work) => work.enqueue("deliver-customer-invoice", { organisationId, invoiceId })),
    ...answers.slice(n, n + 1),
  ]);
}

/** Several processes do what is due, until they are done or dead. */
async function run(carrier: Carrier): Promise<void> {
  const processes = Array.from({ length: 4 }, async () => {
    const tools = { ...house.tools, ...aProcess(), carriers: { "access-point": carrier } };
    await doAllDue({ queue: house.queue, handlers, tools }, jobNames);
  });
  await Promise.all(processes);
}

async function settle(carrier: Carrier): Promise<DeliveryVerdict> {
  const ask = async <Row extends object>(text: string) => {
    const { rows } = await house.everything.executeQuery<Row>({
      sql: text,
      parameters: [],
      query: {} as never,
      queryId: {} as never,
    });
    return rows;
  };
  for (let turn = 0; ; turn += 1) {
    await run(carrier);
    const verdict = await judgeDeliveries(ask, simulator.seen);
    const isQuiet = simulator.callbacks.pending === 0 && (await house.waitingJobs()).length === 0;
    if ((verdict.waiting === 0 && isQuiet) || turn === 60) return verdict;
    await house.turnBy({ seconds: 15 });
  }
}

const shapes: readonly AccessPointShape[] = ["phoss", "phase4"];
describe.each(shapes)("killed at every crash point once, over %s", (shape) => {
  test("each invoice and answer arrives exactly once or is parked visibly, and none is lost", {
    timeout: 60_000,
  }, async () => {
    killed.length = 0;
    const before = await settle(accessPoint({ url, shape, token, timeoutMs: 60 }));
    const carrier = accessPoint({ url, shape, token, timeoutMs: 60 });
    const waiting = await others(6);
    const points = deliveryCrashPoints.filter((point) => shape === "phoss" || !point.startsWith("ask."));
    for (const point of points) {
      const asks = point.startsWith("ask.") ? { acceptThenHang: 0.9, silent: 1 } : { silent: 0.3 };
      simulator.behave({ ...worst, lateMs: 20, ...asks });
      await issue(4);
      await waiting.shift()?.();
      killAt = point;
      await run(carrier);
      await house.turnBy({ seconds: 7 });
      await run(carrier);
    }
    const verdict = await settle(carrier);
    expect([...killed].sort()).toEqual([...points].sort());
    expect(brokenIn(verdict)).toEqual([]);
    expect(verdict.sends - before.sends).toBe(4 * points.length + 12);
    expect(verdict.delivered + verdict.parked).toBe(verdict.sends);
    if (shape === "phoss") expect(verdict.parked).toBe(before.parked);
  });
});

test("a carrier that names its messages anew is caught (negative control)", { timeout: 60_000 }, async () => {
  await issue(10);
  const verdict = await settle(forgetful(accessPoint({ url, shape: "phoss", token, timeoutMs: 60 })));
  expect(verdict.doubled).toBeGreaterThan(0);
  expect(verdict.strangers).toBeGreaterThan(0);
});

test("each crash point stands in exactly one place", () => {
  const folder = join(import.meta.dirname, "..");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !path.endsWith("crash-points.ts"))
    .map((path) => readFileSync(join(folder, path), "utf8"))
    .join("\n");
  const places = Object.fromEntries(crashPoints.map((point) => [point, sources.split(`("${point}")`).length - 1]));
  expect(places).toEqual(Object.fromEntries(crashPoints.map((point) => [point, 1])));
});
