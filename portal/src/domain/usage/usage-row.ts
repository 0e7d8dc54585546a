/** One thing used, as a meter tells it: how much of which service, on a day, where, by whom. */
import type { LocalDate } from "@fakturaporten/einvoice";

export interface UsageRow {
  readonly customerKey: number;
  readonly serviceKey: number;
  readonly usedOn: LocalDate;
  /** Exact, with at most four decimals; negative where an earlier row is taken back. */
  readonly quantity: string;
  /** The customer's unit (enhet). */
  readonly unit: string | undefined;
  readonly ansvar: string | undefined;
  readonly employee: string | undefined;
  /** What the source calls the row: the same is never taken in twice. */
  readonly sourceId: string;
}

/** What is wrong with one cell of a file, told by row and column. */
export interface RejectedCell {
  /** Counted from 1, the heading's row. */
  readonly row: number;
  readonly column: UsageColumn;
  readonly code: UsageFault;
  /** What stands there, shortened. */
  readonly text: string;
}

export const usageColumns = [
  "customer",
  "service",
  "usedOn",
  "quantity",
  "unit",
  "ansvar",
  "employee",
  "sourceId",
] as const;
export type UsageColumn = (typeof usageColumns)[number];

export type UsageFault =
  | "missing"
  | "too-long"
  | "customer-unknown"
  | "service-unknown"
  | "service-not-by-use"
  | "date-form"
  | "date-to-come"
  | "quantity-form"
  | "quantity-zero"
  | "id-twice"
  /** The file has more lines with nothing in them than are read. */
  | "lines-empty"
  | "id-used-otherwise";
