import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDate } from "../calendar/local-date.ts";
import { formatBankAccount, parseBankAccount } from "./bank-account.ts";
import { luhnDigit, luhnHolds } from "./check-digits.ts";
import { clearingTable } from "./clearing-table.ts";
import { parseGln } from "./gln.ts";
import { formatIban, parseIban, swedishIban } from "./iban.ts";
import { buildOcrReference, parseOcrReference } from "./ocr-reference.ts";
import { formatOrganisationNumber, parseBusinessNumber, parseOrganisationNumber } from "./organisation-number.ts";
import { formatPeppolParticipant, parsePeppolParticipant, peppolWireForm } from "./peppol-participant.ts";
import { parsePersonalNumber } from "./personal-number.ts";
import { formatPostalCode, parsePostalCode } from "./postal-code.ts";
import { parseVatNumber, vatNumberOf } from "./vat-number.ts";

/** The value, or a failed test: for texts known to be right. */
function value<T>(result: { ok: true; value: T } | { ok: false; fault: string }): T {
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

describe("organisation numbers", () => {
  test("are kept without hyphen and shown with one", () => {
    expect(formatOrganisationNumber(value(parseOrganisationNumber("162321000255")))).toBe("232100-0255");
  });

  test.each([
    ["", "organisation-number-empty"],
    ["abc", "organisation-number-form"],
    ["556677-8898", "organisation-number-check-digit"],
    ["121212-1212", "organisation-number-personal"],
  ])("%j: %s", (text, fault) => {
    expect(parseOrganisationNumber(text)).toEqual({ ok: false, fault });
  });

  test("give the VAT number of their holder", () => {
    const vat = vatNumberOf(value(parseOrganisationNumber("556677-8899")));
    expect(vat).toBe("SE556677889901");
    expect(parseVatNumber(vat).ok).toBe(true);
  });
});

describe("business numbers", () => {
  test("an organisation's and a person's are told apart by the third digit", () => {
    expect(value(parseBusinessNumber("556677-8899"))).toEqual({ kind: "organisation", number: "5566778899" });
    expect(value(parseBusinessNumber("121212-1212")).kind).toBe("personal");
  });

  test.each([
    ["", "organisation-number-empty"],
    ["hej", "organisation-number-form"],
    ["556677-8898", "organisation-number-check-digit"],
    ["121312-1211", "personal-number-date"],
    ["19121212-1213", "personal-number-check-digit"],
  ])("%j: %s", (text, fault) => {
    expect(parseBusinessNumber(text)).toEqual({ ok: false, fault });
  });
});

describe("personal numbers", () => {
  const tolvan = value(parsePersonalNumber("19121212-1212"));

  test("are masked wherever they are turned into text", () => {
    expect(String(tolvan)).toBe("19121212-****");
    expect(JSON.stringify({ number: tolvan })).toBe('{"number":"19121212-****"}');
    expect(Object.values(tolvan)).toEqual(["personal"]);
    expect(tolvan.reveal()).toBe("1212121212");
  });

  test.each([
    ["121212-1212", "2026-11-21", "20121212-****"],
    ["121212+1212", "2026-11-21", "19121212-****"],
    ["121212-1212", undefined, "121212-****"],
  ])("%s on %s is %s", (text, today, shown) => {
    expect(String(value(parsePersonalNumber(text, today === undefined ? undefined : localDate(today))))).toBe(shown);
  });

  test("a coordination number has sixty added to its day", () => {
    expect(value(parsePersonalNumber("701063-2391")).kind).toBe("coordination");
  });

  test("a sole trader's VAT number holds the personal number", () => {
    expect(vatNumberOf(tolvan)).toBe("SE121212121201");
  });
});

test.each([
  ["", "vat-number-empty"],
  ["DE123456789", "vat-number-country"],
  ["SE5566778899", "vat-number-form"],
  ["SE556677889900", "vat-number-form"],
  ["SE556677889801", "vat-number-check-digit"],
])("VAT number %j: %s", (text, fault) => {
  expect(parseVatNumber(text)).toEqual({ ok: false, fault });
});

describe("bank accounts", () => {
  test("Swedbank without the fifth digit is taken, without IBAN and with a warning", () => {
    const account = value(parseBankAccount({ clearing: "8103", account: "978 324-2" }));
    expect(account).toMatchObject({
      clearing: "8103",
      account: "9783242",
      warnings: ["bank-account-fifth-digit-missing"],
    });
    expect(account).not.toHaveProperty("iban");
  });

  test("Nordea's personal accounts are marked as personal numbers", () => {
    expect(value(parseBankAccount({ clearing: "3300", account: "121212-1212" })).warnings).toEqual([
      "bank-account-personal-number",
    ]);
  });

  test("an unknown clearing number that passes a new bank's check is taken with a warning", () => {
    const account = value(parseBankAccount({ clearing: "9999", account: "1234561" }));
    expect(account.warnings).toEqual(["bank-account-clearing-unknown"]);
    expect(account).not.toHaveProperty("bank");
  });

  test("a number the table refuses can be insisted on, but gets no IBAN", () => {
    const text = { clearing: "1234", account: "3456789" };
    expect(parseBankAccount(text)).toEqual({ ok: false, fault: "bank-account-check-digit" });
    const account = value(parseBankAccount({ ...text, insists: true }));
    expect(account.warnings).toEqual(["bank-account-unverified"]);
    expect(account).not.toHaveProperty("iban");
  });

  test.each([
    ["", "1", "bank-account-empty"],
    ["123", "1234567", "bank-account-clearing-form"],
    ["0123", "1234567", "bank-account-clearing-form"],
    ["12345", "1234567", "bank-account-clearing-form"],
    ["5140", "abc", "bank-account-form"],
    ["5140", "1", "bank-account-form"],
    ["6114", "1234567890", "bank-account-length"],
    ["9570", "12345678901", "bank-account-length"],
  ])("%j %j: %s", (clearing, account, fault) => {
    expect(parseBankAccount({ clearing, account, insists: fault.endsWith("form") })).toEqual({ ok: false, fault });
  });

  test("are shown with the fifth digit after a hyphen", () => {
    expect(formatBankAccount(value(parseBankAccount({ clearing: "83279", account: "0147258925" })))).toBe(
      "8327-9 0147258925",
    );
    expect(formatBankAccount(value(parseBankAccount({ clearing: "5439", account: "1024039" })))).toBe("5439 1024039");
  });

  test("the clearing table is in order and no clearing number has two owners", () => {
    const { ranges } = clearingTable;
    ranges.forEach(({ from, to }, index) => {
      expect(from).toBeLessThanOrEqual(to);
      expect(from).toBeGreaterThan(ranges[index - 1]?.to ?? 0);
    });
  });

  test("every IBAN we derive is one", () => {
    fc.assert(
      fc.property(digits(3), digits(17), (bankCode, account) => {
        expect(parseIban(swedishIban(bankCode, account)).ok).toBe(true);
      }),
    );
  });
});

describe("IBAN", () => {
  test.each([
    ["", "iban-empty"],
    ["5000 0000", "iban-form"],
    ["SE45500000000583982574AA", "iban-form"],
    ["SE455000000005839825746", "iban-length"],
    ["NO938601111794", "iban-length"],
    ["SE4550000000058398257467", "iban-check-digits"],
  ])("%j: %s", (text, fault) => {
    expect(parseIban(text)).toEqual({ ok: false, fault });
  });

  test.each(["NO9386011117947", "DE89 3704 0044 0532 0130 00", "fi2112345600000785", "GB29NWBK60161331926819"])(
    "%s is accepted",
    (text) => {
      expect(parseIban(text).ok).toBe(true);
    },
  );

  test("is shown in groups of four", () => {
    expect(formatIban(value(parseIban("SE4550000000058398257466")))).toBe("SE45 5000 0000 0583 9825 7466");
  });

  test("one wrong digit is always found", () => {
    fc.assert(
      fc.property(digits(17), fc.integer({ min: 2, max: 23 }), fc.integer({ min: 1, max: 9 }), (account, at, by) => {
        const iban = swedishIban("500", account);
        const wrong = iban.slice(0, at) + String((Number(iban.charAt(at)) + by) % 10) + iban.slice(at + 1);
        expect(parseIban(wrong)).toEqual({ ok: false, fault: "iban-check-digits" });
      }),
    );
  });
});

describe("OCR references", () => {
  test("what is built passes the control it was built for", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,23}$/), fc.boolean(), (base, lengthDigit) => {
        const reference = value(buildOcrReference({ base, lengthDigit }));
        expect(parseOcrReference(reference, { level: lengthDigit ? 3 : 2 }).ok).toBe(true);
        expect(parseOcrReference(reference, { level: 4, lengths: [reference.length] }).ok).toBe(true);
      }),
    );
  });

  test.each([
    ["", "ocr-empty"],
    ["12a", "ocr-form"],
    ["123456789012345678901234", "ocr-length"],
  ])("%j cannot be a base: %s", (base, fault) => {
    expect(buildOcrReference({ base, lengthDigit: true })).toEqual({ ok: false, fault });
  });

  test.each([
    ["", 2, "ocr-empty"],
    ["1231", 1, "ocr-check-digit"],
    ["1230", 3, "ocr-length-digit"],
  ] as const)("%j at level %i: %s", (text, level, fault) => {
    expect(parseOcrReference(text, { level })).toEqual({ ok: false, fault });
  });

  test("a length not agreed with the bank is refused at level 4", () => {
    expect(parseOcrReference("1230", { level: 4, lengths: [6] })).toEqual({ ok: false, fault: "ocr-length" });
  });
});

test("a Luhn digit makes what it follows hold, and one wrong digit is always found", () => {
  fc.assert(
    fc.property(digits(9), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const number = body + luhnDigit(body);
      expect(luhnHolds(number)).toBe(true);
      const wrong = number.slice(0, at) + String((Number(number.charAt(at)) + by) % 10) + number.slice(at + 1);
      expect(luhnHolds(wrong)).toBe(false);
    }),
  );
});

describe("Peppol participants", () => {
  test("have a short form and a form on the wire", () => {
    const participant = value(parsePeppolParticipant(" ISO6523-ACTORID-UPIS::0192:ABC123 "));
    expect(formatPeppolParticipant(participant)).toBe("0192:ABC123");
    expect(peppolWireForm(participant)).toBe("iso6523-actorid-upis::0192:abc123");
  });

  test.each([
    ["", "peppol-id-empty"],
    ["2321000255", "peppol-id-form"],
    ["9955:SE232100025501", "peppol-id-scheme-removed"],
    ["9999:1", "peppol-id-scheme-unknown"],
    ["0007:2321000254", "peppol-id-organisation-number"],
    ["0088:7381036454529", "peppol-id-gln"],
  ])("%j: %s", (text, fault) => {
    expect(parsePeppolParticipant(text)).toEqual({ ok: false, fault });
  });
});

test.each([
  ["123 45", "123 45"],
  ["SE-123 45", "123 45"],
  ["12345", "123 45"],
])("postal code %s is shown %s", (text, shown) => {
  expect(formatPostalCode(value(parsePostalCode(text)))).toBe(shown);
});

test.each([
  ["", "postal-code-empty"],
  ["01234", "postal-code-form"],
  ["1234", "postal-code-form"],
])("postal code %j: %s", (text, fault) => {
  expect(parsePostalCode(text)).toEqual({ ok: false, fault });
});

test("a GLN may be typed in groups", () => {
  expect(parseGln("73 81036 45452 8")).toEqual({ ok: true, value: "7381036454528" });
  expect(parseGln("")).toEqual({ ok: false, fault: "gln-empty" });
});
