import type { Bankgiro, Bic, Iban } from "@fakturaporten/einvoice";
import { expect, test } from "vitest";
import { warningsToConfirm } from "./account-warnings.ts";
import type { PaymentAccount } from "./payment-account.ts";

const none = { accounts: [], factoring: undefined };
const iban = (number: string, bic: string): PaymentAccount => ({
  kind: "iban",
  number: number as Iban,
  bic: bic as Bic,
});
const bank = (clearing: string, number: string, warningConfirmed = false): PaymentAccount => ({
  kind: "bank-account",
  clearing,
  number,
  warningConfirmed,
});

test.each<[string, PaymentAccount, ...string[]]>([
  ["a bankgiro", { kind: "bankgiro", number: "54029681" as Bankgiro }],
  ["an ordinary account", bank("1274", "0235305")],
  ["a personal account", bank("3300", "1212121212"), "bank-account-personal-number"],
  ["a number somebody insisted on", bank("1274", "0235306", true), "bank-account-unverified"],
  ["an IBAN with its bank's BIC", iban("SE4550000000058398257466", "ESSESESSXXX")],
  ["an IBAN with another bank's BIC", iban("SE4550000000058398257466", "NDEASESS"), "bic-of-another-bank"],
  ["a foreign IBAN", iban("DE89370400440532013000", "COBADEFFXXX")],
])("%s", (_, account, ...warnings) => {
  expect(warningsToConfirm(none, { ...none, accounts: [account] })).toEqual(warnings);
});

test("what was confirmed once is not asked about again", () => {
  const saved = { ...none, accounts: [bank("3300", "1212121212")] };
  expect(warningsToConfirm(saved, saved)).toEqual([]);
});
