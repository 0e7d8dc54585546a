import { type Decimal } from "../amount/decimal.ts";
import { type Identifier } from "./party.ts";
import { type Period } from "./period.ts";
import { type LineAllowanceCharge, type VatCategory } from "./totals.ts";

/** One line of an invoice (BG-25). */
export interface InvoiceLine {
  /** BT-126. */
  readonly id: string;
  /** BT-127. */
  readonly note?: string;
  /** BT-128, invoiced object; its scheme is from UNCL1153. */
  readonly object?: Identifier;
  /** BT-129. */
  readonly quantity: Decimal;
  /** BT-130, UNECE Recommendation 20 or 21. */
  readonly unit: string;
  /** BT-131, line net amount. */
  readonly net: Decimal;
  /** BT-132, the line of the purchase order. */
  readonly orderLine?: string;
  /** BT-133. */
  readonly buyerAccountingReference?: string;
  /** BG-26. */
  readonly period?: Period;
  /** BG-27 and BG-28, in the order written. */
  readonly allowanceCharges?: readonly LineAllowanceCharge[];
  /** BG-29. */
  readonly price: Price;
  /** BG-30: BT-151 and BT-152. */
  readonly vat: VatCategory;
  /** BG-31. */
  readonly item: Item;
}

/** What one unit costs, without VAT (BG-29). */
export interface Price {
  /** BT-146, after discount. */
  readonly net: Decimal;
  /** BT-147. */
  readonly discount?: Decimal;
  /** BT-148, before discount; without a discount it is written with the one that leads to the net price. */
  readonly gross?: Decimal;
  /** BT-149, the quantity the price is for; one when absent. */
  readonly baseQuantity?: Decimal;
  /** BT-150, written as BT-130 when absent, for it must be the same (PEPPOL-EN16931-R130). */
  readonly baseUnit?: string;
}

/** What is sold (BG-31). */
export interface Item {
  /** BT-153. */
  readonly name: string;
  /** BT-154. */
  readonly description?: string;
  /** BT-155. */
  readonly sellersId?: string;
  /** BT-156. */
  readonly buyersId?: string;
  /** BT-157, such as a GTIN with scheme 0160. */
  readonly standardId?: Identifier;
  /** BT-158. */
  readonly classifications?: readonly ItemClassification[];
  /** BT-159. */
  readonly originCountry?: string;
  /** BG-32. */
  readonly attributes?: readonly ItemAttribute[];
}

export interface ItemClassification {
  /** BT-158. */
  readonly code: string;
  /** BT-158-1, UNCL7143: STI is CPV, TST is UNSPSC. */
  readonly list: string;
  /** BT-158-2. */
  readonly version?: string;
}

export interface ItemAttribute {
  /** BT-160. */
  readonly name: string;
  /** BT-161. */
  readonly value: string;
}
