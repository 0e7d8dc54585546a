/**
 * Late interest (räntelagen 6 §): the reference rate of each half-year and so many points more, by the day, without interest on
 * interest. The statute is silent on how days are counted; both usual ways are here, and the policy says which.
 */
import {
  add,
  addDays,
  type Decimal,
  daysBetween,
  divideRounded,
  equal,
  formatDecimal,
  integer,
  type LocalDate,
  multiply,
  yearOf,
  ZERO,
} from "@fakturaporten/einvoice";
import { endOfHalfYear, findRate, halfYearOf, type ReferenceRate } from "./reference-rates.ts";

/** `act/act-year`: 366 days in a leap year. `act/365`: always 365. */
export type DayCount = "act/act-year" | "act/365";

/** A capital that stood unchanged from a day to a day, both counted: a payment ends one and begins the next. */
export interface Stretch {
  readonly principalMinor: bigint;
  readonly fromOn: LocalDate;
  readonly lastOn: LocalDate;
}

export interface InterestTerms {
  readonly rates: readonly ReferenceRate[];
  /** Percentage points above the reference rate; the law's are 8. */
  readonly pointsAbove: Decimal;
  readonly dayCount: DayCount;
}

/** A part of the time with one rate and one length of year: what a bill of interest must show (inkassolagen 5 §). */
export interface InterestSegment extends Stretch {
  readonly days: number;
  readonly percent: Decimal;
  readonly yearDays: 365 | 366;
}

export type Interest =
  | { readonly ok: true; readonly interestMinor: bigint; readonly segments: readonly InterestSegment[] }
  | { readonly ok: false; readonly fault: "reference-rate-unknown"; readonly fromOn: LocalDate };

/** Summed exactly and rounded once, half up to the öre. Refuses a half-year whose rate nobody has entered. */
export function calculateInterest(stretches: readonly Stretch[], terms: InterestTerms): Interest {
  const segments: InterestSegment[] = [];
  for (const stretch of stretches) {
    for (const part of byHalfYear(stretch)) {
      const reference = findRate(terms.rates, part.fromOn);
      if (reference === undefined)
        return { ok: false, fault: "reference-rate-unknown", fromOn: halfYearOf(part.fromOn) };
      segments.push({ ...part, ...counted(part, terms.dayCount), percent: add(reference, terms.pointsAbove) });
    }
  }
  return { ok: true, interestMinor: roundedSum(segments), segments: joined(segments) };
}

function byHalfYear({ principalMinor, fromOn, lastOn }: Stretch): Stretch[] {
  const parts: Stretch[] = [];
  for (let from = fromOn; from <= lastOn; ) {
    const end = endOfHalfYear(from);
    const last = end < lastOn ? end : lastOn;
    parts.push({ principalMinor, fromOn: from, lastOn: last });
    from = addDays(last, 1);
  }
  return parts;
}

function counted({ fromOn, lastOn }: Stretch, dayCount: DayCount): Pick<InterestSegment, "days" | "yearDays"> {
  const isLong = dayCount === "act/act-year" && isLeapYear(yearOf(fromOn));
  return { days: daysBetween(fromOn, lastOn) + 1, yearDays: isLong ? 366 : 365 };
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Half-years in a row with nothing changed between them are one line on a bill. */
function joined(segments: readonly InterestSegment[]): InterestSegment[] {
  const lines: InterestSegment[] = [];
  for (const next of segments) {
    const last = lines.at(-1);
    const isSame =
      last !== undefined &&
      equal(last.percent, next.percent) &&
      last.yearDays === next.yearDays &&
      last.principalMinor === next.principalMinor &&
      addDays(last.lastOn, 1) === next.fromOn;
    if (isSame) lines[lines.length - 1] = { ...last, lastOn: next.lastOn, days: last.days + next.days };
    else lines.push(next);
  }
  return lines;
}

/** Over the common denominator 100 × 365 × 366, so that no segment is rounded by itself. */
function roundedSum(segments: readonly InterestSegment[]): bigint {
  let sum = ZERO;
  for (const { principalMinor, percent, days, yearDays } of segments) {
    const weight = integer(principalMinor * BigInt(days) * (yearDays === 366 ? 365n : 366n));
    sum = add(sum, multiply(percent, weight));
  }
  return divideRounded(sum, integer(100n * 365n * 366n), 0).units;
}

/** A rate as written on a bill: `10` or `11.5`. */
export function writtenPercent(percent: Decimal): string {
  return formatDecimal(percent)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}
