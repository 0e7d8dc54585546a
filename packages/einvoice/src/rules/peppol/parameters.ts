/** What many Peppol and national rules ask first: the process, and the countries of seller and buyer, as the official rules find them. */
import type { Doc } from "../document.ts";
import { fact } from "../facts.ts";
import { cac, cbc } from "../names.ts";
import { characters, collapse, every, normal, sole, textOf } from "../reads.ts";
import { Stopped } from "../rule.ts";

const addressPath = [cac.PostalAddress, cac.Country, cbc.IdentificationCode] as const;
const supplierPath = [cac.AccountingSupplierParty, cac.Party] as const;
const customerPath = [cac.AccountingCustomerParty, cac.Party] as const;

const approvedProfiles: Readonly<Record<string, "01" | "02">> = {
  "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0": "01",
  "urn:peppol:france:billing:regulated": "01",
  "urn:peppol:france:billing:non-regulated": "01",
  "urn:peppol:bis:billing_with_response": "02",
};

/** The number of the business process, or "Unknown". Until 3.0.20 any process number of Peppol billing was known. */
export const profileOf = fact((doc): string => {
  const id = normal(doc.scan, sole(doc.scan, 0, cbc.ProfileID));
  if (doc.release.order >= 2) return Object.hasOwn(approvedProfiles, id) ? (approvedProfiles[id] as string) : "Unknown";
  return /urn:fdc:peppol.eu:2017:poacc:billing:[0-9]{2}:1.0/.test(id) ? (id.split(":")[6] ?? "") : "Unknown";
});

/** The first two characters of the VAT numbers of parties at a path; the scheme must be exactly VAT. */
function vatPrefix(doc: Doc, ...path: readonly number[]): string {
  const { scan } = doc;
  const prefixes = every(scan, 0, ...path, cac.PartyTaxScheme)
    .filter((scheme) => every(scan, scheme, cac.TaxScheme, cbc.ID).some((id) => textOf(scan, id) === "VAT"))
    .map((scheme) => characters(textOf(scan, sole(scan, scheme, cbc.CompanyID)), 0, 2));
  if (prefixes.length > 1) throw new Stopped("several", 0);
  return prefixes[0] ?? "";
}

const supplierVatPrefix = fact((doc) => vatPrefix(doc, ...supplierPath));

const folded = (text: string): string => collapse(text).toUpperCase();

function addressCountry(doc: Doc, ...path: readonly number[]): string {
  return folded(textOf(doc.scan, sole(doc.scan, 0, ...path, ...addressPath)));
}

function addressCountryOr(doc: Doc, path: readonly number[]): string {
  return every(doc.scan, 0, ...path, ...addressPath).length > 0 ? addressCountry(doc, ...path) : "XX";
}

/** The seller's country: VAT number, then the tax representative's, then the address. Norway, Italy and Greece use it. */
export const supplierCountry = fact((doc) => {
  const prefix = supplierVatPrefix(doc) || vatPrefix(doc, cac.TaxRepresentativeParty);
  return prefix === "" ? addressCountryOr(doc, supplierPath) : folded(prefix);
});

/** The same without the tax representative. One Greek rule uses it. */
export const accountingSupplierCountry = fact((doc) => {
  const prefix = supplierVatPrefix(doc);
  return prefix === "" ? addressCountryOr(doc, supplierPath) : folded(prefix);
});

export const customerCountry = fact((doc) => {
  const prefix = vatPrefix(doc, ...customerPath);
  return prefix === "" ? addressCountryOr(doc, customerPath) : folded(prefix);
});

/** Countries by address alone, folded: Germany and the Netherlands. */
export const supplierAddressCountry = fact((doc) => addressCountry(doc, ...supplierPath));
export const customerAddressCountry = fact((doc) => addressCountry(doc, ...customerPath));
export const representativeAddressCountry = fact((doc) => addressCountry(doc, cac.TaxRepresentativeParty));

/** Countries by address as written, without trimming: Denmark and Iceland. */
export const supplierWrittenCountry = fact((doc) => writtenCountry(doc, supplierPath));
export const customerWrittenCountry = fact((doc) => writtenCountry(doc, customerPath));

function writtenCountry(doc: Doc, path: readonly number[]): string {
  return doc.isInvoice || doc.isCreditNote ? textOf(doc.scan, sole(doc.scan, 0, ...path, ...addressPath)) : "";
}

export const isWithinGermany = (doc: Doc): boolean =>
  supplierAddressCountry(doc) === "DE" && customerAddressCountry(doc) === "DE";
