/** Danish rules where they just hold and just do not, on the example moved to Denmark with one thing changed. */
import { expect, test } from "vitest";
import { type Edit, inCountry, pay, secondMeans, text, without } from "../../../test/edits.ts";
import { firings } from "../../../test/firings.ts";
import { example } from "../../../test/sweep.ts";

const all = example("all-terms");
const credit = example("credit-note");
const danish = (...edits: readonly Edit[]): readonly Edit[] => [...inCountry("DK"), secondMeans, ...edits];
const reference = (value: string) => text("cbc:PaymentID", value);
/** The account paid to: the only one left that is not inside a mandate. */
const account = (value: string): Edit => [/(<cac:PayeeFinancialAccount>\s*<cbc:ID>)[^<]*/g, `$1${value}`];
const buyerIn = (country: string): Edit => [
  /(<cac:AccountingCustomerParty>[^]*?<cbc:IdentificationCode>)[A-Z]+/g,
  `$1${country}`,
];
const due = (amount: string) => text("cbc:PayableAmount", amount);
const reason = (value: string): readonly Edit[] => [
  text("cbc:AllowanceChargeReasonCode", "ZZZ"),
  text("cbc:AllowanceChargeReason", value),
];

test.each([
  ["0.00", 0],
  ["0.01", 0],
  ["-0.01", 1],
])("a Danish credit note of %s breaks DK-R-016 %s times", (amount, times) => {
  expect(firings("DK-R-016", credit, danish(due(amount)))).toBe(times);
});

test("an invoice, or a buyer in another country, may have a negative amount due", () => {
  expect(firings("DK-R-016", all, danish(due("-0.01")))).toBe(0);
  expect(firings("DK-R-016", credit, danish(buyerIn("SE"), due("-0.01")))).toBe(0);
});

test.each([
  ["DK-R-008", "50", `01#${"1".repeat(3)}`, "1234567", 0],
  ["DK-R-008", "50", `04#${"1".repeat(16)}`, "12345678", 0],
  ["DK-R-008", "50", `15#${"1".repeat(16)}`, "12345678", 0],
  ["DK-R-008", "50", `71#${"1".repeat(16)}`, "12345678", 1],
  ["DK-R-008", "50", "01#1", "123456", 1],
  ["DK-R-008", "50", "01#1", "123456789", 1],
  ["DK-R-008", "50", "01#1", "1234567x", 1],
  ["DK-R-009", "50", `04#${"1".repeat(16)}`, "12345678", 0],
  ["DK-R-009", "50", `04#${"1".repeat(15)}`, "12345678", 1],
  ["DK-R-009", "50", `15#${"1".repeat(17)}`, "12345678", 1],
  ["DK-R-009", "50", "01#1", "12345678", 0],
  ["DK-R-009", "93", "04#1", "12345678", 0],
  ["DK-R-010", "93", "71#1", "12345678", 0],
  ["DK-R-010", "93", "73#", "1234567x", 0],
  ["DK-R-010", "93", "75#1", "12345678", 0],
  ["DK-R-010", "93", "72#1", "12345678", 1],
  ["DK-R-010", "93", "71#1", "1234567", 1],
  ["DK-R-010", "93", "71#1", "123456789", 1],
  ["DK-R-010", "50", "01#1", "1234567", 0],
  ["DK-R-011", "93", `71#${"1".repeat(15)}`, "12345678", 0],
  ["DK-R-011", "93", `75#${"1".repeat(16)}`, "12345678", 0],
  ["DK-R-011", "93", `71#${"1".repeat(14)}`, "12345678", 1],
  ["DK-R-011", "93", `75#${"1".repeat(17)}`, "12345678", 1],
  ["DK-R-011", "93", "73#", "12345678", 0],
] as const)(
  "%s: way to pay %s with reference %s to account %s breaks it %s times",
  (id, code, paymentId, to, times) => {
    expect(firings(id, all, danish(pay(code), reference(paymentId), account(to)))).toBe(times);
  },
);

test.each([
  ["1", 0],
  ["10", 0],
  ["31", 0],
  ["97", 0],
  ["30", 1],
  ["9", 1],
  ["1 10", 0],
])("between Danish parties way to pay %s breaks DK-R-005 %s times", (code, times) => {
  expect(firings("DK-R-005", all, danish(pay(code)))).toBe(times);
});

test("ways to pay are judged between two Danish parties only", () => {
  expect(firings("DK-R-005", all, danish(buyerIn("NO")))).toBe(0);
});

test.each([
  ["0000", 0],
  ["9999", 0],
  ["1e99", 1],
  ["-100", 1],
  ["99.5", 0],
  ["123", 1],
  ["12345", 1],
  ["ABCD", 1],
  ["A#B", 0],
  ["#AB", 1],
  ["AB#", 1],
])("a Danish reason %j for ZZZ breaks DK-R-004: %s", (value, broken) => {
  const found = firings("DK-R-004", all, danish(...reason(value)));
  expect(found === "stops" ? found : Math.min(found, 1)).toBe(broken);
});

test("a Danish reason is asked for with ZZZ alone, and never missing then", () => {
  expect(firings("DK-R-004", all, danish(text("cbc:AllowanceChargeReason", "x")))).toBe(0);
  expect(firings("DK-R-004", all, danish(...reason("A#B"), without("cbc:AllowanceChargeReason")))).toBeGreaterThan(0);
});

test.each([
  ["19.05.01", 0],
  ["19.0501", 0],
  ["26.08.01", 0],
  ["26.0801", 0],
  ["20.05.01", 1],
  ["", 1],
])("a UNSPSC code of version %j breaks DK-R-003 %s times", (version, times) => {
  const versioned: readonly Edit[] = [
    [/listID="STI"(?: listVersionID="[^"]*")?/g, `listID="TST" listVersionID="${version}"`],
  ];
  const broken = firings("DK-R-003", all, danish(...versioned));
  expect(broken === "stops" ? broken : Math.min(broken, 1)).toBe(times);
  expect(firings("DK-R-003", all, danish())).toBe(0);
});
