/**
 * What is wrong with a field and what to do about it, by fault code. A form may say it closer to its own words
 * (`fillForm({ sentences })`); these are the sentences that always hold. Exhaustive over the engine's codes and our own.
 */
import type { FaultCode } from "@fakturaporten/einvoice";
import { typedFaults } from "./typed-faults.sv.ts";
import type { FormFaultCode, Sentence } from "../form-faults.ts";

export const faults = {
  ...typedFaults,
  "bank-account-empty": "Skriv både clearingnummer och kontonummer",
  "bank-account-clearing-form": "Clearingnumret har fyra siffror, eller fem om det börjar med 8",
  "bank-account-clearing-unknown": "Ingen bank vi känner till har det clearingnumret. Jämför med bankens papper",
  "bank-account-fifth-digit": "Den femte siffran i clearingnumret stämmer inte. Jämför med bankens papper",
  "bank-account-form": "Skriv kontonumret med 2–12 siffror",
  "bank-account-length": "Kontonumret har fel antal siffror för den banken. Jämför med bankens papper",
  "bank-account-check-digit": "Kontonumrets kontrollsiffra stämmer inte. Jämför siffra för siffra med bankens papper",
  "bankgiro-empty": "Skriv bankgironumret",
  "bankgiro-form": "Ett bankgironummer har 7 eller 8 siffror, till exempel 991-2346",
  "bankgiro-check-digit": "Bankgironumrets kontrollsiffra stämmer inte. Jämför siffra för siffra med bankens papper",
  "plusgiro-empty": "Skriv plusgironumret",
  "plusgiro-form": "Ett plusgironummer har 2–8 siffror, till exempel 28 65 43-4",
  "plusgiro-check-digit": "Plusgironumrets kontrollsiffra stämmer inte. Jämför siffra för siffra med bankens papper",
  "gln-empty": "Skriv GLN",
  "gln-form": "Ett GLN har 13 siffror",
  "gln-check-digit": "GLN:ets kontrollsiffra stämmer inte. Jämför siffra för siffra",
  "iban-empty": "Skriv IBAN",
  "iban-form": "Ett IBAN börjar med landets två bokstäver och två siffror, till exempel SE45 5000 0000 0583 9825 7466",
  "iban-length": "Det IBAN-numret har fel antal tecken för sitt land. Ett svenskt har 24",
  "iban-check-digits": "IBAN-numrets kontrollsiffror stämmer inte. Jämför tecken för tecken",
  "bic-empty": "Skriv BIC",
  "bic-form": "En BIC har 8 eller 11 tecken, till exempel ESSESESS",
  "ocr-empty": "Skriv OCR-numret",
  "ocr-form": "Ett OCR-nummer har 2–25 siffror",
  "ocr-check-digit": "OCR-numrets kontrollsiffra stämmer inte. Jämför siffra för siffra",
  "ocr-length-digit": "OCR-numrets längdsiffra, den näst sista, stämmer inte",
  "ocr-length": "OCR-numret har en annan längd än den som är avtalad med banken",
  "organisation-number-empty": "Skriv organisationsnumret",
  "organisation-number-form": "Ett organisationsnummer har tio siffror, till exempel 556036-0793",
  "organisation-number-check-digit":
    "Organisationsnumrets kontrollsiffra stämmer inte. Jämför siffra för siffra med registreringsbeviset",
  "organisation-number-personal": "Det här ser ut som ett personnummer. Skriv företagets organisationsnummer",
  "peppol-id-empty": "Skriv Peppol-id",
  "peppol-id-form": "Ett Peppol-id skrivs som 0007:5560360793",
  "peppol-id-scheme-unknown": "De fyra första siffrorna är inget känt Peppol-schema. Svenska organisationer har 0007",
  "peppol-id-scheme-removed": "Det Peppol-schemat används inte längre. Svenska organisationer har 0007",
  "peppol-id-organisation-number": "Efter 0007: ska det stå ett organisationsnummer med tio siffror",
  "peppol-id-gln": "Efter 0088: ska det stå ett GLN med 13 siffror",
  "personal-number-empty": "Skriv personnumret",
  "personal-number-form": "Ett personnummer har tio eller tolv siffror",
  "personal-number-check-digit": "Personnumrets kontrollsiffra stämmer inte. Jämför siffra för siffra",
  "personal-number-date": "Personnumrets första sex siffror är inget datum. Jämför siffra för siffra",
  "postal-code-empty": "Skriv postnumret",
  "postal-code-form": "Ett svenskt postnummer har fem siffror, till exempel 123 45",
  "vat-number-empty": "Skriv momsregistreringsnumret",
  "vat-number-country": "Skriv det svenska momsregistreringsnumret; det börjar med SE",
  "vat-number-form": "Ett svenskt momsregistreringsnummer är SE och tolv siffror, till exempel SE556036079301",
  "vat-number-check-digit": "Momsregistreringsnumrets siffror stämmer inte. De tio första är ert organisationsnummer",
} satisfies Readonly<Record<FaultCode | FormFaultCode, Sentence>> & Readonly<Record<string, Sentence>>;
