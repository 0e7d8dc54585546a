import { type Decimal } from "../amount/decimal.ts";
import { type Invoice } from "../model/invoice.ts";
import { type InvoiceLine } from "../model/line.ts";
import { type AllowanceCharge, type VatCategory, type VatExemption } from "../model/totals.ts";
import { calculate } from "./calculate.ts";
import { type InvoiceTerms } from "./terms.ts";

/** A line before its amount is known; the reason for exemption is told here and moves to the VAT breakdown. */
export interface DraftLine extends Omit<InvoiceLine, "net" | "vat"> {
  readonly vat: VatCategory & VatExemption;
}

export interface DraftAllowanceCharge extends Omit<AllowanceCharge, "vat"> {
  readonly vat: VatCategory & VatExemption;
}

/** An invoice before anything is added up. */
export interface InvoiceDraft extends Omit<Invoice, "lines" | "allowanceCharges" | "vatBreakdown" | "totals"> {
  readonly lines: readonly DraftLine[];
  readonly allowanceCharges?: readonly DraftAllowanceCharge[];
  /** BT-113. */
  readonly prepaid?: Decimal;
  /** BT-114. */
  readonly rounding?: NonNullable<InvoiceTerms["rounding"]>;
  /** Units of the VAT accounting currency for one unit of the invoice currency. */
  readonly vatCurrencyRate?: Decimal;
}

/** The whole invoice, with every amount calculated. */
export function completeInvoice(draft: InvoiceDraft): Invoice {
  const { lineNets, vatBreakdown, totals } = calculate(draft);
  const { prepaid: _prepaid, rounding: _rounding, vatCurrencyRate: _rate, allowanceCharges, ...terms } = draft;
  return {
    ...terms,
    ...(allowanceCharges && { allowanceCharges: allowanceCharges.map(withoutExemption) }),
    vatBreakdown,
    totals,
    lines: draft.lines.map((line, index) => ({ ...withoutExemption(line), net: netAt(lineNets, index) })),
  };
}

function withoutExemption<T extends { readonly vat: VatCategory }>(part: T): T & { readonly vat: VatCategory } {
  const { category, rate } = part.vat;
  return { ...part, vat: rate === undefined ? { category } : { category, rate } };
}

function netAt(lineNets: readonly Decimal[], index: number): Decimal {
  const net = lineNets[index];
  if (net === undefined) throw new RangeError(`No amount for line ${index}`);
  return net;
}
