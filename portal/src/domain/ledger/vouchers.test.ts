import { localDate } from "@fakturaporten/einvoice";
import { beforeAll, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer } from "../../../test/support/outbound.ts";
import { anInvoiceTo, pay } from "../../../test/support/owed.ts";
import type { Person } from "../access/permissions.ts";
import { entryKinds } from "./ledger.ts";
import { decidePayment } from "../payments/place-payment.ts";
import { fromCodePage437 } from "./sie/code-page.ts";
import { writeSie } from "./sie/write-sie.ts";
import { writeOff } from "./settle-by-hand.ts";
import { findOrganisation } from "./voucher-head.ts";
import { listVouchers, type VoucherTexts } from "./vouchers.ts";

const house = testHouse({ startsAt: "2026-10-05T09:00:00.000Z" });
const texts = { ...Object.fromEntries(entryKinds.map((kind) => [kind, kind])), bank: "bank" } as VoucherTexts;
let officer: Person;

beforeAll(async () => {
  officer = await aCreditor(house);
});

const made = (fromOn: string, toOn: string) =>
  house.perform(officer, (work) => listVouchers(work, { fromOn: localDate(fromOn), toOn: localDate(toOn) }, texts));

test("a period's vouchers balance, and receivables and bank come to what the ledger and the bank say", async () => {
  const customerId = await aCustomer(house, officer);
  const one = await anInvoiceTo(house, officer, { customerId, payableMinor: 1250_00n, issuedOn: "2026-10-01" });
  const two = await anInvoiceTo(house, officer, { customerId, payableMinor: 500_00n, issuedOn: "2026-10-01" });
  await anInvoiceTo(house, officer, { customerId, payableMinor: 100_00n, issuedOn: "2026-10-02", credits: two.id });
  await pay(house, officer, [{ amountMinor: 1300_00n, reference: one.ocr }, { amountMinor: 7_00n }], "2026-10-02");
  await house.perform(officer, (work) => writeOff(work, { invoiceId: two.id, amountMinor: 1_00n, reason: "Öre" }));
  const vouchers = await made("2026-10-01", "2026-10-31");
  const sums = new Map<string, bigint>();
  for (const { transactions } of vouchers) {
    expect(transactions.reduce((sum, { minor }) => sum + minor, 0n)).toBe(0n);
    for (const { account, minor } of transactions) sums.set(account, (sums.get(account) ?? 0n) + minor);
  }
  expect(sums.get("1930")).toBe(1307_00n);
  expect(sums.get("1510")).toBe(1250_00n + 500_00n - 100_00n - 1250_00n - 1_00n);
  expect(sums.get("2420")).toBe(-57_00n);
  expect(sums.get("6351")).toBe(1_00n);
  expect(sums.get("2611")).toBe(-(250_00n + 100_00n - 20_00n));
  expect(vouchers.map(({ number }) => number)).toEqual(vouchers.map((_, index) => String(index + 1)));
  expect(await made("2026-10-01", "2026-10-31")).toEqual(vouchers);
  const head = await house.perform(officer, findOrganisation);
  const file = writeSie(
    { program: "Prov", programVersion: "1.0", madeOn: localDate("2026-11-01"), ...head, dimensions: [] },
    vouchers,
  );
  expect(fromCodePage437(file)).toMatch(/#VER "F" 1 20261001 "debit \d+"\r\n\{\r\n#TRANS 1510 \{\} \d+\.00/);
});

test("a payment sent back leaves the bank again, and nothing stands as prepaid", async () => {
  const file = await pay(house, officer, [{ amountMinor: 9_00n, name: "Fel Betalare" }], "2026-10-03");
  const { id } = await house.everything
    .selectFrom("bank_payments")
    .select("id")
    .where("bank_file_id", "=", file)
    .executeTakeFirstOrThrow();
  const prepaid = async () =>
    (await made("2026-10-03", "2026-10-05"))
      .flatMap(({ transactions }) => transactions)
      .filter(({ account }) => account === "2420")
      .reduce((sum, { minor }) => sum + minor, 0n);
  const before = await prepaid();
  await house.perform(officer, (work) => decidePayment(work, { paymentId: id, kind: "returned", reason: "Fel konto" }));
  expect((await prepaid()) - before).toBe(9_00n);
});

test("a period with nothing in it has no vouchers", async () => {
  expect(await made("2025-01-01", "2025-12-31")).toEqual([]);
});
