import { type Decimal, decimal } from "../amount/decimal.ts";
import { type LocalDate, localDate } from "../calendar/local-date.ts";
import { type VatCategoryCode } from "../model/totals.ts";

/** A Swedish VAT rate during the days it holds; what is supplied on a day is taxed by that day's rate (ML 9 kap.). */
export interface VatRate {
  readonly rate: Decimal;
  /** What the rate is for, as a key: sentences live in the portal. */
  readonly use: "standard" | "food" | "hotels-and-restaurants" | "culture-and-transport";
  readonly from: LocalDate;
  readonly through?: LocalDate;
}

/** Rates since long before any invoice we meet. Food: 6 % for a time (prop. 2025/26:55). */
export const swedishVatRates: readonly VatRate[] = [
  { rate: decimal("25"), use: "standard", from: localDate("1990-07-01") },
  { rate: decimal("12"), use: "hotels-and-restaurants", from: localDate("2012-01-01") },
  { rate: decimal("12"), use: "food", from: localDate("1996-01-01"), through: localDate("2026-03-31") },
  { rate: decimal("6"), use: "food", from: localDate("2026-04-01"), through: localDate("2027-12-31") },
  { rate: decimal("12"), use: "food", from: localDate("2028-01-01") },
  { rate: decimal("6"), use: "culture-and-transport", from: localDate("2002-01-01") },
];

/** The rates that hold on a day. */
export function vatRatesOn(day: LocalDate): readonly VatRate[] {
  return swedishVatRates.filter(({ from, through }) => from <= day && (through === undefined || day <= through));
}

/** VAT categories a Swedish seller uses, in the order a form offers them. */
export const swedishVatCategories: readonly VatCategoryCode[] = ["S", "E", "AE", "K", "G", "O", "Z"];

export const vatCategoryCodes: readonly VatCategoryCode[] = ["S", "Z", "E", "AE", "K", "G", "O", "L", "M", "B"];

/** The exemption code that says no more than the category does, so that a form can fill it in (P0104 to P0107). */
export const usualExemptionCodes: Readonly<Partial<Record<VatCategoryCode, string>>> = {
  AE: "VATEX-EU-AE",
  K: "VATEX-EU-IC",
  G: "VATEX-EU-G",
  O: "VATEX-EU-O",
};

/** Exemption codes (VATEX) that a Swedish seller meets, by the category they belong to. */
export const exemptionCodes: readonly {
  readonly code: string;
  readonly category: VatCategoryCode;
  readonly directive: string;
}[] = [
  { code: "VATEX-EU-AE", category: "AE", directive: "2006/112/EC art. 194–199" },
  { code: "VATEX-EU-IC", category: "K", directive: "2006/112/EC art. 138" },
  { code: "VATEX-EU-G", category: "G", directive: "2006/112/EC art. 146" },
  { code: "VATEX-EU-O", category: "O", directive: "2006/112/EC art. 2" },
  ...Array.from("ABCDEFGHIJKLMNOPQ", (point) => ({
    code: `VATEX-EU-132-1${point}`,
    category: "E" as const,
    directive: `2006/112/EC art. 132.1 ${point.toLowerCase()}`,
  })),
  { code: "VATEX-EU-79-C", category: "E", directive: "2006/112/EC art. 79 c" },
  { code: "VATEX-EU-D", category: "E", directive: "2006/112/EC art. 325" },
  { code: "VATEX-EU-F", category: "E", directive: "2006/112/EC art. 312–325" },
  { code: "VATEX-EU-I", category: "E", directive: "2006/112/EC art. 312–325" },
  { code: "VATEX-EU-J", category: "E", directive: "2006/112/EC art. 312–325" },
  { code: "VATEX-EU-309", category: "E", directive: "2006/112/EC art. 309" },
];
