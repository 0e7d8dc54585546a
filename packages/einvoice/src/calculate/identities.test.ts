import { describe, expect, test } from "vitest";
import { brokenIdentities } from "../../test/identities.ts";
import { dice, randomDraft } from "../../test/random-draft.ts";
import { decimal } from "../amount/decimal.ts";
import { calculate, percentageOf } from "./calculate.ts";
import { completeInvoice, type InvoiceDraft } from "./complete-invoice.ts";
import type { Calculation, InvoiceTerms } from "./terms.ts";

test("five thousand random invoices satisfy every identity; bench/identities.ts tries a million", () => {
  const roll = dice(20_261_121);
  for (let i = 0; i < 5000; i += 1) {
    const draft = randomDraft(roll);
    const broken = brokenIdentities(draft, calculate(draft));
    if (broken.length > 0) expect({ draft, broken }).toEqual({ draft, broken: [] });
  }
});

describe("the identities can tell right from wrong", () => {
  const terms: InvoiceTerms = {
    lines: [
      { quantity: decimal("3"), price: { net: decimal("33.335") }, vat: { category: "S", rate: decimal("25") } },
      { quantity: decimal("1"), price: { net: decimal("10") }, vat: { category: "S", rate: decimal("12") } },
    ],
    allowanceCharges: [
      { kind: "allowance", amount: decimal("1.00"), vat: { category: "S", rate: decimal("25") } },
      { kind: "charge", amount: decimal("2.00"), vat: { category: "S", rate: decimal("25") } },
    ],
    prepaid: decimal("5.00"),
    rounding: "whole",
  };
  const right = calculate(terms);
  const öre = decimal("0.01");
  const off = (change: (result: Calculation) => Calculation) => brokenIdentities(terms, change(right));
  const more = (value: { units: bigint; scale: number } | undefined) => ({
    units: (value?.units ?? 0n) + öre.units,
    scale: 2,
  });

  test("the right result breaks none", () => {
    expect(brokenIdentities(terms, right)).toEqual([]);
  });

  test.each([
    ["lines", "BR-CO-10"],
    ["allowances", "BR-CO-11"],
    ["charges", "BR-CO-12"],
    ["withoutVat", "BR-CO-13"],
    ["vat", "BR-CO-14"],
    ["withVat", "BR-CO-15"],
    ["due", "BR-CO-16"],
    ["prepaid", "BR-CO-16"],
    ["rounding", "BR-CO-16"],
  ] as const)("one öre more in %s breaks %s", (total, identity) => {
    expect(off((r) => ({ ...r, totals: { ...r.totals, [total]: more(r.totals[total]) } }))).toContain(identity);
  });

  test("one öre more on a line, in a taxable amount or in its VAT is found", () => {
    expect(off((r) => ({ ...r, lineNets: r.lineNets.map(more) }))).toContain("PEPPOL-EN16931-R120");
    const [first, ...rest] = right.vatBreakdown;
    if (first === undefined) throw new Error("no subtotal");
    expect(off((r) => ({ ...r, vatBreakdown: [{ ...first, vat: more(first.vat) }, ...rest] }))).toContain("BR-CO-17");
    expect(off((r) => ({ ...r, vatBreakdown: [{ ...first, taxable: more(first.taxable) }, ...rest] }))).toContain(
      "BR-S-08",
    );
    expect(off((r) => ({ ...r, vatBreakdown: rest }))).toContain("no taxable amount is left out");
  });
});

test("lines of one category with different reasons for exemption share one subtotal that gives both", () => {
  const exempt = { category: "E" as const, rate: decimal("0") };
  const line = { quantity: decimal("1"), price: { net: decimal("10") } };
  const { vatBreakdown } = calculate({
    lines: [
      { ...line, vat: { ...exempt, exemptionCode: "VATEX-EU-132-1B", exemptionReason: "Sjukvård" } },
      { ...line, vat: { ...exempt, exemptionCode: "VATEX-EU-132-1I", exemptionReason: "Utbildning" } },
      { ...line, vat: { ...exempt, exemptionReason: "Sjukvård" } },
    ],
  });
  expect(vatBreakdown).toEqual([
    { ...exempt, taxable: decimal("30.00"), vat: decimal("0.00"), exemptionReason: "Sjukvård; Utbildning" },
  ]);
});

test("an exemption code that all lines agree on is kept", () => {
  const vat = { category: "AE" as const, rate: decimal("0"), exemptionCode: "VATEX-EU-AE" };
  const line = { quantity: decimal("1"), price: { net: decimal("10") }, vat };
  expect(calculate({ lines: [line, line] }).vatBreakdown).toMatchObject([{ exemptionCode: "VATEX-EU-AE" }]);
});

test("an exemption code that only some lines give is kept, for none says otherwise", () => {
  const vat = { category: "AE" as const, rate: decimal("0") };
  const line = { quantity: decimal("1"), price: { net: decimal("10") } };
  const { vatBreakdown } = calculate({
    lines: [
      { ...line, vat },
      { ...line, vat: { ...vat, exemptionCode: "VATEX-EU-AE" } },
    ],
  });
  expect(vatBreakdown).toMatchObject([{ exemptionCode: "VATEX-EU-AE", taxable: decimal("20.00") }]);
});

test.each([
  ["100.50", "0.50", "101.00"],
  ["100.49", "-0.49", "100.00"],
  ["-100.50", "-0.50", "-101.00"],
  ["100.00", undefined, "100.00"],
])("%s to whole kronor is rounded by %s to %s", (price, rounding, due) => {
  const negative = price.startsWith("-");
  const { totals } = calculate({
    lines: [
      {
        quantity: decimal(negative ? "-1" : "1"),
        price: { net: decimal(price.replace("-", "")) },
        vat: { category: "O" },
      },
    ],
    rounding: "whole",
  });
  expect(totals.rounding).toEqual(rounding === undefined ? undefined : decimal(rounding));
  expect(totals.due).toEqual(decimal(due));
});

test("a rounding amount already decided is added as it is", () => {
  const line = { quantity: decimal("1"), price: { net: decimal("10.30") }, vat: { category: "O" as const } };
  expect(calculate({ lines: [line], rounding: decimal("0.2") }).totals).toMatchObject({
    rounding: decimal("0.20"),
    due: decimal("10.50"),
  });
});

test("a percentage of a base is rounded to öre", () => {
  expect(percentageOf(decimal("33.33"), decimal("12.5"))).toEqual(decimal("4.17"));
});

test("completing a draft moves the reasons for exemption from its lines to the VAT breakdown", () => {
  const draft = {
    kind: "invoice",
    prepaid: decimal("1.00"),
    rounding: "whole",
    lines: [
      {
        id: "1",
        quantity: decimal("2"),
        unit: "HUR",
        price: { net: decimal("10.25") },
        vat: { category: "E", rate: decimal("0"), exemptionReason: "Utbildning" },
        item: { name: "Kurs" },
      },
    ],
    allowanceCharges: [
      {
        kind: "charge",
        amount: decimal("1.00"),
        vat: { category: "E", rate: decimal("0"), exemptionReason: "Utbildning" },
      },
    ],
  } as unknown as InvoiceDraft;
  const invoice = completeInvoice(draft);
  expect(invoice.lines).toMatchObject([{ id: "1", net: decimal("20.50"), vat: { category: "E", rate: decimal("0") } }]);
  expect(invoice.lines[0]?.vat).not.toHaveProperty("exemptionReason");
  expect(invoice.allowanceCharges?.[0]?.vat).not.toHaveProperty("exemptionReason");
  expect(invoice.vatBreakdown).toMatchObject([{ exemptionReason: "Utbildning", taxable: decimal("21.50") }]);
  expect(invoice.totals).toMatchObject({ rounding: decimal("0.50"), due: decimal("21.00") });
  expect(invoice).not.toHaveProperty("rounding");
  expect(invoice).not.toHaveProperty("prepaid");
});

test("outside the scope of VAT there is no rate and, where none was given, no reason", () => {
  const line = { quantity: decimal("1"), price: { net: decimal("10") }, vat: { category: "O" as const } };
  expect(calculate({ lines: [line] }).vatBreakdown).toStrictEqual([
    { category: "O", taxable: decimal("10.00"), vat: decimal("0.00") },
  ]);
  const draft = { lines: [{ ...line, id: "1", unit: "C62", item: { name: "Avgift" } }] } as unknown as InvoiceDraft;
  expect(completeInvoice(draft).lines[0]?.vat).toStrictEqual({ category: "O" });
});

test("an allowance with more decimals than an amount may have is rounded alike in totals and in the VAT breakdown", () => {
  const vat = { category: "S" as const, rate: decimal("25") };
  const { totals, vatBreakdown } = calculate({
    lines: [{ quantity: decimal("1"), price: { net: decimal("10") }, vat }],
    allowanceCharges: [
      { kind: "allowance", amount: decimal("1.004"), vat },
      { kind: "allowance", amount: decimal("1.004"), vat },
    ],
  });
  expect(totals).toMatchObject({ allowances: decimal("2.00"), withoutVat: decimal("8.00"), withVat: decimal("10.00") });
  expect(vatBreakdown).toMatchObject([{ taxable: decimal("8.00"), vat: decimal("2.00") }]);
});
