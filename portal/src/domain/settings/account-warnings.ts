/** What is odd about accounts that are to be used, though not wrong: a person looks once more and says so. Pure. */
import { type BankAccountWarning, clearingTable } from "@fakturaporten/einvoice";
import { isSameFactoring } from "./account-changes.ts";
import { type ForeignAccount, isSameAccount, type PaymentAccount, warningsOf } from "./payment-account.ts";
import type { SendSettings } from "./send-settings.ts";

export type AccountWarning = BankAccountWarning | "bic-of-another-bank";

type Destinations = Pick<SendSettings, "accounts" | "factoring">;

/** Warnings of what is new since before: what was confirmed once is not asked about again. */
export function warningsToConfirm(before: Destinations, after: Destinations): readonly AccountWarning[] {
  const fresh = after.accounts.filter((account) => !before.accounts.some((old) => isSameAccount(old, account)));
  const factoring = after.factoring;
  const changedFactoring = factoring !== undefined && !isSameFactoring(before.factoring, factoring);
  const accounts: readonly PaymentAccount[] = changedFactoring ? [...fresh, factoring.account] : fresh;
  return [...new Set(accounts.flatMap(oddities))];
}

function oddities(account: PaymentAccount): readonly AccountWarning[] {
  if (account.kind === "iban") return bicFits(account) ? [] : ["bic-of-another-bank"];
  return warningsOf(account);
}

/** A Swedish IBAN names its bank by three digits, whose BIC we mostly know. */
function bicFits({ number, bic }: ForeignAccount): boolean {
  if (!number.startsWith("SE")) return true;
  const bankCode = number.slice(4, 7);
  const known = clearingTable.ranges.filter(({ iban }) => iban?.bankCode === bankCode).map((range) => range.bic);
  return known.every((one) => one === undefined) || known.includes(bic.slice(0, 8));
}
