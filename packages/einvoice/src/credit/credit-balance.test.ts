import { describe, expect, test } from "vitest";
import { decimal, formatDecimal } from "../amount/decimal.ts";
import { localDate } from "../calendar/local-date.ts";
import { completeInvoice, type DraftAllowanceCharge, type DraftLine } from "../calculate/complete-invoice.ts";
import type { Invoice } from "../model/invoice.ts";
import { creditBalance, isOverdrawn, isWhollyCredited } from "./credit-balance.ts";

const s25 = { category: "S", rate: decimal("25") } as const;
const s6 = { category: "S", rate: decimal("6.00") } as const;

type Row = readonly [name: string, quantity: string, price: string, rest?: Partial<DraftLine>];

const lineOf = ([name, quantity, price, rest]: Row, index: number): DraftLine => ({
  id: String(index + 1),
  quantity: decimal(quantity),
  unit: "HUR",
  price: { net: decimal(price) },
  vat: s25,
  item: { name },
  ...rest,
});

function documentOf(rows: readonly Row[], allowanceCharges: readonly DraftAllowanceCharge[] = []): Invoice {
  return completeInvoice({
    kind: "invoice",
    specification: "urn:cen.eu:en16931:2017",
    number: "1",
    issuedOn: localDate("2026-11-21"),
    typeCode: "380",
    currency: "SEK",
    seller: { name: "Nordanby El AB", address: { country: "SE" } },
    buyer: { name: "Region Prov", address: { country: "SE" } },
    lines: rows.map(lineOf),
    ...(allowanceCharges.length > 0 && { allowanceCharges }),
  });
}

const left = (invoice: Invoice, ...credits: Invoice[]): string[] =>
  creditBalance(invoice, credits).lines.map(
    ({ quantityLeft, netLeft }) => `${formatDecimal(quantityLeft)} ${formatDecimal(netLeft)}`,
  );

const work: Row = ["Takarbete", "8", "650"];
const sheet: Row = ["Plåt, 2 mm", "12.5", "189.90"];

describe("what is left of an invoice", () => {
  const invoice = documentOf([work, sheet]);

  test("without credits is all of it", () => {
    expect(left(invoice)).toEqual(["8 5200.00", "12.5 2373.75"]);
    expect(isWhollyCredited(creditBalance(invoice, []))).toBe(false);
  });

  test("a credit of part of a line leaves the rest, in quantity and in amount", () => {
    expect(left(invoice, documentOf([["Takarbete", "3", "650"]]))).toEqual(["5 3250.00", "12.5 2373.75"]);
  });

  test("a lower price than invoiced is credited by amount and leaves the quantity", () => {
    const reduced = documentOf([["Takarbete", "1", "400", { unit: "C62" }]]);
    expect(left(invoice, reduced)).toEqual(["8 4800.00", "12.5 2373.75"]);
  });

  test("several credits add up, whatever capitals and spaces their lines are written with", () => {
    const credits = [documentOf([["TAKARBETE", "3", "650"]]), documentOf([[" Takarbete  ", "5", "650.00"]])];
    expect(left(invoice, ...credits)).toEqual(["0 0.00", "12.5 2373.75"]);
  });

  test("a line that says something else is told as untied, and takes nothing from any line", () => {
    const balance = creditBalance(invoice, [documentOf([["Goodwill", "1", "100"]])]);
    expect(formatDecimal(balance.untied)).toBe("100.00");
    expect(formatDecimal(balance.due)).toBe("9342.19");
    expect(left(invoice, documentOf([["Goodwill", "1", "100"]]))).toEqual(left(invoice));
  });

  test("the same words at another VAT rate are another line", () => {
    const books = documentOf([["Handbok", "2", "149", { vat: s6 }]]);
    const credit = documentOf([["Handbok", "1", "149", { vat: s25 }]]);
    expect(formatDecimal(creditBalance(books, [credit]).untied)).toBe("149.00");
    const same = documentOf([["Handbok", "1", "149", { vat: { category: "S", rate: decimal("6") } }]]);
    expect(left(books, same)).toEqual(["1 149.00"]);
  });

  test("more than the line holds is seen on that line, and on it alone", () => {
    const { lines } = creditBalance(invoice, [documentOf([["Takarbete", "9", "650"]])]);
    expect(lines.map(({ line, netLeft }) => isOverdrawn(line.net, netLeft))).toEqual([true, false]);
  });

  test("all of it is wholly credited, in one credit note or line by line", () => {
    expect(isWhollyCredited(creditBalance(invoice, [documentOf([work, sheet])]))).toBe(true);
    expect(isWhollyCredited(creditBalance(invoice, [documentOf([sheet]), documentOf([work])]))).toBe(true);
    expect(isWhollyCredited(creditBalance(invoice, [documentOf([sheet])]))).toBe(false);
  });
});

describe("lines that look the same", () => {
  test("each credit takes from one that still has what it takes", () => {
    const invoice = documentOf([
      ["Takarbete", "3", "650"],
      ["Takarbete", "8", "650"],
    ]);
    expect(left(invoice, documentOf([["Takarbete", "8", "650"]]))).toEqual(["3 1950.00", "0 0.00"]);
  });

  test("the one with the same price goes before the one with the same words", () => {
    const invoice = documentOf([
      ["Takarbete", "8", "650"],
      ["Takarbete", "8", "600"],
    ]);
    expect(left(invoice, documentOf([["Takarbete", "2", "600"]]))).toEqual(["8 5200.00", "6 3600.00"]);
  });

  test("a returned line, with its quantity below zero, is credited from its own side", () => {
    const invoice = documentOf([work, ["Retur pall", "-2", "50"]]);
    const { lines } = creditBalance(invoice, [documentOf([["Retur pall", "-1", "50"]])]);
    expect(formatDecimal(lines[1]?.netLeft ?? decimal("0"))).toBe("-50.00");
    expect(isOverdrawn(decimal("-100"), decimal("-50"))).toBe(false);
    expect(isOverdrawn(decimal("-100"), decimal("50"))).toBe(true);
  });
});

describe("allowances and charges of the whole document", () => {
  const freight = { kind: "charge", amount: decimal("100"), reason: "Frakt", vat: s25 } as const;
  const discount = { kind: "allowance", amount: decimal("520"), reason: "Mängdrabatt", vat: s25 } as const;
  const invoice = documentOf([work], [discount, freight]);
  const leftOf = (credit: Invoice): string[] =>
    creditBalance(invoice, [credit]).adjustments.map(({ left: rest }) => formatDecimal(rest));

  test("are taken off one by one", () => {
    const credit = documentOf([["Takarbete", "4", "650"]], [{ ...discount, amount: decimal("260") }]);
    expect(leftOf(credit)).toEqual(["260", "100"]);
    expect(leftOf(documentOf([work], [discount, freight]))).toEqual(["0", "0"]);
  });

  test("a charge credited by itself, as a line of its name, is taken off the charge", () => {
    expect(leftOf(documentOf([["frakt", "1", "40", { unit: "C62" }]]))).toEqual(["520", "60.00"]);
  });

  test("one that the invoice does not have is untied", () => {
    const fee = { kind: "charge", amount: decimal("10"), reason: "Avgift", vat: s6 } as const;
    const balance = creditBalance(invoice, [documentOf([work], [discount, fee])]);
    expect(formatDecimal(balance.untied)).toBe("10");
  });
});

test("a thousand lines credited line by line take less than a second", () => {
  const rows = Array.from({ length: 1000 }, (_, index): Row => [`Rad ${index % 10}`, "1", "10"]);
  const start = performance.now();
  const balance = creditBalance(
    documentOf(rows),
    rows.slice(0, 50).map((row) => documentOf([row, ...rows.slice(0, 20)])),
  );
  expect(balance.lines).toHaveLength(1000);
  expect(performance.now() - start).toBeLessThan(1000);
});
