import { describe, expect, test } from "vitest";
import { readCamt } from "./read-camt.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

interface Written {
  readonly version?: string;
  readonly entries: string;
  readonly account?: string;
  readonly balances?: string;
}

const bankgiro = "<Acct><Id><Othr><Id>5402-9681</Id><SchmeNm><Prtry>BGNR</Prtry></SchmeNm></Othr></Id></Acct>";

function notification({ version = "054.001.08", entries, account = bankgiro, balances = "" }: Written): Uint8Array {
  const [root, report] = version.startsWith("054") ? ["BkToCstmrDbtCdtNtfctn", "Ntfctn"] : ["BkToCstmrStmt", "Stmt"];
  return bytes(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${version}"><${root}>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-10-02T06:00:00</CreDtTm></GrpHdr>
<${report}><Id>R1</Id>${account}${balances}${entries}</${report}></${root}></Document>`);
}

interface EntryParts {
  readonly amount?: string;
  readonly details?: string;
  readonly direction?: string;
  readonly status?: string;
  readonly more?: string;
}

function entry({
  amount = "1250.00",
  details = "",
  direction = "CRDT",
  status = "<Cd>BOOK</Cd>",
  more = "",
}: EntryParts = {}): string {
  return `<Ntry><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${more}<Sts>${status}</Sts>
<BookgDt><Dt>2026-10-02</Dt></BookgDt><AcctSvcrRef>BANK-1</AcctSvcrRef>${details}</Ntry>`;
}

const newer = `<NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><Amt Ccy="SEK">1250.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<RltdPties><Dbtr><Pty><Nm>Exempelbolaget AB</Nm><Id><OrgId><Othr><Id>556677-8899</Id></Othr></OrgId></Id></Pty></Dbtr>
<DbtrAcct><Id><IBAN>SE4550000000058398257466</IBAN></Id></DbtrAcct></RltdPties>
<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>123456789023</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls>`;

const older = `<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="SEK">1250.00</Amt></TxAmt></AmtDtls>
<RltdPties><Dbtr><Nm>Åkes Vård &amp; Hälsa</Nm></Dbtr></RltdPties><RmtInf><Ustrd>Faktura 1001</Ustrd><Ustrd>tack</Ustrd></RmtInf></TxDtls></NtryDtls>`;

const read = (written: Written) => readCamt(notification(written));
const faultsOf = (file: Uint8Array) => {
  const found = readCamt(file);
  return found.ok ? [] : found.faults.map(({ code }) => code);
};

describe("a camt file", () => {
  test("of the newer version tells OCR, payer and account", () => {
    expect(read({ entries: entry({ details: newer }) })).toEqual({
      ok: true,
      isTest: false,
      payments: [
        {
          account: { scheme: "bankgiro", number: "54029681" },
          bookedOn: "2026-10-02",
          amountMinor: 125000n,
          currency: "SEK",
          references: [{ reference: "123456789023", amountMinor: undefined }],
          texts: [],
          payer: { name: "Exempelbolaget AB", organisationNumber: "5566778899", account: "SE4550000000058398257466" },
          bankReference: "camt/54029681/2026-10-02/E1/BANK-1/125000",
        },
      ],
    });
  });

  test("of the older version keeps its texts, and its status and amount stand elsewhere", () => {
    const found = read({ version: "054.001.02", entries: entry({ status: "BOOK", details: older }) });
    expect(found).toMatchObject({
      payments: [{ texts: ["Faktura 1001", "tack"], payer: { name: "Åkes Vård & Hälsa" }, amountMinor: 125000n }],
    });
  });

  test("reads the same under a prefix of its own", () => {
    const plain = new TextDecoder().decode(notification({ entries: entry({ details: newer }) }));
    const prefixed = plain.replace(/<(\/?)(?!\?)/g, "<$1c:").replace('xmlns="', 'xmlns:c="');
    expect(readCamt(bytes(prefixed))).toEqual(readCamt(bytes(plain)));
  });

  test("splits a batch, and what a payer splits on several invoices and a credit note", () => {
    const part = (amount: string, references: string) =>
      `<TxDtls><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RmtInf>${references}</RmtInf></TxDtls>`;
    const split = `<Strd><RfrdDocInf><Nb>1001</Nb></RfrdDocInf><RfrdDocAmt><RmtdAmt Ccy="SEK">400.00</RmtdAmt></RfrdDocAmt></Strd>
<Strd><RfrdDocInf><Nb>1002</Nb></RfrdDocInf><RfrdDocAmt><CdtNoteAmt Ccy="SEK">100.00</CdtNoteAmt></RfrdDocAmt></Strd>`;
    const details = `<NtryDtls><Btch><NbOfTxs>2</NbOfTxs><TtlAmt Ccy="SEK">1250.00</TtlAmt></Btch>${part("950.00", "<Ustrd>a</Ustrd>")}${part("300.00", split)}</NtryDtls>`;
    const found = read({ entries: entry({ details }) });
    expect(found).toMatchObject({
      payments: [
        { amountMinor: 95000n, texts: ["a"] },
        {
          amountMinor: 30000n,
          references: [
            { reference: "1001", amountMinor: 40000n },
            { reference: "1002", amountMinor: -10000n },
          ],
        },
      ],
    });
  });

  test("leaves out what is not booked and what the creditor itself has paid, and keeps what is taken back", () => {
    const entries =
      entry({ status: "<Cd>PDNG</Cd>" }) +
      entry({ direction: "DBIT", amount: "10.00" }) +
      entry({ direction: "DBIT", amount: "20.00", more: "<RvslInd>true</RvslInd>" });
    expect(read({ entries })).toMatchObject({ payments: [{ amountMinor: -2000n }] });
  });

  test("tells two payments alike in one file apart, the same way each time", () => {
    const found = read({ entries: entry() + entry() });
    const names = found.ok ? found.payments.map(({ bankReference }) => bankReference) : [];
    expect(names).toEqual(["camt/54029681/2026-10-02/BANK-1/125000", "camt/54029681/2026-10-02/BANK-1/125000/2"]);
  });

  test("of the day's end is held against its balances", () => {
    const balance = (code: string, amount: string) =>
      `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`;
    const statement = (closing: string) =>
      notification({
        version: "053.001.02",
        balances: balance("OPBD", "100.00") + balance("CLBD", closing),
        entries: entry({ status: "BOOK" }) + entry({ status: "BOOK", direction: "DBIT", amount: "50.00" }),
      });
    expect(readCamt(statement("1300.00"))).toMatchObject({ ok: true, payments: [{ amountMinor: 125000n }] });
    expect(faultsOf(statement("1300.01"))).toEqual(["camt-balance"]);
  });

  test.each([
    ["bankgiro", bankgiro, "54029681"],
    ["iban", "<Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id></Acct>", "SE4550000000058398257466"],
    [
      "account",
      "<Acct><Id><Othr><Id>5000 1234567</Id><SchmeNm><Cd>BBAN</Cd></SchmeNm></Othr></Id></Acct>",
      "50001234567",
    ],
  ])("names the account by %s", (scheme, account, number) => {
    expect(read({ account, entries: entry() })).toMatchObject({ payments: [{ account: { scheme, number } }] });
  });
});

describe("what is wrong with a camt file is told", () => {
  test.each([
    ["no XML", bytes("nothing"), ["camt-xml"]],
    [
      "XML that tries to read another file",
      bytes('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
      ["camt-xml"],
    ],
    ["an invoice", bytes('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'), ["camt-kind"]],
    ["a payment order", bytes('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"/>'), ["camt-kind"]],
    [
      "an empty document",
      bytes('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"/>'),
      ["camt-missing"],
    ],
    ["an entry without status", notification({ entries: entry({ status: "" }) }), ["camt-missing"]],
    ["an unknown status", notification({ entries: entry({ status: "<Cd>MAYBE</Cd>" }) }), ["camt-code"]],
    ["an amount in words", notification({ entries: entry({ amount: "tusen" }) }), ["camt-amount"]],
    ["an amount below zero", notification({ entries: entry({ amount: "-5.00" }) }), ["camt-amount"]],
    ["an amount of parts of an öre", notification({ entries: entry({ amount: "5.001" }) }), ["camt-amount"]],
    ["a direction that is none", notification({ entries: entry({ direction: "UP" }) }), ["camt-missing"]],
    ["no account", notification({ account: "", entries: entry() }), ["camt-missing"]],
    [
      "parts that do not come to the entry",
      notification({ entries: entry({ amount: "1250.01", details: newer }) }),
      ["camt-sum"],
    ],
    [
      "a batch that counts otherwise",
      notification({
        entries: entry({ details: newer.replace("<TxDtls>", "<Btch><NbOfTxs>2</NbOfTxs></Btch><TxDtls>") }),
      }),
      ["camt-count"],
    ],
    [
      "two things at once",
      notification({ entries: entry({ amount: "x" }) + entry({ status: "<Cd>?</Cd>" }) }),
      ["camt-amount", "camt-code"],
    ],
  ])("%s", (_what, file, expected) => {
    expect(faultsOf(file)).toEqual(expected);
  });

  test("with the line where it stands, and what was said and counted", () => {
    const found = readCamt(notification({ entries: entry({ amount: "1250.01", details: newer }) }));
    expect(found).toEqual({
      ok: false,
      faults: [{ line: 4, code: "camt-sum", params: { said: "125001", counted: "125000" } }],
    });
  });

  test("a file cut anywhere is not taken", () => {
    const whole = notification({ entries: entry({ details: newer }) });
    for (let length = 0; length < whole.length; length += 13)
      expect(readCamt(whole.subarray(0, length)).ok).toBe(false);
  });
});
