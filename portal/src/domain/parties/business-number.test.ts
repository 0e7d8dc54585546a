import { expect, test } from "vitest";
import type { LocalDate } from "../../time.ts";
import { parseTypedNumber, shownNumber, shownVatNumber, storedNumber, usualVatNumber } from "./business-number.ts";

const today = "2026-11-21" as LocalDate;

test.each(["556677-8899", "5566778899", "16556677-8899", " 556677 8899 ", "556677–8899", "556677\u200b8899"])(
  "a company may write its number %j",
  (text) => {
    const number = parseTypedNumber(text, today);
    expect(number.ok && storedNumber(number.value)).toEqual({
      organisation_number: "5566778899",
      number_kind: "organisation",
    });
  },
);

test.each([
  ["19121212-1212", "121212-****"],
  ["121212+1212", "121212-****"],
  ["701063-2391", "701063-****"],
])("a sole trader's %s is kept whole and shown as %s", (text, shown) => {
  const number = parseTypedNumber(text, today);
  if (!number.ok) throw new Error(number.fault);
  const stored = storedNumber(number.value);
  expect(stored.number_kind).toBe("personal");
  expect(shownNumber(stored)).toBe(shown);
  expect(JSON.stringify(number.value)).not.toContain(stored.organisation_number);
});

test("a company's numbers are shown whole", () => {
  expect(shownNumber({ organisation_number: "5566778899", number_kind: "organisation" })).toBe("556677-8899");
  expect(shownVatNumber("SE556677889901", { number_kind: "organisation" })).toBe("SE556677889901");
});

test("a VAT number that holds a personal number is masked alike", () => {
  const number = parseTypedNumber("121212-1212", today);
  const vatNumber = number.ok ? usualVatNumber(number.value) : "";
  expect(vatNumber).toBe("SE121212121201");
  expect(shownVatNumber(vatNumber, { number_kind: "personal" })).toBe("SE121212****01");
});

test.each([
  ["", "organisation-number-empty"],
  ["556677-8898", "organisation-number-check-digit"],
  ["12345", "organisation-number-form"],
  ["121212-1213", "organisation-number-check-digit"],
  ["121312-1211", "personal-number-date"],
  ["SE556677889901", "organisation-number-form"],
])("%j is refused: %s", (text, fault) => {
  expect(parseTypedNumber(text, today)).toEqual({ ok: false, fault });
});
