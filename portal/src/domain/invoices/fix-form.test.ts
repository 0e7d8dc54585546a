import { expect, test } from "vitest";
import { aForm, facts } from "../../../test/support/form-facts.ts";
import type { DraftFields } from "./draft-fields.ts";
import { fixed, withFixes } from "./fix-form.ts";
import { judgeForm } from "./judge-form.ts";

const fixesOf = (changes: DraftFields) => {
  const fields = { ...aForm, ...changes };
  return withFixes(judgeForm(fields, facts).faults, fields, facts).map(({ path, code, fix }) => ({ path, code, fix }));
};

/** What is typed, the fault it gives, and what one click makes of it. */
const mended: readonly (readonly [DraftFields, string, DraftFields])[] = [
  [{ reference1: "123 456" }, "reference-form", { reference1: "123456" }],
  [{ reference1: "Ref: 123456" }, "reference-form", { reference1: "123456" }],
  [{ order: "best-7" }, "order-number-form", { order: "BEST7" }],
  [{ terms: "30 dagar netto" }, "terms-days", { terms: "30" }],
  [{ "lines.1.vat": "moms 25 %" }, "vat-rate-unknown", { "lines.1.vat": "25" }],
  [{ "lines.1.price": "1 250 kr" }, "amount-not-a-number", { "lines.1.price": "1 250" }],
  [
    { "lines.1.price": "950 kr/tim", "lines.1.unit": "" },
    "amount-not-a-number",
    { "lines.1.price": "950", "lines.1.unit": "timme" },
  ],
  [
    { "lines.1.price": "950:- per timme", "lines.1.unit": "tim" },
    "amount-not-a-number",
    { "lines.1.price": "950:-", "lines.1.unit": "tim" },
  ],
  [{ "lines.1.allowance": "10 procent" }, "amount-not-a-number", { "lines.1.allowance": "10 %" }],
  [{ "lines.1.price": "12,50000000" }, "amount-decimals", { "lines.1.price": "12,5" }],
  [{ "lines.1.quantity": "2,00000000" }, "amount-decimals", { "lines.1.quantity": "2" }],
  [{ "lines.1.unit": "per timme" }, "unit-unknown", { "lines.1.unit": "timme" }],
  [{ "lines.1.unit": "kr/st" }, "unit-unknown", { "lines.1.unit": "st" }],
  [{ deliveryOn: "2026-11-20 00:00:00" }, "date-form", { deliveryOn: "2026-11-20" }],
  [
    {
      "adjustments.1.kind": "charge",
      "adjustments.1.amount": "−50",
      "adjustments.1.reason": "Retur",
      "adjustments.1.vat": "25",
    },
    "amount-positive",
    { "adjustments.1.kind": "allowance", "adjustments.1.amount": "50" },
  ],
  [{ "lines.1.quantity": "2 tim" }, "amount-not-a-number", { "lines.1.quantity": "2", "lines.1.unit": "tim" }],
  [
    { periodStart: "2026-11-30", periodEnd: "2026-11-01" },
    "period-backwards",
    { periodStart: "2026-11-01", periodEnd: "2026-11-30" },
  ],
  [
    {
      "lines.1.price": "−50",
      "lines.2.description": "B",
      "lines.2.quantity": "3",
      "lines.2.unit": "st",
      "lines.2.price": "100",
      "lines.2.vat": "25",
    },
    "price-negative",
    { "lines.1.price": "50", "lines.1.quantity": "−2" },
  ],
  [
    { kind: "credit-note", credits: "F-1", "lines.1.quantity": "-2" },
    "credit-written-positive",
    { "lines.1.quantity": "2" },
  ],
  [{ note: "Hej\u0007 hopp" }, "control-characters", { note: "Hej hopp" }],
  [{ reference2: "Anna\nAndersson" }, "one-line", { reference2: "Anna Andersson" }],
];

test.each(mended)("%j: %s is mended by one click", (typed, code, fix) => {
  const found = fixesOf(typed).filter((fault) => fault.code === code);
  expect(found.map((fault) => fault.fix)).toEqual([fix]);
  const after = judgeForm(fixed({ ...aForm, ...typed }, fix), facts);
  expect(after.faults).toEqual([]);
});

/** Where one cannot know what was meant, nothing is offered. */
const left: readonly (readonly [DraftFields, string])[] = [
  [{ reference1: "12345" }, "reference-form"],
  [{ reference1: "1234567" }, "reference-form"],
  [{ "lines.1.price": "1.250" }, "amount-separator-ambiguous"],
  [{ "lines.1.price": "gratis" }, "amount-not-a-number"],
  [{ "lines.1.quantity": "2 tim", "lines.1.unit": "st" }, "amount-not-a-number"],
  [{ "lines.1.quantity": "2 liter kaffe" }, "amount-not-a-number"],
  [{ "lines.1.vat": "moms 20 %" }, "vat-rate-unknown"],
  [{ "lines.1.price": "950 kr/tim", "lines.1.unit": "st" }, "amount-not-a-number"],
  [{ "lines.1.price": "950 kr per person" }, "amount-not-a-number"],
  [{ "lines.1.price": "12,12345678" }, "amount-decimals"],
  [{ "lines.1.unit": "per låda och dag" }, "unit-unknown"],
  [{ deliveryOn: "någon gång i vår 10:30" }, "date-form"],
  [
    {
      "adjustments.1.kind": "allowance",
      "adjustments.1.amount": "−50",
      "adjustments.1.reason": "Retur",
      "adjustments.1.vat": "25",
    },
    "amount-positive",
  ],
  [{ terms: "10-30" }, "terms-days"],
  [{ deliveryOn: "2026-13-40" }, "date-not-a-date"],
  [{ order: "B7" }, "order-number-form"],
];

test.each(left)("%j: nothing is offered for %s", (typed) => {
  const faults = fixesOf({ ...typed });
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.map(({ fix }) => fix)).toEqual(faults.map(() => undefined));
});

test("a fix of the engine is offered only when the form then reads", () => {
  const rule = { path: "reference1", code: "rule", params: { rule: "X-1", sv: "", en: "" } };
  expect(withFixes([{ ...rule, fix: { reference1: "654321" } }], aForm, facts)[0]?.fix).toEqual({
    reference1: "654321",
  });
  expect(withFixes([{ ...rule, fix: { reference1: "65" } }], aForm, facts)[0]?.fix).toBeUndefined();
});

test("a form with a thousand faults is answered at once: only so many fixes are tried", () => {
  const lines = Object.fromEntries(
    Array.from({ length: 1000 }, (_, row) =>
      Object.entries({
        description: "A",
        quantity: "1",
        unit: "st",
        price: "5 kr",
        vat: "25",
        vatReason: "",
        allowance: "",
      }).map(([name, text]) => [`lines.${row + 1}.${name}`, text] as const),
    ).flat(),
  );
  const fields = { ...aForm, ...lines };
  const offered = withFixes(judgeForm(fields, facts).faults, fields, facts).filter(({ fix }) => fix !== undefined);
  expect(offered.length).toBeGreaterThan(0);
  expect(offered.length).toBeLessThanOrEqual(40);
});
