import { expect, test } from "vitest";
import { accountKey, parseOwnAccounts } from "./own-accounts.ts";

test.each([
  ["", []],
  ["SE45 5000 0000 0583 9825 7466", ["SE4550000000058398257466"]],
  ["28 65 43-4\r\n 991-2346 ; 0012345678, 28 65 43-4", ["2865434", "9912346", "12345678"]],
])("%j is read as %j", (text, value) => {
  expect(parseOwnAccounts(text)).toMatchObject({ ok: true, value });
});

test.each([
  ["SE45 5000 0000 0583 9825 7467", "account-form"],
  ["bankgirot", "account-form"],
  ["1".repeat(21), "account-form"],
  [Array.from({ length: 21 }, (_, at) => String(1000 + at)).join(","), "accounts-many"],
])("%j is refused: %s", (text, fault) => {
  expect(parseOwnAccounts(text)).toMatchObject({ ok: false, fault });
});

test("an account is the same however the bank writes it", () => {
  expect(accountKey("0099 12-346")).toBe(accountKey("9912346"));
  expect(accountKey("se45 5000 0000 0583 9825 7466")).toBe("SE4550000000058398257466");
});
