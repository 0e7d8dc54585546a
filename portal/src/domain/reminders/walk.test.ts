/** Months of invoices, payments, credits, stops and promises, a day at a time by a clock that is turned, with the books looked at every evening. */
import { addDays, type LocalDate, localDate } from "@fakturaporten/einvoice";
import { expect, test } from "vitest";
import { type Facts, judgeFacts, readFacts } from "../../../test/support/dunning-invariants.ts";
import { remindOn, remindsBy, usualPolicy } from "../../../test/support/dunning.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer } from "../../../test/support/outbound.ts";
import { anInvoiceTo, type Owed, pay } from "../../../test/support/owed.ts";
import { sameChance } from "../../../test/support/same-chance.ts";
import type { Person } from "../access/permissions.ts";
import { customerKinds, type CustomerId } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { getAccount, getInvoiceAccount } from "../ledger/queries.ts";
import { placeCredit, writeOff } from "../ledger/settle-by-hand.ts";
import { planSteps } from "./plan-steps.ts";
import { stopReminders } from "./stop-reminders.ts";

const house = testHouse({ startsAt: "2026-01-02T08:00:00.000Z" });

interface Walk {
  readonly officer: Person;
  readonly customers: readonly CustomerId[];
  readonly invoices: Owed[];
  readonly chance: (max: number) => number;
}

async function liveADay({ officer, customers, invoices, chance }: Walk, day: LocalDate): Promise<void> {
  await house.turnTo(`${day}T06:00:00.000Z`);
  const anyOf = <T>(all: readonly T[]): T => all[chance(all.length)] as T;
  if (chance(3) === 0) {
    const payableMinor = BigInt(30_00 + chance(2000_00));
    invoices.push(await anInvoiceTo(house, officer, { customerId: anyOf(customers), issuedOn: day, payableMinor }));
  }
  if (invoices.length === 0) return;
  const { id, ocr } = anyOf(invoices);
  const { balanceMinor, customerId } = await house.perform(officer, (work) => getInvoiceAccount(work, id));
  const some = balanceMinor > 1n ? 1n + (balanceMinor * BigInt(chance(99))) / 100n : 0n;
  if (chance(2) === 0) await payBack(officer, customerId);
  switch (chance(9)) {
    case 0:
      if (balanceMinor > 0n) await pay(house, officer, [{ amountMinor: balanceMinor, reference: ocr }], day);
      break;
    case 1:
      if (some > 0n) await pay(house, officer, [{ amountMinor: some, reference: ocr }, { amountMinor: 7_00n }], day);
      break;
    case 2:
      if (balanceMinor > 0n) await pay(house, officer, [{ amountMinor: balanceMinor + 10_00n, reference: ocr }], day);
      break;
    case 3:
      if (some > 0n) await anInvoiceTo(house, officer, { customerId, credits: id, issuedOn: day, payableMinor: some });
      break;
    case 4:
      await house.perform(officer, (work) =>
        stopReminders(work, {
          invoiceId: id,
          kind: "promise",
          reason: "Lovat",
          promisedMinor: 1n,
          untilOn: addDays(day, chance(30)),
        }),
      );
      break;
    case 5:
      if (some > 0n)
        await house.perform(officer, (work) => writeOff(work, { invoiceId: id, amountMinor: some, reason: "Smått" }));
      break;
  }
}

/** A surplus on the account goes back to the customer: as long as it lies there, nothing of that customer goes to collection. */
async function payBack(officer: Person, customerId: CustomerId): Promise<void> {
  await house.perform(officer, async (work) => {
    const customer = await getCustomer(work, customerId);
    const { unplaced, invoices } = await getAccount(work, customer);
    const places = [{ id: undefined, balanceMinor: balanceOf(unplaced) }, ...invoices];
    for (const { id, balanceMinor } of places.filter((place) => place.balanceMinor < 0n)) {
      const placed = {
        customer,
        fromInvoiceId: id,
        toInvoiceId: undefined,
        amountMinor: -balanceMinor,
        reason: "Åter",
      };
      await placeCredit(work, placed);
    }
  });
}

test("nearly half a year goes by, and on no evening is there a reminder against the policy or an öre astray", {
  timeout: 120_000,
}, async () => {
  const officer = await aCreditor(house);
  await remindsBy(house, officer, "2026-01-02");
  const customers = [];
  for (const kind of customerKinds)
    customers.push(await aCustomer(house, officer, { kind, facts: { name: `Kund ${kind}` } }));
  const walk: Walk = { officer, customers, invoices: [], chance: sameChance(20_260_102) };
  let announced = new Map<string, string>();
  let broken = 0;
  for (let day = localDate("2026-01-02"); day <= "2026-05-22"; day = addDays(day, 1)) {
    await liveADay(walk, day);
    await remindOn(house, day);
    const facts = await readFacts(house.everything, officer.organisationId);
    expect(judgeFacts(facts, usualPolicy), day).toEqual([]);
    broken += facts.reminders.filter(
      ({ invoiceId, on }) => on === day && (announced.get(invoiceId) ?? day) !== day,
    ).length;
    const planned = await house.perform(officer, (work) => planSteps(work, addDays(day, 60)));
    const first = await house.perform(officer, (work) => planSteps(work, addDays(day, 60), 3));
    expect(first.map(({ next }) => next.on)).toEqual(planned.slice(0, 3).map(({ next }) => next.on));
    announced = new Map(planned.map(({ invoiceId, next }) => [invoiceId, next.on]));
  }
  expect(broken, "reminders on another day than the one told the evening before").toBe(0);
  const facts = await readFacts(house.everything, officer.organisationId);
  expect(facts.reminders.filter(({ step }) => step === 3).length).toBeGreaterThan(3);
  expect(facts.handedOver.length).toBeGreaterThan(0);
});

const due = { id: "i", dueOn: "2026-03-02", payableMinor: 1000_00n };
const debit = {
  invoiceId: "i",
  kind: "debit",
  minor: 1000_00n,
  on: "2026-02-01",
  at: "2026-02-01T08:00:00.000Z",
  paymentId: null,
};
const sound: Facts = {
  invoices: [due],
  entries: [debit],
  payments: [],
  reminders: [{ invoiceId: "i", step: 1, on: "2026-03-09", feeMinor: 60_00n }],
  stops: [],
  handedOver: [],
};

test("the books as they should be have nothing wrong", () => {
  expect(judgeFacts(sound, usualPolicy)).toEqual([]);
});

test.each<[string, Partial<Facts>, RegExp]>([
  [
    "a reminder before its day",
    { reminders: [{ invoiceId: "i", step: 1, on: "2026-03-06", feeMinor: 0n }] },
    /came 4 days after/,
  ],
  ["a reminder on a Sunday", { reminders: [{ invoiceId: "i", step: 1, on: "2026-03-08", feeMinor: 0n }] }, /weekend/],
  [
    "the second reminder first",
    { reminders: [{ invoiceId: "i", step: 2, on: "2026-03-16", feeMinor: 0n }] },
    /out of turn/,
  ],
  [
    "a fee beyond the law",
    { reminders: [{ invoiceId: "i", step: 1, on: "2026-03-09", feeMinor: 61_00n }] },
    /more than the law/,
  ],
  [
    "a reminder in a stop",
    { stops: [{ invoiceId: "i", from: "2026-03-01", until: "2026-03-31", endedOn: null }] },
    /while it was stopped/,
  ],
  [
    "a reminder of what was paid",
    { entries: [debit, { ...debit, kind: "write-off", minor: -1000_00n }] },
    /came for 0 öre/,
  ],
  ["a hand-over after one reminder", { handedOver: [{ invoiceId: "i", on: "2026-03-30" }] }, /out of turn/],
  ["an invoice that is not in the ledger", { entries: [], reminders: [] }, /not in the ledger/],
  ["a settlement out of nothing", { entries: [debit, { ...debit, kind: "payment", minor: -1n }] }, /no payment behind/],
  [
    "a payment used twice",
    {
      entries: [debit, { ...debit, kind: "payment", minor: -6n, paymentId: "p" }],
      payments: [{ id: "p", minor: 5n, setAside: false }],
    },
    /more than it is/,
  ],
  ["money made by moving it", { entries: [debit, { ...debit, kind: "transfer", minor: -5n }] }, /made or lost/],
])("%s is seen", (_what, change, said) => {
  expect(judgeFacts({ ...sound, ...change }, usualPolicy).join("\n")).toMatch(said);
});
