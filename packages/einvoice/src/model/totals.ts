import { type Decimal } from "../amount/decimal.ts";

/** VAT category codes of EN 16931 (UNCL5305): BT-95, BT-102, BT-118, BT-151. */
export type VatCategoryCode = "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M" | "B";

/** A VAT category and its rate in per cent; category O has no rate (BR-O-05). */
export interface VatCategory {
  readonly category: VatCategoryCode;
  readonly rate?: Decimal;
}

/** Why no VAT is charged: a code from VATEX (BT-121), words (BT-120) or both. */
export interface VatExemption {
  readonly exemptionCode?: string;
  readonly exemptionReason?: string;
}

/** A reduction or an addition to the whole invoice (BG-20, BG-21). */
export interface AllowanceCharge extends LineAllowanceCharge {
  /** BT-95 and BT-96, BT-102 and BT-103. */
  readonly vat: VatCategory;
}

/** A reduction or an addition to one line (BG-27, BG-28); terms numbered as allowance, charge. */
export interface LineAllowanceCharge {
  readonly kind: "allowance" | "charge";
  /** BT-136, BT-141; on the document BT-92, BT-99. */
  readonly amount: Decimal;
  /** BT-137, BT-142; on the document BT-93, BT-100. */
  readonly base?: Decimal;
  /** BT-138, BT-143; on the document BT-94, BT-101. Per cent. */
  readonly percentage?: Decimal;
  /** BT-139, BT-144; on the document BT-97, BT-104. */
  readonly reason?: string;
  /** BT-140, BT-145; on the document BT-98, BT-105. UNCL5189 for allowances, UNCL7161 for charges. */
  readonly reasonCode?: string;
}

/** What one VAT category and rate comes to (BG-23). */
export interface VatSubtotal extends VatCategory, VatExemption {
  /** BT-116. */
  readonly taxable: Decimal;
  /** BT-117. */
  readonly vat: Decimal;
}

/** Document totals (BG-22). */
export interface Totals {
  /** BT-106, sum of line net amounts. */
  readonly lines: Decimal;
  /** BT-107. */
  readonly allowances?: Decimal;
  /** BT-108. */
  readonly charges?: Decimal;
  /** BT-109. */
  readonly withoutVat: Decimal;
  /** BT-110. */
  readonly vat: Decimal;
  /** BT-111, in the VAT accounting currency. */
  readonly vatInVatCurrency?: Decimal;
  /** BT-112. */
  readonly withVat: Decimal;
  /** BT-113. */
  readonly prepaid?: Decimal;
  /** BT-114. */
  readonly rounding?: Decimal;
  /** BT-115, amount due for payment. */
  readonly due: Decimal;
}
