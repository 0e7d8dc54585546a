/** An account that a supplier, or its factoring company, is paid to: what it is, how it is shown, and how it is hidden. */
import {
  type BankAccountWarning,
  type Bankgiro,
  type Bic,
  formatBankAccount,
  formatBankgiro,
  formatIban,
  formatPlusgiro,
  type Iban,
  parseBankAccount,
  type Plusgiro,
} from "@fakturaporten/einvoice";

/** Accounts from which a Swedish payer can pay. */
export type DomesticAccount =
  | { readonly kind: "bankgiro"; readonly number: Bankgiro }
  | { readonly kind: "plusgiro"; readonly number: Plusgiro }
  | {
      readonly kind: "bank-account";
      readonly clearing: string;
      readonly number: string;
      /** A person has said that a number whose check failed is right. */
      readonly warningConfirmed: boolean;
    };

/** For payment from abroad only. */
export interface ForeignAccount {
  readonly kind: "iban";
  readonly number: Iban;
  readonly bic: Bic;
}

export type PaymentAccount = DomesticAccount | ForeignAccount;
export type AccountKind = PaymentAccount["kind"];

/** In the order in which payers prefer them, and in which invoices name them. */
export const accountKinds = ["bankgiro", "plusgiro", "bank-account", "iban"] as const satisfies readonly AccountKind[];

/** As people write it: `5402-9681`, `8327-9 0147258925`. */
export function formatAccount(account: PaymentAccount): string {
  switch (account.kind) {
    case "bankgiro":
      return formatBankgiro(account.number);
    case "plusgiro":
      return formatPlusgiro(account.number);
    case "bank-account":
      return formatBankAccount(detailsOf(account));
    case "iban":
      return formatIban(account.number);
  }
}

/**
 * As logs and letters tell of it: the last four digits, or two of a short number. The account number of a Nordea
 * personkonto is a personal number, whose last four are the secret ones: of that, the clearing number alone.
 */
export function maskAccount(account: PaymentAccount): string {
  const { number } = account;
  if (account.kind === "bank-account" && warningsOf(account).includes("bank-account-personal-number"))
    return `${account.clearing} ••••`;
  if (account.kind === "iban" && isPersonalIban(number)) return `${number.slice(0, 2)} ••••`;
  return `•••• ${number.slice(number.length > 6 ? -4 : -2)}`;
}

/** An IBAN made of a Nordea personkonto ends with ten digits that may be a personal number: third and fourth a month. */
function isPersonalIban(number: string): boolean {
  return /^SE\d\d3000000000\d\d(?:0[1-9]|1[0-2])\d{6}$/.test(number);
}

export function isSameAccount(one: PaymentAccount | undefined, other: PaymentAccount | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const clearing = (account: PaymentAccount) => (account.kind === "bank-account" ? account.clearing : "");
  const bic = (account: PaymentAccount) => (account.kind === "iban" ? account.bic : "");
  return (
    one.kind === other.kind &&
    one.number === other.number &&
    clearing(one) === clearing(other) &&
    bic(one) === bic(other)
  );
}

type BankAccount = Extract<DomesticAccount, { kind: "bank-account" }>;

/** What the clearing table says today of a stored account: its bank and its IBAN, where they can be told. */
export function detailsOf({ clearing, number }: Pick<BankAccount, "clearing" | "number">) {
  const details = parseBankAccount({ clearing, account: number, insists: true });
  if (!details.ok) throw new Error(`A stored bank account cannot be read: ${details.fault}`);
  return details.value;
}

/** What a person is to look at once more before the account is used. */
export function warningsOf(account: PaymentAccount): readonly BankAccountWarning[] {
  return account.kind === "bank-account" ? detailsOf(account).warnings : [];
}

/** The bank by its clearing number, without the table's own remarks. */
export function bankOf(account: PaymentAccount): string | undefined {
  if (account.kind !== "bank-account") return undefined;
  return detailsOf(account).bank?.replace(/ \(.*\)$/, "");
}
