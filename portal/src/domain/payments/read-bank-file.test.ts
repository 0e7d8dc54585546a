import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCamt } from "./camt/read-camt.ts";
import { bankFileBytesMax, readBankFile } from "./read-bank-file.ts";

const { bgmax } = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url), "utf8"));
const written = (bgmax.lines as string[]).join("\r\n");
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const codesOf = async (file: Uint8Array) => {
  const read = await readBankFile(file);
  return read.ok ? read.kind : read.faults.map(({ code }) => code);
};

test.each([
  ["real money", written.replace("123456T", "123456P"), "bgmax"],
  ["a rehearsal's file", written, ["file-test"]],
  ["another currency", written.replace("123456T", "123456P").replaceAll("SEK", "EUR"), ["file-currency"]],
  ["nothing", "", ["file-empty"]],
  ["a picture", "\x89PNG", ["file-unknown"]],
  ["an invoice", "<Invoice/>", ["camt-kind"]],
])("%s", async (_what, text, expected) => {
  expect(await codesOf(bytes(text))).toEqual(expected);
});

test("a file beyond the limit is not looked into", async () => {
  expect(await codesOf(new Uint8Array(bankFileBytesMax + 1))).toEqual(["file-too-large"]);
});

describe("a large file of XML", () => {
  const entry = (at: number) => `<Ntry><Amt Ccy="SEK">${at + 1}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><Dt>2026-10-02</Dt></BookgDt><AcctSvcrRef>R${at}</AcctSvcrRef></Ntry>`;
  const large = (entries: string): Uint8Array =>
    new TextEncoder().encode(`<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
<GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S</Id><Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`);
  const written = Array.from({ length: 4000 }, (_, at) => entry(at)).join("");

  test("is read apart, while others have their turn, and comes to the same payments", async () => {
    const file = large(written);
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 1);
    const read = await readBankFile(file);
    clearInterval(clock);
    expect(turns).toBeGreaterThan(20);
    const here = readCamt(file);
    expect(read).toEqual({ ...here, kind: "camt", message: "camt.053" });
    expect(read.ok && read.payments.length).toBe(4000);
  });

  test("with a fault is refused with the same words", async () => {
    const file = large(written.replace("2026-10-02", "2026-13-02"));
    expect(await readBankFile(file)).toMatchObject(readCamt(file));
  });
});
