/** Check digits as the official rules reckon them, quirks included. All take text with white space already collapsed, unless said. */
import { Stopped } from "../rule.ts";

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** GLN (and every GTIN): weights 3 and 1 from the right. Takes digits only. */
export function isGln(text: string): boolean {
  let sum = 0;
  for (let i = text.length - 2, weight = 3; i >= 0; i--, weight = 4 - weight) sum += digitAt(text, i) * weight;
  return (10 - (sum % 10)) % 10 === digitAt(text, text.length - 1);
}

/** Norwegian organisation number: weights 2 to 7 from the right. */
export function isMod11(text: string): boolean {
  let sum = 0;
  for (let i = text.length - 2, n = 0; i >= 0; i--, n++) sum += digitAt(text, i) * ((n % 6) + 2);
  return /[1-9]/.test(text) && (11 - (sum % 11)) % 11 === digitAt(text, text.length - 1);
}

/** Belgian enterprise number: the last two digits are 97 minus the first eight modulo 97. */
export function isBelgian(text: string): boolean {
  return Number(text.slice(8, 10)) === 97 - (Number(text.slice(0, 8)) % 97);
}

/** Australian business number. */
export function isAbn(text: string): boolean {
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
  return weights.reduce((sum, weight, i) => sum + (digitAt(text, i) - (i === 0 ? 1 : 0)) * weight, 0) % 89 === 0;
}

/** Swedish organisation number: Luhn over the first nine digits, the tenth is the check. Digits of other scripts stop the artefact. */
export function isSwedish(text: string, element: number): boolean {
  if (!/^[0-9]+$/.test(text)) {
    if (/^\p{Nd}+$/u.test(text) && [...text].slice(0, 9).some((digit) => !/[0-9]/.test(digit)))
      throw new Stopped("not-integer", element);
    return false;
  }
  const length = Math.min(text.length, 9);
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const value = digitAt(text, i) * ((length - i) % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return text.length > 9 && (10 - (sum % 10)) % 10 === digitAt(text, 9);
}

/** Greek tax number: the first nine characters, weights 256 down to 2. Anything that is no digit makes it false. */
export function isGreek(text: string): boolean {
  const digits = [...text].slice(0, 9).map(looseDigit);
  const sum = [256, 128, 64, 32, 16, 8, 4, 2].reduce(
    (total, weight, i) => total + (digits[i] ?? Number.NaN) * weight,
    0,
  );
  return (sum % 11) % 10 === (digits[8] ?? Number.NaN);
}

const looseDigit = (character: string): number => (/^[0-9]$/.test(character) ? Number(character) : Number.NaN);

/** Whether a text casts to xs:integer: a sign is allowed, and white space around. */
export const isInteger = (text: string): boolean => /^[ \t\n\r]*[+-]?[0-9]+[ \t\n\r]*$/.test(text);

/** Italian office code (IPA): six letters or digits. */
export const isCodiceIpa = (text: string): boolean => /^[A-Za-z0-9]{6}$/.test(text);

/** Italian tax code: sixteen characters of a set form, or eleven that cast to a whole number. */
export function isCodiceFiscale(text: string): boolean {
  const characters = [...text];
  if (characters.length === 11) return isInteger(text);
  if (characters.length !== 16) return false;
  const part = (start: number, length: number) => characters.slice(start, start + length).join("");
  const letters = /^[A-Za-z]+$/;
  return (
    letters.test(part(0, 6)) &&
    isInteger(part(6, 2)) &&
    letters.test(part(8, 1)) &&
    isInteger(part(9, 2)) &&
    isInteger(part(14, 1)) &&
    letters.test(part(15, 1))
  );
}

/** Italian VAT number, if it starts with IT; others pass. A sign or space where the first digit should be stops the artefact. */
export function isPartitaIva(text: string, element: number): boolean {
  const characters = [...text];
  const country = characters.slice(0, 2).join("");
  if (country !== "IT" && country !== "it") return true;
  const code = characters.slice(2).join("");
  if (characters.length !== 13 || !isInteger(code)) return false;
  if (!/^[0-9]/.test(code)) throw new Stopped("not-integer", element);
  let sum = 0;
  for (let i = 0; i < code.length && isInteger(code.slice(i)); i++) {
    const digit = digitAt(code, i);
    sum += i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
}

/** IBAN: letters count 10 to 35 in the country code; a small letter further on counts as the official rule has it, 42 to 67. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{0,30}$/.test(text)) return false;
  const moved = text.slice(4) + text.slice(0, 4);
  const digits = Array.from(moved, (c) => String(c.charCodeAt(0) - (c.charCodeAt(0) > 64 ? 55 : 48))).join("");
  return BigInt(digits) % 97n === 1n;
}
