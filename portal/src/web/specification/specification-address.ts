/** The specification's addresses: the same pages at either side, and every choice in the address, so that it can be kept. */
import { type Month, parseMonth } from "../../domain/catalogue/month.ts";
import { type Grouping, groupings } from "../../domain/specification/specification.ts";
import type { RowsAsked } from "../../domain/specification/judged-rows.ts";
import { creditorPaths } from "../creditor/creditor-paths.ts";
import { purchasePaths } from "../customer/purchase-paths.ts";

export type Shape = Grouping | "employee";
export const shapes: readonly Shape[] = [...groupings, "employee"];

export interface Side {
  readonly specification: (customerId: string) => string;
  readonly invoice: (customerId: string, id: string) => string;
  readonly customer: (customerId: string) => string;
  /** Where a service is cancelled, by its key; at the customer's side alone. */
  readonly cancel?: (customerId: string, serviceKey: number) => string;
}

export const customersSide: Side = {
  specification: (id) => `${purchasePaths.customer(id)}/specification`,
  invoice: purchasePaths.invoice,
  customer: purchasePaths.customer,
  cancel: purchasePaths.cancelService,
};

export const creditorsSide: Side = {
  specification: (id) => `${creditorPaths.customer(id)}/specification`,
  invoice: creditorPaths.invoice,
  customer: creditorPaths.customer,
};

/** Where marked rows become the form of a dispute. */
export function markedPath(customerId: string): string {
  return `${customersSide.specification(customerId)}/rows/marked`;
}

type Query = Readonly<Record<string, string>>;

/** The month asked for, if it is one. */
export function readMonth(query: Query): Month | undefined {
  return parseMonth(query["month"] ?? "");
}

export function readShape(query: Query): Shape {
  return shapes.find((one) => one === query["by"]) ?? "service";
}

/** What rows are asked for; what is not understood is not asked. */
export function readRowsAsked(query: Query, month: Month): RowsAsked {
  const key = (name: string): number | undefined => {
    const text = query[name] ?? "";
    return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  };
  const text = (query["q"] ?? "").trim().slice(0, 100);
  return {
    month,
    service: key("service"),
    unit: key("unit"),
    ansvar: key("ansvar"),
    employee: key("employee"),
    text: text === "" ? undefined : text,
    doubtful: query["doubt"] === "yes",
  };
}

export function readPage(query: Query): number {
  const text = query["page"] ?? "";
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** The query of what is asked, as links carry it. */
export function queryOf(asked: RowsAsked, page = 1): string {
  const { month, service, unit, ansvar, employee, text, doubtful } = asked;
  const named = Object.entries({ service, unit, ansvar, employee, q: text }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const rest = [...(doubtful === true ? [["doubt", "yes"]] : []), ...(page > 1 ? [["page", String(page)]] : [])];
  return new URLSearchParams([["month", month.slice(0, 7)], ...named, ...rest]).toString();
}
