/**
 * The invoice at a glance: every element an e-invoice uses, with the business term or group of EN 16931 it carries. One space in
 * for each level; a dot marks cac:, no mark cbc:. `Line` is an invoice line or credit note line. Facts of the norm's UBL binding.
 */
import { pathId } from "../ubl/scan.ts";

const invoice = `
CustomizationID BT-24
ProfileID BT-23
ID BT-1
IssueDate BT-2
DueDate BT-9
InvoiceTypeCode BT-3
CreditNoteTypeCode BT-3
Note BT-22
TaxPointDate BT-7
DocumentCurrencyCode BT-5
TaxCurrencyCode BT-6
AccountingCost BT-19
BuyerReference BT-10
.InvoicePeriod BG-14
 StartDate BT-73
 EndDate BT-74
 DescriptionCode BT-8
.OrderReference
 ID BT-13
 SalesOrderID BT-14
.BillingReference BG-3
 .InvoiceDocumentReference
  ID BT-25
  IssueDate BT-26
.DespatchDocumentReference
 ID BT-16
.ReceiptDocumentReference
 ID BT-15
.OriginatorDocumentReference
 ID BT-17
.ContractDocumentReference
 ID BT-12
.ProjectReference
 ID BT-11
.AdditionalDocumentReference BG-24
 ID BT-122
 DocumentTypeCode BT-18
 DocumentDescription BT-123
 .Attachment
  EmbeddedDocumentBinaryObject BT-125
  .ExternalReference
   URI BT-124
.AccountingSupplierParty BG-4
 .Party
  EndpointID BT-34
  .PartyIdentification
   ID BT-29
  .PartyName
   Name BT-28
  .PostalAddress BG-5
   StreetName BT-35
   AdditionalStreetName BT-36
   CityName BT-37
   PostalZone BT-38
   CountrySubentity BT-39
   .AddressLine
    Line BT-162
   .Country
    IdentificationCode BT-40
  .PartyTaxScheme
   CompanyID BT-31
   .TaxScheme
    ID BT-31
  .PartyLegalEntity
   RegistrationName BT-27
   CompanyID BT-30
   CompanyLegalForm BT-33
  .Contact BG-6
   Name BT-41
   Telephone BT-42
   ElectronicMail BT-43
.AccountingCustomerParty BG-7
 .Party
  EndpointID BT-49
  .PartyIdentification
   ID BT-46
  .PartyName
   Name BT-45
  .PostalAddress BG-8
   StreetName BT-50
   AdditionalStreetName BT-51
   CityName BT-52
   PostalZone BT-53
   CountrySubentity BT-54
   .AddressLine
    Line BT-163
   .Country
    IdentificationCode BT-55
  .PartyTaxScheme
   CompanyID BT-48
   .TaxScheme
    ID BT-48
  .PartyLegalEntity
   RegistrationName BT-44
   CompanyID BT-47
  .Contact BG-9
   Name BT-56
   Telephone BT-57
   ElectronicMail BT-58
.PayeeParty BG-10
 .PartyIdentification
  ID BT-60
 .PartyName
  Name BT-59
 .PartyLegalEntity
  CompanyID BT-61
.TaxRepresentativeParty BG-11
 .PartyName
  Name BT-62
 .PostalAddress BG-12
  StreetName BT-64
  AdditionalStreetName BT-65
  CityName BT-66
  PostalZone BT-67
  CountrySubentity BT-68
  .AddressLine
   Line BT-164
  .Country
   IdentificationCode BT-69
 .PartyTaxScheme
  CompanyID BT-63
  .TaxScheme
   ID BT-63
.Delivery BG-13
 ActualDeliveryDate BT-72
 .DeliveryLocation
  ID BT-71
  .Address BG-15
   StreetName BT-75
   AdditionalStreetName BT-76
   CityName BT-77
   PostalZone BT-78
   CountrySubentity BT-79
   .AddressLine
    Line BT-165
   .Country
    IdentificationCode BT-80
 .DeliveryParty
  .PartyName
   Name BT-70
.PaymentMeans BG-16
 PaymentMeansCode BT-81
 PaymentDueDate BT-9
 PaymentID BT-83
 .CardAccount BG-18
  PrimaryAccountNumberID BT-87
  NetworkID BT-87
  HolderName BT-88
 .PayeeFinancialAccount BG-17
  ID BT-84
  Name BT-85
  .FinancialInstitutionBranch
   ID BT-86
 .PaymentMandate BG-19
  ID BT-89
  .PayerFinancialAccount
   ID BT-91
.PaymentTerms
 Note BT-20
.AllowanceCharge BG-20
 ChargeIndicator BG-20
 AllowanceChargeReasonCode BT-98
 AllowanceChargeReason BT-97
 MultiplierFactorNumeric BT-94
 Amount BT-92
 BaseAmount BT-93
 .TaxCategory
  ID BT-95
  Percent BT-96
  .TaxScheme
   ID BT-95
.TaxTotal
 TaxAmount BT-110
 .TaxSubtotal BG-23
  TaxableAmount BT-116
  TaxAmount BT-117
  .TaxCategory
   ID BT-118
   Percent BT-119
   TaxExemptionReasonCode BT-121
   TaxExemptionReason BT-120
   .TaxScheme
    ID BT-118
.LegalMonetaryTotal BG-22
 LineExtensionAmount BT-106
 TaxExclusiveAmount BT-109
 TaxInclusiveAmount BT-112
 AllowanceTotalAmount BT-107
 ChargeTotalAmount BT-108
 PrepaidAmount BT-113
 PayableRoundingAmount BT-114
 PayableAmount BT-115
`;

const line = `
ID BT-126
Note BT-127
InvoicedQuantity BT-129
CreditedQuantity BT-129
LineExtensionAmount BT-131
AccountingCost BT-133
.InvoicePeriod BG-26
 StartDate BT-134
 EndDate BT-135
.OrderLineReference
 LineID BT-132
.DocumentReference
 ID BT-128
 DocumentTypeCode BT-128
.AllowanceCharge BG-27
 ChargeIndicator BG-27
 AllowanceChargeReasonCode BT-140
 AllowanceChargeReason BT-139
 MultiplierFactorNumeric BT-138
 Amount BT-136
 BaseAmount BT-137
.Item BG-31
 Description BT-154
 Name BT-153
 .BuyersItemIdentification
  ID BT-156
 .SellersItemIdentification
  ID BT-155
 .StandardItemIdentification
  ID BT-157
 .OriginCountry
  IdentificationCode BT-159
 .CommodityClassification
  ItemClassificationCode BT-158
 .ClassifiedTaxCategory BG-30
  ID BT-151
  Percent BT-152
  .TaxScheme
   ID BT-151
 .AdditionalItemProperty BG-32
  Name BT-160
  Value BT-161
.Price BG-29
 PriceAmount BT-146
 BaseQuantity BT-149
 .AllowanceCharge
  ChargeIndicator BT-147
  Amount BT-147
  BaseAmount BT-148
`;

const terms: (string | undefined)[] = [];

/** The term or group an element at a path carries, if it is one an e-invoice uses. */
export function termAt(path: number): string | undefined {
  return terms[path];
}

function plant(table: string, root: string): void {
  const above: string[] = [];
  for (const row of table.trim().split("\n")) {
    const depth = row.search(/\S/);
    const [name, term] = row.trim().split(" ") as [string, string | undefined];
    above.length = depth;
    above.push(name.startsWith(".") ? `cac:${name.slice(1)}` : `cbc:${name}`);
    terms[pathId(`${root}/${above.join("/")}`)] = term;
  }
}

for (const [root, lines] of [
  ["/ubl:Invoice", "cac:InvoiceLine"],
  ["/cn:CreditNote", "cac:CreditNoteLine"],
]) {
  plant(invoice, root as string);
  terms[pathId(`${root}/${lines}`)] = "BG-25";
  plant(line, `${root}/${lines}`);
}
