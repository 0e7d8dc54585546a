import { describe, expect, test } from "vitest";
import { entryWith, factoringForm, faultsWith, readWith } from "../../../test/support/settings-form.ts";
import { formatAccount } from "./payment-account.ts";
import { unsettled } from "./send-settings.ts";
import type { SettingsFields } from "./settings-fields.ts";

describe("one thing broken at one field gives exactly that fault", () => {
  test.each<[string, SettingsFields, ...string[]]>([
    ["nothing", {}],
    ["no account at all", { bankgiro: "" }, "bankgiro account-missing"],
    ["a bankgiro's last digit", { bankgiro: "5402-9682" }, "bankgiro bankgiro-check-digit"],
    ["letters for a bankgiro", { bankgiro: "femtiofyra" }, "bankgiro bankgiro-form"],
    ["an IBAN for a bankgiro", { bankgiro: "SE45 5000 0000 0583 9825 7466" }, "bankgiro iban-in-domestic-field"],
    ["a plusgiro's last digit", { plusgiro: "28 65 43-5" }, "plusgiro plusgiro-check-digit"],
    ["a bankgiro for a plusgiro", { plusgiro: "5050-1055" }, "plusgiro bankgiro-in-plusgiro-field"],
    ["an IBAN for a plusgiro", { plusgiro: "SE4550000000058398257466" }, "plusgiro iban-in-domestic-field"],
    ["no clearing number", { accountNumber: "0235305" }, "clearing clearing-missing"],
    ["no account number", { clearing: "1274" }, "accountNumber account-number-missing"],
    [
      "a clearing number too short",
      { clearing: "127", accountNumber: "0235305" },
      "clearing bank-account-clearing-form",
    ],
    [
      "an unknown clearing number",
      { clearing: "9999", accountNumber: "1234567" },
      "clearing bank-account-clearing-unknown",
    ],
    [
      "an account's check digit",
      { clearing: "1274", accountNumber: "0235306" },
      "accountNumber bank-account-check-digit",
    ],
    ["an account too short", { clearing: "5140", accountNumber: "10004" }, "accountNumber bank-account-length"],
    ["letters in an account", { clearing: "1274", accountNumber: "02x5305" }, "accountNumber bank-account-form"],
    [
      "an IBAN for an account",
      { accountNumber: "SE4112000000012740235305" },
      "accountNumber iban-in-domestic-field",
      "clearing clearing-missing",
    ],
    [
      "Swedbank's fifth digit wrong",
      { clearing: "8327-0", accountNumber: "0147258925" },
      "clearing bank-account-fifth-digit",
    ],
    [
      "Swedbank's fifth digit missing",
      { clearing: "8103", accountNumber: "9783242" },
      "clearing clearing-fifth-digit-needed",
    ],
    [
      "an account no IBAN follows from",
      { clearing: "9180", accountNumber: "1111111116" },
      "accountNumber bank-account-not-expressible",
    ],
    [
      "an insisted account without IBAN",
      { clearing: "1274", accountNumber: "0235306", accountInsists: "yes" },
      "accountNumber bank-account-not-expressible",
    ],
    ["an IBAN alone", { bankgiro: "", iban: "SE4550000000058398257466", bic: "ESSESESS" }, "iban iban-only"],
    ["an IBAN's check digits", { iban: "SE4550000000058398257467", bic: "ESSESESS" }, "iban iban-check-digits"],
    ["an IBAN too short", { iban: "SE45500000000583982574", bic: "ESSESESS" }, "iban iban-length"],
    ["an IBAN without BIC", { iban: "SE4550000000058398257466" }, "bic bic-missing"],
    ["a BIC without IBAN", { bic: "ESSESESS" }, "iban iban-missing"],
    ["a BIC of seven letters", { iban: "SE4550000000058398257466", bic: "ESSESES" }, "bic bic-form"],
    ["a bank name too long", { bankName: "x".repeat(101) }, "bankName too-long"],
    ["a control character in the bank's name", { bankName: "Nor\u0007dea" }, "bankName control-characters"],
    [
      "a lower case letter that is not in the prefix's alphabet",
      { numberPrefix: "Å-" },
      "numberPrefix number-prefix-form",
    ],
    ["a prefix too long", { numberPrefix: "ABCDEFGHIJK" }, "numberPrefix number-prefix-form"],
    ["no next number when it is automatic", { numberAutomatic: "yes" }, "nextNumber missing"],
    ["words for a next number", { nextNumber: "ett" }, "nextNumber next-number-form"],
    ["zero for a next number", { nextNumber: "0" }, "nextNumber next-number-form"],
    ["thirteen digits for a next number", { nextNumber: "1234567890123" }, "nextNumber next-number-form"],
    ["no payment terms", { paymentTermsDays: "" }, "paymentTermsDays missing"],
    ["payment terms in words", { paymentTermsDays: "en månad" }, "paymentTermsDays payment-terms-form"],
    ["payment terms below zero", { paymentTermsDays: "-1" }, "paymentTermsDays payment-terms-form"],
    ["31 days", { paymentTermsDays: "31" }, "paymentTermsDays payment-terms-too-long"],
    ["a rate there is not", { vatPercent: "19" }, "vatPercent choose"],
    ["our reference too long", { ourReference: "x".repeat(101) }, "ourReference too-long"],
  ])("%s", (_, fields, ...expected) => {
    expect(faultsWith(fields)).toEqual(expected);
  });
});

test("every fault of the whole form is told at once", () => {
  const faults = faultsWith({
    ...factoringForm,
    bankgiro: "1",
    plusgiro: "1",
    clearing: "1",
    accountNumber: "1",
    iban: "1",
    bic: "1",
    factoringName: "",
    factoringAccountNumber: "1",
    numberPrefix: "!",
    nextNumber: "!",
    paymentTermsDays: "99",
    vatPercent: "",
  });
  expect(faults).toHaveLength(11);
});

describe("what is typed is read as people write it", () => {
  test("numbers are grouped again for showing", () => {
    const { accounts } = entryWith({
      bankgiro: " 54029681 ",
      plusgiro: "2865434",
      clearing: "8327-9",
      accountNumber: "014 725 892-5",
      iban: "se45 5000 0000 0583 9825 7466",
      bic: "essesess",
    });
    expect(accounts.map(formatAccount)).toEqual([
      "5402-9681",
      "28 65 43-4",
      "8327-9 0147258925",
      "SE45 5000 0000 0583 9825 7466",
    ]);
  });

  test("the bank is named by the clearing number where nobody named it", () => {
    expect(entryWith({ bankName: "", clearing: "6114", accountNumber: "517182351" }).bankName).toBe("Handelsbanken");
    expect(entryWith({ bankName: "Min bank", clearing: "6114", accountNumber: "517182351" }).bankName).toBe("Min bank");
  });

  test("whoever insists on a number whose check failed gives the IBAN beside it", () => {
    const typed = { clearing: "1274", accountNumber: "0235306", iban: "SE4550000000058398257466", bic: "ESSESESS" };
    expect(faultsWith(typed)).toEqual(["accountNumber bank-account-check-digit"]);
    expect(entryWith({ ...typed, accountInsists: "yes" }).accounts).toContainEqual({
      kind: "bank-account",
      clearing: "1274",
      number: "0235306",
      warningConfirmed: true,
    });
  });

  test("a foreign IBAN does not stand in for a Swedish account", () => {
    const typed = { clearing: "9180", accountNumber: "1111111116", iban: "DE89370400440532013000", bic: "COBADEFFXXX" };
    expect(faultsWith(typed)).toEqual(["accountNumber bank-account-not-expressible"]);
  });

  test("the prefix becomes capitals, the payment terms may say dagar", () => {
    const entry = entryWith({ numberPrefix: "f-", nextNumber: "1 001", paymentTermsDays: "30 dagar" });
    expect(entry.numbering).toEqual({ automatic: false, prefix: "F-", nextNumber: 1001n });
    expect(entry.paymentTermsDays).toBe(30);
  });
});

describe("the next number never goes back into numbers that invoices have taken", () => {
  const numbering = {
    automatic: true,
    prefix: "F-",
    nextNumber: 18n,
    takenThrough: new Map([
      ["F-", 17n],
      ["A", 5n],
    ]),
  };
  const current = { ...unsettled, version: 1, numbering };
  test.each([
    ["F-", "17", ["nextNumber next-number-used"]],
    ["F-", "1", ["nextNumber next-number-used"]],
    ["f-", "17", ["nextNumber next-number-used"]],
    ["A", "5", ["nextNumber next-number-used"]],
    ["F-", "18", []],
    ["F-", "500", []],
    ["A", "6", []],
    ["B", "1", []],
  ])("prefix %j and %s: %j", (numberPrefix, nextNumber, expected) => {
    expect(faultsWith({ numberAutomatic: "yes", numberPrefix, nextNumber }, current)).toEqual(expected);
  });

  test("a number that nobody touched while invoices were sent leaves the series alone", () => {
    const fields = { numberAutomatic: "yes", numberPrefix: "F-", nextNumber: "12", nextNumberShown: "12" };
    const reading = readWith(fields, current);
    expect(reading.ok && reading.entry.numbering.nextNumber).toBeUndefined();
  });
});
