/** How VAT categories are used in a document: where each code stands, and the sums by code and rate. Found once, asked by many rules. */
import { type Decimal, add, shortest, zero } from "./decimal.ts";
import type { Doc } from "./document.ts";
import { fact } from "./facts.ts";
import { cac, cbc } from "./names.ts";
import { findStanding, nowhere, type CodeStanding } from "./code-standing.ts";
import { again, booleanOf, child, decimalOf, every, exists, normal, only, textOf } from "./reads.ts";
import { orStop, Stopped } from "./rule.ts";
import { hasTaxNumber, isVat } from "./vat-scheme.ts";

/** Where a category code stands. "Vat" counts only categories whose tax scheme is VAT. */
export interface CategoryUse {
  lines: number;
  linesVat: number;
  allowances: number;
  allowancesVat: number;
  chargesVat: number;
  documentAllowancesVat: number;
  documentChargesVat: number;
  allowanceOrChargeVat: number;
  chargesVatUntrimmed: number;
  breakdowns: number;
  breakdownsVat: number;
  breakdownsUntrimmed: number;
  breakdownsVatUntrimmed: number;
}

const unused = (): CategoryUse => ({
  lines: 0,
  linesVat: 0,
  allowances: 0,
  allowancesVat: 0,
  chargesVat: 0,
  documentAllowancesVat: 0,
  documentChargesVat: 0,
  allowanceOrChargeVat: 0,
  chargesVatUntrimmed: 0,
  breakdowns: 0,
  breakdownsVat: 0,
  breakdownsUntrimmed: 0,
  breakdownsVatUntrimmed: 0,
});

const none: Readonly<CategoryUse> = unused();

/** Sums by code, or by code and rate; a stop where the official sum breaks off. */
type Sums = Map<string, Decimal | Stopped>;

function sumAt(sums: Sums, key: string): Decimal {
  const sum = sums.get(key) ?? zero;
  if (sum instanceof Stopped) throw sum;
  return sum;
}

export class VatFacts {
  private readonly doc: Doc;
  /** Whether uses, and the rows of the breakdown among them, are counted; or the stop that counting came to. */
  private counted: "counted" | Stopped | undefined;
  private countedRows: "counted" | Stopped | undefined;
  private readonly uses = new Map<string, CategoryUse>();
  private readonly sums = new Map<string, Sums>();
  private readonly keysAtRate = new Map<number, Set<string> | Stopped>();
  /** The key last made: a line mostly has the category of the line before. */
  private lastKey = { code: "", units: 0 as Decimal["units"], decimals: 0, key: " 0e0" };

  constructor(doc: Doc) {
    this.doc = doc;
  }

  /** How a code is used, counted by category. A category with two codes stops the artefact. */
  use(code: string): Readonly<CategoryUse> {
    this.countUses();
    return this.uses.get(code) ?? none;
  }

  /** How often a code stands in categories of VAT anywhere, and in breakdown rows; counted by code, so that two do no harm. */
  standing(code: string): Readonly<CodeStanding> {
    return standingCodes(this.doc).get(code) ?? nowhere;
  }

  codes(): Iterable<[string, Readonly<CategoryUse>]> {
    this.useInRows("");
    return this.uses;
  }

  /** The net amounts of the lines of one kind in a category; with a rate, of that rate. */
  lineSum(line: number, code: string, rate?: Decimal): Decimal {
    const key = `${line}${rate === undefined ? "" : "%"}`;
    let sums = this.sums.get(key);
    if (sums === undefined) this.sums.set(key, (sums = this.sumLines(line, rate !== undefined)));
    return sumAt(sums, this.keyOf(code, rate));
  }

  /** The document level allowances, or charges, in a category; with a rate, of that rate. */
  allowanceSum(isCharge: boolean, code: string, rate?: Decimal): Decimal {
    const key = `${isCharge}${rate === undefined ? "" : "%"}`;
    let sums = this.sums.get(key);
    if (sums === undefined) this.sums.set(key, (sums = this.sumAllowances(isCharge, rate !== undefined)));
    return sumAt(sums, this.keyOf(code, rate));
  }

  /** Whether any line of one kind, or any allowance or charge, anywhere, has a category of a code and one of a rate. */
  hasAtRate(name: number, code: string, rate: Decimal): boolean {
    let keys = this.keysAtRate.get(name);
    if (keys === undefined) this.keysAtRate.set(name, (keys = orStop(() => this.findKeysAtRate(name))));
    if (keys instanceof Stopped) throw keys;
    return keys.has(this.keyOf(code, rate));
  }

  private findKeysAtRate(name: number): Set<string> {
    const { doc } = this;
    const found = new Set<string>();
    for (let element = doc.first(name); element >= 0; element = doc.next(element))
      for (const key of this.keysOf(categoriesOf(doc, element, name), true)) found.add(key);
    return found;
  }

  private useOf(code: string): CategoryUse {
    let use = this.uses.get(code);
    if (use === undefined) this.uses.set(code, (use = unused()));
    return use;
  }

  get sellerHasTaxNumber(): boolean {
    return sellerHasTaxNumber(this.doc);
  }

  get sellerHasVatNumber(): boolean {
    return sellerHasVatNumber(this.doc);
  }

  get representativeHasVatNumber(): boolean {
    return representativeHasVatNumber(this.doc);
  }

  get buyerHasVatNumber(): boolean {
    return buyerHasVatNumber(this.doc);
  }

  get buyerHasLegalId(): boolean {
    return buyerHasLegalId(this.doc);
  }

  private countUses(): void {
    this.counted ??= orStop(() => {
      this.countLines();
      this.countAllowances();
      return "counted" as const;
    });
    if (this.counted instanceof Stopped) throw this.counted;
  }

  /** The same with the rows of the breakdown counted too. */
  useInRows(code: string): Readonly<CategoryUse> {
    this.countUses();
    this.countedRows ??= orStop(() => {
      this.countBreakdowns();
      return "counted" as const;
    });
    if (this.countedRows instanceof Stopped) throw this.countedRows;
    return this.uses.get(code) ?? none;
  }

  private countLines(): void {
    const { doc } = this;
    for (let element = doc.first(cac.ClassifiedTaxCategory); element >= 0; element = doc.next(element)) {
      const use = this.useOf(codeOf(doc, element));
      use.lines++;
      if (isVat(doc, element)) use.linesVat++;
    }
  }

  private countAllowances(): void {
    const { doc } = this;
    const { scan } = doc;
    for (let element = doc.first(cac.AllowanceCharge); element >= 0; element = doc.next(element)) {
      const { isAllowance, isCharge } = signOf(doc, element);
      const isTop = scan.parent[element] === 0 && (doc.isInvoice || doc.isCreditNote);
      for (let category = child(scan, element, cac.TaxCategory); category >= 0; category = again(scan, category)) {
        const use = this.useOf(codeOf(doc, category));
        use.allowances++;
        if (!isVat(doc, category)) continue;
        use.allowanceOrChargeVat++;
        if (isAllowance) use.allowancesVat++;
        if (isAllowance && isTop) use.documentAllowancesVat++;
        if (isCharge) use.chargesVat++;
        if (isCharge && isTop) use.documentChargesVat++;
        if (isCharge) this.useOf(textOf(scan, child(scan, category, cbc.ID))).chargesVatUntrimmed++;
      }
    }
  }

  private countBreakdowns(): void {
    const { scan } = this.doc;
    for (const category of every(scan, 0, cac.TaxTotal, cac.TaxSubtotal, cac.TaxCategory)) {
      const ofVat = isVat(this.doc, category);
      const use = this.useOf(codeOf(this.doc, category));
      const untrimmed = this.useOf(textOf(scan, child(scan, category, cbc.ID)));
      use.breakdowns++;
      untrimmed.breakdownsUntrimmed++;
      if (ofVat) use.breakdownsVat++;
      if (ofVat) untrimmed.breakdownsVatUntrimmed++;
    }
  }

  private sumLines(line: number, byRate: boolean): Sums {
    const sums: Sums = new Map();
    const { scan } = this.doc;
    for (const element of this.doc.tops(line))
      this.addTo(
        sums,
        every(scan, element, cac.Item, cac.ClassifiedTaxCategory),
        () => only(scan, element, cbc.LineExtensionAmount),
        byRate,
      );
    return sums;
  }

  private sumAllowances(isCharge: boolean, byRate: boolean): Sums {
    const sums: Sums = new Map();
    const { scan } = this.doc;
    for (const element of this.doc.tops(cac.AllowanceCharge)) {
      const sign = signOf(this.doc, element);
      if (isCharge ? !sign.isCharge : !sign.isAllowance) continue;
      this.addTo(sums, every(scan, element, cac.TaxCategory), () => only(scan, element, cbc.Amount), byRate);
    }
    return sums;
  }

  /** An amount that stops the artefact stops the sums it belongs to, and those alone. */
  private addTo(sums: Sums, categories: readonly number[], amount: () => number, byRate: boolean): void {
    const keys = this.keysOf(categories, byRate);
    if (keys.length === 0) return;
    const value = orStop(() => decimalOf(this.doc.scan, amount()));
    if (value === undefined) return;
    for (const key of keys) {
      const sum = sums.get(key) ?? zero;
      if (!(sum instanceof Stopped)) sums.set(key, value instanceof Stopped ? value : add(sum, value));
    }
  }

  /** The keys an element counts under. With several categories any code goes with any rate, as the official paths have it. */
  private keysOf(categories: readonly number[], byRate: boolean): string[] {
    const { scan } = this.doc;
    const [single] = categories;
    if (categories.length === 1 && single !== undefined) {
      const code = codeOf(this.doc, single);
      if (!byRate) return [code];
      const rate = decimalOf(scan, only(scan, single, cbc.Percent));
      return rate === undefined ? [] : [this.keyOf(code, rate)];
    }
    const codes = categories.map((category) => codeOf(this.doc, category));
    if (!byRate) return codes.length < 2 ? codes : [...new Set(codes)];
    const rates = categories.map((category) => decimalOf(scan, only(scan, category, cbc.Percent)));
    const keys = codes.flatMap((code) => rates.flatMap((rate) => (rate === undefined ? [] : [this.keyOf(code, rate)])));
    return keys.length < 2 ? keys : [...new Set(keys)];
  }

  private keyOf(code: string, rate: Decimal | undefined): string {
    if (rate === undefined) return code;
    const last = this.lastKey;
    if (code === last.code && rate.units === last.units && rate.decimals === last.decimals) return last.key;
    const { units, decimals } = shortest(rate);
    const key = `${code} ${units}e${decimals}`;
    this.lastKey = { code, units: rate.units, decimals: rate.decimals, key };
    return key;
  }
}

const standingCodes = fact(findStanding);
const sellerHasTaxNumber = fact((doc) => hasTaxNumber(doc, cac.AccountingSupplierParty, false));
const sellerHasVatNumber = fact((doc) => hasTaxNumber(doc, cac.AccountingSupplierParty, true));
const representativeHasVatNumber = fact((doc) => hasTaxNumber(doc, cac.TaxRepresentativeParty, true));
const buyerHasVatNumber = fact((doc) => hasTaxNumber(doc, cac.AccountingCustomerParty, true));
const buyerHasLegalId = fact((doc) => {
  for (let element = doc.first(cac.AccountingCustomerParty); element >= 0; element = doc.next(element))
    if (exists(doc.scan, element, cac.Party, cac.PartyLegalEntity, cbc.CompanyID)) return true;
  return false;
});

/** Whether an allowance or charge element is the one, the other or (without an indicator) neither. */
export function signOf(doc: Doc, element: number): { readonly isAllowance: boolean; readonly isCharge: boolean } {
  let isAllowance = false;
  let isCharge = false;
  const { scan } = doc;
  for (let at = child(scan, element, cbc.ChargeIndicator); at >= 0; at = again(scan, at))
    if (booleanOf(scan, at)) isCharge = true;
    else isAllowance = true;
  return { isAllowance, isCharge };
}

export function codeOf(doc: Doc, category: number): string {
  return normal(doc.scan, only(doc.scan, category, cbc.ID));
}

function categoriesOf(doc: Doc, element: number, name: number): readonly number[] {
  return name === cac.AllowanceCharge
    ? every(doc.scan, element, cac.TaxCategory)
    : every(doc.scan, element, cac.Item, cac.ClassifiedTaxCategory);
}
