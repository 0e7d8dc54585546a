import { formatDecimal, type LocalDate } from "@fakturaporten/einvoice";
import { describe, expect, test } from "vitest";
import type { DraftFields } from "./draft-fields.ts";
import { readDraft, type ReadingContext } from "./read-draft.ts";

const today = "2026-11-21" as LocalDate;

const rule: NonNullable<ReadingContext["receiver"]>["rule"] = {
  version: 1,
  referencePattern: "\\d{6}",
  referenceExample: "123456",
  referenceHelp: { sv: "Sex siffror", en: "Six digits" },
  orderNumberPattern: "61\\d{6}",
  orderNumberExample: "61000001",
};

const context: ReadingContext = { today, numberAutomatic: false, termsDays: 30, receiver: { rule } };

const good: DraftFields = {
  kind: "invoice",
  receiver: "00000000-0000-7000-8000-000000000001",
  number: "2026-1",
  reference1: "123456",
  deliveryOn: "2026-11-20",
  "lines.1.description": "Konsultation",
  "lines.1.quantity": "2",
  "lines.1.unit": "tim",
  "lines.1.price": "1 250,50",
  "lines.1.vat": "25",
  "lines.1.vatReason": "",
  "lines.1.allowance": "",
};

const faultsOf = (change: DraftFields, other: Partial<ReadingContext> = {}): string[] =>
  readDraft({ ...good, ...change }, { ...context, ...other }).faults.map(({ path, code }) => `${path} ${code}`);

test("a complete form has no faults and says what it comes to", () => {
  const reading = readDraft(good, context);
  expect(reading.faults).toEqual([]);
  expect(reading.written).toMatchObject({ kind: "invoice", number: "2026-1", issuedOn: today, dueOn: "2026-12-21" });
  expect(formatDecimal(reading.calculation.totals.withoutVat)).toBe("2501.00");
  expect(formatDecimal(reading.calculation.totals.due)).toBe("3126.25");
});

test("an empty form tells every missing field at once", () => {
  const paths = readDraft({}, { ...context, receiver: undefined }).faults.map(({ path }) => path);
  expect(paths).toEqual(["receiver", "number", "reference1", "deliveryOn", "lines.1.description"]);
});

describe("each field tells its own faults", () => {
  const cases: readonly [string, string, DraftFields, Partial<ReadingContext>?][] = [
    ["receiver", "receiver-missing", { receiver: "" }, { receiver: undefined }],
    ["receiver", "receiver-unknown", { receiver: "x" }, { receiver: undefined }],
    ["number", "number-missing", { number: " " }],
    ["number", "too-long", { number: "1".repeat(51) }],
    ["number", "control-characters", { number: "1\u0007" }],
    ["reference1", "reference-missing", { reference1: "" }],
    ["reference1", "reference-form", { reference1: "12345" }],
    ["reference1", "control-characters", { reference1: "\u202E123456" }],
    ["reference2", "too-long", { reference2: "x".repeat(101) }],
    ["order", "order-number-form", { order: "62000001" }],
    ["contract", "one-line", { contract: "a\nb" }],
    ["project", "control-characters", { project: "\u0000" }],
    ["deliveryOn", "delivery-missing", { deliveryOn: "" }],
    ["deliveryOn", "date-form", { deliveryOn: "i går" }],
    ["deliveryOn", "date-does-not-exist", { deliveryOn: "2026-02-30" }],
    ["deliveryOn", "date-far-away", { deliveryOn: "1899-01-01" }],
    ["periodEnd", "period-end-missing", { deliveryOn: "", periodStart: "2026-11-01" }],
    ["periodStart", "period-start-missing", { deliveryOn: "", periodEnd: "2026-11-01" }],
    ["periodEnd", "period-backwards", { periodStart: "2026-11-02", periodEnd: "2026-11-01" }],
    ["issueOn", "issue-in-future", { issueOn: "2026-11-22" }],
    ["issueOn", "issue-long-ago", { issueOn: "2025-11-19" }],
    ["issueOn", "date-form", { issueOn: "imorgon" }],
    ["terms", "terms-days", { terms: "trettio" }],
    ["terms", "terms-days", { terms: "400" }],
    ["dueOn", "due-before-issue", { dueOn: "2026-11-20" }],
    ["dueOn", "date-form", { dueOn: "snart" }],
    ["note", "too-long", { note: "x".repeat(2001) }],
    ["note", "control-characters", { note: "a\u0085b" }],
    ["lines.1.description", "missing", { "lines.1.description": "" }],
    ["lines.1.description", "too-long", { "lines.1.description": "x".repeat(301) }],
    ["lines.1.description", "control-characters", { "lines.1.description": "a\u001Bb" }],
    ["lines.1.quantity", "missing", { "lines.1.quantity": "" }],
    ["lines.1.quantity", "amount-not-a-number", { "lines.1.quantity": "två" }],
    ["lines.1.quantity", "quantity-zero", { "lines.1.quantity": "0" }],
    ["lines.1.quantity", "amount-separator-ambiguous", { "lines.1.quantity": "1,234" }],
    ["lines.1.unit", "missing", { "lines.1.unit": "" }],
    ["lines.1.unit", "unit-unknown", { "lines.1.unit": "famn" }],
    ["lines.1.price", "missing", { "lines.1.price": "" }],
    ["lines.1.price", "price-negative", { "lines.1.price": "-5" }],
    ["lines.1.price", "amount-decimals", { "lines.1.price": "1,2345678" }],
    ["lines.1.price", "amount-grouping", { "lines.1.price": "1 23,4" }],
    ["lines.1.vat", "missing", { "lines.1.vat": "" }],
    ["lines.1.vat", "vat-rate-unknown", { "lines.1.vat": "19 %" }],
    ["lines.1.vat", "vat-reason-missing", { "lines.1.vat": "0 %" }],
    ["lines.1.vatReason", "missing", { "lines.1.vat": "0-other" }],
    ["lines.1.allowance", "allowance-exceeds-line", { "lines.1.allowance": "2502" }],
    ["lines.1.allowance", "allowance-exceeds-line", { "lines.1.allowance": "101 %" }],
    ["lines.1.allowance", "amount-not-a-number", { "lines.1.allowance": "lite" }],
    ["lines.1.allowance", "amount-not-a-number", { "lines.1.allowance": "%" }],
    ["lines.1.allowance", "amount-not-a-number", { "lines.1.allowance": " - % " }],
    ["lines.1.allowance", "amount-not-a-number", { "lines.1.allowance": "%%" }],
    ["kind", "total-negative", { "lines.1.quantity": "-2" }],
    ["credits", "credits-missing", { kind: "credit-note" }],
    ["lines.1.quantity", "credit-written-positive", { kind: "credit-note", credits: "1", "lines.1.quantity": "-2" }],
  ];
  test.each(cases)("%s: %s", (path, code, change, other) => {
    expect(faultsOf(change, other)).toContain(`${path} ${code}`);
  });

  test("an adjustment needs an amount above zero, a reason and a rate", () => {
    const change = { "adjustments.1.kind": "charge", "adjustments.1.amount": "-5", "adjustments.1.vat": "" };
    expect(faultsOf(change)).toEqual([
      "adjustments.1.amount amount-positive",
      "adjustments.1.reason missing",
      "adjustments.1.vat missing",
    ]);
  });
});

describe("what people write is accepted", () => {
  const cases: readonly [string, DraftFields, string][] = [
    ["spaces and comma", { "lines.1.price": "1\u00a0000,00" }, "2500.00"],
    ["kronor in the pasted price", { "lines.1.quantity": "1", "lines.1.price": "100:-" }, "125.00"],
    ["rate with per cent", { "lines.1.vat": "12 %", "lines.1.price": "100" }, "224.00"],
    ["rate with decimals", { "lines.1.vat": "6,0", "lines.1.price": "100" }, "212.00"],
    ["allowance in per cent", { "lines.1.allowance": "10 %", "lines.1.price": "100" }, "225.00"],
    ["allowance in kronor", { "lines.1.allowance": "−50 kr", "lines.1.price": "100" }, "187.50"],
    ["rounding to whole kronor", { rounding: "yes" }, "3126.00"],
    ["an empty last row", { "lines.2.description": "", "lines.2.unit": "st", "lines.2.vat": "25" }, "3126.25"],
  ];
  test.each(cases)("%s", (_name, change, due) => {
    const reading = readDraft({ ...good, ...change }, context);
    expect(reading.faults).toEqual([]);
    expect(formatDecimal(reading.calculation.totals.due)).toBe(due);
  });

  test("days as Swedes write them", () => {
    const reading = readDraft({ ...good, deliveryOn: "20/11", issueOn: "20 nov", terms: "10 dagar" }, context);
    expect(reading.written).toMatchObject({ deliveredOn: "2026-11-20", issuedOn: "2026-11-20", dueOn: "2026-11-30" });
  });

  test("a period instead of a delivery date", () => {
    const change = { deliveryOn: "", periodStart: "2026-11-01", periodEnd: "2026-11-30" };
    expect(readDraft({ ...good, ...change }, context).written?.period).toEqual({
      startsOn: "2026-11-01",
      endsOn: "2026-11-30",
    });
  });

  test("marks without width, brought along by copying, are left out", () => {
    expect(readDraft({ ...good, reference1: "\uFEFF123\u200B456" }, context).written?.reference1).toBe("123456");
  });
});

test("the day the form leaves to be decided is the day of sending, on both sides of midnight and of summer time", () => {
  for (const day of ["2027-03-27", "2027-03-28", "2027-10-31", "2028-02-29"] as LocalDate[]) {
    expect(readDraft({ ...good, deliveryOn: day }, { ...context, today: day }).written?.issuedOn).toBe(day);
  }
});

test("a due date typed wins over the terms, and is not moved", () => {
  const written = readDraft({ ...good, terms: "10", dueOn: "2026-12-24" }, context).written;
  expect(written?.dueOn).toBe("2026-12-24");
  expect(written?.termsDays).toBeUndefined();
});
