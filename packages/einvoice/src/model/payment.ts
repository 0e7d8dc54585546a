import { type Bankgiro, type Plusgiro } from "../identifiers/giro.ts";
import { type Bic, type Iban } from "../identifiers/iban.ts";

/** How the invoice is to be paid, or was (BG-16). */
export interface PaymentMeans {
  /** BT-81, UNCL4461: 30 credit transfer, 58 SEPA transfer, 48 card, 49 direct debit. */
  readonly code: string;
  /** BT-82, the means in words. */
  readonly name?: string;
  /** BT-83, remittance information: an OCR reference or the invoice number. */
  readonly reference?: string;
  /** BG-17. */
  readonly account?: PaymentAccount;
  /** BG-18. */
  readonly card?: PaymentCard;
  /** BG-19. */
  readonly directDebit?: DirectDebit;
}

/** An account to pay into (BG-17). */
export interface PaymentAccount {
  /** BT-84, without hyphens and spaces. */
  readonly id: string;
  /** BT-85. */
  readonly name?: string;
  /** BT-86, BIC; for Swedish giro numbers `SE:BANKGIRO` or `SE:PLUSGIRO`. */
  readonly provider?: string;
}

export interface PaymentCard {
  /** BT-87, the last four to six digits. */
  readonly number: string;
  /** Card network, which UBL demands and EN 16931 has no term for. */
  readonly network: string;
  /** BT-88. */
  readonly holder?: string;
}

export interface DirectDebit {
  /** BT-89. */
  readonly mandate?: string;
  /** BT-91, the account to draw from. */
  readonly debitedAccount?: string;
}

/** Credit transfer: the one code Swedish parties use for giro and bank accounts alike (SE-R-011, SE-R-012). */
const CREDIT_TRANSFER = "30";

export const BANKGIRO_PROVIDER = "SE:BANKGIRO";
export const PLUSGIRO_PROVIDER = "SE:PLUSGIRO";

export function payToBankgiro(number: Bankgiro, reference?: string): PaymentMeans {
  return transfer({ id: number, provider: BANKGIRO_PROVIDER }, reference);
}

export function payToPlusgiro(number: Plusgiro, reference?: string): PaymentMeans {
  return transfer({ id: number, provider: PLUSGIRO_PROVIDER }, reference);
}

export function payToIban(iban: Iban, bic?: Bic, reference?: string): PaymentMeans {
  return transfer(bic === undefined ? { id: iban } : { id: iban, provider: bic }, reference);
}

function transfer(account: PaymentAccount, reference: string | undefined): PaymentMeans {
  return { code: CREDIT_TRANSFER, ...(reference !== undefined && { reference }), account };
}
