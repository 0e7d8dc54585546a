/** The address of the list: what is asked of it stands in the query, so that it can be saved, sent and gone back to. */
import { parseDate, parseMachineDate } from "@fakturaporten/einvoice";
import { isInvoiceId } from "../../domain/invoices/draft.ts";
import { type InvoiceFilter, invoiceFilters, type Place } from "../../domain/invoices/list-invoices.ts";
import type { InvoiceKind } from "../../domain/invoices/read-draft.ts";
import { isInstant, type LocalDate } from "../../time.ts";
import type { FieldFault, Fields } from "../form.ts";
import { invoicePaths } from "./invoice-paths.ts";

export type ListState = InvoiceFilter | "drafts";
export const listStates: readonly ListState[] = ["all", "drafts", ...invoiceFilters.filter((one) => one !== "all")];

export interface ListAddress {
  readonly state: ListState;
  readonly text: string;
  /** Issue dates, both included. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly kind?: InvoiceKind | undefined;
  /** A receiver as typed, and which one was chosen where several fit; the choice holds while the text is that receiver's name. */
  readonly receiver?: string | undefined;
  readonly receiverId?: string | undefined;
  readonly after?: Place | undefined;
}

export interface AskedList {
  readonly address: ListAddress;
  /** What narrows the list but cannot be read: told at its field, and not used. */
  readonly faults: readonly FieldFault[];
}

export const invoiceKinds: readonly InvoiceKind[] = ["invoice", "credit-note"];
const textCharactersMax = 100;

export function readListAddress(query: Fields, today: LocalDate): AskedList {
  const faults: FieldFault[] = [];
  const text = (name: string): string => (query[name] ?? "").trim().slice(0, textCharactersMax);
  const day = (name: string): LocalDate | undefined => {
    if (text(name) === "") return undefined;
    const parsed = parseDate(text(name), today);
    if (parsed.ok) return parsed.value;
    faults.push({ path: name, code: parsed.fault, params: {} });
    return undefined;
  };
  const [from, to] = [day("from"), day("to")];
  const isBackwards = from !== undefined && to !== undefined && from > to;
  if (isBackwards) faults.push({ path: "to", code: "before-from", params: {} });
  const address: ListAddress = {
    state: listStates.find((one) => one === query["state"]) ?? "all",
    text: (query["q"] ?? "").slice(0, textCharactersMax),
    from,
    to: isBackwards ? undefined : to,
    kind: invoiceKinds.find((one) => one === query["kind"]),
    receiver: text("receiver") === "" ? undefined : text("receiver"),
    receiverId: isInvoiceId(query["receiverId"]) ? query["receiverId"] : undefined,
    after: placeOf(query["after"]),
  };
  return { address, faults };
}

/** Whether anything but how invoices stand narrows what is shown. */
export function isNarrowed({ text, from, to, kind, receiver }: ListAddress): boolean {
  return text !== "" || [from, to, kind, receiver].some((one) => one !== undefined);
}

/** Everything is asked for by name: an address without a question opens the person's own view. */
export function questionOf(address: ListAddress): string {
  return new URLSearchParams(asFields(address)).toString();
}

export function listHref(address: ListAddress): string {
  return `${invoicePaths.list}?${questionOf(address)}`;
}

/** The same as fields of a form. */
export function asFields({ state, text, after, ...narrowing }: ListAddress): Record<string, string> {
  const { from, to, kind, receiver, receiverId } = narrowing;
  const place = after && [after.at, after.id, ...(after.issueOn === undefined ? [] : [after.issueOn])].join("_");
  const all = { state, q: text, from, to, kind, receiver, receiverId: receiver && receiverId, after: place };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, written]) =>
      written === undefined || written === "" ? [] : [[name, written]],
    ),
  );
}

/** `2026-11-21T02:19:31.000Z_<id>`, and the issue date where the list is in its order; anything else begins at the beginning. */
function placeOf(text: string | undefined): Place | undefined {
  const [at, id, day] = (text ?? "").split("_");
  if (at === undefined || !isInstant(at) || !isInvoiceId(id)) return undefined;
  const issueOn = parseMachineDate(day ?? "");
  return { at, id, issueOn: issueOn.ok ? issueOn.value : undefined };
}
