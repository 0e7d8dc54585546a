/** The element and attribute names that rules speak of, as interned ids: `cbc.ID`, `cac.Party`, `at.schemeID`. */
import { nameId } from "../ubl/scan.ts";

function ids<const Names extends string>(prefix: string, names: string): Readonly<Record<Names, number>> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, nameId(prefix + name)]),
  ) as Record<Names, number>;
}

type Words<S extends string> = S extends `${infer Head} ${infer Tail}` ? Head | Words<Tail> : S;

const make = <const S extends string>(prefix: string, names: S): Readonly<Record<Words<S>, number>> =>
  ids(prefix, names);

export const cbc = {
  ...make(
    "cbc:",
    "ID Name UBLVersionID CustomizationID ProfileID IssueDate DueDate TaxPointDate StartDate EndDate DescriptionCode Note",
  ),
  ...make(
    "cbc:",
    "InvoiceTypeCode CreditNoteTypeCode DocumentCurrencyCode TaxCurrencyCode BuyerReference DocumentTypeCode",
  ),
  ...make(
    "cbc:",
    "DocumentDescription EmbeddedDocumentBinaryObject URI EndpointID RegistrationName CompanyID CompanyLegalForm",
  ),
  ...make(
    "cbc:",
    "IdentificationCode StreetName CityName PostalZone Telephone ElectronicMail ActualDeliveryDate PaymentMeansCode",
  ),
  ...make(
    "cbc:",
    "PaymentID PaymentDueDate PrimaryAccountNumberID ChargeIndicator AllowanceChargeReason AllowanceChargeReasonCode",
  ),
  ...make(
    "cbc:",
    "MultiplierFactorNumeric Amount BaseAmount Percent TaxExemptionReason TaxExemptionReasonCode TaxAmount TaxableAmount",
  ),
  ...make(
    "cbc:",
    "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount",
  ),
  ...make(
    "cbc:",
    "PayableRoundingAmount PayableAmount InvoicedQuantity CreditedQuantity BaseQuantity PriceAmount LineID Description",
  ),
  ...make("cbc:", "ItemClassificationCode Value SalesOrderID"),
};

export const cac = {
  ...make(
    "cac:",
    "Party AccountingSupplierParty AccountingCustomerParty PayeeParty TaxRepresentativeParty PartyIdentification PartyName",
  ),
  ...make(
    "cac:",
    "PostalAddress Address AddressLine Country PartyTaxScheme TaxScheme PartyLegalEntity Contact AllowanceCharge TaxCategory",
  ),
  ...make(
    "cac:",
    "ClassifiedTaxCategory TaxTotal TaxSubtotal LegalMonetaryTotal InvoiceLine CreditNoteLine InvoicePeriod Item Price",
  ),
  ...make("cac:", "PaymentMeans PaymentTerms PaymentMandate CardAccount PayeeFinancialAccount PayerFinancialAccount"),
  ...make(
    "cac:",
    "FinancialInstitutionBranch Delivery DeliveryParty DeliveryLocation OrderReference BillingReference InvoiceDocumentReference",
  ),
  ...make(
    "cac:",
    "ContractDocumentReference ReceiptDocumentReference DespatchDocumentReference OriginatorDocumentReference ProjectReference",
  ),
  ...make(
    "cac:",
    "AdditionalDocumentReference DocumentReference OrderLineReference CommodityClassification Attachment ExternalReference",
  ),
};

export const at = make("@", "schemeID currencyID unitCode listID listVersionID mimeCode filename name");

export const invoice = nameId("ubl:Invoice");
export const creditNote = nameId("cn:CreditNote");
