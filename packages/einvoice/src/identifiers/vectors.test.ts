import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseBankAccount } from "./bank-account.ts";
import { clearingTable } from "./clearing-table.ts";
import { formatBankgiro, formatPlusgiro, parseBankgiro, parsePlusgiro } from "./giro.ts";
import { parseGln } from "./gln.ts";
import { parseBic, parseIban } from "./iban.ts";
import { buildOcrReference, type OcrControl, parseOcrReference } from "./ocr-reference.ts";
import { parseOrganisationNumber } from "./organisation-number.ts";
import { parsePeppolParticipant } from "./peppol-participant.ts";
import { parsePersonalNumber } from "./personal-number.ts";
import { hasUsualVatSuffix, parseVatNumber } from "./vat-number.ts";

const vectors = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url), "utf8"));

const sharedFile = new URL("../../../../../shared/domain/vectors.json", import.meta.url);

/** Our sections by the names the shared vectors have for them. */
const sharedNames = {
  organisationNumber: "orgnr",
  personalNumber: "personalNumberPublicTestNumbers",
  vatNumber: "vat",
  bankgiro: "bankgiro",
  plusgiro: "plusgiro",
  ocrReference: "ocr",
  gln: "gln",
  iban: "iban",
  bic: "bic",
  bankAccount: "bankAccount",
} as const;

test.runIf(existsSync(sharedFile))("our vectors are the shared vectors, and so is the clearing table", () => {
  const shared = JSON.parse(readFileSync(sharedFile, "utf8"));
  for (const [ours, theirs] of Object.entries(sharedNames)) expect(vectors[ours]).toEqual(shared[theirs]);
  expect(vectors.peppolParticipant.parse).toEqual(shared.peppolParticipant.parse);
  expect(clearingTable.ranges).toEqual(shared.clearingTable.map(rangeOf));
});

interface SharedRange {
  readonly from: number;
  readonly to: number;
  readonly bank: string;
  readonly type: number;
  readonly variant: number;
  readonly ibanId: string | null;
  readonly ibanMethod: number | null;
  readonly bic: string | null;
}

function rangeOf({ from, to, bank, type, variant, ibanId, ibanMethod, bic }: SharedRange): object {
  const iban = ibanMethod === null ? {} : { iban: { bankCode: ibanId, method: ibanMethod } };
  return { from, to, bank, type: `${type}:${variant}`, ...iban, ...(bic === null ? {} : { bic }) };
}

describe.each([
  ["organisationNumber", parseOrganisationNumber],
  ["personalNumber", parsePersonalNumber],
  ["vatNumber", parseVatNumber],
  ["bankgiro", parseBankgiro],
  ["plusgiro", parsePlusgiro],
  ["gln", parseGln],
  ["iban", parseIban],
  ["bic", parseBic],
] as const)("%s", (section, parse) => {
  test.each(vectors[section].valid as string[])("%s is accepted", (text) => {
    expect(parse(text).ok).toBe(true);
  });
  test.each(vectors[section].invalid as string[])("%j is refused", (text) => {
    expect(parse(text).ok).toBe(false);
  });
});

test.each(vectors.vatNumber.unusualButFormallyPossible as string[])("%s is accepted, and worth a question", (text) => {
  const number = parseVatNumber(text);
  expect(number.ok && hasUsualVatSuffix(number.value)).toBe(false);
  expect(number.ok).toBe(true);
});

test.each(Object.entries(vectors.bankgiro.format as Record<string, string>))(
  "bankgiro %s is shown as %s",
  (digits, shown) => {
    const number = parseBankgiro(digits);
    expect(number.ok && formatBankgiro(number.value)).toBe(shown);
  },
);

test.each(Object.entries(vectors.plusgiro.format as Record<string, string>))(
  "plusgiro %s is shown as %s",
  (digits, shown) => {
    const number = parsePlusgiro(digits);
    expect(number.ok && formatPlusgiro(number.value)).toBe(shown);
  },
);

test.each(vectors.ocrReference.generate as { base: string; pad: string; lengthDigit: boolean; ocr: string }[])(
  "OCR reference $ocr is built from $base",
  ({ ocr, ...parts }) => {
    expect(buildOcrReference(parts)).toEqual({ ok: true, value: ocr });
  },
);

test.each(vectors.ocrReference.check as ({ ocr: string; valid: boolean } & OcrControl)[])(
  "OCR reference $ocr at level $level: $valid",
  ({ ocr, valid, ...control }) => {
    expect(parseOcrReference(ocr, control).ok).toBe(valid);
  },
);

interface AccountVector {
  readonly clearing: string;
  readonly account: string;
  readonly bank: string | null;
  readonly type: string | null;
  readonly valid: boolean;
  readonly iban?: string;
  readonly reason?: string;
}

const faultByReason: Record<string, string> = {
  check: "bank-account-check-digit",
  "fifth-digit": "bank-account-fifth-digit",
  length: "bank-account-length",
  "unknown-clearing": "bank-account-clearing-unknown",
};

test.each(vectors.bankAccount as AccountVector[])("account $clearing $account ($bank): $valid", (vector) => {
  const account = parseBankAccount(vector);
  if (vector.valid) {
    expect(account).toMatchObject({ ok: true, value: { bank: vector.bank, type: vector.type } });
    expect(account.ok && account.value.iban).toBe(vector.iban);
  } else {
    expect(account).toEqual({ ok: false, fault: faultByReason[vector.reason ?? ""] });
  }
});

test.each(vectors.peppolParticipant.parse as { in: string; valid: boolean; scheme?: string; id?: string }[])(
  "participant $in: $valid",
  ({ in: text, valid, scheme, id }) => {
    const participant = parsePeppolParticipant(text);
    expect(participant.ok).toBe(valid);
    if (participant.ok) expect(participant.value).toEqual({ scheme, id });
  },
);
