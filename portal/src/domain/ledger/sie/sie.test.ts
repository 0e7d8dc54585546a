import { existsSync, readFileSync } from "node:fs";
import { localDate } from "@fakturaporten/einvoice";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
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

/** A reader written from SIE-Gruppen's text alone: fields by blanks, quotes, `\"`, and objects in braces. */
function readSie(bytes: Uint8Array): {
  labels: string[][];
  vouchers: { fields: string[]; rows: { objects: string[]; fields: string[] }[] }[];
} {
  const labels: string[][] = [];
  const vouchers: { fields: string[]; rows: { objects: string[]; fields: string[] }[] }[] = [];
  for (const line of fromCodePage437(bytes).split("\r\n")) {
    if (line === "" || line === "{" || line === "}") continue;
    const objects = / \{(.*?)\}(?= )/.exec(line)?.[1] ?? "";
    const fields = fieldsOf(line.replace(/ \{.*?\}(?= )/, ""));
    if (fields[0] === "#VER") vouchers.push({ fields: fields.slice(1), rows: [] });
    else if (fields[0] === "#TRANS")
      vouchers.at(-1)?.rows.push({ objects: fieldsOf(objects), fields: fields.slice(1) });
    else labels.push(fields);
  }
  return { labels, vouchers };
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/"((?:\\"|[^"])*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('\\"', '"') ?? bare ?? "",
  );
}

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
        const { vouchers, labels } = readSie(writeSie({ ...head, companyName: text }, [odd, voucher]));
        expect(labels.map(([label]) => label)).toEqual([
          "#FLAGGA",
          "#PROGRAM",
          "#FORMAT",
          "#GEN",
          "#SIETYP",
          "#ORGNR",
          "#FNAMN",
          "#DIM",
        ]);
        expect(vouchers).toHaveLength(2);
        for (const { rows } of vouchers) {
          const amounts = rows.map(({ fields }) => BigInt((fields[1] ?? "").replace(".", "")));
          expect(amounts.reduce((all, one) => all + one, 0n)).toBe(0n);
        }
        expect(vouchers[0]?.rows[0]?.fields[1]?.replace(".", "").replace(/^0+(?=\d)/, "")).toBe(minor.toString());
      }),
    );
  });

  test("keeps Swedish letters and gives others their nearest", () => {
    expect(fromCodePage437(toCodePage437("Räksmörgås é ñ – ’"))).toBe("Räksmörgås é ñ - '");
    expect(fromCodePage437(toCodePage437("Łódź 漢 😀"))).toBe("?ódz ? ?");
  });
});
