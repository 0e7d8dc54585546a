import { parseOcrReference, readUbl, validate } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import {
  aCreditor,
  aCustomer,
  aCustomerUser,
  aService,
  aSubscription,
  billed,
  settleCreditor,
  usageFile,
} from "../../../test/support/outbound.ts";
import { type CrashPoint } from "../../crash-points.ts";
import { handlers } from "../../jobs/handlers.ts";
import { jobNames } from "../../jobs/queue.ts";
import { doAllDue } from "../../jobs/worker.ts";
import type { LocalDate } from "../../time.ts";
import type { Perform } from "../../work.ts";
import type { Person } from "../access/permissions.ts";
import { getCustomer } from "../customers/queries.ts";
import type { Month } from "../catalogue/month.ts";
import { setPrice } from "../catalogue/set-price.ts";
import type { CustomerId } from "../customers/customer.ts";
import { cancelRun, prepareRun, startRun, stopRun } from "./prepare-run.ts";
import { getCustomerInvoiceBytes, getRun, listCustomerInvoices, listRunCustomers, sumRun } from "./queries.ts";

const house = testHouse({ startsAt: "2026-05-02T09:00:00.000Z" });
let officer: Person;
const april = { month: "2026-04-01" as Month, issueOn: "2026-05-02" as LocalDate };
const day = (text: string): LocalDate => text as LocalDate;

beforeEach(async () => {
  officer = await aCreditor(house);
  await settleCreditor(house, officer);
});

const numberOf = async (customer: CustomerId): Promise<string> =>
  (await house.perform(officer, (work) => getCustomer(work, customer))).customerNumber;
const invoicesOf = (customer: CustomerId) => house.perform(officer, (work) => listCustomerInvoices(work, customer));
const outcomes = async (runId: string) =>
  (await house.perform(officer, (work) => listRunCustomers(work, runId))).map(({ state, faults }) => [state, faults]);

test("a month of subscriptions and usage becomes one valid e-invoice with an OCR reference, and equals its sums to the öre", async () => {
  const customer = await aCustomer(house, officer);
  const computer = await aService(house, officer, { price: "199.5" });
  const calls = await aService(house, officer, { code: "SAMTAL", charged: "by-use", unit: "MIN", price: "0.333" });
  await aSubscription(house, officer, { customerId: customer, serviceId: computer, quantity: "3" });
  const number = await numberOf(customer);
  await usageFile(house, officer, [
    `${number};SAMTAL;2026-04-03;7;Reception;4711;Anna Ek;a1`,
    `${number};SAMTAL;2026-04-04;11;Lab;4711;Bo Ek;a2`,
    `${number};SAMTAL;2026-04-05;13;;;;a3`,
    `${number};SAMTAL;2026-04-06;1,5;Lab;4711;Bo Ek;a4`,
  ]);
  expect(calls).toBeTruthy();
  await billed(house, officer, "2026-04", april);
  const [invoice, ...others] = await invoicesOf(customer);
  expect(others).toEqual([]);
  expect(invoice).toMatchObject({
    number: "100001",
    dueOn: "2026-06-01",
    netMinor: 59850n + 649n + 433n,
    month: "2026-04-01",
  });
  expect(parseOcrReference(invoice?.ocrReference ?? "", { level: 3 }).ok).toBe(true);
  const bytes = await house.perform(officer, (work) => getCustomerInvoiceBytes(work, invoice?.id ?? ""));
  const read = readUbl(bytes);
  expect(validate(bytes, { on: day("2026-05-02") }).faults).toEqual([]);
  expect(read.ok && read.invoice.paymentMeans?.[0]).toMatchObject({ reference: invoice?.ocrReference });
  expect(read.ok && read.invoice.lines.map((line) => line.buyerAccountingReference)).toEqual([
    undefined,
    undefined,
    "4711",
  ]);
  const { rows } = await sql<{ line: bigint; sum: bigint }>`
    select l.net_minor as line, sum(s.net_minor)::bigint as sum from customer_invoice_lines l
      join specification_sums s using (organisation_id, invoice_id, place) group by l.invoice_id, l.place, l.net_minor`.execute(
    house.everything,
  );
  expect(rows).toHaveLength(3);
  for (const { line, sum } of rows) expect(sum).toBe(line);
});

test("the price is the one of the day, and a subscription begun within the month is charged by its own rule", async () => {
  const customer = await aCustomer(house, officer);
  const byDay = await aService(house, officer, { partMonths: "by-day", price: "300" });
  const whole = await aService(house, officer, { partMonths: "whole", price: "300" });
  for (const serviceId of [byDay, whole])
    await aSubscription(house, officer, { customerId: customer, serviceId, fromOn: "2026-04-16" });
  await aService(house, officer, { code: "UTSKRIFT", charged: "by-use", unit: "C62", price: "1" }).then((serviceId) =>
    house.perform(officer, (work) =>
      setPrice(work, { serviceId, fromOn: day("2026-04-15"), price: "2", listName: "ny" }),
    ),
  );
  const number = await numberOf(customer);
  await usageFile(house, officer, [
    `${number};UTSKRIFT;2026-04-14;10;;;;p1-${number}`,
    `${number};UTSKRIFT;2026-04-15;10;;;;p2-${number}`,
  ]);
  await billed(house, officer, "2026-04", april);
  const [invoice] = await invoicesOf(customer);
  expect(invoice?.netMinor).toBe(15000n + 30000n + 1000n + 2000n);
});

test("a förvaltning of the region itself is billed outside VAT", async () => {
  const { organisation_number: organisationNumber } = await house.everything
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", officer.organisationId)
    .executeTakeFirstOrThrow();
  const facts = { organisationNumber, administration: "Psykiatriförvaltningen" };
  const customer = await aCustomer(house, officer, { kind: "public-care", facts });
  const serviceId = await aService(house, officer);
  await aSubscription(house, officer, { customerId: customer, serviceId });
  const runId = await billed(house, officer, "2026-04", april);
  expect(await outcomes(runId)).toEqual([["issued", []]]);
  expect((await invoicesOf(customer))[0]).toMatchObject({ netMinor: 10000n, vatMinor: 0n, payableMinor: 10000n });
});

test("the same month again bills nothing twice, and what came late is billed by itself", async () => {
  const customer = await aCustomer(house, officer);
  const serviceId = await aService(house, officer);
  await aSubscription(house, officer, { customerId: customer, serviceId });
  await billed(house, officer, "2026-04", april);
  const again = await billed(house, officer, "2026-04", april);
  expect(await outcomes(again)).toEqual([]);
  await aSubscription(house, officer, { customerId: customer, serviceId, quantity: "2" });
  await house.turnBy({ minutes: 1 });
  await billed(house, officer, "2026-04", april);
  expect((await invoicesOf(customer)).map(({ netMinor }) => netMinor)).toEqual([20000n, 10000n]);
});

test("the database lets no batch be billed twice, whatever the code does", async () => {
  const customer = await aCustomer(house, officer);
  const serviceId = await aService(house, officer);
  await aSubscription(house, officer, { customerId: customer, serviceId });
  await billed(house, officer, "2026-04", april);
  const twice = house.perform(officer, async (work) => {
    const batch = await work.db.selectFrom("billed_batches").selectAll().executeTakeFirstOrThrow();
    await work.db.insertInto("billed_batches").values(batch).execute();
  });
  await expect(twice).rejects.toThrow(/billed_batches_pkey/);
  const undone = house.perform(officer, (work) => work.db.deleteFrom("billed_batches").execute());
  await expect(undone).rejects.toThrow(/permission denied/);
});

test("what can not be billed is told beside what can, and takes no number", async () => {
  const [good, unpriced, negative] = await Promise.all([1, 2, 3].map(() => aCustomer(house, officer)));
  const priced = await aService(house, officer);
  const later = await aService(house, officer, { name: "Framtid", priceFromOn: "2026-09-01" });
  await aService(house, officer, { code: "RÄTT".replace("Ä", "A"), charged: "by-use", unit: "C62" });
  await aSubscription(house, officer, { customerId: good as CustomerId, serviceId: priced });
  await aSubscription(house, officer, { customerId: unpriced as CustomerId, serviceId: later });
  const number = await numberOf(negative as CustomerId);
  await usageFile(house, officer, [`${number};RATT;2026-04-03;-1;;;;n-${number}`]);
  const runId = await billed(house, officer, "2026-04", april);
  expect(await outcomes(runId)).toEqual(
    expect.arrayContaining([
      ["issued", []],
      ["refused", [{ code: "no-price", service: "Framtid" }]],
      ["refused", [{ code: "negative" }]],
    ]),
  );
  expect((await invoicesOf(good as CustomerId))[0]?.number).toBe("100001");
});

test("what changed after it was seen is refused, not billed as something else", async () => {
  const customer = await aCustomer(house, officer);
  const serviceId = await aService(house, officer);
  await aSubscription(house, officer, { customerId: customer, serviceId });
  const runId = await billed(house, officer, "2026-04", { ...april, previewOnly: true });
  await house.perform(officer, (work) =>
    setPrice(work, { serviceId, fromOn: day("2026-03-01"), price: "900", listName: "sen" }),
  );
  await house.perform(officer, (work) => startRun(work, runId));
  await house.runJobs();
  expect(await outcomes(runId)).toEqual([["refused", [{ code: "changed-since-seen" }]]]);
  expect(await invoicesOf(customer)).toEqual([]);
});

test("one run at a time: stopped, gone on with, cancelled, and never moved out of order", async () => {
  const customer = await aCustomer(house, officer);
  await aSubscription(house, officer, { customerId: customer, serviceId: await aService(house, officer) });
  const runId = await billed(house, officer, "2026-04", { ...april, previewOnly: true });
  const act = (move: typeof startRun) => house.perform(officer, (work) => move(work, runId));
  await expect(house.perform(officer, (work) => prepareRun(work, april))).rejects.toThrow("run-under-way");
  await expect(act(stopRun)).rejects.toThrow("run-cannot-change");
  await act(startRun);
  await act(stopRun);
  await house.runJobs();
  expect(await invoicesOf(customer)).toEqual([]);
  await act(startRun);
  await house.runJobs();
  expect((await house.perform(officer, (work) => getRun(work, runId))).state).toBe("done");
  await expect(act(cancelRun)).rejects.toThrow("run-cannot-change");
  const support: Person = { ...officer, role: "support" };
  await expect(house.perform(support, (work) => prepareRun(work, april))).rejects.toThrow("not-allowed");
});

test("without the creditor's own details nothing is prepared", async () => {
  const other = await aCreditor(house);
  await expect(house.perform(other, (work) => prepareRun(work, april))).rejects.toThrow("creditor-not-set-up");
});

test("a customer's user reads its own invoices and none of another's, nor what is said of a run", async () => {
  const [mine, other] = await Promise.all([1, 2].map(() => aCustomer(house, officer)));
  const serviceId = await aService(house, officer);
  for (const customerId of [mine, other])
    await aSubscription(house, officer, { customerId: customerId as CustomerId, serviceId });
  const runId = await billed(house, officer, "2026-04", april);
  const user = await aCustomerUser(house, officer, mine as CustomerId);
  const seen = await house.perform(user, async (work) => ({
    invoices: await work.db.selectFrom("customer_invoices").select("customer_id").execute(),
    lines: await work.db.selectFrom("customer_invoice_lines").select("customer_id").execute(),
    rows: await work.db.selectFrom("usage_rows").select("customer_key").execute(),
    sums: await work.db.selectFrom("specification_sums").select("customer_key").execute(),
    runs: await work.db.selectFrom("billing_run_customers").selectAll().execute(),
    totals: (await sumRun(work, runId)).rowCount,
  }));
  expect(seen).toMatchObject({
    invoices: [{ customer_id: mine }],
    lines: [{ customer_id: mine }],
    runs: [],
    totals: 0,
  });
  expect([seen.rows.length, seen.sums.length]).toEqual([1, 1]);
});

test("two workers at the same run bill each customer once, in numbers that follow each other", async () => {
  const customers = await Promise.all(Array.from({ length: 60 }, () => aCustomer(house, officer)));
  const serviceId = await aService(house, officer);
  for (const customerId of customers) await aSubscription(house, officer, { customerId, serviceId });
  const runId = await billed(house, officer, "2026-04", { ...april, previewOnly: true });
  await house.perform(officer, (work) => startRun(work, runId));
  const payload = { organisationId: officer.organisationId, runId };
  await Promise.all([1, 2, 3].map(() => handlers["run-billing"](house.tools, payload)));
  const { rows } = await sql<{ number: string; customers: number }>`select max(number) as number,
    count(distinct customer_id)::integer as customers from customer_invoices
    where organisation_id = ${officer.organisationId}`.execute(house.everything);
  expect(rows).toEqual([{ number: "100060", customers: 60 }]);
});

describe("killed anywhere, each customer is billed once and no number is skipped", () => {
  class Killed extends Error {}
  const points: readonly CrashPoint[] = ["billing.before-issue", "billing.inside-issue", "billing.after-issue"];
  test.each(points)(
    "%s",
    async (point) => {
      const customers = await Promise.all(Array.from({ length: 60 }, () => aCustomer(house, officer)));
      const serviceId = await aService(house, officer);
      for (const customerId of customers) await aSubscription(house, officer, { customerId, serviceId });
      const runId = await billed(house, officer, "2026-04", { ...april, previewOnly: true });
      await house.perform(officer, (work) => startRun(work, runId));
      let deaths = 0;
      for (let life = 0; life < 6; life += 1) {
        let dead = false;
        const at = (place: CrashPoint): void => {
          if (place !== point || deaths >= 3) return;
          deaths += 1;
          dead = true;
          throw new Killed(place);
        };
        const perform: Perform = (actor, command) => {
          if (dead) throw new Killed("dead");
          return house.perform(actor, command);
        };
        await doAllDue(
          { queue: house.queue, handlers, tools: { ...house.tools, perform, at }, onFailure: () => {} },
          jobNames,
        );
        await house.turnBy({ minutes: 30 });
      }
      expect(deaths).toBe(3);
      const { rows } = await sql<{
        number: string;
        customer_id: string;
      }>`select number, customer_id from customer_invoices
      where organisation_id = ${officer.organisationId} order by number::bigint`.execute(house.everything);
      expect(new Set(rows.map(({ customer_id }) => customer_id)).size).toBe(60);
      expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, n) => String(100001 + n)));
      expect((await house.perform(officer, (work) => getRun(work, runId))).state).toBe("done");
    },
    60_000,
  );
});
