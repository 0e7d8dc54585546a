import { type Decimal } from "../amount/decimal.ts";
import {
  type LineAllowanceCharge,
  type Totals,
  type VatCategory,
  type VatExemption,
  type VatSubtotal,
} from "../model/totals.ts";

/** A line as far as its amount goes; an `InvoiceLine` is one. */
export interface LineTerms {
  /** BT-129. */
  readonly quantity: Decimal;
  /** BT-146 and BT-149. */
  readonly price: { readonly net: Decimal; readonly baseQuantity?: Decimal };
  readonly allowanceCharges?: readonly Pick<LineAllowanceCharge, "kind" | "amount">[];
  /** BT-151 and BT-152, with the reason for exemption, which ends up in the VAT breakdown. */
  readonly vat: VatCategory & VatExemption;
}

/** An invoice as far as its amounts go. */
export interface InvoiceTerms {
  readonly lines: readonly LineTerms[];
  readonly allowanceCharges?: readonly (Pick<LineAllowanceCharge, "kind" | "amount"> & {
    readonly vat: VatCategory & VatExemption;
  })[];
  /** BT-113. */
  readonly prepaid?: Decimal;
  /** BT-114: to whole units of the currency (öresavrundning), or an amount already decided. */
  readonly rounding?: "whole" | Decimal;
  /** BT-6 and the rate to it: VAT in the accounting currency = VAT × rate (BT-111). */
  readonly vatCurrencyRate?: Decimal;
}

/** What an invoice comes to. */
export interface Calculation {
  /** BT-131 of each line, in order. */
  readonly lineNets: readonly Decimal[];
  readonly vatBreakdown: readonly VatSubtotal[];
  readonly totals: Totals;
}
