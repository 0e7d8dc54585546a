/** Rows that a system hands in, as the file a person would have uploaded: both are read, judged and kept the same way. */
import { usageColumns, type UsageColumn } from "./usage-row.ts";

/** As texts; what is not said is left out. */
export type UsageRowText = { readonly [C in UsageColumn]?: string | undefined };

const heading: Readonly<Record<UsageColumn, string>> = {
  customer: "customer",
  service: "service",
  usedOn: "date",
  quantity: "quantity",
  unit: "unit",
  ansvar: "ansvar",
  employee: "employee",
  sourceId: "id",
};

export function usageFileOf(rows: readonly UsageRowText[]): Uint8Array {
  const lines = [heading, ...rows].map((row) => usageColumns.map((column) => quoted(row[column] ?? "")).join(";"));
  return new TextEncoder().encode(lines.join("\r\n"));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
