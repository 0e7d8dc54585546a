import { typedFaults } from "./typed-faults.en.ts";
import type { Messages } from "./messages.ts";

export const faults: Messages["faults"] = {
  ...typedFaults,
  "bank-account-empty": "Enter both the clearing number and the account number",
  "bank-account-clearing-form": "The clearing number has four digits, or five if it begins with 8",
  "bank-account-clearing-unknown": "No bank we know of has that clearing number. Compare it with your bank papers",
  "bank-account-fifth-digit":
    "The fifth digit of the clearing number does not add up. Compare it with your bank papers",
  "bank-account-form": "Enter the account number as 2–12 digits",
  "bank-account-length":
    "The account number has the wrong number of digits for that bank. Compare it with your bank papers",
  "bank-account-check-digit":
    "The check digit of the account number does not add up. Compare it digit by digit with your bank papers",
  "bankgiro-empty": "Enter the bankgiro number",
  "bankgiro-form": "A bankgiro number has 7 or 8 digits, for example 991-2346",
  "bankgiro-check-digit":
    "The check digit of the bankgiro number does not add up. Compare it digit by digit with your bank papers",
  "plusgiro-empty": "Enter the plusgiro number",
  "plusgiro-form": "A plusgiro number has 2–8 digits, for example 28 65 43-4",
  "plusgiro-check-digit":
    "The check digit of the plusgiro number does not add up. Compare it digit by digit with your bank papers",
  "gln-empty": "Enter the GLN",
  "gln-form": "A GLN has 13 digits",
  "gln-check-digit": "The check digit of the GLN does not add up. Compare it digit by digit",
  "iban-empty": "Enter the IBAN",
  "iban-form":
    "An IBAN begins with two letters for the country and two digits, for example SE45 5000 0000 0583 9825 7466",
  "iban-length": "That IBAN has the wrong length for its country. A Swedish one has 24 characters",
  "iban-check-digits": "The check digits of the IBAN do not add up. Compare it character by character",
  "bic-empty": "Enter the BIC",
  "bic-form": "A BIC has 8 or 11 characters, for example ESSESESS",
  "ocr-empty": "Enter the OCR number",
  "ocr-form": "An OCR number has 2–25 digits",
  "ocr-check-digit": "The check digit of the OCR number does not add up. Compare it digit by digit",
  "ocr-length-digit": "The length digit of the OCR number, the last but one, does not add up",
  "ocr-length": "The OCR number has another length than agreed with the bank",
  "organisation-number-empty": "Enter the organisation number",
  "organisation-number-form": "An organisation number has ten digits, for example 556036-0793",
  "organisation-number-check-digit":
    "The check digit of the organisation number does not add up. Compare it digit by digit with the registration certificate",
  "organisation-number-personal":
    "This looks like a personal identity number. Enter the organisation number of the company",
  "peppol-id-empty": "Enter the Peppol id",
  "peppol-id-form": "A Peppol id is written as 0007:5560360793",
  "peppol-id-scheme-unknown": "The first four digits are no known Peppol scheme. Swedish organisations have 0007",
  "peppol-id-scheme-removed": "That Peppol scheme is no longer used. Swedish organisations have 0007",
  "peppol-id-organisation-number": "After 0007: comes an organisation number of ten digits",
  "peppol-id-gln": "After 0088: comes a GLN of 13 digits",
  "personal-number-empty": "Enter the personal identity number",
  "personal-number-form": "A personal identity number has ten or twelve digits",
  "personal-number-check-digit":
    "The check digit of the personal identity number does not add up. Compare it digit by digit",
  "personal-number-date": "The first six digits of the personal identity number are no date. Compare it digit by digit",
  "postal-code-empty": "Enter the postal code",
  "postal-code-form": "A Swedish postal code has five digits, for example 123 45",
  "vat-number-empty": "Enter the VAT number",
  "vat-number-country": "Enter the Swedish VAT number; it begins with SE",
  "vat-number-form": "A Swedish VAT number is SE and twelve digits, for example SE556036079301",
  "vat-number-check-digit": "The digits of the VAT number do not add up. The first ten are your organisation number",
};
