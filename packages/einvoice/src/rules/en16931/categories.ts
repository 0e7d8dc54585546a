/**
 * EN 16931: the nine VAT categories. Each has the same ten rules with small differences, and every difference of the official
 * rules is written down here, beside the family it belongs to: BR-S-*, BR-Z-*, BR-E-*, BR-AE-*, BR-IC-*, BR-G-*, BR-O-*,
 * BR-AF-* and BR-AG-*. The rules themselves are in category-rules.ts.
 */
export interface Family {
  /** As in BR-IC-05. */
  readonly mark: string;
  /** As in UNTDID 5305. */
  readonly code: string;
  readonly sv: string;
  readonly en: string;
  /** What rate a line, allowance or charge must have. */
  readonly rate: "above zero" | "zero or above" | "zero" | "none";
  /** Whether the VAT of the breakdown row is nil, or the base times the rate. */
  readonly tax: "nil" | "of the rate";
  /** Whether the breakdown row gives a reason for exemption. */
  readonly reason: "required" | "forbidden";
  /** How the base of a breakdown row relates to the lines: the very sum, or within one, by rate. */
  readonly base: "sum" | "within one by rate";
  /** How many breakdown rows a used category must have. */
  readonly rows: "exactly one" | "some";
  /** Whose tax numbers must be there, or must not. */
  readonly numbers:
    | "seller's tax"
    | "seller's VAT"
    | "seller's tax, buyer's VAT or legal"
    | "seller's VAT, buyer's VAT"
    | "no VAT";
}

const taxed = {
  rate: "zero or above",
  tax: "of the rate",
  reason: "forbidden",
  base: "within one by rate",
  rows: "some",
  numbers: "seller's tax",
} as const;

const untaxed = { rate: "zero", tax: "nil", reason: "required", base: "sum", rows: "exactly one" } as const;

export const families: readonly Family[] = [
  {
    mark: "S",
    code: "S",
    sv: "momskategori S (vanlig moms)",
    en: "VAT category S (standard rate)",
    ...taxed,
    rate: "above zero",
  },
  {
    mark: "AF",
    code: "L",
    sv: "momskategori L (IGIC-skatt på Kanarieöarna)",
    en: "VAT category L (IGIC tax of the Canary Islands)",
    ...taxed,
  },
  {
    mark: "AG",
    code: "M",
    sv: "momskategori M (IPSI-skatt i Ceuta och Melilla)",
    en: "VAT category M (IPSI tax of Ceuta and Melilla)",
    ...taxed,
  },
  {
    mark: "Z",
    code: "Z",
    sv: "momskategori Z (nollmoms)",
    en: "VAT category Z (zero rate)",
    ...untaxed,
    reason: "forbidden",
    numbers: "seller's tax",
  },
  {
    mark: "E",
    code: "E",
    sv: "momskategori E (momsfritt)",
    en: "VAT category E (exempt)",
    ...untaxed,
    numbers: "seller's tax",
  },
  {
    mark: "AE",
    code: "AE",
    sv: "momskategori AE (omvänd betalningsskyldighet)",
    en: "VAT category AE (reverse charge)",
    ...untaxed,
    numbers: "seller's tax, buyer's VAT or legal",
  },
  {
    mark: "IC",
    code: "K",
    sv: "momskategori K (försäljning till annat EU-land)",
    en: "VAT category K (supply to another EU country)",
    ...untaxed,
    numbers: "seller's VAT, buyer's VAT",
  },
  {
    mark: "G",
    code: "G",
    sv: "momskategori G (export utanför EU)",
    en: "VAT category G (export outside the EU)",
    ...untaxed,
    numbers: "seller's VAT",
  },
  {
    mark: "O",
    code: "O",
    sv: "momskategori O (utanför momsen)",
    en: "VAT category O (outside the scope of VAT)",
    ...untaxed,
    rate: "none",
    numbers: "no VAT",
  },
];
