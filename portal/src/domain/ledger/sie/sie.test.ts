import { existsSync, readFileSync } from "node:fs";
import { localDate } from "@fakturaporten/einvoice";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSie } from "../../../../test/support/sie-reader.ts";
import { fromCodePage437, toCodePage437 } from "./code-page.ts";
import { type SieHead, type SieVoucher, UnbalancedVoucher, writeSie } from "./write-sie.ts";

const { sie4i } = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url), "utf8"));
const sharedFile = new URL("../../../../../../shared/domain/vectors.json", import.meta.url);

test.runIf(existsSync(sharedFile))("our vector is the shared vector", () => {
  expect(sie4i).toEqual(JSON.parse(readFileSync(sharedFile, "utf8")).sie4i);
});

const head: SieHead = {
  program: "Fakturaportal",
  programVersion: "1.0",
  madeOn: localDate("2026-10-02"),
  organisationNumber: "5566778899",
  companyName: "Exempelregionen",
  dimensions: [{ number: 1, name: "Ansvar" }],
};
const voucher: SieVoucher = {
  series: "F",
  number: "1",
  on: localDate("2026-10-01"),
  text: "Kundfaktura 1001",
  transactions: [
    { account: "1510", objects: [], minor: 125000n },
    { account: "3010", objects: [{ dimension: 1, object: "4711" }], minor: -100000n },
    { account: "2611", objects: [], minor: -25000n },
  ],
};

/** How programs compare two files: quotes around what needs none are no difference. */
const unquoted = (text: string) => text.replace(/"(\w+)"/g, "$1");

describe("a file of vouchers", () => {
  test("says what the shared vector says", () => {
    const written = fromCodePage437(writeSie(head, [voucher]));
    expect(unquoted(written)).toBe(unquoted(sie4i.text));
  });

  test("has lines that end as on paper tape, and bytes of code page 437", () => {
    const bytes = writeSie({ ...head, companyName: "Åre Ö" }, [voucher]);
    expect(bytes.slice(-5)).toEqual(toCodePage437("\r\n}\r\n"));
    expect(Buffer.from(bytes).includes(Buffer.from([0x8f, 0x72, 0x65, 0x20, 0x99]))).toBe(true);
    expect(fromCodePage437(bytes).replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test("is refused whole when a voucher does not sum to zero", () => {
    const off = { ...voucher, transactions: voucher.transactions.slice(0, 2) };
    expect(() => writeSie(head, [voucher, off])).toThrow(UnbalancedVoucher);
  });

  test("tells a reader that knows nothing but the format the same, whatever people have written in it", () => {
    const anyText = fc.string({ unit: "binary", maxLength: 30 });
    fc.assert(
      fc.property(anyText, anyText, fc.bigInt({ min: 1n, max: 10n ** 14n }), (text, object, minor) => {
        const odd: SieVoucher = {
          ...voucher,
          text,
          transactions: [
            { account: "1510", objects: [{ dimension: 1, object }], minor, text },
            { account: "3010", objects: [], minor: -minor },
          ],
        };
        const read = readSie(writeSie({ ...head, companyName: text }, [odd, { ...voucher, number: "2" }]));
        // Letters beyond those of Swedish names are told by the reader as what they are; nothing else may be amiss.
        expect(read.faults.filter((fault) => !/: byte (12[89]|1[3-9]\d|2\d\d)$/.test(fault))).toEqual([]);
        expect(read.vouchers).toHaveLength(2);
        expect(read.vouchers[0]?.rows[0]?.ore).toBe(minor);
      }),
    );
  });

  test("gives back names, quotes and objects as they were written, to a reader of the format", () => {
    const texts = ["Åsa Öberg & Söner", 'Café "Blå" Ängen', "", "  é  ü "];
    const vouchers = texts.map((text, index) => ({
      ...voucher,
      number: String(index + 1),
      text,
      transactions: voucher.transactions.map((row) => ({
        ...row,
        objects: [{ dimension: 1, object: `Kök ${index}` }],
      })),
    }));
    const read = readSie(writeSie({ ...head, companyName: 'Vård "Öst" AB' }, vouchers));
    expect(read.faults).toEqual([]);
    expect(read.labels.get("#FNAMN")).toEqual(['Vård "Öst" AB']);
    expect(read.vouchers.map(({ text }) => text)).toEqual(texts.map((text) => text.trim()));
    expect(read.vouchers.map(({ rows }) => rows[2]?.objects)).toEqual(texts.map((_, index) => ["1", `Kök ${index}`]));
  });

  test("the reader reads the shared vector, and finds what is wrong with a file", () => {
    const sound = toCodePage437(sie4i.text);
    const read = readSie(sound);
    expect(read.faults).toEqual([]);
    expect(read.vouchers.flatMap(({ rows }) => rows.map(({ ore }) => Number(ore)))).toEqual(sie4i.sumsOre);
    const spoilt = (from: string, to: string) => readSie(toCodePage437(sie4i.text.replace(from, to))).faults;
    expect(spoilt("1250.00", "1250.01")).toEqual(["14: does not sum to zero"]);
    expect(spoilt("1250.00", "1 250,00")).not.toEqual([]);
    expect(spoilt("#FLAGGA 0\r\n", "")).toContain("the first line is not #FLAGGA");
    expect(spoilt("#FNAMN", "#FNAMNET")).toContain("no #FNAMN");
    expect(spoilt("20261001", "20261301")).toEqual(["9: the day 20261301"]);
    expect(spoilt('"4711"', '"4711')).not.toEqual([]);
    expect(spoilt("Kundfaktura", 'Kund"faktura')).not.toEqual([]);
    expect(spoilt("{1 ", "{")).toContain("12: an object without a dimension");
    expect(spoilt("{\r\n", "{\n")).not.toEqual([]);
    expect(spoilt("#TRANS 2611 {} ", "#TRANS 2611 ")).not.toEqual([]);
    expect(readSie(Buffer.from(sie4i.text.replace("Exempel", "Hälso"), "utf8")).faults).not.toEqual([]);
    expect(readSie(sound.slice(0, -3)).faults).not.toEqual([]);
  });

  test("keeps Swedish letters and gives others their nearest", () => {
    expect(fromCodePage437(toCodePage437("Räksmörgås é ñ – ’"))).toBe("Räksmörgås é ñ - '");
    expect(fromCodePage437(toCodePage437("Łódź 漢 😀"))).toBe("?ódz ? ?");
  });
});
