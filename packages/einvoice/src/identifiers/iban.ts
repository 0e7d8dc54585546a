import { type Branded, type Parsed, parsed, refused } from "../parsed.ts";
import { mod97 } from "./check-digits.ts";

/** An international account number (ISO 13616), without spaces. */
export type Iban = Branded<"Iban">;

/** A bank's business identifier code (ISO 9362), eight or eleven characters. */
export type Bic = Branded<"Bic">;

export type IbanFault = "iban-empty" | "iban-form" | "iban-length" | "iban-check-digits";
export type BicFault = "bic-empty" | "bic-form";

/** Characters of an IBAN by country (SWIFT IBAN registry): the EEA, Switzerland and the United Kingdom. */
const lengthByCountry: Readonly<Record<string, number>> = {
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

export function parseIban(text: string): Parsed<Iban, IbanFault> {
  const compact = text.replace(/[\s\u00a0-]+/g, "").toUpperCase();
  if (compact === "") return refused("iban-empty");
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(compact)) return refused("iban-form");
  const length = lengthByCountry[compact.slice(0, 2)];
  if (length === undefined ? compact.length < 15 || compact.length > 34 : compact.length !== length) {
    return refused("iban-length");
  }
  if (compact.startsWith("SE") && !/^SE\d+$/.test(compact)) return refused("iban-form");
  return mod97(compact.slice(4) + compact.slice(0, 4)) === 1 ? parsed(compact as Iban) : refused("iban-check-digits");
}

/** In groups of four, as on paper. */
export function formatIban(iban: Iban): string {
  return iban.replace(/(.{4})(?=.)/g, "$1 ");
}

/** The Swedish IBAN of a three-digit bank code and seventeen digits of account. */
export function swedishIban(bankCode: string, account: string): Iban {
  const bban = bankCode + account.padStart(17, "0");
  const check = 98 - mod97(`${bban}SE00`);
  return `SE${String(check).padStart(2, "0")}${bban}` as Iban;
}

export function parseBic(text: string): Parsed<Bic, BicFault> {
  const compact = text.replace(/[\s\u00a0]+/g, "").toUpperCase();
  if (compact === "") return refused("bic-empty");
  const wellFormed = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(compact);
  return wellFormed ? parsed(compact as Bic) : refused("bic-form");
}
