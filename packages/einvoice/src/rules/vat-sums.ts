/** The sums of a document's lines, allowances and charges by VAT category and rate. Found once, asked by the rules on the breakdown. */
import { type Decimal, add, shortest, zero } from "./decimal.ts";
import type { Doc } from "./document.ts";
import { fact } from "./facts.ts";
import { cac, cbc } from "./names.ts";
import { decimalOf, every, only } from "./reads.ts";
import { orStop, Stopped } from "./rule.ts";
import { codeOf, signOf } from "./vat-facts.ts";

/** By code, the rate that is no number: it stops whoever looks beyond it for a rate of that code, and no one else. */
type RateStops = Map<string, Stopped>;

/** Sums by code, or by code and rate; a stop where the official sum breaks off. */
interface Sums {
  readonly byKey: Map<string, Decimal | Stopped>;
  readonly rateStops: RateStops;
}

function sumAt({ byKey, rateStops }: Sums, code: string, key: string): Decimal {
  const sum = rateStops.get(code) ?? byKey.get(key) ?? zero;
  if (sum instanceof Stopped) throw sum;
  return sum;
}

/** Codes and rates that stand somewhere together. */
interface RatesStanding {
  readonly keys: Set<string>;
  readonly rateStops: RateStops;
}

class VatSums {
  private readonly doc: Doc;
  private readonly sums = new Map<string, Sums>();
  private readonly keysAtRate = new Map<number, RatesStanding | Stopped>();
  /** The key last made: a line mostly has the category of the line before. */
  private lastKey = { code: "", units: 0 as Decimal["units"], decimals: 0, key: " 0e0" };

  constructor(doc: Doc) {
    this.doc = doc;
  }

  /** The net amounts of the lines of one kind in a category; with a rate, of that rate. */
  lineSum(line: number, code: string, rate?: Decimal): Decimal {
    const key = `${line}${rate === undefined ? "" : "%"}`;
    let sums = this.sums.get(key);
    if (sums === undefined) this.sums.set(key, (sums = this.sumLines(line, rate !== undefined)));
    return sumAt(sums, code, this.keyOf(code, rate));
  }

  /** The document level allowances, or charges, in a category; with a rate, of that rate. */
  allowanceSum(isCharge: boolean, code: string, rate?: Decimal): Decimal {
    const key = `${isCharge}${rate === undefined ? "" : "%"}`;
    let sums = this.sums.get(key);
    if (sums === undefined) this.sums.set(key, (sums = this.sumAllowances(isCharge, rate !== undefined)));
    return sumAt(sums, code, this.keyOf(code, rate));
  }

  /** Whether any line of one kind, or any allowance or charge, anywhere, has a category of a code and one of a rate. */
  hasAtRate(name: number, code: string, rate: Decimal): boolean {
    let keys = this.keysAtRate.get(name);
    if (keys === undefined) this.keysAtRate.set(name, (keys = orStop(() => this.findKeysAtRate(name))));
    if (keys instanceof Stopped) throw keys;
    if (keys.keys.has(this.keyOf(code, rate))) return true;
    const stop = keys.rateStops.get(code);
    if (stop !== undefined) throw stop;
    return false;
  }

  private findKeysAtRate(name: number): RatesStanding {
    const { doc } = this;
    const found: RatesStanding = { keys: new Set(), rateStops: new Map() };
    for (let element = doc.first(name); element >= 0; element = doc.next(element))
      for (const key of this.keysOf(categoriesOf(doc, element, name), found.rateStops)) found.keys.add(key);
    return found;
  }

  private sumLines(line: number, byRate: boolean): Sums {
    const sums: Sums = { byKey: new Map(), rateStops: new Map() };
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
    const sums: Sums = { byKey: new Map(), rateStops: new Map() };
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
    const keys = this.keysOf(categories, byRate ? sums.rateStops : undefined);
    if (keys.length === 0) return;
    const value = orStop(() => decimalOf(this.doc.scan, amount()));
    if (value === undefined) return;
    for (const key of keys) {
      const sum = sums.byKey.get(key) ?? zero;
      if (!(sum instanceof Stopped)) sums.byKey.set(key, value instanceof Stopped ? value : add(sum, value));
    }
  }

  /**
   * The keys an element counts under: codes, or with `rateStops` codes and rates. With several categories any code goes with any
   * rate, as the official paths have it. Rates are read of a code's own elements alone, and none beyond one that is no number.
   */
  private keysOf(categories: readonly number[], rateStops: RateStops | undefined): string[] {
    const [single] = categories;
    if (categories.length === 1 && single !== undefined) {
      const code = codeOf(this.doc, single);
      if (rateStops === undefined) return [code];
      if (rateStops.has(code)) return [];
      const rate = this.rateOf(single);
      if (rate instanceof Stopped) rateStops.set(code, rate);
      return rate === undefined || rate instanceof Stopped ? [] : [this.keyOf(code, rate)];
    }
    const codes = [...new Set(categories.map((category) => codeOf(this.doc, category)))];
    if (rateStops === undefined) return codes;
    const open = codes.filter((code) => !rateStops.has(code));
    const keys = new Set<string>();
    for (const category of categories) {
      const rate = this.rateOf(category);
      if (rate instanceof Stopped) {
        for (const code of open) rateStops.set(code, rate);
        break;
      }
      if (rate !== undefined) for (const code of open) keys.add(this.keyOf(code, rate));
    }
    return [...keys];
  }

  private rateOf(category: number): Decimal | Stopped | undefined {
    const { scan } = this.doc;
    try {
      return decimalOf(scan, only(scan, category, cbc.Percent));
    } catch (stop) {
      if (stop instanceof Stopped) return stop;
      throw stop;
    }
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

export const vatSums = fact((doc) => new VatSums(doc));

function categoriesOf(doc: Doc, element: number, name: number): readonly number[] {
  return name === cac.AllowanceCharge
    ? every(doc.scan, element, cac.TaxCategory)
    : every(doc.scan, element, cac.Item, cac.ClassifiedTaxCategory);
}
