/**
 * The reference rate of räntelagen (1975:635) 9 §: half-year by half-year as the Riksbank has set it. Nothing is guessed: a
 * half-year that stands neither here nor in the creditor's own records has no rate, and what needs it says so.
 */
import { decimal, type Decimal, type LocalDate, localDate } from "@fakturaporten/einvoice";

export interface ReferenceRate {
  /** The first day of a half-year: 1 January or 1 July. */
  readonly fromOn: LocalDate;
  readonly percent: Decimal;
}

/** 2002-07-01 to 2025-12-31 from the Riksbank (the second half of 2025 also SFS 2025:809); 2026-01-01 by the rule of 9 §. */
const knownRates = `
  2002-07-01 4.5   2003-01-01 4     2003-07-01 3     2004-01-01 3     2004-07-01 2     2005-01-01 2
  2005-07-01 1.5   2006-01-01 1.5   2006-07-01 2.5   2007-01-01 3     2007-07-01 3.5   2008-01-01 4
  2008-07-01 4.5   2009-01-01 2     2009-07-01 0.5   2010-01-01 0.5   2010-07-01 0.5   2011-01-01 1.5
  2011-07-01 2     2012-01-01 2     2012-07-01 1.5   2013-01-01 1     2013-07-01 1     2014-01-01 1
  2014-07-01 1     2015-01-01 0     2015-07-01 0     2016-01-01 0     2016-07-01 -0.5  2017-01-01 -0.5
  2017-07-01 -0.5  2018-01-01 -0.5  2018-07-01 -0.5  2019-01-01 -0.5  2019-07-01 0     2020-01-01 0
  2020-07-01 0     2021-01-01 0     2021-07-01 0     2022-01-01 0     2022-07-01 0.5   2023-01-01 2.5
  2023-07-01 3.5   2024-01-01 4     2024-07-01 4     2025-01-01 3     2025-07-01 2     2026-01-01 2`;

export const referenceRates: readonly ReferenceRate[] = [...knownRates.matchAll(/(\S+) +(\S+)/g)].map(
  ([, fromOn = "", percent = ""]) => ({ fromOn: localDate(fromOn), percent: decimal(percent) }),
);

/** The rates the house knows, and those a creditor has entered for half-years that came later. What the house knows holds. */
export function ratesWith(entered: readonly ReferenceRate[]): readonly ReferenceRate[] {
  const known = new Set(referenceRates.map(({ fromOn }) => fromOn));
  return [...referenceRates, ...entered.filter(({ fromOn }) => !known.has(fromOn))];
}

/** The first day of the half-year that a day is in: its rate holds until the next. */
export function halfYearOf(day: LocalDate): LocalDate {
  return localDate(`${day.slice(0, 4)}-${day.slice(5, 7) < "07" ? "01" : "07"}-01`);
}

/** The last day of a half-year. */
export function endOfHalfYear(day: LocalDate): LocalDate {
  return localDate(`${day.slice(0, 4)}-${day.slice(5, 7) < "07" ? "06-30" : "12-31"}`);
}

/** The rate of the half-year a day is in, if it is known. */
export function findRate(rates: readonly ReferenceRate[], day: LocalDate): Decimal | undefined {
  const halfYear = halfYearOf(day);
  return rates.find(({ fromOn }) => fromOn === halfYear)?.percent;
}
