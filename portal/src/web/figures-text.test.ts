import { expect, test } from "vitest";
import {
  amountText,
  bankgiroText,
  decimalText,
  listedNumberText,
  organisationNumberText,
  plusgiroText,
} from "./figures-text.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", "_");

test.each([
  [123_450n, "SEK", "1_234,50_kr"],
  [0n, "SEK", "0,00_kr"],
  [-5n, "SEK", "−0,05_kr"],
  [123_456_789_012n, "EUR", "1_234_567_890,12_EUR"],
  [1234n, "JPY", "1_234_JPY"],
])("%s minor units of %s are written %s", (minor, currency, written) => {
  expect(plain(amountText({ minor, currency }))).toBe(written);
});

test.each([
  ["1234.5", "1_234,5"],
  ["-1000", "−1_000"],
  ["0.125", "0,125"],
])("%s is read as %s", (machine, written) => {
  expect(plain(decimalText(machine))).toBe(written);
});

test("numbers are grouped as Swedes write them, and left alone when they are something else", () => {
  expect(organisationNumberText("5560360793")).toBe("556036-0793");
  expect(bankgiroText("9912346")).toBe("991-2346");
  expect(bankgiroText("54029681")).toBe("5402-9681");
  expect(plain(plusgiroText("2865434"))).toBe("28_65_43-4");
  expect(plain(plusgiroText("41002"))).toBe("41_00-2");
  for (const text of [organisationNumberText, bankgiroText, plusgiroText]) expect(text("abc")).toBe("abc");
});

test.each([
  ["5569880019", "556988-0019"],
  ["8112189876", "811218-****"],
  ["DE123456789", "DE123456789"],
])("in a list %s is %s: a sole trader's number is a person's", (digits, listed) => {
  expect(listedNumberText(digits)).toBe(listed);
});
