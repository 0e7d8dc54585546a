import { localDate } from "@fakturaporten/einvoice";
import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aCustomerUser } from "../../../test/support/outbound.ts";
import { anInvoiceTo } from "../../../test/support/owed.ts";
import type { Person } from "../access/permissions.ts";
import type { CustomerId } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { enter } from "./enter.ts";
import { balanceOf, type EntryKind, splitBalance } from "./ledger.ts";
import { findInvoiceAccount, getAccount, listBalances } from "./queries.ts";
import { correctEntry, placeCredit, writeOff } from "./settle-by-hand.ts";

const house = testHouse({ startsAt: "2026-11-21T09:00:00.000Z" });
let officer: Person;
let customerId: CustomerId;
beforeAll(async () => {
  officer = await aCreditor(house);
  customerId = await aCustomer(house, officer);
});

const invoice = (payableMinor = 1250_00n) => anInvoiceTo(house, officer, { customerId, payableMinor });
const look = (id: string) => house.perform(officer, (work) => findInvoiceAccount(work, id));
const account = () => house.perform(officer, async (work) => getAccount(work, await getCustomer(work, customerId)));
const fee = (invoiceId: string, source: string, amountMinor = 60_00n) =>
  house.perform(officer, (work) =>
    enter(work, { customerId, invoiceId, kind: "fee", amountMinor, onDay: work.today, source }),
  );

describe("the ledger", () => {
  test("has an invoice from the moment it is issued, and its credit note on the same invoice", async () => {
    const { id } = await invoice();
    const credit = await anInvoiceTo(house, officer, { customerId, payableMinor: 250_00n, credits: id });
    const found = await look(id);
    expect(found?.entries.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ["debit", 1250_00n],
      ["credit", -250_00n],
    ]);
    expect(found?.balanceMinor).toBe(1000_00n);
    expect(found?.entries[1]?.id).toBe(credit.id);
  });

  test("takes the same cause once", async () => {
    const { id } = await invoice();
    expect(await fee(id, "reminder:x:1")).toBe(true);
    expect(await fee(id, "reminder:x:1")).toBe(false);
    expect((await look(id))?.balanceMinor).toBe(1310_00n);
  });

  test.each(["update ledger_entries set amount_minor = 1", "delete from ledger_entries", "truncate ledger_entries"])(
    "can not be changed: %s",
    async (statement) => {
      await invoice();
      await expect(house.perform(officer, (work) => sql.raw(statement).execute(work.db))).rejects.toThrow(
        /permission denied/,
      );
    },
  );

  test("holds no payment without a payment behind it, and no debt below zero", async () => {
    const { id } = await invoice();
    const bad = (kind: EntryKind, amountMinor: bigint) =>
      house.perform(officer, (work) =>
        enter(work, { customerId, invoiceId: id, kind, amountMinor, onDay: work.today, source: `bad:${kind}` }),
      );
    await expect(bad("payment", -1n)).rejects.toThrow(/check constraint/);
    await expect(bad("fee", -1n)).rejects.toThrow(/check constraint/);
    await expect(bad("write-off", 1n)).rejects.toThrow(/check constraint/);
    await expect(bad("fee", 0n)).rejects.toThrow(/check constraint/);
  });

  test("shows a customer's user its own Kund-ID, and nothing of another's", async () => {
    const { id } = await invoice();
    const user = await aCustomerUser(house, officer, customerId);
    const stranger = await aCustomerUser(house, officer, await aCustomer(house, officer));
    const seenBy = (actor: Person) =>
      house.perform(actor, async (work) => {
        const rows = await work.db.selectFrom("ledger_entries").select("invoice_id").execute();
        return rows.map((row) => row.invoice_id);
      });
    expect(await seenBy(user)).toContain(id);
    expect(await seenBy(stranger)).toEqual([]);
    await expect(
      house.perform(user, (work) =>
        enter(work, { customerId, kind: "refund", amountMinor: 1n, onDay: work.today, source: "own" }),
      ),
    ).rejects.toThrow();
    await expect(
      house.perform(user, (work) => writeOff(work, { invoiceId: id, amountMinor: 1n, reason: "x" })),
    ).rejects.toThrow("not-allowed");
  });
});

describe("by hand", () => {
  test("no more is written off than is left, and a write-off taken back is owed again", async () => {
    const { id } = await invoice(100_00n);
    const off = (amountMinor: bigint) =>
      house.perform(officer, (work) => writeOff(work, { invoiceId: id, amountMinor, reason: "Bagatell" }));
    await expect(off(100_01n)).rejects.toThrow("ledger-more-than-left");
    await expect(off(0n)).rejects.toThrow("ledger-more-than-left");
    await off(100_00n);
    const entry = (await look(id))?.entries.at(-1);
    expect((await look(id))?.balanceMinor).toBe(0n);
    const correct = () =>
      house.perform(officer, (work) => correctEntry(work, { entryId: entry?.id ?? "", reason: "Fel faktura" }));
    await correct();
    expect((await look(id))?.balanceMinor).toBe(100_00n);
    await expect(correct()).rejects.toThrow("ledger-entry-stands");
  });

  test("an invoice is not taken back here", async () => {
    const { id } = await invoice();
    await expect(house.perform(officer, (work) => correctEntry(work, { entryId: id, reason: "x" }))).rejects.toThrow(
      "ledger-entry-stands",
    );
  });

  test("a surplus moves to another invoice or back to the customer, and never more than there is", async () => {
    const paidTwice = await invoice(100_00n);
    await anInvoiceTo(house, officer, { customerId, payableMinor: 100_00n, credits: paidTwice.id });
    await anInvoiceTo(house, officer, { customerId, payableMinor: 40_00n, credits: paidTwice.id });
    const other = await invoice(30_00n);
    const move = (toInvoiceId: string | undefined, amountMinor: bigint) =>
      house.perform(officer, async (work) =>
        placeCredit(work, {
          customer: await getCustomer(work, customerId),
          fromInvoiceId: paidTwice.id,
          toInvoiceId,
          amountMinor,
          reason: "Överskott",
        }),
      );
    await expect(move(other.id, 31_00n)).rejects.toThrow("ledger-more-than-left");
    const before = (await account()).balanceMinor;
    await move(other.id, 30_00n);
    expect((await account()).balanceMinor).toBe(before);
    expect((await look(other.id))?.balanceMinor).toBe(0n);
    await expect(move(undefined, 11_00n)).rejects.toThrow("ledger-more-than-left");
    await move(undefined, 10_00n);
    expect((await look(paidTwice.id))?.balanceMinor).toBe(0n);
  });

  test("balances tell who owes what, and how much is overdue", async () => {
    const late = await aCustomer(house, officer);
    await anInvoiceTo(house, officer, { customerId: late, payableMinor: 9_999_00n, issuedOn: "2026-08-01" });
    await anInvoiceTo(house, officer, { customerId: late, payableMinor: 1_00n, issuedOn: "2026-11-20" });
    const [first] = await house.perform(officer, (work) => listBalances(work, 10));
    expect(first).toMatchObject({
      customerId: late,
      balanceMinor: 10_000_00n,
      overdueMinor: 9_999_00n,
      unplacedMinor: 0n,
    });
  });
});

describe("what is left to pay", () => {
  const moved = (kind: EntryKind, amountMinor: bigint, onDay = "2026-11-01") => ({
    kind,
    amountMinor,
    onDay: localDate(onDay),
  });

  test.each([
    [
      "a payment covers fees, then interest, then the debt",
      [moved("debit", 100n), moved("fee", 6n), moved("interest", 4n), moved("payment", -20n)],
      [90n, 0n, 0n],
    ],
    [
      "a credit note takes from the debt alone",
      [moved("debit", 100n), moved("fee", 6n), moved("credit", -20n)],
      [80n, 6n, 0n],
    ],
    [
      "a fee after the payment is left",
      [moved("debit", 100n), moved("payment", -100n), moved("fee", 6n, "2026-11-02")],
      [0n, 6n, 0n],
    ],
    [
      "what was paid too much covers what comes after",
      [moved("debit", 100n), moved("payment", -103n), moved("fee", 6n, "2026-11-02")],
      [0n, 3n, 0n],
    ],
    [
      "a payment taken back is owed again",
      [moved("debit", 100n), moved("payment", -100n), moved("payment", 100n)],
      [100n, 0n, 0n],
    ],
  ] as const)("%s", (_says, entries, [capitalMinor, feeMinor, interestMinor]) => {
    expect(splitBalance(entries)).toEqual({ capitalMinor, feeMinor, interestMinor });
  });

  test("comes to the sum of the entries, whatever they are", () => {
    const entry = fc.record({
      kind: fc.constantFrom<EntryKind>(
        "debit",
        "credit",
        "payment",
        "fee",
        "interest",
        "write-off",
        "refund",
        "transfer",
      ),
      amountMinor: fc.bigInt({ min: 1n, max: 1000n }),
      onDay: fc.constantFrom(localDate("2026-11-01"), localDate("2026-11-02")),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (made) => {
        const settles = new Set<EntryKind>(["credit", "payment", "write-off"]);
        const entries = made.map((one) => ({
          ...one,
          amountMinor: settles.has(one.kind) ? -one.amountMinor : one.amountMinor,
        }));
        const { capitalMinor, feeMinor, interestMinor } = splitBalance(entries);
        expect(capitalMinor + feeMinor + interestMinor).toBe(balanceOf(entries));
        expect(feeMinor >= 0n && interestMinor >= 0n).toBe(true);
      }),
    );
  });
});
