/** What can be wrong in the form of Settings › Send, and at which field. The sentences stand in web/messages/settings.*.ts. */
import type { FaultCode } from "@fakturaporten/einvoice";

export type SettingsField =
  | "bankName"
  | "bankgiro"
  | "plusgiro"
  | "clearing"
  | "accountNumber"
  | "iban"
  | "bic"
  | "factoringName"
  | "factoringOrganisationNumber"
  | "factoringAccountKind"
  | "factoringClearing"
  | "factoringAccountNumber"
  | "assignmentText"
  | "numberPrefix"
  | "nextNumber"
  | "paymentTermsDays"
  | "vatPercent"
  | "ourReference";

export type SettingsFaultCode =
  | FaultCode
  | "missing"
  | "choose"
  | "too-long"
  | "control-characters"
  | "account-missing"
  | "iban-only"
  | "iban-in-domestic-field"
  | "bankgiro-in-plusgiro-field"
  | "clearing-missing"
  | "account-number-missing"
  | "bic-missing"
  | "iban-missing"
  | "bank-account-not-expressible"
  | "clearing-fifth-digit-needed"
  | "factoring-incomplete"
  | "factoring-is-oneself"
  | "factoring-account-is-own"
  | "number-prefix-form"
  | "next-number-form"
  | "next-number-used"
  | "payment-terms-form"
  | "payment-terms-too-long";

export interface SettingsFault {
  readonly path: SettingsField;
  readonly code: SettingsFaultCode;
  readonly params: Readonly<Record<string, string>>;
}

export type AddFault = (
  path: SettingsField,
  code: SettingsFaultCode,
  params?: Readonly<Record<string, string>>,
) => void;
