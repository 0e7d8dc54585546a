/**
 * Reading the form of Settings › Send: what it says, or what is to be mended, by field. Pure; every fault is told at once.
 * Codes of the engine's parsers come through as they are.
 */
import { readDefaults, type SettingsDefaults } from "./read-defaults.ts";
import { readFactoring } from "./read-factoring.ts";
import { readNumbering, type SettledNumbering } from "./read-numbering.ts";
import { readOwnAccounts } from "./read-own-accounts.ts";
import { bankOf, type PaymentAccount } from "./payment-account.ts";
import { canBePaid, type FactoringCompany } from "./send-settings.ts";
import type { AddFault, SettingsFault } from "./settings-fault.ts";
import { readLine, type SettingsContext, type SettingsFields } from "./settings-fields.ts";

/** A form understood. */
export interface SettledEntry extends SettingsDefaults {
  readonly bankName: string | undefined;
  readonly accounts: readonly PaymentAccount[];
  readonly factoring: FactoringCompany | undefined;
  readonly numbering: SettledNumbering;
}

export type SettingsReading =
  | { readonly ok: true; readonly entry: SettledEntry }
  | { readonly ok: false; readonly faults: readonly SettingsFault[] };

export function readSendSettings(fields: SettingsFields, context: SettingsContext): SettingsReading {
  const faults: SettingsFault[] = [];
  const add: AddFault = (path, code, params = {}) => {
    if (!faults.some((fault) => fault.path === path)) faults.push({ path, code, params });
  };
  const bankName = readLine(fields, { path: "bankName", lengthMax: 100 }, add);
  const accounts = readOwnAccounts(fields, add);
  const factoring = readFactoring(fields, { ...context, accounts }, add);
  const numbering = readNumbering(fields, context.current.numbering, add);
  const defaults = readDefaults(fields, add);
  if (faults.length === 0) judgePayability(accounts, factoring, add);
  if (faults.length > 0) return { ok: false, faults };
  const bankByClearing = accounts.map(bankOf).find((bank) => bank !== undefined);
  return { ok: true, entry: { bankName: bankName ?? bankByClearing, accounts, factoring, numbering, ...defaults } };
}

/** Somewhere to pay is needed; an IBAN alone is not: those who pay are Swedish and pay within Sweden. */
function judgePayability(
  accounts: readonly PaymentAccount[],
  factoring: FactoringCompany | undefined,
  add: AddFault,
): void {
  if (canBePaid({ accounts, factoring })) return;
  if (accounts.length === 0) add("bankgiro", "account-missing");
  else add("iban", "iban-only");
}
