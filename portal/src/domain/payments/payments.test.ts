import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bytesOfBgMax, type WrittenPayment } from "../../../test/support/bgmax.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer } from "../../../test/support/outbound.ts";
import { anInvoiceTo, pay } from "../../../test/support/owed.ts";
import { type CreditorFacts, findCreditor, saveCreditor } from "../billing/creditor.ts";
import type { Person } from "../access/permissions.ts";
import type { CustomerId } from "../customers/customer.ts";
import { getCustomer } from "../customers/queries.ts";
import { findInvoiceAccount, getAccount } from "../ledger/queries.ts";
import { correctEntry } from "../ledger/settle-by-hand.ts";
import { decidePayment, placePayment } from "./place-payment.ts";
import { getBankFile, getPayment, listBankFiles, listOpenPayments, listPaymentsOfFile } from "./queries.ts";
import { takeBankFile } from "./take-bank-file.ts";
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

const invoice = (payableMinor = 1250_00n) => anInvoiceTo(house, officer, { customerId, payableMinor });
const balance = async (id: string) =>
  (await house.perform(officer, (work) => findInvoiceAccount(work, id)))?.balanceMinor;
const paid = (payments: readonly WrittenPayment[], on = "2026-10-02") => pay(house, officer, payments, on);
const file = (id: string) => house.perform(officer, (work) => getBankFile(work, id));
const paymentsOf = (id: string) => house.perform(officer, (work) => listPaymentsOfFile(work, id));
const upload = (bytes: Uint8Array) =>
  house.perform(officer, (work) => uploadBankFile(work, { fileName: "C:\\bank\\fil.txt", bytes }));

describe("a file from the bank", () => {
  test("settles what its payments refer to, and leaves the rest for a person", async () => {
    const one = await invoice();
    const two = await invoice(500_00n);
    const id = await paid([
      { amountMinor: 1250_00n, reference: one.ocr },
      { amountMinor: 200_00n, reference: two.number },
      { amountMinor: 77_00n, reference: "999999" },
    ]);
    expect(await file(id)).toMatchObject({
      state: "taken",
      kind: "bgmax",
      paymentCount: 3,
      knownCount: 0,
      amountMinor: 1527_00n,
    });
    expect(await balance(one.id)).toBe(0n);
    expect(await balance(two.id)).toBe(300_00n);
    const open = await house.perform(officer, listOpenPayments);
    expect(open.filter(({ bankFileId }) => bankFileId === id).map(({ leftMinor }) => leftMinor)).toEqual([77_00n]);
  });

  test("settles the same invoice twice only as far as it is owed; the rest is the customer's", async () => {
    const one = await invoice();
    await paid([
      { amountMinor: 1250_00n, reference: one.ocr },
      { amountMinor: 1250_00n, reference: one.ocr },
    ]);
    expect(await balance(one.id)).toBe(0n);
    const account = await house.perform(officer, async (work) => getAccount(work, await getCustomer(work, customerId)));
    expect(account.unplaced.map(({ amountMinor }) => amountMinor)).toEqual([-1250_00n]);
  });

  test("uploaded again is the file it is, and run again changes nothing", async () => {
    const one = await invoice();
    const bytes = bytesOfBgMax({ payments: [{ amountMinor: 100_00n, reference: one.ocr }], on: "2026-10-02" });
    const first = await upload(bytes);
    await house.runJobs();
    expect(await upload(bytes)).toEqual({ id: first.id, isAgain: true });
    const files = await house.perform(officer, listBankFiles);
    expect(files.filter(({ id }) => id === first.id)).toMatchObject([{ fileName: "fil.txt" }]);
    await house.runJobs();
    const machine = { kind: "machine", job: "test", organisationId: officer.organisationId } as const;
    await house.perform(machine, (work) => takeBankFile(work, first.id));
    expect(await balance(one.id)).toBe(1150_00n);
  });

  test("that tells again what another has told counts it, and takes only what is new", async () => {
    const one = await invoice();
    const told = bytesOfBgMax({ payments: [{ amountMinor: 100_00n, reference: one.ocr }], on: "2026-10-02" });
    await upload(told);
    await house.runJobs();
    const retold = Uint8Array.from([...told].map((byte, index) => (index === 38 ? 0x39 : byte)));
    const { id, isAgain } = await upload(retold);
    expect(isAgain).toBe(false);
    await house.runJobs();
    expect(await file(id)).toMatchObject({ state: "taken", paymentCount: 1, knownCount: 1 });
    expect(await balance(one.id)).toBe(1150_00n);
  });

  test("with one fault is refused whole, every fault told, and may come again when mended", async () => {
    const one = await invoice();
    const sound = bytesOfBgMax({ payments: [{ amountMinor: 100_00n, reference: one.ocr }], on: "2026-10-02" });
    const { id } = await upload(sound.subarray(0, sound.length - 82));
    await house.runJobs();
    expect(await file(id)).toMatchObject({ state: "refused", faults: [{ code: "bgmax-no-end" }] });
    expect(await paymentsOf(id)).toEqual([]);
    expect(await balance(one.id)).toBe(1250_00n);
    await upload(sound);
    await house.runJobs();
    expect(await balance(one.id)).toBe(1150_00n);
  });

  test("to another's bankgiro is refused", async () => {
    await house.perform(officer, (work) =>
      work.db
        .insertInto("creditors")
        .values({
          organisation_id: officer.organisationId,
          name: "Regionens it",
          contact_name: "Fatima",
          contact_email: "it@region.example",
          bankgiro: "54029681",
          changed_at: work.now,
        })
        .execute(),
    );
    const { id } = await upload(
      bytesOfBgMax({ payments: [{ amountMinor: 1n }], on: "2026-10-02", bankgiro: "9912346" }),
    );
    await house.runJobs();
    expect(await file(id)).toMatchObject({
      state: "refused",
      faults: [{ code: "file-account", params: { account: "9912346" } }],
    });
  });
});

test.each([
  [
    "saved in two bytes a character",
    (file: Uint8Array) => Buffer.from(Buffer.from(file).toString("latin1"), "utf16le"),
  ],
  ["with NUL where its kind stands", (file: Uint8Array) => Buffer.from(file).fill(0, 44, 45)],
])("a file %s is refused, and does not wait for ever", async (_, spoilt) => {
  const { id } = await upload(spoilt(bytesOfBgMax({ payments: [{ amountMinor: 1n }], on: "2026-10-02" })));
  await house.runJobs();
  expect((await file(id)).state).toBe("refused");
});

test("NUL in a payer's name is kept as a blank", async () => {
  const [payment] = await paymentsOf(await paid([{ amountMinor: 3n, name: "Ada\0Berg" }]));
  expect(payment?.payerName).toBe("Ada Berg");
});

describe("money to an account", () => {
  const statement = (account: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>M</MsgId></GrpHdr>
<Ntfctn><Id>N</Id><Acct><Id>${account}</Id></Acct><Ntry><Amt Ccy="SEK">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><Dt>2026-10-02</Dt></BookgDt><AcctSvcrRef>${account.replace(/\W/g, "")}</AcctSvcrRef></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`;
  const taken = async (account: string) => {
    const { id } = await upload(new TextEncoder().encode(statement(account)));
    await house.runJobs();
    return file(id);
  };
  const iban = "<IBAN>SE4550000000058398257466</IBAN>";
  const plusgiro = "<Othr><Id>02865434</Id><SchmeNm><Prtry>PGNR</Prtry></SchmeNm></Othr>";
  const numbered = "<Othr><Id>5029 001-234</Id></Othr>";

  const settle = (as: Partial<CreditorFacts> = {}) =>
    house.perform(officer, (work) =>
      saveCreditor(work, {
        name: "Regionens it",
        contactName: "Fatima",
        contactEmail: "it@region.example",
        contactPhone: undefined,
        bankgiro: "54029681",
        otherAccounts: [],
        termsDays: 30,
        ...as,
      }),
    );

  test.each([
    ["an IBAN", iban, "SE4550000000058398257466"],
    ["a plusgiro", plusgiro, "2865434"],
    ["an account by number", numbered, "5029001234"],
  ])("%s is taken where the creditor has named it, and refused before", async (_, account, named) => {
    await settle();
    expect(await taken(account)).toMatchObject({ state: "refused", faults: [{ code: "file-account" }] });
    await settle({ otherAccounts: [named] });
    expect(await taken(account)).toMatchObject({ state: "taken" });
  });

  test("that was on invoices before is still the creditor's, and a changed one is told to those who bill", async () => {
    const letters = async () =>
      (
        await house.everything
          .selectFrom("mails")
          .select("id")
          .where("kind", "=", "creditor-bankgiro-changed")
          .execute()
      ).length;
    await settle({ bankgiro: "9912346" });
    const before = await letters();
    await settle();
    expect(await letters()).toBe(before + 1);
    await settle({ otherAccounts: ["9912346"] });
    expect(await letters()).toBe(before + 1);
    const { id } = await upload(
      bytesOfBgMax({ payments: [{ amountMinor: 7n }], on: "2026-10-03", bankgiro: "9912346" }),
    );
    await house.runJobs();
    expect(await file(id)).toMatchObject({ state: "taken" });
  });

  test("another's is still refused where the bankgiro was changed", async () => {
    await settle({ bankgiro: "9912346" });
    await settle();
    expect(await house.perform(officer, findCreditor)).toMatchObject({
      bankgiro: "54029681",
      otherAccounts: ["9912346"],
    });
    expect(await taken(iban.replace("7466", "7467"))).toMatchObject({ state: "refused" });
  });
});

describe("a payment that a person places", () => {
  const stray = async (amountMinor: bigint) => {
    const [payment] = await paymentsOf(await paid([{ amountMinor, name: "Okänd Avsändare" }]));
    if (payment === undefined) throw new Error("The payment was not kept");
    return payment.id;
  };
  const place = (paymentId: string, amountMinor: bigint, invoiceId?: string) =>
    house.perform(officer, (work) => placePayment(work, { paymentId, customerId, invoiceId, amountMinor }));

  test("goes on several invoices and the account, never more than is left or owed", async () => {
    const one = await invoice(100_00n);
    const two = await invoice(50_00n);
    const paymentId = await stray(170_00n);
    await expect(place(paymentId, 101_00n, one.id)).rejects.toThrow("ledger-more-than-left");
    await place(paymentId, 100_00n, one.id);
    await place(paymentId, 50_00n, two.id);
    await expect(place(paymentId, 21_00n)).rejects.toThrow("ledger-more-than-left");
    await place(paymentId, 20_00n);
    await expect(place(paymentId, 1n)).rejects.toThrow("ledger-more-than-left");
    expect((await house.perform(officer, (work) => getPayment(work, paymentId))).leftMinor).toBe(0n);
  });

  test("two officers at once do not place it twice", async () => {
    const one = await invoice(100_00n);
    const paymentId = await stray(100_00n);
    const tries = await Promise.allSettled([place(paymentId, 100_00n, one.id), place(paymentId, 100_00n, one.id)]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await balance(one.id)).toBe(0n);
  });

  test("placed wrongly is taken back, and waits again", async () => {
    const one = await invoice(100_00n);
    const paymentId = await stray(100_00n);
    await place(paymentId, 100_00n, one.id);
    const entry = (await house.perform(officer, (work) => findInvoiceAccount(work, one.id)))?.entries.at(-1);
    await house.perform(officer, (work) => correctEntry(work, { entryId: entry?.id ?? "", reason: "Fel kund" }));
    expect(await balance(one.id)).toBe(100_00n);
    expect((await house.perform(officer, (work) => getPayment(work, paymentId))).leftMinor).toBe(100_00n);
  });

  test("that settles nothing here is set aside with its reason, once", async () => {
    const paymentId = await stray(5_00n);
    const decide = () =>
      house.perform(officer, (work) =>
        decidePayment(work, { paymentId, kind: "returned", reason: "Dubbel betalning" }),
      );
    await decide();
    await expect(decide()).rejects.toThrow("payment-decided");
    await expect(place(paymentId, 5_00n)).rejects.toThrow("payment-decided");
    const open = await house.perform(officer, listOpenPayments);
    expect(open.map(({ id }) => id)).not.toContain(paymentId);
  });

  test("is not placed on another customer's invoice", async () => {
    const one = await invoice(100_00n);
    const paymentId = await stray(100_00n);
    const other = await aCustomer(house, officer);
    await expect(
      house.perform(officer, (work) =>
        placePayment(work, { paymentId, customerId: other, invoiceId: one.id, amountMinor: 1n }),
      ),
    ).rejects.toThrow("not-found");
  });
});
