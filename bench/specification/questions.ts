/** The questions that the specification's pages ask, as the bench asks them. */
import type { Month } from "../../portal/src/domain/catalogue/month.ts";
import * as sums from "../../portal/src/domain/specification/queries.ts";
import * as totals from "../../portal/src/domain/specification/row-sums.ts";
import * as ask from "../../portal/src/domain/specification/rows.ts";
import type { Work } from "../../portal/src/work.ts";
import type { Duck } from "./duck.ts";

export interface Question {
  readonly name: string;
  readonly limitMs: number;
  /** Asks about the turn's customer; what comes back is compared with DuckDB's. */
  asks(work: Work, turn: number): Promise<bigint | undefined>;
  peer?(duck: Duck, turn: number): Promise<bigint>;
}

export const month = "2026-10-01" as Month;

export type WhoseTurn = (turn: number) => sums.Whose;

export function overSums(
  whom: string,
  of: WhoseTurn,
  limits: { readonly month: number; readonly monthOnMonth: number; readonly year: number },
): readonly Question[] {
  const total = (sums: readonly { readonly netMinor: bigint; readonly formerNetMinor?: bigint }[]): bigint =>
    sums.reduce((sum, { netMinor, formerNetMinor = 0n }) => sum + netMinor + formerNetMinor, 0n);
  return [
    {
      name: `${whom}: month by service`,
      limitMs: limits.month,
      asks: async (work, turn) =>
        total((await sums.sumMonth(work, of(turn), { month, by: "service" })).map(({ netMinor }) => ({ netMinor }))),
      peer: (duck, turn) => duck.month(of(turn).key, month),
    },
    {
      name: `${whom}: month on month`,
      limitMs: limits.monthOnMonth,
      asks: async (work, turn) => total(await sums.compareServices(work, of(turn), month)),
      peer: (duck, turn) => duck.monthOnMonth(of(turn).key, month),
    },
    {
      name: `${whom}: year`,
      limitMs: limits.year,
      asks: async (work, turn) => total(await sums.listMonths(work, of(turn))),
      peer: (duck, turn) => duck.year(of(turn).key, month),
    },
  ];
}

export function overRows(
  whom: string,
  of: WhoseTurn,
  { limitMs, rows: count }: { readonly limitMs: number; readonly rows: number },
): readonly Question[] {
  const nothing = async (asked: Promise<unknown>): Promise<undefined> => void (await asked);
  const page = { month, limit: 200 };
  const lastPage = Math.max(0, count - 200);
  return [
    { name: `${whom}: a page of rows`, limitMs, asks: (work, turn) => nothing(ask.listRows(work, of(turn), page)) },
    {
      name: `${whom}: the last page`,
      limitMs,
      asks: (work, turn) => nothing(ask.listRows(work, of(turn), { ...page, skip: lastPage })),
    },
    {
      name: `${whom}: a page of what a word finds`,
      limitMs,
      asks: (work, turn) => nothing(ask.listRows(work, of(turn), { ...page, text: "employee 17" })),
    },
    { name: `${whom}: sum of rows`, limitMs, asks: (work, turn) => nothing(totals.sumRows(work, of(turn), { month })) },
    {
      name: `${whom}: sum of what a word finds`,
      limitMs,
      asks: (work, turn) => nothing(totals.sumRows(work, of(turn), { month, text: "employee 17" })),
    },
    { name: `${whom}: by person`, limitMs, asks: (work, turn) => nothing(totals.sumEmployees(work, of(turn), month)) },
  ];
}
