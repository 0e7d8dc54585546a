import fc from "fast-check";
import { expect, test } from "vitest";
import { candidateBook } from "./candidate-book.ts";
import type { CustomerId } from "../customers/customer.ts";
import { type Candidate, matchPayment, nameKey, numbersIn } from "./match-payment.ts";

const one: Candidate = {
  invoiceId: "i1",
  customerId: "c1" as CustomerId,
  number: "1001",
  ocrReference: "100164",
  balanceMinor: 1000n,
  customerName: "Vårdcentralen Prov AB",
  organisationNumber: "5566778899",
};
const two: Candidate = { ...one, invoiceId: "i2", number: "1002", ocrReference: "100263", balanceMinor: 500n };
const nobody = { name: undefined, organisationNumber: undefined, account: undefined };
const payment = { amountMinor: 1000n, references: [], texts: [], payer: nobody };
const told = (reference: string, amountMinor?: bigint) => ({ reference, amountMinor });
const on = (invoiceId: string | undefined, amountMinor: bigint) => ({ customerId: "c1", invoiceId, amountMinor });

test.each([
  [
    "an OCR reference settles its invoice",
    { references: [told("100164")] },
    { by: "ocr", placements: [on("i1", 1000n)] },
  ],
  ["so does one written with spaces and zeros", { references: [told("00 100164")] }, { placements: [on("i1", 1000n)] }],
  ["an invoice number does too", { references: [told("1001")] }, { by: "number", placements: [on("i1", 1000n)] }],
  [
    "less than is owed is placed, and the rest stays owed",
    { amountMinor: 400n, references: [told("100164")] },
    { placements: [on("i1", 400n)] },
  ],
  [
    "more than is owed stays on the customer's account",
    { amountMinor: 1300n, references: [told("100164")] },
    { placements: [on("i1", 1000n), on(undefined, 300n)] },
  ],
  [
    "a payment split by the payer goes as told",
    { amountMinor: 1200n, references: [told("100164", 900n), told("100263", 300n)] },
    { placements: [on("i2", 300n), on("i1", 900n)] },
  ],
  [
    "a split with a deduction makes owed again what it takes",
    { amountMinor: 800n, references: [told("100164", 1000n), told("100263", -200n)] },
    { placements: [on("i2", -200n), on("i1", 1000n)] },
  ],
  [
    "two invoices without amounts are paid when they come to the sum",
    { amountMinor: 1500n, references: [told("100164"), told("100263")] },
    { placements: [on("i2", 500n), on("i1", 1000n)] },
  ],
  [
    "and wait when they do not",
    { amountMinor: 1400n, references: [told("100164"), told("100263")] },
    { why: "split-unclear" },
  ],
  [
    "a split that does not come to the payment waits",
    { references: [told("100164", 1n), told("100263", 1n)] },
    { why: "split-unclear" },
  ],
  ["a reference nobody knows waits", { references: [told("100164"), told("777")] }, { why: "reference-unknown" }],
  [
    "a number in the text counts with the exact amount",
    { texts: ["Avser faktura 1001, tack"] },
    { by: "text", placements: [on("i1", 1000n)] },
  ],
  ["and not with another", { amountMinor: 999n, texts: ["faktura 1001"] }, { why: "no-reference" }],
  [
    "who paid exactly one invoice has paid it",
    { payer: { ...nobody, organisationNumber: "5566778899" } },
    { by: "payer" },
  ],
  ["by name as banks write it", { payer: { ...nobody, name: "VÅRDCENTRALEN PROV  AB." } }, { by: "payer" }],
  [
    "a stranger's payment of the same amount waits",
    { payer: { ...nobody, name: "Någon annan" } },
    { why: "no-reference" },
  ],
  ["a payment that tells nothing waits", {}, { why: "no-reference" }],
])("%s", (_says, change, expected) => {
  expect(matchPayment({ ...payment, ...change }, [one, two])).toMatchObject(expected);
});

test("where two invoices fit equally well, a person decides", () => {
  const twin = { ...two, balanceMinor: 1000n };
  const told_ = { ...payment, payer: { ...nobody, organisationNumber: "5566778899" } };
  expect(matchPayment(told_, [one, twin])).toEqual({ placements: undefined, why: "several-fit" });
});

test("whatever is placed comes to the payment, and settles no invoice below zero", () => {
  const reference = fc.record({
    reference: fc.constantFrom("100164", "100263", "1001", "1002"),
    amountMinor: fc.option(fc.bigInt({ min: -2000n, max: 2000n }), { nil: undefined }),
  });
  fc.assert(
    fc.property(
      fc.bigInt({ min: -3000n, max: 3000n }),
      fc.array(reference, { maxLength: 3 }),
      (amountMinor, references) => {
        const match = matchPayment({ ...payment, amountMinor, references }, [one, two]);
        if (match.placements === undefined) return;
        expect(match.placements.reduce((sum, placed) => sum + placed.amountMinor, 0n)).toBe(amountMinor);
        for (const { invoiceId, balanceMinor } of [one, two]) {
          const placed = match.placements.filter((placement) => placement.invoiceId === invoiceId);
          expect(balanceMinor - placed.reduce((sum, { amountMinor: minor }) => sum + minor, 0n) >= 0n).toBe(true);
        }
      },
    ),
  );
});

test("numbers in a text are those of three digits and more", () => {
  expect(numbersIn(["Fakt 1001 och 0000100263", "12 1001"])).toEqual(["1001", "100263"]);
  expect(nameKey("Åkes Vård & Hälsa AB")).toBe("ÅKES VÅRD HÄLSA AB");
});

test("the book of candidates gives each payment what the whole list would, as balances fall", () => {
  const references = fc.array(
    fc.record({
      reference: fc.constantFrom("100164", "100263", "1001", "1002", "7"),
      amountMinor: fc.option(fc.bigInt({ min: -500n, max: 1500n }), { nil: undefined }),
    }),
    { maxLength: 2 },
  );
  const told = fc.record({
    amountMinor: fc.constantFrom(300n, 500n, 700n, 1000n),
    references,
    texts: fc.array(fc.constantFrom("faktura 1001", "1002", "tack"), { maxLength: 1 }),
    payer: fc.constantFrom(nobody, { ...nobody, organisationNumber: "5566778899" }),
  });
  fc.assert(
    fc.property(fc.array(told, { maxLength: 6 }), (payments) => {
      let list: readonly Candidate[] = [one, two];
      const book = candidateBook(list);
      for (const paid of payments) {
        const match = matchPayment(paid, book.for(paid));
        expect(match).toEqual(matchPayment(paid, list));
        const { placements = [] } = match;
        book.settle(placements);
        list = list.map((each) => {
          const settled = placements.filter(({ invoiceId }) => invoiceId === each.invoiceId);
          return {
            ...each,
            balanceMinor: settled.reduce((left, { amountMinor }) => left - amountMinor, each.balanceMinor),
          };
        });
      }
    }),
  );
});
