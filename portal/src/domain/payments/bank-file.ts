/** A file from the bank, as it was uploaded, and what became of it: taken whole, or refused whole. */
import type { Instant } from "../../time.ts";
import type { FileFault } from "./bank-payment.ts";
import type { BankFileKind } from "./read-bank-file.ts";

export const bankFileStates = ["uploaded", "taken", "refused"] as const;
export type BankFileState = (typeof bankFileStates)[number];

export interface ListedBankFile {
  readonly id: string;
  readonly fileName: string;
  readonly kind: BankFileKind | undefined;
  readonly state: BankFileState;
  readonly paymentCount: number;
  /** Payments in it that another file had told already. */
  readonly knownCount: number;
  readonly amountMinor: bigint;
  readonly faults: readonly FileFault[];
  readonly uploadedAt: Instant;
}
