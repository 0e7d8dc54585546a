/**
 * Three years of a creditor's life, a day at a time by a clock that is turned: ordered, cancelled, used, billed, paid, disputed,
 * credited, reminded and handed over, under policies that change; and on every evening the books are looked at.
 */
import { addDays, decimal, type LocalDate, localDate } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { judgeFacts, readFacts } from "../../../test/support/dunning-invariants.ts";
import { remindsBy, usualPolicy } from "../../../test/support/dunning.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOrderer, liveOrdering, type Ordering } from "../../../test/support/ordering-years.ts";
import { doctorings, judgedWhen } from "../../../test/support/doctored-books.ts";
import { judgeOutbound } from "../../../test/support/outbound-invariants.ts";
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
import { listOwed, type OwedStill, pay } from "../../../test/support/owed.ts";
import { anOfficer } from "../../../test/support/people.ts";
import { sameChance } from "../../../test/support/same-chance.ts";
import { remindCustomersJob } from "../../jobs/remind-customers.ts";
import type { Person } from "../access/permissions.ts";
import { leftOf, listBilledLines } from "../billing/credited-lines.ts";
import { setPrice } from "../catalogue/set-price.ts";
import { monthContaining, monthsLater } from "../catalogue/month.ts";
import type { ServiceId } from "../catalogue/service.ts";
import { customerKinds, type CustomerId } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { decideCredit, giveCredit, refuseDispute } from "../disputes/give-credit.ts";
import { type DisputeRule, setDisputePolicy } from "../disputes/policy.ts";
import { listDisputeLines, listOpenDisputes } from "../disputes/queries.ts";
import { Refusal } from "../refusal.ts";
import { enterRate } from "../reminders/set-policy.ts";
import { stopReminders } from "../reminders/stop-reminders.ts";
import { fileDispute } from "./file-dispute.ts";

const house = testHouse({ startsAt: "2026-01-02T08:00:00.000Z" });

/** A sequence each: what one of them drew does not move what the others draw. */
const chances = () => ({
  usage: sameChance(20_260_102),
  invoices: sameChance(7_260_103),
  orders: sameChance(3_260_104),
});

interface Years {
  readonly officer: Person;
  readonly second: Person;
  readonly customers: readonly { readonly id: CustomerId; readonly number: string; readonly person: Person }[];
  readonly orderings: readonly Ordering[];
  readonly metered: { readonly id: ServiceId; readonly code: string };
  readonly chance: Record<"usage" | "invoices" | "orders", (max: number) => number>;
}

async function begin(): Promise<Years> {
  const officer = await aCreditor(house);
  await settleCreditor(house, officer);
  await remindsBy(house, officer, "2026-01-02");
  const { organisationId } = officer;
  const second = (await anOfficer(house, { role: "billing", organisationId, name: "Siv Sekund" })).actor;
  const monthly = await aService(house, officer, { price: "395.5" });
  const metered = {
    id: await aService(house, officer, { code: "SAMTAL", charged: "by-use", price: "0.35" }),
    code: "SAMTAL",
  };
  const daily = await aService(house, officer, { price: "129", partMonths: "by-day" });
  const customers = [];
  const orderings = [];
  for (const [index, kind] of customerKinds.entries()) {
    const id = await aCustomer(house, officer, { kind, facts: { name: `Kund ${kind}` } });
    await aSubscription(house, officer, { customerId: id, serviceId: monthly, quantity: String(index + 1) });
    const person = await aCustomerUser(house, officer, id);
    const { customerNumber } = await house.perform(officer, (work) => getCustomer(work, id));
    customers.push({ id, number: customerNumber, person });
    orderings.push(await anOrderer(house, officer, { customerId: id, services: [monthly, daily] }));
  }
  return { officer, second, customers, orderings, metered, chance: chances() };
}

/** What changes from a day on. */
async function newRules({ officer, metered }: Years, day: LocalDate): Promise<void> {
  const rule = ({ "2026-01-02": "pay-anyway", "2027-01-01": "hold-disputed", "2028-01-01": "hold-all" } as const)[
    day as string
  ];
  if (rule !== undefined) await setRule(officer, day, rule);
  if (/-0[17]-01$/.test(day) && day >= "2026-07-01")
    await house.perform(officer, (work) =>
      enterRate(work, { fromOn: day, percent: decimal("2.00"), source: "Riksbanken" }),
    );
  if (day === "2027-03-01")
    await house.perform(officer, (work) =>
      setPrice(work, { serviceId: metered.id, fromOn: localDate("2027-04-01"), price: "0.375", listName: "2027" }),
    );
}

async function setRule(officer: Person, fromOn: LocalDate, rule: DisputeRule): Promise<void> {
  const secondFromMinor = rule === "hold-all" ? 200_00n : undefined;
  await house.perform(officer, (work) => setDisputePolicy(work, { fromOn, rule, holdDays: 20, secondFromMinor }));
}

async function billLastMonth({ officer, customers, metered, chance }: Years, day: LocalDate): Promise<void> {
  if (!day.endsWith("-03")) return;
  const month = monthsLater(monthContaining(day), -1).slice(0, 7);
  const rows = customers.flatMap(({ number }, index) =>
    Array.from({ length: chance.usage(4) }, (_, row) =>
      [
        number,
        metered.code,
        `${month}-1${row}`,
        String(1 + chance.usage(400)),
        "",
        "",
        "",
        `${month}-${index}-${row}`,
      ].join(";"),
    ),
  );
  if (rows.length > 0) await usageFile(house, officer, rows);
  await billed(house, officer, month, { issueOn: day });
}

/** As the timetable has it, without the queue: what it enqueues is done with the next day's. */
async function remind({ officer: { organisationId } }: Years, day: LocalDate): Promise<void> {
  await house.turnTo(`${day}T08:30:00.000Z`);
  await remindCustomersJob(house.tools, { organisationId, dueOn: day });
}

/** One thing or none of what may happen to an invoice on a day. */
async function liveADay(years: Years, day: LocalDate): Promise<void> {
  const { officer } = years;
  const chance = years.chance.invoices;
  const owed = await listOwed(house, officer);
  // One of the latest, so that not everything ends with the collection company.
  const late = owed.slice(-8);
  const one = late[chance(Math.max(late.length, 1))];
  if (one === undefined) return;
  const happens = chance(10);
  // The first customer disputes and never pays, so that some are handed over whatever chance says.
  if (one.customerId === years.customers[0]?.id && [0, 1, 7].includes(happens)) return;
  switch (happens) {
    case 0:
      if (chance(2) > 0) return;
      await pay(house, officer, [{ amountMinor: one.balanceMinor, reference: one.ocr }], day);
      return;
    case 1:
      if (chance(3) > 0) return;
      await pay(house, officer, [{ amountMinor: one.balanceMinor / 2n + 1n, reference: one.ocr }], day);
      return;
    case 2:
    case 3:
    case 4:
      return dispute(years, one);
    case 5:
    case 6:
      return settle(years);
    case 7:
      if (chance(3) > 0) return;
      await house.perform(officer, (work) =>
        stopReminders(work, {
          invoiceId: one.id,
          kind: "promise",
          reason: "Lovat",
          promisedMinor: 1n,
          untilOn: addDays(day, chance(20)),
        }),
      );
  }
}

/** Somebody orders, changes, cancels, decides or takes back. */
async function order({ orderings, chance: { orders: chance } }: Years, day: LocalDate): Promise<void> {
  const ordering = orderings[chance(orderings.length)];
  if (ordering !== undefined && chance(2) === 0) await liveOrdering(house, ordering, { day, chance });
}

async function dispute(
  { customers, chance: { invoices: chance } }: Years,
  { id: invoiceId, customerId }: OwedStill,
): Promise<void> {
  const customer = customers.find(({ id }) => id === customerId);
  if (customer === undefined) return;
  await whereAllowed(() =>
    house.perform(customer.person, async (work) => {
      const lines = (await listBilledLines(work, invoiceId)).filter((line) => leftOf(line) > 1n);
      const line = lines[chance(Math.max(lines.length, 1))];
      if (line === undefined) return;
      const netMinor = 1n + (leftOf(line) * BigInt(chance(100))) / 100n;
      const said = { place: line.place, netMinor, reason: "quantity" as const, words: `Fel, ${work.today}.` };
      await fileDispute(work, {
        kind: "dispute",
        customerId,
        invoiceId,
        lines: [said],
        wish: "credit",
        words: undefined,
      });
    }),
  );
  await house.runJobs();
}

/** What is disputed already, or with the collection company, is refused; that is as it should be. */
async function whereAllowed(deed: () => Promise<unknown>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(["dispute-open-already", "dispute-in-collection", "dispute-needs-new"]).toContain(error.code);
  }
}

async function settle({ officer, second, chance: { invoices: chance } }: Years): Promise<void> {
  const open = await house.perform(officer, listOpenDisputes);
  const found = open[chance(Math.max(open.length, 1))];
  if (found === undefined) return;
  const { caseId, invoiceId } = found;
  const lines = await house.perform(officer, (work) => listDisputeLines(work, caseId));
  if (chance(2) === 0) {
    await house.perform(officer, (work) => refuseDispute(work, { caseId, words: "Det stämmer." }));
  } else {
    const given = await house.perform(officer, (work) =>
      giveCredit(work, { invoiceId, caseId, lines, reason: "Ni har rätt." }),
    );
    if (given.note === undefined)
      await house.perform(second, (work) => decideCredit(work, { id: given.requestId, decision: "issue" }));
  }
  await house.runJobs();
}

test("three years go by, and on no evening is a row billed twice, a reminder against the policy, or an öre astray", {
  timeout: 600_000,
}, async () => {
  const years = await begin();
  const { organisationId } = years.officer;
  for (let day = localDate("2026-01-02"); day <= "2028-12-31"; day = addDays(day, 1)) {
    await house.turnTo(`${day}T06:00:00.000Z`);
    // As the server does by itself now and then, but not soon enough where a day takes a tenth of a second.
    if (day.endsWith("-04")) await sql`analyze`.execute(house.everything);
    await newRules(years, day);
    await billLastMonth(years, day);
    await liveADay(years, day);
    await order(years, day);
    await remind(years, day);
    const [facts, wrong] = await Promise.all([
      readFacts(house.everything, organisationId),
      judgeOutbound(house.everything, organisationId),
    ]);
    expect(judgeFacts(facts, usualPolicy), day).toEqual([]);
    expect(wrong, day).toEqual([]);
  }
  const facts = await readFacts(house.everything, organisationId);
  const disputes = await house.everything.selectFrom("disputes").select(["state", "rule"]).execute();
  const orders = await house.everything.selectFrom("orders").select(["state", "kind"]).execute();
  const cancellations = await house.everything.selectFrom("cancellations").select("state").execute();
  const paid = facts.entries.filter(({ kind }) => kind === "payment").length;
  const seen = {
    paid,
    changed: orders.filter(({ state, kind }) => state === "done" && kind === "quantity").length,
    ordered: orders.filter(({ state, kind }) => state === "done" && kind === "new").length,
    orderedBack: orders.filter(({ state }) => state === "withdrawn").length,
    cancelled: cancellations.filter(({ state }) => state === "done").length,
    cancelledBack: cancellations.filter(({ state }) => state === "withdrawn").length,
    invoices: facts.invoices.length,
    reminders: facts.reminders.length,
    handedOver: facts.handedOver.length,
    credited: disputes.filter(({ state }) => state === "credited").length,
    refused: disputes.filter(({ state }) => state === "refused").length,
    rules: new Set(disputes.map(({ rule }) => rule)).size,
  };
  // Four customers, 35 months; one that has cancelled everything and used nothing has no invoice for the month.
  expect(seen.invoices).toBeGreaterThan(4 * 30);
  for (const often of [seen.paid, seen.credited, seen.refused, seen.reminders]) expect(often).toBeGreaterThan(20);
  for (const often of [seen.ordered, seen.changed, seen.orderedBack, seen.cancelled, seen.cancelledBack])
    expect(often).toBeGreaterThan(5);
  expect(seen.handedOver).toBeGreaterThan(3);
  expect(seen.rules).toBe(3);
  for (const [wrong, doctored] of Object.entries(doctorings))
    await expect(judgedWhen(house.everything, { doctored, organisationId }), wrong).resolves.toContain(wrong);
});
