/** The address of the list: what is asked of it stands in the query, so that it can be saved, sent and gone back to. */
import { type InvoiceFilter, invoiceFilters, type Place } from "../../domain/invoices/list-invoices.ts";
import { invoicePaths } from "./invoice-paths.ts";

export type ListState = InvoiceFilter | "drafts";
export const listStates: readonly ListState[] = ["all", "drafts", ...invoiceFilters.filter((one) => one !== "all")];

export interface ListAddress {
  readonly state: ListState;
  readonly text: string;
  readonly after?: Place;
}

export function readListAddress(query: Readonly<Record<string, string>>): ListAddress {
  return { state: listStates.find((one) => one === query["state"]) ?? "all", text: (query["q"] ?? "").slice(0, 100) };
}

/** Everything is asked for by name: an address without a question opens the person's own view. */
export function questionOf({ state, text, after }: ListAddress): string {
  const query = new URLSearchParams({ state });
  if (text !== "") query.set("q", text);
  if (after !== undefined) query.set("after", `${after.at}_${after.id}`);
  return query.toString();
}

export function listHref(address: ListAddress): string {
  return `${invoicePaths.list}?${questionOf(address)}`;
}
