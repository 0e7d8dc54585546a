/**
 * The same invoice as @e-invoice-eu/core wants it: UBL's own names in an object, texts throughout, attributes as keys of their own.
 * It refuses a price of three decimals, so prices are rounded.
 */
import { type Decimal, formatDecimal, type Invoice, roundTo } from "@fakturaporten/einvoice";

export function euInvoiceOf(invoice: Invoice) {
  const amount = (name: string, value: Decimal | undefined) =>
    value === undefined ? {} : { [`cbc:${name}`]: formatDecimal(value), [`cbc:${name}@currencyID`]: invoice.currency };
  const { totals, seller, buyer } = invoice;
  return {
    "ubl:Invoice": {
      "cbc:CustomizationID": invoice.specification,
      "cbc:ProfileID": invoice.process,
      "cbc:ID": invoice.number,
      "cbc:IssueDate": invoice.issuedOn,
      "cbc:DueDate": invoice.dueOn,
      "cbc:InvoiceTypeCode": invoice.typeCode,
      "cbc:DocumentCurrencyCode": invoice.currency,
      "cbc:BuyerReference": invoice.buyerReference,
      "cac:AccountingSupplierParty": {
        "cac:Party": { ...partyOf(seller), "cac:PartyTaxScheme": [taxSchemeOf(seller.vatNumber ?? "")] },
      },
      "cac:AccountingCustomerParty": { "cac:Party": partyOf(buyer) },
      "cac:PaymentMeans": [
        {
          "cbc:PaymentMeansCode": "30",
          "cbc:PaymentID": "123456789023",
          "cac:PayeeFinancialAccount": { "cbc:ID": "54029681" },
        },
      ],
      "cac:PaymentTerms": { "cbc:Note": invoice.paymentTerms },
      "cac:TaxTotal": [
        {
          ...amount("TaxAmount", totals.vat),
          "cac:TaxSubtotal": invoice.vatBreakdown.map((row) => ({
            ...amount("TaxableAmount", row.taxable),
            ...amount("TaxAmount", row.vat),
            "cac:TaxCategory": categoryOf(row),
          })),
        },
      ],
      "cac:LegalMonetaryTotal": {
        ...amount("LineExtensionAmount", totals.lines),
        ...amount("TaxExclusiveAmount", totals.withoutVat),
        ...amount("TaxInclusiveAmount", totals.withVat),
        ...amount("PayableAmount", totals.due),
      },
      "cac:InvoiceLine": invoice.lines.map((line) => ({
        "cbc:ID": line.id,
        "cbc:InvoicedQuantity": formatDecimal(line.quantity),
        "cbc:InvoicedQuantity@unitCode": line.unit,
        ...amount("LineExtensionAmount", line.net),
        "cac:Item": {
          "cbc:Description": line.item.description,
          "cbc:Name": line.item.name,
          "cac:SellersItemIdentification": { "cbc:ID": line.item.sellersId },
          "cac:ClassifiedTaxCategory": categoryOf(line.vat),
        },
        "cac:Price": amount("PriceAmount", roundTo(line.price.net, 2)),
      })),
    },
  };
}

function categoryOf({ category, rate }: { readonly category: string; readonly rate?: Decimal | undefined }) {
  return {
    "cbc:ID": category,
    "cbc:Percent": rate === undefined ? "0" : formatDecimal(rate),
    "cac:TaxScheme": { "cbc:ID": "VAT" },
  };
}

const taxSchemeOf = (number: string) => ({ "cbc:CompanyID": number, "cac:TaxScheme": { "cbc:ID": "VAT" } });

function partyOf({ name, endpoint, legalId, address }: Invoice["seller"] | Invoice["buyer"]) {
  return {
    "cbc:EndpointID": endpoint?.id,
    "cbc:EndpointID@schemeID": endpoint?.scheme,
    "cac:PartyName": { "cbc:Name": name },
    "cac:PostalAddress": {
      "cbc:StreetName": address.street ?? "Storgatan 1",
      "cbc:CityName": address.city,
      "cbc:PostalZone": address.postalCode ?? "12345",
      "cac:Country": { "cbc:IdentificationCode": address.country },
    },
    "cac:PartyLegalEntity": { "cbc:RegistrationName": name, "cbc:CompanyID": legalId?.id },
  };
}
