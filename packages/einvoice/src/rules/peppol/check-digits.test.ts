/** Check digits: numbers that are in use, and numbers that are nearly so. */
import { describe, expect, test } from "vitest";
import { Stopped } from "../rule.ts";
import {
  isAbn,
  isBelgian,
  isCodiceFiscale,
  isCodiceIpa,
  isGln,
  isGreek,
  isIban,
  isInteger,
  isMod11,
  isPartitaIva,
  isSwedish,
} from "./check-digits.ts";

interface Kind {
  readonly name: string;
  readonly isRight: (text: string) => boolean;
  /** Numbers in use, or made so that a weight, a remainder or a length of its own is met. */
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const swedish = (text: string): boolean => isSwedish(text, 0);
const italian = (text: string): boolean => isPartitaIva(text, 0);

const kinds: readonly Kind[] = [
  {
    name: "GLN and GTIN",
    isRight: isGln,
    right: ["7300010000001", "4006381333931", "96385074", "036000291452", "10012345678902", "0000000000000"],
    wrong: ["7300010000002", "4006381333932"],
  },
  {
    name: "Norwegian organisation numbers",
    isRight: isMod11,
    right: ["974760673", "923609016", "889640782", "000000310"],
    // Nothing but zeros adds up, and is no number; a remainder of 1 would ask for the check digit 10.
    wrong: ["000000000", "974760674", "000000061", "000000060"],
  },
  {
    name: "Belgian enterprise numbers",
    isRight: isBelgian,
    right: ["0202239951", "0403170701", "0000009797"],
    wrong: ["0202239952", "0000009700", "0202239950"],
  },
  {
    name: "Australian business numbers",
    isRight: isAbn,
    right: ["51824753556", "53004085616"],
    wrong: ["51824753557", "15824753556"],
  },
  {
    name: "Swedish organisation numbers",
    isRight: swedish,
    right: ["5560360793", "2021005448", "2120000142", "0000000000"],
    wrong: ["556036079", "5560360794", "", "556036-0793", "55603607930000x"],
  },
  {
    name: "Greek tax numbers",
    isRight: isGreek,
    right: ["094259216", "090000045", "0942592160"],
    wrong: ["094259217", "94259216", "09425921x", "x94259216", "", " 94259216"],
  },
  {
    name: "Italian VAT numbers",
    isRight: italian,
    right: ["IT00743110157", "it00743110157", "IT07643520567", "SE1", "", "It1"],
    wrong: ["IT00743110158", "IT0743110157", "IT007431101577", "IT0074311015x", "IT"],
  },
  {
    name: "IBAN",
    isRight: isIban,
    right: [
      "GB82WEST12345698765432",
      "DE89370400440532013000",
      "SE4550000000058398257466",
      "BE68539007547034",
      "NO9386011117947",
      "MT84MALT011000012345MTLCAST001S",
    ],
    wrong: [
      "GB82 WEST12345698765432",
      "gb82WEST12345698765432",
      "GB8XWEST12345698765432",
      "GB",
      "",
      "xGB82WEST12345698765432",
      "GB82WEST12345698765432!",
      "GB82west12345698765432",
    ],
  },
];

describe.each(kinds)("$name", ({ isRight, right, wrong }) => {
  test("those that are right are", () => {
    expect(right.filter((text) => !isRight(text))).toEqual([]);
  });

  test("those that are wrong are", () => {
    expect(wrong.filter(isRight)).toEqual([]);
  });
});

test.each([
  ["GLN", isGln, "7300010000001"],
  ["GTIN of fourteen digits", isGln, "10012345678902"],
  ["Norwegian", isMod11, "974760673"],
  ["Belgian", isBelgian, "0202239951"],
  ["Australian", isAbn, "51824753556"],
  ["Swedish", swedish, "5560360793"],
  ["IBAN", isIban, "DE89370400440532013000"],
] as const)("%s: any one digit written otherwise is noticed", (_, isRight, number) => {
  const first = /[0-9]/.exec(number)?.index ?? 0;
  const unnoticed: string[] = [];
  for (let at = first; at < number.length; at++)
    for (const digit of "0123456789") {
      const other = number.slice(0, at) + digit + number.slice(at + 1);
      if (other !== number && isRight(other)) unnoticed.push(other);
    }
  expect(unnoticed).toEqual([]);
});

test("of all check digits one at most is right", () => {
  for (const [isRight, start] of [
    [isGln, "730001000000"],
    [isMod11, "97476067"],
    [swedish, "556036079"],
  ] as const)
    expect([..."0123456789"].filter((digit) => isRight(start + digit))).toHaveLength(1);
  expect([..."0123456789"].filter((digit) => isMod11(`00000006${digit}`))).toEqual([]);
});

test("an Italian VAT number is checked as Luhn has it, in every place and for every digit", () => {
  const luhn = (digits: string): boolean => {
    const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
    const sum = [...digits].reduce((total, digit, at) => total + (doubled[at % 2 === 1 ? +digit : -1] ?? +digit), 0);
    return sum % 10 === 0;
  };
  for (let at = 0; at < 10; at++)
    for (const digit of "0123456789")
      for (const check of "0123456789") {
        const number = `${"0".repeat(at)}${digit}${"0".repeat(9 - at)}${check}`;
        expect([number, italian(`IT${number}`)]).toEqual([number, luhn(number)]);
      }
});

test("an IBAN has at most thirty characters after its check digits", () => {
  // The check digits are made for what stands behind them: 98 minus the remainder.
  const withCheck = (country: string, account: string): string => {
    const digits = [...account, ...country, "0", "0"].map((c) => Number.parseInt(c, 36)).join("");
    return country + String(98n - (BigInt(digits) % 97n)).padStart(2, "0") + account;
  };
  expect(withCheck("DE", "370400440532013000")).toBe("DE89370400440532013000");
  expect(isIban(withCheck("ZZ", ""))).toBe(true);
  expect(isIban(withCheck("ZZ", "Z".repeat(30)))).toBe(true);
  expect(isIban(withCheck("ZZ", "Z".repeat(31)))).toBe(false);
});

test("a small letter in an IBAN counts as the official rule has it, 42 to 67", () => {
  const sound = [..."0123456789"]
    .flatMap((tens) => [..."0123456789"].map((ones) => `GB${tens}${ones}a`))
    .filter((text) => isIban(text));
  // a is 97 - 55 = 42, G 16, B 11: 42 16 11 and two check digits.
  const digits = sound.map((text) => `421611${text.slice(2, 4)}`);
  expect(digits.map((text) => Number(text) % 97)).toEqual(sound.map(() => 1));
  expect(sound).toHaveLength(1);
});

test("digits of other scripts stop the Swedish check among the first nine, and nowhere else", () => {
  expect(() => swedish("٥560360793")).toThrow(Stopped);
  expect(() => swedish("55603607٩3")).toThrow(Stopped);
  expect(swedish("556036079٣")).toBe(false);
  expect(swedish("٥56036-793")).toBe(false);
});

test("a sign where an Italian VAT number's first digit should be stops the artefact", () => {
  expect(() => italian("IT-0743110157")).toThrow(Stopped);
  expect(() => italian("IT 0743110157")).toThrow(Stopped);
  expect(italian("IT0074311015-")).toBe(false);
});

test.each([
  ["0", true],
  ["+12", true],
  ["-12", true],
  [" \t12\r\n", true],
  ["", false],
  [" ", false],
  ["+", false],
  ["1.0", false],
  ["1 2", false],
  ["--1", false],
  ["\u00a01", false],
  ["12x", false],
])("%j is a whole number: %s", (text, isWhole) => {
  expect(isInteger(text)).toBe(isWhole);
});

test.each([
  ["UFMRFG", true],
  ["ab12CD", true],
  ["UFMRF", false],
  ["UFMRFGH", false],
  ["UFMR-G", false],
  [" UFMRFG", false],
  ["ÅFMRFG", false],
])("the Italian office code %j is right: %s", (code, isRight) => {
  expect(isCodiceIpa(code)).toBe(isRight);
});

test("an Italian tax code of sixteen characters has letters and digits each in their place", () => {
  const code = "RSSMRA85T10A562S";
  expect(isCodiceFiscale(code)).toBe(true);
  expect(isCodiceFiscale(code.toLowerCase())).toBe(true);
  // Letters: the first six, the ninth and the last. Digits: the two of the year, of the day, and the last but one.
  const letters = [0, 1, 2, 3, 4, 5, 8, 15];
  const digits = [6, 7, 9, 10, 14];
  const put = (at: number, character: string): string => code.slice(0, at) + character + code.slice(at + 1);
  expect(letters.filter((at) => isCodiceFiscale(put(at, "1")))).toEqual([]);
  expect(digits.filter((at) => isCodiceFiscale(put(at, "X")))).toEqual([]);
  // The town's code is not looked at.
  expect([11, 12, 13].filter((at) => !isCodiceFiscale(put(at, "-")))).toEqual([]);
  expect(isCodiceFiscale(code.slice(1))).toBe(false);
  expect(isCodiceFiscale(`${code}S`)).toBe(false);
});

test("an Italian tax code of eleven characters is a whole number, whatever its check digit", () => {
  expect(isCodiceFiscale("00743110157")).toBe(true);
  expect(isCodiceFiscale("00743110158")).toBe(true);
  expect(isCodiceFiscale("0074311015x")).toBe(false);
  expect(isCodiceFiscale("0074311015")).toBe(false);
  expect(isCodiceFiscale("007431101577")).toBe(false);
});
