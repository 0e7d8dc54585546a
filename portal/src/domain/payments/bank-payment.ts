/**
 * A payment as the bank tells of it, whichever file it came in. What a payer meant stands in references and texts; nothing here
 * says yet what is paid.
 */
import type { LocalDate } from "@fakturaporten/einvoice";

/** The creditor's account the money came to, as the file names it. */
export interface BankAccountName {
  readonly scheme: "bankgiro" | "plusgiro" | "iban" | "account";
  readonly number: string;
}

/** What one payment is split on, when the payer says so. Credit notes that were set off are negative. */
export interface PaymentReference {
  readonly reference: string;
  readonly amountMinor: bigint | undefined;
}

export interface Payer {
  readonly name: string | undefined;
  readonly organisationNumber: string | undefined;
  readonly account: string | undefined;
}

export interface BankPayment {
  readonly account: BankAccountName;
  readonly bookedOn: LocalDate;
  /** Below zero when the bank takes back or the payer deducts. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly references: readonly PaymentReference[];
  readonly texts: readonly string[];
  readonly payer: Payer;
  /** The same for the same payment in every file it is told in: what makes a repeated file harmless. */
  readonly bankReference: string;
}

/** Something wrong in a file, at a line counted from 1. Data: all are told at once, and no payment of the file is taken. */
export interface FileFault {
  readonly line: number;
  readonly code: FileFaultCode;
  readonly params: Readonly<Record<string, string>>;
}

export const fileFaultCodes = [
  "file-empty",
  "file-too-large",
  "file-unknown",
  "file-test",
  "file-nothing",
  "file-currency",
  "file-account",
  "bgmax-no-start",
  "bgmax-second-start",
  "bgmax-no-end",
  "bgmax-after-end",
  "bgmax-line-length",
  "bgmax-record",
  "bgmax-place",
  "bgmax-number",
  "bgmax-reference",
  "bgmax-date",
  "bgmax-account",
  "bgmax-currency",
  "bgmax-code",
  "bgmax-twice",
  "bgmax-deposit-missing",
  "bgmax-deposit-sum",
  "bgmax-deposit-count",
  "bgmax-extra-sum",
  "bgmax-count",
  "camt-xml",
  "camt-kind",
  "camt-missing",
  "camt-amount",
  "camt-date",
  "camt-code",
  "camt-sum",
  "camt-count",
  "camt-currency",
  "camt-balance",
] as const;
export type FileFaultCode = (typeof fileFaultCodes)[number];

/** So many faults are told of one file; a file of garbage has no use for more. */
export const fileFaultsMax = 100;

/** What a whole file comes to. */
export type BankFile =
  | { readonly ok: true; readonly isTest: boolean; readonly payments: readonly BankPayment[] }
  | { readonly ok: false; readonly faults: readonly FileFault[] };
