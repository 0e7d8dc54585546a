import type { Bankgiro, Bic, Iban, Plusgiro } from "@fakturaporten/einvoice";
import { expect, test } from "vitest";
import type { PaymentAccount } from "./payment-account.ts";
import { paymentPartsOf } from "./payment-parts.ts";
import { canBePaid, type FactoringCompany } from "./send-settings.ts";

const bankgiro: PaymentAccount = { kind: "bankgiro", number: "54029681" as Bankgiro };
const plusgiro: PaymentAccount = { kind: "plusgiro", number: "2865434" as Plusgiro };
const iban: PaymentAccount = { kind: "iban", number: "SE4550000000058398257466" as Iban, bic: "ESSESESS" as Bic };
const account = (clearing: string, number: string): PaymentAccount => ({
  kind: "bank-account",
  clearing,
  number,
  warningConfirmed: false,
});
const factoring: FactoringCompany = {
  name: "Fordran & Köp AB",
  organisationNumber: "5566778899",
  account: { kind: "bankgiro", number: "9912346" as Bankgiro },
  assignmentText: "Fakturan är överlåten.",
};

function accountsNamed(accounts: readonly PaymentAccount[], payerCountry = "SE", factor?: FactoringCompany) {
  const parts = paymentPartsOf({ accounts, factoring: factor }, { reference: "F-17", payerCountry });
  return parts.paymentMeans.map(({ code, reference, account: paid }) => [code, reference, paid?.id, paid?.provider]);
}

test("bankgiro and plusgiro are named by their branch codes, with the reference", () => {
  expect(accountsNamed([bankgiro, plusgiro])).toEqual([
    ["30", "F-17", "54029681", "SE:BANKGIRO"],
    ["30", "F-17", "2865434", "SE:PLUSGIRO"],
  ]);
});

test("a bank account is named by the IBAN that follows from it", () => {
  expect(accountsNamed([account("8103-4".replace("-", ""), "9783242")])).toEqual([
    ["30", "F-17", "SE7280000810340009783242", "SWEDSESS"],
  ]);
});

test("a bank account no IBAN follows from is named by the IBAN given beside it", () => {
  expect(accountsNamed([account("9180", "1111111116"), iban])).toEqual([
    ["30", "F-17", "SE4550000000058398257466", "ESSESESS"],
  ]);
});

test("a Swedish payer never sees the IBAN for foreign payments", () => {
  expect(accountsNamed([bankgiro, iban]).map(([, , id]) => id)).toEqual(["54029681"]);
});

test("a foreign payer sees the IBAN alone; without one, what there is", () => {
  expect(accountsNamed([bankgiro, iban], "NO").map(([, , id]) => id)).toEqual(["SE4550000000058398257466"]);
  expect(accountsNamed([bankgiro], "NO").map(([, , id]) => id)).toEqual(["54029681"]);
});

test("with factoring, the company is paid and named, and none of the supplier's own accounts are", () => {
  expect(accountsNamed([bankgiro, iban], "SE", factoring).map(([, , id]) => id)).toEqual(["9912346"]);
  const parts = paymentPartsOf({ accounts: [bankgiro], factoring }, { reference: "F-17", payerCountry: "SE" });
  expect(parts.payee).toEqual({ name: "Fordran & Köp AB", legalId: { id: "5566778899", scheme: "0007" } });
  expect(parts.assignment).toBe("Fakturan är överlåten.");
});

test("without factoring nothing of it is in the parts", () => {
  const parts = paymentPartsOf(
    { accounts: [bankgiro], factoring: undefined },
    { reference: "F-17", payerCountry: "SE" },
  );
  expect(Object.keys(parts)).toEqual(["paymentMeans"]);
});

test.each([
  [[], undefined, false],
  [[iban], undefined, false],
  [[bankgiro], undefined, true],
  [[], factoring, true],
] as const)("who can be paid by a Swedish payer: %o, %o: %s", (accounts, factor, expected) => {
  expect(canBePaid({ accounts, factoring: factor })).toBe(expected);
});
