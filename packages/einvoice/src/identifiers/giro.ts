import { type Branded, type Parsed, parsed, refused } from "../parsed.ts";
import { luhnHolds } from "./check-digits.ts";

/** A bankgiro number, 7 or 8 digits without hyphen, as BT-84 wants it (SE-R-008, SE-R-009). */
export type Bankgiro = Branded<"Bankgiro">;

/** A plusgiro number, 2 to 8 digits without hyphen, as BT-84 wants it (SE-R-007, SE-R-010). */
export type Plusgiro = Branded<"Plusgiro">;

export type BankgiroFault = "bankgiro-empty" | "bankgiro-form" | "bankgiro-check-digit";
export type PlusgiroFault = "plusgiro-empty" | "plusgiro-form" | "plusgiro-check-digit";

/** Reads `5402-9681`, `297-3675` or the bare digits. Well formed does not mean that it belongs to the supplier. */
export function parseBankgiro(text: string): Parsed<Bankgiro, BankgiroFault> {
  const compact = text.replace(/[\s\u00a0]+/g, "");
  if (compact === "") return refused("bankgiro-empty");
  if (!/^\d{3,4}-?\d{4}$/.test(compact)) return refused("bankgiro-form");
  const digits = compact.replace("-", "");
  return luhnHolds(digits) ? parsed(digits as Bankgiro) : refused("bankgiro-check-digit");
}

/** `297-3675`, `5402-9681`. */
export function formatBankgiro(number: Bankgiro): string {
  return `${number.slice(0, -4)}-${number.slice(-4)}`;
}

/** Reads `410 54 68-5` or the bare digits; the hyphen, when there, stands before the last digit. */
export function parsePlusgiro(text: string): Parsed<Plusgiro, PlusgiroFault> {
  const compact = text.replace(/[\s\u00a0]+/g, "");
  if (compact === "") return refused("plusgiro-empty");
  if (!/^\d{1,7}-?\d$/.test(compact)) return refused("plusgiro-form");
  const digits = compact.replace("-", "");
  return luhnHolds(digits) ? parsed(digits as Plusgiro) : refused("plusgiro-check-digit");
}

/** `410 54 68-5`: pairs from the right, an odd digit joined to the first group. */
export function formatPlusgiro(number: Plusgiro): string {
  const body = number.slice(0, -1);
  const grouped = body.length < 3 ? body : body.replace(/(?<=\d{2})(?=(?:\d{2})+$)/g, " ");
  return `${grouped}-${number.slice(-1)}`;
}
