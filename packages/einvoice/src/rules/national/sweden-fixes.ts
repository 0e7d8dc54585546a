/** Sweden: what was surely meant. Hyphens and spaces are taken out, and the result is offered only if it then holds. */
import { isSwedish } from "../peppol/check-digits.ts";
import { collapse } from "../reads.ts";

/** An organisation number as people write it: with a hyphen, or with the century first. */
export function fixedOrganisationNumber(text: string, element: number): string | undefined {
  const digits = digitsOf(text);
  const number = digits?.length === 12 && /^(?:16|19|20)/.test(digits) ? digits.slice(2) : digits;
  return number?.length === 10 && isSwedish(number, element) ? changed(number, text) : undefined;
}

export function fixedVatNumber(text: string): string | undefined {
  const plain = text.replace(/[ \t\n\r\u00a0-]/g, "").toUpperCase();
  return /^SE[0-9]{12}$/.test(plain) ? changed(plain, text) : undefined;
}

/** A bankgiro or plusgiro number without its hyphen. */
export function fixedGiro(text: string, lengths: readonly number[]): string | undefined {
  const digits = digitsOf(text);
  return digits !== undefined && lengths.includes(digits.length) ? changed(digits, text) : undefined;
}

/** The phrase for F-tax, when it is there in other letters or with other spaces. */
export function fixedTaxPhrase(text: string): string | undefined {
  return /^godk[aä]nd f[oö]r f[- ]?skatt$/i.test(collapse(text)) ? changed("Godkänd för F-skatt", text) : undefined;
}

const digitsOf = (text: string): string | undefined =>
  /^[0-9 \u00a0\u2013-]+$/.test(text) ? text.replace(/[^0-9]/g, "") : undefined;

const changed = (better: string, text: string): string | undefined => (better === text ? undefined : better);
