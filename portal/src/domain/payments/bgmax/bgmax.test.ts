import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileFaultsMax } from "../bank-payment.ts";
import { bgMaxReader, readBgMax } from "./read-bgmax.ts";

const { bgmax } = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url), "utf8"));
const sharedFile = new URL("../../../../../../shared/domain/vectors.json", import.meta.url);
const lines = bgmax.lines as readonly string[];

test.runIf(existsSync(sharedFile))("our vector is the shared vector", () => {
  expect(bgmax).toEqual(JSON.parse(readFileSync(sharedFile, "utf8")).bgmax);
});

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const file = (changed: readonly string[] = lines, end = "\r\n") => latin1(changed.map((line) => line + end).join(""));
/** The codes of a file with one line changed, and where they are told. */
function faultsWith(index: number, change: (line: string) => string | readonly string[]): readonly string[] {
  const changed = lines.flatMap((line, at) => (at === index ? change(line) : [line]));
  const read = readBgMax(file(changed));
  return read.ok ? [] : read.faults.map(({ line, code }) => `${line} ${code}`);
}
const put = (at: number, text: string) => (line: string) =>
  line.slice(0, at - 1) + text + line.slice(at - 1 + text.length);

describe("a BgMax file", () => {
  test("is read as Bankgirot means it", () => {
    const read = readBgMax(file());
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const { expected } = bgmax;
    expect(read.isTest).toBe(expected.test);
    const [first, second, deduction] = read.payments;
    expect(first).toMatchObject({
      account: { scheme: "bankgiro", number: expected.recipientBankgiro },
      bookedOn: expected.deposit.date,
      amountMinor: BigInt(expected.payments[0].amountOre),
      currency: expected.currency,
      references: [{ reference: expected.payments[0].ref }],
      payer: {
        name: expected.payments[0].name,
        organisationNumber: expected.payments[0].orgnr,
        account: expected.payments[0].from,
      },
    });
    expect(second).toMatchObject({ amountMinor: 30000n, payer: { account: undefined } });
    expect(second?.references).toEqual(
      expected.payments[1].extra.map((one: { ref: string; amountOre: number }) => ({
        reference: one.ref,
        amountMinor: BigInt(one.amountOre),
      })),
    );
    expect(deduction).toMatchObject({ amountMinor: -5000n, references: [{ reference: "1230", amountMinor: -5000n }] });
    expect(deduction?.texts).toEqual(["Betalning faktura med avdrag"]);
    const sum = read.payments.reduce((all, { amountMinor }) => all + amountMinor, 0n);
    expect(sum).toBe(BigInt(expected.deposit.amountOre));
  });

  test("may have its trailing blanks cut, bare line ends, no last line end and an old end-of-file mark", () => {
    const whole = readBgMax(file());
    const cut = lines.map((line) => line.trimEnd());
    expect(readBgMax(file(cut))).toEqual(whole);
    expect(readBgMax(file(cut, "\n"))).toEqual(whole);
    expect(readBgMax(latin1(lines.join("\r\n")))).toEqual(whole);
    expect(readBgMax(latin1(`${lines.join("\r\n")}\r\n\x1a`))).toEqual(whole);
  });

  test("reads the same in whatever chunks it comes", () => {
    const bytes = file();
    const whole = readBgMax(bytes);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }), (sizes) => {
        const reader = bgMaxReader();
        const payments = [];
        for (let at = 0, turn = 0; at < bytes.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          payments.push(...reader.take(bytes.subarray(at, at + size)));
          at += size;
        }
        const { faults, isTest } = reader.end();
        expect({ ok: faults.length === 0, isTest, payments }).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  test("names the same payment the same in every file", () => {
    const read = readBgMax(file());
    const names = read.ok ? read.payments.map(({ bankReference }) => bankReference) : [];
    expect(new Set(names).size).toBe(3);
    expect(names[0]).toBe("bgmax/54029681/2026-10-02/00001/000000000001/20");
  });
});

describe("what is wrong with a BgMax file is told at its line", () => {
  test.each([
    ["another file", 0, put(3, "ANNAT"), ["1 bgmax-no-start"]],
    ["a version to come", 0, put(23, "02"), ["1 bgmax-no-start"]],
    ["an unknown mark", 0, put(45, "X"), ["1 bgmax-code"]],
    ["a day that is none", 0, put(25, "20261332"), ["1 bgmax-date"]],
    ["the start twice", 0, (line: string) => [line, line], ["2 bgmax-second-start"]],
    ["the start missing", 0, () => [], ["1 bgmax-no-start"]],
    ["no account", 1, put(3, "0000000000"), ["2 bgmax-account"]],
    ["a currency we do not read", 1, put(23, "USD"), ["2 bgmax-currency", "13 bgmax-currency"]],
    ["an amount with letters", 2, put(38, "00000000000012500O"), ["3 bgmax-number", "13 bgmax-deposit-sum"]],
    ["an amount that is blank", 2, put(38, " ".repeat(18)), ["3 bgmax-number", "13 bgmax-deposit-sum"]],
    ["an unknown reference code", 2, put(56, "9"), ["3 bgmax-code"]],
    ["a control character in the reference", 2, put(30, "\x07"), ["3 bgmax-reference"]],
    ["a line that is longer", 3, (line: string) => `${line}X`, ["4 bgmax-line-length"]],
    ["a record that does not exist", 3, put(1, "24"), ["4 bgmax-record"]],
    ["a line of nothing", 3, () => "", ["4 bgmax-record"]],
    [
      "the same payment twice",
      2,
      (line: string) => [line, line],
      ["14 bgmax-deposit-sum", "14 bgmax-deposit-count", "14 bgmax-twice", "15 bgmax-count"],
    ],
    [
      "a payment left out",
      2,
      () => [],
      [
        "3 bgmax-place",
        "4 bgmax-place",
        "5 bgmax-place",
        "6 bgmax-place",
        "12 bgmax-deposit-sum",
        "12 bgmax-deposit-count",
        "13 bgmax-count",
      ],
    ],
    ["further references that do not add up", 8, put(38, "000000000000040001"), ["8 bgmax-extra-sum"]],
    ["a further reference left out", 9, () => [], ["8 bgmax-extra-sum", "13 bgmax-count"]],
    ["a deposit of another sum", 12, put(51, "000000000000150001"), ["13 bgmax-deposit-sum"]],
    ["a deposit of another count", 12, put(72, "00000004"), ["13 bgmax-deposit-count"]],
    ["a deposit without a day", 12, put(38, "        "), ["13 bgmax-date"]],
    ["no deposit", 12, () => [], ["13 bgmax-deposit-missing", "13 bgmax-count"]],
    ["an end that counts otherwise", 13, put(3, "00000003"), ["14 bgmax-count"]],
    ["no end", 13, () => [], ["13 bgmax-no-end"]],
    ["something after the end", 13, (line: string) => [line, "20"], ["15 bgmax-after-end"]],
  ] as const)("%s", (_what, index, change, expected) => {
    expect(faultsWith(index, change)).toEqual(expected);
  });

  test("all at once", () => {
    const changed = lines.map((line, at) =>
      at === 2 ? put(56, "9")(line) : at === 12 ? put(72, "00000009")(line) : line,
    );
    const read = readBgMax(file(changed));
    expect(read.ok ? [] : read.faults.map(({ code }) => code)).toEqual(["bgmax-code", "bgmax-deposit-count"]);
  });

  test("a file cut anywhere is not taken", () => {
    const bytes = file();
    for (let length = 0; length < bytes.length - 60; length += 7)
      expect(readBgMax(bytes.subarray(0, length)).ok).toBe(false);
  });

  test("no bytes at all make it throw, and garbage is told of in bounded words", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(readBgMax(bytes).ok).toBe(false);
      }),
    );
    const garbage = readBgMax(latin1("20\n".repeat(10_000)));
    expect(garbage.ok ? [] : garbage.faults).toHaveLength(fileFaultsMax);
  });

  test("any one digit changed in an amount is found", () => {
    const amounts = [2, 7, 8, 9, 10].flatMap((line) => Array.from({ length: 18 }, (_, at) => [line, 38 + at] as const));
    fc.assert(
      fc.property(fc.constantFrom(...amounts), fc.integer({ min: 1, max: 9 }), ([index, at], more) => {
        const digit = (Number(lines[index]?.[at - 1]) + more) % 10;
        expect(faultsWith(index, put(at, String(digit)))).not.toEqual([]);
      }),
    );
    expect(faultsWith(7, put(55, "1"))).toEqual(["13 bgmax-deposit-sum", "8 bgmax-extra-sum"]);
  });
});
