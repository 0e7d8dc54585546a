/** What an invoice says of its payment, made from the settings: where, to whom, and that the claim is assigned. */
import {
  type Payee,
  type PaymentMeans,
  parseIban,
  payToBankgiro,
  payToIban,
  payToPlusgiro,
} from "@fakturaporten/einvoice";
import { detailsOf, type DomesticAccount, type ForeignAccount, type PaymentAccount } from "./payment-account.ts";
import type { SendSettings } from "./send-settings.ts";

/** Handed to the invoice as they are; absent parts leave nothing behind in it. */
export interface PaymentParts {
  readonly paymentMeans: readonly PaymentMeans[];
  /** The factoring company (BG-10). */
  readonly payee?: Payee;
  /** The assignment in the factoring company's words (BT-22). */
  readonly assignment?: string;
}

export interface Payment {
  /** BT-83: what the payer is to quote, an OCR reference or the invoice number. */
  readonly reference: string;
  /** ISO 3166-1 of whoever pays. */
  readonly payerCountry: string;
}

export function paymentPartsOf(settings: Pick<SendSettings, "accounts" | "factoring">, payment: Payment): PaymentParts {
  const { accounts, factoring } = settings;
  if (factoring !== undefined) {
    return {
      paymentMeans: domesticMeans(factoring.account, { reference: payment.reference, foreign: undefined }),
      payee: { name: factoring.name, legalId: { id: factoring.organisationNumber, scheme: "0007" } },
      assignment: factoring.assignmentText,
    };
  }
  return { paymentMeans: accounts.flatMap((account) => meansOf(account, { accounts, ...payment })) };
}

interface Paying extends Payment {
  readonly accounts: readonly PaymentAccount[];
}

/** An IBAN is named to foreign payers only; to them the giro numbers say nothing when there is one. */
function meansOf(account: PaymentAccount, { accounts, reference, payerCountry }: Paying): readonly PaymentMeans[] {
  const foreign = accounts.find((one): one is ForeignAccount => one.kind === "iban");
  const paidFromAbroad = payerCountry !== "SE" && foreign !== undefined;
  if (account.kind === "iban") return paidFromAbroad ? [payToIban(account.number, account.bic, reference)] : [];
  return paidFromAbroad ? [] : domesticMeans(account, { reference, foreign });
}

interface DomesticPayment {
  readonly reference: string;
  /** Stands in for a bank account whose IBAN cannot be derived. */
  readonly foreign: ForeignAccount | undefined;
}

/** An e-invoice names a Swedish bank account by its IBAN (DOMAIN 4.3), which is derived wherever the bank allows it. */
function domesticMeans(account: DomesticAccount, { reference, foreign }: DomesticPayment): readonly PaymentMeans[] {
  switch (account.kind) {
    case "bankgiro":
      return [payToBankgiro(account.number, reference)];
    case "plusgiro":
      return [payToPlusgiro(account.number, reference)];
    case "bank-account": {
      const { iban, bic } = detailsOf(account);
      if (iban !== undefined) return [payToIban(iban, bic, reference)];
      return foreign === undefined ? [] : [payToIban(foreign.number, foreign.bic, reference)];
    }
  }
}

/** Whether an e-invoice can name this account: by itself, or with the IBAN given beside it. */
export function isExpressible(account: DomesticAccount, ibanText: string): boolean {
  if (account.kind !== "bank-account" || detailsOf(account).iban !== undefined) return true;
  const iban = parseIban(ibanText);
  return iban.ok && iban.value.startsWith("SE");
}
