/** Settings › Send: what a supplier has settled once for every invoice it sends. */
import type { DomesticAccount, PaymentAccount } from "./payment-account.ts";

export interface SendSettings {
  /** 0 before anything was saved; a save that builds on an older version is refused. */
  readonly version: number;
  readonly bankName: string | undefined;
  /** The supplier's own accounts in use, at most one of each kind. */
  readonly accounts: readonly PaymentAccount[];
  readonly factoring: FactoringCompany | undefined;
  readonly numbering: Numbering;
  readonly paymentTermsDays: number;
  /** The rate that new lines begin with. */
  readonly vatPercent: VatPercent;
  readonly ourReference: string | undefined;
  /** Somebody told of a changed account has stopped everything. */
  readonly isStopped: boolean;
}

/** Who is paid instead of the supplier, to whom the claim is assigned. */
export interface FactoringCompany {
  readonly name: string;
  readonly organisationNumber: string;
  readonly account: DomesticAccount;
  /** What the invoice says of the assignment (överlåtelsetext). */
  readonly assignmentText: string;
}

export interface Numbering {
  /** "Använd nästa fakturanummer automatiskt". */
  readonly automatic: boolean;
  readonly prefix: string;
  readonly nextNumber: bigint;
  /** For each prefix ever used, the highest number an invoice has taken. */
  readonly takenThrough: ReadonlyMap<string, bigint>;
}

export const vatPercents = [25, 12, 6, 0] as const;
export type VatPercent = (typeof vatPercents)[number];

/** A public body pays within thirty days and cannot agree on longer (räntelagen (1975:635) 2 a §). */
export const paymentTermsDaysMax = 30;

/** What holds until a supplier has said anything. */
export const unsettled: SendSettings = {
  version: 0,
  bankName: undefined,
  accounts: [],
  factoring: undefined,
  numbering: { automatic: false, prefix: "", nextNumber: 1n, takenThrough: new Map() },
  paymentTermsDays: 30,
  vatPercent: 25,
  ourReference: undefined,
  isStopped: false,
};

/** Whether a Swedish payer can be told where to pay: without that nothing can be sent. */
export function canBePaid({ accounts, factoring }: Pick<SendSettings, "accounts" | "factoring">): boolean {
  return factoring !== undefined || accounts.some(({ kind }) => kind !== "iban");
}
