import type { Bankgiro, Bic, Iban, Plusgiro } from "@fakturaporten/einvoice";
import { expect, test } from "vitest";
import { bankOf, maskAccount, type PaymentAccount } from "./payment-account.ts";

const bankgiro = (number: string): PaymentAccount => ({ kind: "bankgiro", number: number as Bankgiro });
const plusgiro = (number: string): PaymentAccount => ({ kind: "plusgiro", number: number as Plusgiro });
const iban = (number: string): PaymentAccount => ({ kind: "iban", number: number as Iban, bic: "NDEASESS" as Bic });
const bank = (clearing: string, number: string): PaymentAccount => ({
  kind: "bank-account",
  clearing,
  number,
  warningConfirmed: false,
});

test.each([
  [bankgiro("54029681"), "•••• 9681"],
  [bankgiro("2973675"), "•••• 3675"],
  [plusgiro("42"), "•••• 42"],
  [plusgiro("45674"), "•••• 74"],
  [bank("1274", "0235305"), "•••• 5305"],
  [iban("SE4550000000058398257466"), "•••• 7466"],
])("%o is masked as %s", (account, masked) => {
  expect(maskAccount(account)).toBe(masked);
});

test.each([bank("3300", "1212121212"), iban("SE1130000000001212121212")])(
  "of a Nordea personkonto nothing of the personal number is shown: %o",
  (account) => {
    expect(maskAccount(account)).not.toMatch(/1212/);
  },
);

test("a bank is named without the table's remarks", () => {
  expect(bankOf(bank("3782", "1212121212"))).toBe("Nordea personkonto");
  expect(bankOf(bank("6114", "517182351"))).toBe("Handelsbanken");
  expect(bankOf(bankgiro("54029681"))).toBeUndefined();
});
