import { beforeAll, beforeEach, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer } from "../../../test/support/outbound.ts";
import { anInvoiceTo, pay } from "../../../test/support/owed.ts";
import type { Person } from "../access/permissions.ts";
import type { CustomerId } from "../customers/customer.ts";
import { findInvoiceAccount } from "../ledger/queries.ts";
import { decidePayment } from "./place-payment.ts";
import { listPaymentsOfFile } from "./queries.ts";
import { uploadBankFile } from "./upload-bank-file.ts";

const house = testHouse({ startsAt: "2026-10-05T09:00:00.000Z" });
let officer: Person;
let customerId: CustomerId;
beforeAll(async () => {
  officer = await aCreditor(house);
});
beforeEach(async () => {
  customerId = await aCustomer(house, officer);
});

interface Entry {
  readonly minor: number;
  readonly ocr?: string;
  readonly payer?: string;
  readonly on?: string;
}

let files = 0;

/** What a bank tells, as a notification or as a statement: each gives its own names to the same payments. */
async function camt(message: "camt.053" | "camt.054", entries: readonly Entry[]): Promise<string> {
  files += 1;
  const [root, report] = message === "camt.053" ? ["BkToCstmrStmt", "Stmt"] : ["BkToCstmrDbtCdtNtfctn", "Ntfctn"];
  const written = entries.map(({ minor, ocr, payer, on = "2026-10-02" }, at) => {
    const amount = `<Amt Ccy="SEK">${(minor / 100).toFixed(2)}</Amt>`;
    const who = payer === undefined ? "" : `<RltdPties><Dbtr><Nm>${payer}</Nm></Dbtr></RltdPties>`;
    const why = ocr === undefined ? "" : `<RmtInf><Strd><CdtrRefInf><Ref>${ocr}</Ref></CdtrRefInf></Strd></RmtInf>`;
    return `<Ntry>${amount}<CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${on}</Dt></BookgDt>
<AcctSvcrRef>${message}-${files}-${at}</AcctSvcrRef><NtryDtls><TxDtls>${amount}${who}${why}</TxDtls></NtryDtls></Ntry>`;
  });
  const text = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:${message}.001.02"><${root}><GrpHdr><MsgId>M${files}</MsgId></GrpHdr>
<${report}><Id>N</Id><Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id></Acct>${written.join("")}</${report}></${root}></Document>`;
  const bytes = new TextEncoder().encode(text);
  const { id } = await house.perform(officer, (work) => uploadBankFile(work, { fileName: "f.xml", bytes }));
  await house.runJobs();
  return id;
}

const invoice = (payableMinor = 1250_00n) => anInvoiceTo(house, officer, { customerId, payableMinor });
const balance = async (id: string) =>
  (await house.perform(officer, (work) => findInvoiceAccount(work, id)))?.balanceMinor;
const twins = async (file: string) =>
  (await house.perform(officer, (work) => listPaymentsOfFile(work, file)))
    .map(({ twinOf }) => twinOf !== undefined)
    .toSorted((one, other) => Number(one) - Number(other));

test.each(["camt.053", "camt.054"] as const)(
  "a payment that a giro file has told settles nothing again when %s tells it, and a person sets it aside",
  async (message) => {
    const one = await invoice();
    await pay(house, officer, [{ amountMinor: 400_00n, reference: one.ocr }], "2026-10-02");
    const file = await camt(message, [{ minor: 400_00, ocr: `00${one.ocr}`, on: "2026-10-03" }]);
    expect(await balance(one.id)).toBe(850_00n);
    const [again] = await house.perform(officer, (work) => listPaymentsOfFile(work, file));
    expect(again).toMatchObject({ leftMinor: 400_00n });
    const paymentId = again?.id ?? "";
    await house.perform(officer, (work) => decidePayment(work, { paymentId, kind: "told-before", reason: "Samma" }));
    expect(await balance(one.id)).toBe(850_00n);
  },
);

test("a notification and then the statement of the day count once, also without a reference", async () => {
  const one = await invoice();
  const told = [
    { minor: 100_00, ocr: one.ocr },
    { minor: 99_00, payer: "Ada Berg" },
  ];
  expect(await twins(await camt("camt.054", told))).toEqual([false, false]);
  expect(await twins(await camt("camt.053", told))).toEqual([true, true]);
  expect(await balance(one.id)).toBe(1150_00n);
});

test("two equal payments of a day are two: in one file, of which another tells one, and in two of the same kind", async () => {
  const one = await invoice();
  const told = { minor: 100_00, ocr: one.ocr };
  await camt("camt.054", [told]);
  expect(await twins(await camt("camt.053", [told, told]))).toEqual([false, true]);
  expect(await balance(one.id)).toBe(1050_00n);
  expect(await twins(await camt("camt.053", [told]))).toEqual([true]);
});

test("two of the same kind of file, another invoice, another day, another payer and another amount are no twins", async () => {
  const [one, two] = [await invoice(), await invoice()];
  await camt("camt.054", [
    { minor: 100_00, ocr: one.ocr },
    { minor: 55_00, payer: "Ada Berg" },
  ]);
  expect(await twins(await camt("camt.054", [{ minor: 100_00, ocr: one.ocr }]))).toEqual([false]);
  const statement = await camt("camt.053", [
    { minor: 100_00, ocr: two.ocr },
    { minor: 100_01, ocr: one.ocr },
    { minor: 100_00, ocr: one.ocr, on: "2026-10-06" },
    { minor: 55_00, payer: "Bo Ek" },
    { minor: 55_00, payer: "Ada Berg", on: "2026-10-05" },
  ]);
  expect(await twins(statement)).toEqual([false, false, false, false, false]);
});
