import { type AmountFault } from "./amount/swedish-amount.ts";
import { type DateFault } from "./calendar/parse-date.ts";
import { type BankAccountFault } from "./identifiers/bank-account.ts";
import { type BankgiroFault, type PlusgiroFault } from "./identifiers/giro.ts";
import { type GlnFault } from "./identifiers/gln.ts";
import { type BicFault, type IbanFault } from "./identifiers/iban.ts";
import { type OcrFault } from "./identifiers/ocr-reference.ts";
import { type OrganisationNumberFault } from "./identifiers/organisation-number.ts";
import { type PeppolParticipantFault } from "./identifiers/peppol-participant.ts";
import { type PersonalNumberFault } from "./identifiers/personal-number.ts";
import { type PostalCodeFault } from "./identifiers/postal-code.ts";
import { type VatNumberFault } from "./identifiers/vat-number.ts";

/** Every code a `parse` of what people type can answer with, so that whoever writes the sentences can be exhaustive. */
export type FaultCode =
  | AmountFault
  | BankAccountFault
  | BankgiroFault
  | BicFault
  | DateFault
  | GlnFault
  | IbanFault
  | OcrFault
  | OrganisationNumberFault
  | PeppolParticipantFault
  | PersonalNumberFault
  | PlusgiroFault
  | PostalCodeFault
  | VatNumberFault;
