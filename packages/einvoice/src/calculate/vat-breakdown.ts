import {
  add,
  type Decimal,
  divideRounded,
  formatDecimal,
  multiply,
  roundTo,
  shortest,
  subtract,
  ZERO,
} from "../amount/decimal.ts";
import { type VatCategory, type VatExemption, type VatSubtotal } from "../model/totals.ts";
import { type InvoiceTerms } from "./terms.ts";

interface Group {
  readonly vat: VatCategory;
  taxable: Decimal;
  readonly codes: Set<string>;
  readonly reasons: Set<string>;
}

/** BG-23: one subtotal for each category and rate, in order of first appearance (BR-CO-18, BR-S-08, BR-CO-17). */
export function vatBreakdown(terms: InvoiceTerms, lineNets: readonly Decimal[]): VatSubtotal[] {
  const groups = new Map<string, Group>();
  terms.lines.forEach((line, index) => {
    const group = groupFor(groups, line.vat);
    group.taxable = add(group.taxable, lineNets[index] ?? ZERO);
  });
  for (const { kind, amount, vat } of terms.allowanceCharges ?? []) {
    const group = groupFor(groups, vat);
    const rounded = roundTo(amount, 2);
    group.taxable = kind === "charge" ? add(group.taxable, rounded) : subtract(group.taxable, rounded);
  }
  return Array.from(groups.values(), subtotalOf);
}

function groupFor(groups: Map<string, Group>, vat: VatCategory & VatExemption): Group {
  const key = `${vat.category} ${vat.rate === undefined ? "" : formatDecimal(shortest(vat.rate))}`;
  let group = groups.get(key);
  if (group === undefined) {
    const { category, rate } = vat;
    group = {
      vat: rate === undefined ? { category } : { category, rate },
      taxable: ZERO,
      codes: new Set(),
      reasons: new Set(),
    };
    groups.set(key, group);
  }
  if (vat.exemptionCode !== undefined) group.codes.add(vat.exemptionCode);
  if (vat.exemptionReason !== undefined) group.reasons.add(vat.exemptionReason);
  return group;
}

/** A category has one reason; where its lines give several, the words are joined and a code is kept only if all agree. */
function subtotalOf({ vat, taxable, codes, reasons }: Group): VatSubtotal {
  const [code] = codes;
  return {
    ...vat,
    taxable: roundTo(taxable, 2),
    vat: divideRounded(multiply(taxable, vat.rate ?? ZERO), { units: 100n, scale: 0 }, 2),
    ...(code !== undefined && codes.size === 1 && { exemptionCode: code }),
    ...(reasons.size > 0 && { exemptionReason: [...reasons].join("; ") }),
  };
}
