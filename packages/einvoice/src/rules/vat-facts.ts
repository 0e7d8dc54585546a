/** How VAT categories are used in a document: where each code stands. Found once, asked by many rules. */
import type { Doc } from "./document.ts";
import { fact } from "./facts.ts";
import { cac, cbc } from "./names.ts";
import { findStanding, nowhere, type CodeStanding } from "./code-standing.ts";
import { again, booleanOf, child, every, exists, normal, only, textOf } from "./reads.ts";
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

export class VatFacts {
  private readonly doc: Doc;
  /** Whether uses, and the rows of the breakdown among them, are counted; or the stop that counting came to. */
  private counted: "counted" | Stopped | undefined;
  private countedRows: "counted" | Stopped | undefined;
  private readonly uses = new Map<string, CategoryUse>();

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
