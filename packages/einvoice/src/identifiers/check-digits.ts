/** Luhn (mod 10): every second digit from the right is doubled and its digits added (ISO/IEC 7812-1 annex B). */
export function luhnHolds(digits: string): boolean {
  return luhnSum(digits) % 10 === 0;
}

/** The digit that makes `digits` followed by it pass Luhn. */
export function luhnDigit(digits: string): string {
  return String((10 - (luhnSum(`${digits}0`) % 10)) % 10);
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let i = digits.length - 1, doubled = false; i >= 0; i -= 1, doubled = !doubled) {
    const digit = digits.charCodeAt(i) - 48;
    sum += doubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum;
}

/** GS1 mod 10: weights 1 and 3 alternating from the right, the check digit last (GS1 General Specifications §7.9). */
export function gs1Holds(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, weight = 1; i >= 0; i -= 1, weight = 4 - weight) {
    sum += (digits.charCodeAt(i) - 48) * weight;
  }
  return sum % 10 === 0;
}

/** Mod 11 with weights 1 to 10 from the right and then 1 again, as Bankernas kontonummeruppbyggnad has it. */
export function mod11Holds(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, place = 0; i >= 0; i -= 1, place += 1) {
    sum += (digits.charCodeAt(i) - 48) * ((place % 10) + 1);
  }
  return sum % 11 === 0;
}

/** The remainder mod 97 of a text where A…Z stand for 10…35 (ISO 7064 MOD 97-10). */
export function mod97(text: string): number {
  let remainder = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    remainder = code > 57 ? (remainder * 100 + code - 55) % 97 : (remainder * 10 + code - 48) % 97;
  }
  return remainder;
}
