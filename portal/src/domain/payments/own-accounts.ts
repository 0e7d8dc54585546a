/** Accounts that a creditor's payments come to, besides the bankgiro on the invoice: written one a line, compared as banks write them. */
import { parsed, type Parsed, parseIban, refused } from "@fakturaporten/einvoice";

/** As many as a creditor's row holds. */
const otherAccountsMax = 20;

export type OwnAccountsFault = "account-form" | "accounts-many";

/** One a line, or with commas or semicolons between: an IBAN with its check digits, or the digits of a giro or an account. */
export function parseOwnAccounts(text: string): Parsed<readonly string[], OwnAccountsFault> {
  const written = text.split(/[\n,;]+/).filter((one) => one.trim() !== "");
  const accounts = new Set<string>();
  for (const one of written) {
    const account = parseOwnAccount(one);
    if (account === undefined) return refused("account-form");
    accounts.add(account);
  }
  return accounts.size > otherAccountsMax ? refused("accounts-many") : parsed([...accounts]);
}

function parseOwnAccount(text: string): string | undefined {
  const iban = parseIban(text);
  if (iban.ok) return iban.value;
  const digits = text.replace(/[\s.-]/g, "");
  return /^\d{2,20}$/.test(digits) ? accountKey(digits) : undefined;
}

/** As two writings of one account are the same. */
export function accountKey(account: string): string {
  return account
    .replace(/[\s-]/g, "")
    .toUpperCase()
    .replace(/^0+(?=\d)/, "");
}
