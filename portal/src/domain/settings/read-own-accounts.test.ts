import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { faultsWith } from "../../../test/support/settings-form.ts";

const vectors = JSON.parse(
  readFileSync(new URL("../../../../packages/einvoice/src/identifiers/vectors.json", import.meta.url), "utf8"),
);

describe("the public test vectors", () => {
  test.each(vectors.bankgiro.valid as string[])("bankgiro %s is taken", (text) => {
    expect(faultsWith({ bankgiro: text })).toEqual([]);
  });
  test.each((vectors.bankgiro.invalid as string[]).filter((text) => text !== ""))("bankgiro %j is not", (text) => {
    expect(faultsWith({ bankgiro: text })).toEqual([expect.stringMatching(/^bankgiro /)]);
  });
  test.each(vectors.plusgiro.valid as string[])("plusgiro %s is taken", (text) => {
    expect(faultsWith({ plusgiro: text })).toEqual([]);
  });
  test.each((vectors.plusgiro.invalid as string[]).filter((text) => text !== ""))("plusgiro %j is not", (text) => {
    expect(faultsWith({ plusgiro: text })).toEqual([expect.stringMatching(/^plusgiro /)]);
  });
  test.each(vectors.iban.valid as string[])("IBAN %s is taken", (text) => {
    expect(faultsWith({ iban: text, bic: "NDEASESS" })).toEqual([]);
  });
  test.each(vectors.iban.invalid as string[])("IBAN %s is not", (text) => {
    expect(faultsWith({ iban: text, bic: "NDEASESS" })).toEqual([expect.stringMatching(/^iban /)]);
  });
  test.each(vectors.bic.valid as string[])("BIC %s is taken", (text) => {
    expect(faultsWith({ iban: "SE4550000000058398257466", bic: text })).toEqual([]);
  });
  test.each(vectors.bic.invalid as string[])("BIC %s is not", (text) => {
    expect(faultsWith({ iban: "SE4550000000058398257466", bic: text })).toEqual([expect.stringMatching(/^bic /)]);
  });

  const accounts = vectors.bankAccount as { clearing: string; account: string; valid: boolean; iban?: string }[];
  test.each(accounts)("account $clearing $account: $valid", ({ clearing, account, valid, iban }) => {
    const faults = faultsWith({ clearing, accountNumber: account });
    if (valid && iban !== undefined) expect(faults).toEqual([]);
    else expect(faults).toEqual([expect.stringMatching(/^(clearing|accountNumber) /)]);
  });
});
