import { ZERO } from "../amount/decimal.ts";
import { vatCategoryCodes } from "../codelists/vat.ts";
import {
  type AllowanceCharge,
  type LineAllowanceCharge,
  type Totals,
  type VatCategory,
  type VatCategoryCode,
  type VatSubtotal,
} from "../model/totals.ts";
import { present, presentList, type ReadCursor } from "./read-cursor.ts";
import { at, cac, cbc } from "./read-names.ts";

/** BG-20, BG-21. */
export function readAllowanceCharges(read: ReadCursor, root: number): readonly AllowanceCharge[] | undefined {
  return presentList(
    read.children(root, cac.allowanceCharge).map((part) => ({
      ...readAllowanceCharge(read, part),
      vat: readVatCategory(read, read.child(part, cac.taxCategory), { within: part, path: "cac:TaxCategory" }),
    })),
  );
}

/** BG-27, BG-28. */
export function readLineAllowanceCharges(read: ReadCursor, line: number): readonly LineAllowanceCharge[] | undefined {
  return presentList(read.children(line, cac.allowanceCharge).map((part) => readAllowanceCharge(read, part)));
}

function readAllowanceCharge(read: ReadCursor, part: number): LineAllowanceCharge {
  read.take(part);
  const amount = read.decimalIn(part, cbc.amount);
  const indicator = read.child(part, cbc.chargeIndicator);
  const charge = read.token(indicator);
  if (charge !== "true" && charge !== "false" && charge !== "1" && charge !== "0") read.fault(part, "not-a-code");
  const kind: LineAllowanceCharge["kind"] = charge === "true" || charge === "1" ? "charge" : "allowance";
  return present({
    kind,
    amount: read.required(amount, ZERO, { within: part, path: "cbc:Amount" }),
    base: read.decimalIn(part, cbc.baseAmount),
    percentage: read.decimalIn(part, cbc.multiplierFactorNumeric),
    reason: read.textIn(part, cbc.allowanceChargeReason),
    reasonCode: read.tokenIn(part, cbc.allowanceChargeReasonCode),
  });
}

const categories: ReadonlySet<string> = new Set(vatCategoryCodes);

/** A VAT category and rate. The reason for exemption is read where it belongs, in the VAT breakdown. */
export function readVatCategory(
  read: ReadCursor,
  element: number,
  where: { within: number; path: string },
): VatCategory {
  const code = read.tokenIn(element, cbc.id);
  if (code !== undefined && !categories.has(code)) read.fault(element, "not-a-code");
  read.expect(read.child(element, cac.taxScheme), cbc.id, "VAT");
  return present({
    category: read.required(code, "S", { ...where, path: `${where.path}/cbc:ID` }) as VatCategoryCode,
    rate: read.decimalIn(element, cbc.percent),
  });
}

/** BG-23. */
export function readVatBreakdown(read: ReadCursor, root: number): readonly VatSubtotal[] {
  return read.children(mainTaxTotal(read, root), cac.taxSubtotal).map((subtotal) => {
    read.take(subtotal);
    const category = read.child(subtotal, cac.taxCategory);
    const taxable = read.decimalIn(subtotal, cbc.taxableAmount);
    const vat = read.decimalIn(subtotal, cbc.taxAmount);
    return present({
      ...readVatCategory(read, category, { within: subtotal, path: "cac:TaxCategory" }),
      taxable: read.required(taxable, ZERO, { within: subtotal, path: "cbc:TaxableAmount" }),
      vat: read.required(vat, ZERO, { within: subtotal, path: "cbc:TaxAmount" }),
      exemptionCode: read.tokenIn(category, cbc.taxExemptionReasonCode),
      exemptionReason: read.textIn(category, cbc.taxExemptionReason),
    });
  });
}

/** BG-22. */
export function readTotals(read: ReadCursor, root: number, vatCurrency: string | undefined): Totals {
  const total = read.child(root, cac.legalMonetaryTotal);
  const required = (name: number, path: string) =>
    read.required(read.decimalIn(total, name), ZERO, { within: root, path: `cac:LegalMonetaryTotal/${path}` });
  return present({
    lines: required(cbc.lineExtensionAmount, "cbc:LineExtensionAmount"),
    allowances: read.decimalIn(total, cbc.allowanceTotalAmount),
    charges: read.decimalIn(total, cbc.chargeTotalAmount),
    withoutVat: required(cbc.taxExclusiveAmount, "cbc:TaxExclusiveAmount"),
    ...readVatTotals(read, root, vatCurrency),
    withVat: required(cbc.taxInclusiveAmount, "cbc:TaxInclusiveAmount"),
    prepaid: read.decimalIn(total, cbc.prepaidAmount),
    rounding: read.decimalIn(total, cbc.payableRoundingAmount),
    due: required(cbc.payableAmount, "cbc:PayableAmount"),
  });
}

/** BT-110 and BT-111: the one with subtotals is in the invoice currency, the other in the VAT accounting currency. */
function readVatTotals(
  read: ReadCursor,
  root: number,
  vatCurrency: string | undefined,
): Pick<Totals, "vat" | "vatInVatCurrency"> {
  const main = mainTaxTotal(read, root);
  const total = read.decimalIn(main, cbc.taxAmount);
  const vat = read.required(total, ZERO, { within: root, path: "cac:TaxTotal/cbc:TaxAmount" });
  for (const other of read.children(root, cac.taxTotal)) {
    const amount = read.find(other, cbc.taxAmount);
    if (other === main || vatCurrency === undefined || read.attribute(amount, at.currencyID) !== vatCurrency) continue;
    read.take(other);
    return present({ vat, vatInVatCurrency: read.decimalIn(other, cbc.taxAmount) });
  }
  return { vat };
}

function mainTaxTotal(read: ReadCursor, root: number): number {
  const all = read.children(root, cac.taxTotal);
  const main = all.find((total) => read.find(total, cac.taxSubtotal) >= 0) ?? all[0] ?? -1;
  if (main >= 0) read.take(main);
  return main;
}
