/** A month's sums in the shape asked for: by service, unit and ansvar as they were written, by person from the rows. */
import type { Month } from "../../domain/catalogue/month.ts";
import { monthsLater } from "../../domain/catalogue/month.ts";
import { type MonthDocument, sumMonth, type Whose } from "../../domain/specification/queries.ts";
import { sumEmployees } from "../../domain/specification/row-sums.ts";
import type { MonthSum } from "../../domain/specification/specification.ts";
import type { Work } from "../../work.ts";
import type { Shape } from "./specification-address.ts";

export async function sumsOf(
  work: Work,
  whose: Whose,
  { month, by }: { readonly month: Month; readonly by: Shape },
): Promise<readonly MonthSum[]> {
  return by === "employee" ? compareEmployees(work, whose, month) : sumMonth(work, whose, { month, by });
}

/** What credit notes take off a month's invoices. */
export function creditedOf(documents: readonly MonthDocument[]): bigint {
  return documents.reduce((sum, { kind, netMinor }) => (kind === "credit-note" ? sum + netMinor : sum), 0n);
}

async function compareEmployees(work: Work, whose: Whose, month: Month): Promise<readonly MonthSum[]> {
  const now = await sumEmployees(work, whose, month);
  const before = await sumEmployees(work, whose, monthsLater(month, -1));
  const formerOf = new Map(before.map((one) => [one.key, one]));
  const gone = before.filter(({ key }) => !now.some((one) => one.key === key));
  return [
    ...now.map((one) => ({ ...one, formerNetMinor: formerOf.get(one.key)?.netMinor ?? 0n })),
    ...gone.map((one) => ({ ...one, rowCount: 0, netMinor: 0n, formerNetMinor: one.netMinor })),
  ];
}
