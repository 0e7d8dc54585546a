import { type Invoice } from "../model/invoice.ts";
import {
  type AllowanceCharge,
  type LineAllowanceCharge,
  type VatCategory,
  type VatExemption,
} from "../model/totals.ts";
import type { XmlBytes } from "./write-bytes.ts";
import { asciiBytes, cac, cbc, type Tag } from "./write-tags.ts";

/** BG-20, BG-21. */
export function writeAllowanceCharge(out: XmlBytes, part: AllowanceCharge, currency: string): void {
  const from = out.open(cac.AllowanceCharge);
  writeTerms(out, part, currency);
  writeVatCategory(out, cac.TaxCategory, part.vat);
  out.close(cac.AllowanceCharge, from);
}

/** BG-27, BG-28. */
export function writeLineAllowanceCharge(out: XmlBytes, part: LineAllowanceCharge, currency: string): void {
  const from = out.open(cac.AllowanceCharge);
  writeTerms(out, part, currency);
  out.close(cac.AllowanceCharge, from);
}

function writeTerms(out: XmlBytes, part: LineAllowanceCharge, currency: string): void {
  out.element(cbc.ChargeIndicator, part.kind === "charge" ? "true" : "false");
  out.element(cbc.AllowanceChargeReasonCode, part.reasonCode);
  out.element(cbc.AllowanceChargeReason, part.reason);
  out.decimalElement(cbc.MultiplierFactorNumeric, part.percentage);
  out.amount(cbc.Amount, part.amount, currency);
  out.amount(cbc.BaseAmount, part.base, currency);
}

const vatScheme = asciiBytes("<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>");

export function writeVatCategory(out: XmlBytes, name: Tag, vat: VatCategory & VatExemption): void {
  const from = out.open(name);
  out.element(cbc.ID, vat.category);
  out.decimalElement(cbc.Percent, vat.rate);
  out.element(cbc.TaxExemptionReasonCode, vat.exemptionCode);
  out.element(cbc.TaxExemptionReason, vat.exemptionReason);
  out.raw(vatScheme);
  out.close(name, from);
}

/** BG-23 in one tax total, and BT-111 in a second that has no subtotals (PEPPOL-EN16931-R053, R054). */
export function writeTaxTotals(out: XmlBytes, { vatBreakdown, totals, currency, vatCurrency }: Invoice): void {
  const first = out.open(cac.TaxTotal);
  out.amount(cbc.TaxAmount, totals.vat, currency);
  for (const subtotal of vatBreakdown) {
    const from = out.open(cac.TaxSubtotal);
    out.amount(cbc.TaxableAmount, subtotal.taxable, currency);
    out.amount(cbc.TaxAmount, subtotal.vat, currency);
    writeVatCategory(out, cac.TaxCategory, subtotal);
    out.close(cac.TaxSubtotal, from);
  }
  out.close(cac.TaxTotal, first);
  if (totals.vatInVatCurrency === undefined || vatCurrency === undefined) return;
  const second = out.open(cac.TaxTotal);
  out.amount(cbc.TaxAmount, totals.vatInVatCurrency, vatCurrency);
  out.close(cac.TaxTotal, second);
}

/** BG-22. */
export function writeTotals(out: XmlBytes, { totals, currency }: Invoice): void {
  const from = out.open(cac.LegalMonetaryTotal);
  out.amount(cbc.LineExtensionAmount, totals.lines, currency);
  out.amount(cbc.TaxExclusiveAmount, totals.withoutVat, currency);
  out.amount(cbc.TaxInclusiveAmount, totals.withVat, currency);
  out.amount(cbc.AllowanceTotalAmount, totals.allowances, currency);
  out.amount(cbc.ChargeTotalAmount, totals.charges, currency);
  out.amount(cbc.PrepaidAmount, totals.prepaid, currency);
  out.amount(cbc.PayableRoundingAmount, totals.rounding, currency);
  out.amount(cbc.PayableAmount, totals.due, currency);
  out.close(cac.LegalMonetaryTotal, from);
}
