/** A clearing number and an account number in two fields, and the tick of whoever insists that a failed check is wrong. */
import { type BankAccountFault, parseBankAccount } from "@fakturaporten/einvoice";
import type { DomesticAccount } from "./payment-account.ts";
import type { AddFault, SettingsField } from "./settings-fault.ts";
import { type SettingsFields, strayNumber } from "./settings-fields.ts";

export interface BankAccountFields {
  readonly clearing: SettingsField;
  readonly number: SettingsField;
  readonly insists: string;
}

/** Faults that a person who holds the bank's own paper may overrule: the clearing table ages. */
export const faultsToInsistOn: readonly BankAccountFault[] = [
  "bank-account-clearing-unknown",
  "bank-account-fifth-digit",
  "bank-account-length",
  "bank-account-check-digit",
];

export function readBankAccount(
  fields: SettingsFields,
  names: BankAccountFields,
  add: AddFault,
): DomesticAccount | undefined {
  const [clearing, number] = [fields[names.clearing] ?? "", fields[names.number] ?? ""];
  const stray = strayNumber(number, "bank-account");
  if (stray !== undefined) add(names.number, stray);
  const missing = missingOf(clearing, number);
  if (missing === "both") return undefined;
  if (missing === "clearing") add(names.clearing, "clearing-missing");
  if (missing === "number") add(names.number, "account-number-missing");
  if (missing !== undefined || stray !== undefined) return undefined;
  const checked = parseBankAccount({ clearing, account: number });
  if (checked.ok) return accountOf(checked.value, false);
  const insisted = parseBankAccount({ clearing, account: number, insists: true });
  if (insisted.ok && (fields[names.insists] ?? "") !== "") return accountOf(insisted.value, true);
  add(fieldOf(checked.fault, names), checked.fault);
  return undefined;
}

function missingOf(clearing: string, number: string): "both" | "clearing" | "number" | undefined {
  if (clearing.trim() === "") return number.trim() === "" ? "both" : "clearing";
  return number.trim() === "" ? "number" : undefined;
}

function accountOf(read: { clearing: string; account: string }, warningConfirmed: boolean): DomesticAccount {
  return { kind: "bank-account", clearing: read.clearing, number: read.account, warningConfirmed };
}

function fieldOf(fault: BankAccountFault, names: BankAccountFields): SettingsField {
  const ofClearing: readonly BankAccountFault[] = [
    "bank-account-clearing-form",
    "bank-account-clearing-unknown",
    "bank-account-fifth-digit",
  ];
  return ofClearing.includes(fault) ? names.clearing : names.number;
}
