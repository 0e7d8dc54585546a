import { type Decimal, formatDecimal } from "../amount/decimal.ts";
import { type Invoice } from "../model/invoice.ts";
import {
  type AllowanceCharge,
  type LineAllowanceCharge,
  type VatCategory,
  type VatExemption,
} from "../model/totals.ts";
import { decimalElement, element, escapeAttribute, group } from "./write-element.ts";

/** Writes an amount element with its currency. */
export type WriteAmount = (name: string, value: Decimal | undefined) => string;

export function amountWriter(currency: string): WriteAmount {
  const open = ` currencyID="${escapeAttribute(currency)}">`;
  return (name, value) => (value === undefined ? "" : `<${name}${open}${formatDecimal(value)}</${name}>`);
}

/** BG-20, BG-21. */
export function writeAllowanceCharge(part: AllowanceCharge, amount: WriteAmount): string {
  return writeTerms(part, amount, writeVatCategory("cac:TaxCategory", part.vat));
}

/** BG-27, BG-28. */
export function writeLineAllowanceCharge(part: LineAllowanceCharge, amount: WriteAmount): string {
  return writeTerms(part, amount, "");
}

function writeTerms(part: LineAllowanceCharge, amount: WriteAmount, vat: string): string {
  return group(
    "cac:AllowanceCharge",
    element("cbc:ChargeIndicator", part.kind === "charge" ? "true" : "false") +
      element("cbc:AllowanceChargeReasonCode", part.reasonCode) +
      element("cbc:AllowanceChargeReason", part.reason) +
      decimalElement("cbc:MultiplierFactorNumeric", part.percentage) +
      amount("cbc:Amount", part.amount) +
      amount("cbc:BaseAmount", part.base) +
      vat,
  );
}

export function writeVatCategory(name: string, vat: VatCategory & VatExemption): string {
  return (
    `<${name}>` +
    element("cbc:ID", vat.category) +
    decimalElement("cbc:Percent", vat.rate) +
    element("cbc:TaxExemptionReasonCode", vat.exemptionCode) +
    element("cbc:TaxExemptionReason", vat.exemptionReason) +
    `<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></${name}>`
  );
}

/** BG-23 in one tax total, and BT-111 in a second that has no subtotals (PEPPOL-EN16931-R053, R054). */
export function writeTaxTotals({ vatBreakdown, totals, vatCurrency }: Invoice, amount: WriteAmount): string {
  let subtotals = "";
  for (const subtotal of vatBreakdown) {
    subtotals +=
      "<cac:TaxSubtotal>" +
      amount("cbc:TaxableAmount", subtotal.taxable) +
      amount("cbc:TaxAmount", subtotal.vat) +
      writeVatCategory("cac:TaxCategory", subtotal) +
      "</cac:TaxSubtotal>";
  }
  const first = group("cac:TaxTotal", amount("cbc:TaxAmount", totals.vat) + subtotals);
  if (totals.vatInVatCurrency === undefined || vatCurrency === undefined) return first;
  return first + group("cac:TaxTotal", amountWriter(vatCurrency)("cbc:TaxAmount", totals.vatInVatCurrency));
}

/** BG-22. */
export function writeTotals({ totals }: Invoice, amount: WriteAmount): string {
  return group(
    "cac:LegalMonetaryTotal",
    amount("cbc:LineExtensionAmount", totals.lines) +
      amount("cbc:TaxExclusiveAmount", totals.withoutVat) +
      amount("cbc:TaxInclusiveAmount", totals.withVat) +
      amount("cbc:AllowanceTotalAmount", totals.allowances) +
      amount("cbc:ChargeTotalAmount", totals.charges) +
      amount("cbc:PrepaidAmount", totals.prepaid) +
      amount("cbc:PayableRoundingAmount", totals.rounding) +
      amount("cbc:PayableAmount", totals.due),
  );
}
