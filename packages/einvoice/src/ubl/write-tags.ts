/** The elements and attributes that are written, as bytes made once. */

export type Bytes = Uint8Array<ArrayBuffer>;

export interface Tag {
  /** `<cbc:ID`, to be followed by attributes. */
  readonly start: Bytes;
  /** `<cbc:ID>` */
  readonly open: Bytes;
  /** `</cbc:ID>` */
  readonly close: Bytes;
}

/** ` unitCode="`: all but the value and its closing quote. */
export interface Attribute {
  readonly bytes: Bytes;
}

export function asciiBytes(text: string): Bytes {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function tag(name: string): Tag {
  return { start: asciiBytes(`<${name}`), open: asciiBytes(`<${name}>`), close: asciiBytes(`</${name}>`) };
}

export function attribute(name: string): Attribute {
  return { bytes: asciiBytes(` ${name}="`) };
}

export function tagsOf<const Name extends string>(prefix: string, names: readonly Name[]): Readonly<Record<Name, Tag>> {
  return Object.fromEntries(names.map((name) => [name, tag(`${prefix}${name}`)])) as Record<Name, Tag>;
}

const NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:";

/** All that stands around the elements of a document. */
export const rootOf = (name: string): { readonly open: Bytes; readonly close: Bytes } => ({
  open: asciiBytes(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="${NAMESPACE}${name}-2" ` +
      `xmlns:cac="${NAMESPACE}CommonAggregateComponents-2" xmlns:cbc="${NAMESPACE}CommonBasicComponents-2">`,
  ),
  close: asciiBytes(`</${name}>\n`),
});

/** Groups of UBL. */
export const cac = tagsOf("cac:", [
  "AccountingCustomerParty",
  "AccountingSupplierParty",
  "AdditionalDocumentReference",
  "AdditionalItemProperty",
  "Address",
  "AddressLine",
  "AllowanceCharge",
  "Attachment",
  "BillingReference",
  "BuyersItemIdentification",
  "CardAccount",
  "ClassifiedTaxCategory",
  "CommodityClassification",
  "Condition",
  "Contact",
  "ContractDocumentReference",
  "Country",
  "CreditNoteLine",
  "Delivery",
  "DeliveryLocation",
  "DeliveryParty",
  "DespatchDocumentReference",
  "DocumentReference",
  "DocumentResponse",
  "ExternalReference",
  "FinancialInstitutionBranch",
  "InvoiceDocumentReference",
  "InvoiceLine",
  "InvoicePeriod",
  "IssuerParty",
  "Item",
  "LegalMonetaryTotal",
  "LineReference",
  "LineResponse",
  "OrderLineReference",
  "OrderReference",
  "OriginCountry",
  "OriginatorDocumentReference",
  "Party",
  "PartyIdentification",
  "PartyLegalEntity",
  "PartyName",
  "PartyTaxScheme",
  "PayeeFinancialAccount",
  "PayeeParty",
  "PayerFinancialAccount",
  "PaymentMandate",
  "PaymentMeans",
  "PaymentTerms",
  "PostalAddress",
  "Price",
  "ProjectReference",
  "ReceiptDocumentReference",
  "ReceiverParty",
  "RecipientParty",
  "Response",
  "SellersItemIdentification",
  "SenderParty",
  "StandardItemIdentification",
  "Status",
  "TaxCategory",
  "TaxRepresentativeParty",
  "TaxScheme",
  "TaxSubtotal",
  "TaxTotal",
]);

/** Fields of UBL. */
export const cbc = tagsOf("cbc:", [
  "AccountingCost",
  "ActualDeliveryDate",
  "AdditionalStreetName",
  "AllowanceChargeReason",
  "AllowanceChargeReasonCode",
  "AllowanceTotalAmount",
  "Amount",
  "AttributeID",
  "BaseAmount",
  "BaseQuantity",
  "BuyerReference",
  "ChargeIndicator",
  "ChargeTotalAmount",
  "CityName",
  "CompanyID",
  "CompanyLegalForm",
  "CountrySubentity",
  "CreditNoteTypeCode",
  "CreditedQuantity",
  "CustomizationID",
  "Description",
  "DescriptionCode",
  "DocumentCurrencyCode",
  "DocumentDescription",
  "DocumentTypeCode",
  "DueDate",
  "EffectiveDate",
  "ElectronicMail",
  "EmbeddedDocumentBinaryObject",
  "EndDate",
  "EndpointID",
  "HolderName",
  "ID",
  "IdentificationCode",
  "InvoiceTypeCode",
  "InvoicedQuantity",
  "IssueDate",
  "IssueTime",
  "ItemClassificationCode",
  "Line",
  "LineExtensionAmount",
  "LineID",
  "MultiplierFactorNumeric",
  "Name",
  "NetworkID",
  "Note",
  "PayableAmount",
  "PayableRoundingAmount",
  "PaymentDueDate",
  "PaymentID",
  "PaymentMeansCode",
  "Percent",
  "PostalZone",
  "PrepaidAmount",
  "PriceAmount",
  "PrimaryAccountNumberID",
  "ProfileID",
  "RegistrationName",
  "ResponseCode",
  "SalesOrderID",
  "StartDate",
  "StatusReason",
  "StatusReasonCode",
  "StreetName",
  "TaxAmount",
  "TaxCurrencyCode",
  "TaxExclusiveAmount",
  "TaxExemptionReason",
  "TaxExemptionReasonCode",
  "TaxInclusiveAmount",
  "TaxPointDate",
  "TaxableAmount",
  "Telephone",
  "URI",
  "Value",
  "VersionID",
]);
