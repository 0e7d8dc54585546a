import { type Branded, type Parsed, parsed, refused } from "../parsed.ts";
import { luhnHolds, mod11Holds } from "./check-digits.ts";
import { type AccountType, type ClearingRange, clearingTable } from "./clearing-table.ts";
import { type Bic, type Iban, swedishIban } from "./iban.ts";
import { parsePersonalNumber } from "./personal-number.ts";

/** A Swedish bank account: clearing number and account number, with what the clearing table says about them. */
export interface SwedishBankAccount {
  readonly clearing: ClearingNumber;
  readonly account: AccountNumber;
  /** Absent when no bank in our table owns the clearing number. */
  readonly bank?: string;
  readonly type?: AccountType;
  /** Absent where it must not be derived: then ask for it. */
  readonly iban?: Iban;
  readonly bic?: Bic;
  /** What to ask the person about before the account is used; the number is not refused. */
  readonly warnings: readonly BankAccountWarning[];
}

/** Four digits, or five for Swedbank's 8xxx. */
export type ClearingNumber = Branded<"ClearingNumber">;
export type AccountNumber = Branded<"AccountNumber">;

export type BankAccountWarning =
  /** The account number holds the owner's personal number: mask it as one. */
  | "bank-account-personal-number"
  /** Swedbank's fifth clearing digit is missing, so that no IBAN can be made. */
  | "bank-account-fifth-digit-missing"
  /** No bank in our table owns the clearing number, but the number passes a check that new banks use. */
  | "bank-account-clearing-unknown"
  /** A person has said that a number we could not verify is right. */
  | "bank-account-unverified";

export type BankAccountFault =
  | "bank-account-empty"
  | "bank-account-clearing-form"
  | "bank-account-clearing-unknown"
  | "bank-account-fifth-digit"
  | "bank-account-form"
  | "bank-account-length"
  | "bank-account-check-digit";

export interface BankAccountText {
  readonly clearing: string;
  readonly account: string;
  /** The person has been shown the fault and insists: the table ages, so a failed check is no wall. */
  readonly insists?: boolean;
}

/** Reads `8327-9` and `0147258925`. Only form, length and digits are hard; what the table says can be insisted past. */
export function parseBankAccount(text: BankAccountText): Parsed<SwedishBankAccount, BankAccountFault> {
  const clearing = bare(text.clearing);
  const account = bare(text.account);
  if (clearing === "" || account === "") return refused("bank-account-empty");
  if (!/^(?:[1-9]\d{3}|8\d{4})$/.test(clearing)) return refused("bank-account-clearing-form");
  if (!/^\d{2,12}$/.test(account)) return refused("bank-account-form");
  const range = rangeOf(clearing);
  const fault = faultOf(clearing, account, range);
  if (fault !== undefined && text.insists !== true) return refused(fault);
  return parsed(describe({ clearing, account, range, verified: fault === undefined }));
}

/** `8327-9, 014 725 892-5` is how banks print; we show `8327-9 0147258925`, which every bank accepts. */
export function formatBankAccount({ clearing, account }: Pick<SwedishBankAccount, "clearing" | "account">): string {
  return `${clearing.length === 5 ? `${clearing.slice(0, 4)}-${clearing.slice(4)}` : clearing} ${account}`;
}

function bare(text: string): string {
  return text.replace(/[\s\u00a0.,-]+/g, "");
}

function rangeOf(clearing: string): ClearingRange | undefined {
  const number = Number(clearing.slice(0, 4));
  return clearingTable.ranges.find(({ from, to }) => from <= number && number <= to);
}

function faultOf(clearing: string, account: string, range: ClearingRange | undefined): BankAccountFault | undefined {
  if (range === undefined) {
    const plausible =
      account.length === 7 && (checkHolds("1:1", clearing, account) || checkHolds("1:2", clearing, account));
    return plausible ? undefined : "bank-account-clearing-unknown";
  }
  if (clearing.length === 5 && !luhnHolds(clearing)) return "bank-account-fifth-digit";
  if (!lengthHolds(range.type, account)) return "bank-account-length";
  return checkHolds(range.type, clearing, account) ? undefined : "bank-account-check-digit";
}

function lengthHolds(type: AccountType, account: string): boolean {
  if (type === "1:1" || type === "1:2") return account.length === 7;
  if (type === "2:2") return account.length === 8 || account.length === 9;
  return account.length <= 10;
}

/** Tests by type and variant, as Bankernas kontonummeruppbyggnad numbers them. */
function checkHolds(type: AccountType, clearing: string, account: string): boolean {
  switch (type) {
    case "1:1":
      return mod11Holds(clearing.slice(1, 4) + account);
    case "1:2":
      return mod11Holds(clearing.slice(0, 4) + account);
    case "2:1":
    case "2:3":
      return luhnHolds(account);
    case "2:2":
    case "2:4":
      return mod11Holds(account);
  }
}

interface Judged {
  readonly clearing: string;
  readonly account: string;
  readonly range: ClearingRange | undefined;
  readonly verified: boolean;
}

function describe({ clearing, account, range, verified }: Judged): SwedishBankAccount {
  const iban = verified && range !== undefined ? ibanOf(clearing, account, range) : undefined;
  const warnings: BankAccountWarning[] = [];
  if (range === undefined) warnings.push("bank-account-clearing-unknown");
  if (!verified) warnings.push("bank-account-unverified");
  if (range?.iban?.method === 3 && clearing.length === 4) warnings.push("bank-account-fifth-digit-missing");
  if (range?.bank.startsWith("Nordea personkonto") && parsePersonalNumber(account).ok) {
    warnings.push("bank-account-personal-number");
  }
  return {
    clearing: clearing as ClearingNumber,
    account: account as AccountNumber,
    ...(range && { bank: range.bank, type: range.type }),
    ...(iban && { iban }),
    ...(range?.bic !== undefined && { bic: range.bic as Bic }),
    warnings,
  };
}

function ibanOf(clearing: string, account: string, range: ClearingRange): Iban | undefined {
  if (range.iban === undefined) return undefined;
  const { bankCode, method } = range.iban;
  switch (method) {
    case 1:
      return swedishIban(bankCode, clearing + account);
    case 2:
      return swedishIban(bankCode, account);
    case 3:
      return clearing.length === 5 ? swedishIban(bankCode, clearing + account.padStart(10, "0")) : undefined;
    case 4:
      return swedishIban(bankCode, clearing + account.padStart(10, "0"));
  }
}
