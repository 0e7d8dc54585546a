/** What an inbox page shows, as its address says it: stack, filters, search, order, and the place where the page before ended. */
import {
  formatSwedishAmount,
  fromMinor,
  type Parsed,
  parseDate,
  parseSwedishAmount,
  toMinor,
} from "@fakturaporten/einvoice";
import { type DocumentState, documentStates } from "../../domain/inbox/answer.ts";
import {
  type InboxFilter,
  type InboxPlace,
  type InboxSort,
  inboxSorts,
  type InboxView,
  inboxViews,
} from "../../domain/inbox/inbox-filter.ts";
import { epochMsOf, instantOf, type LocalDate } from "../../time.ts";
import type { FieldFault } from "../form.ts";
import { paths } from "../paths.ts";

export const inboxPaths = {
  inbox: paths.inbox,
  batches: `${paths.inbox}/batches`,
  batch: (id: string): string => `${paths.inbox}/batches/${id}`,
  /** The list as a file: `xlsx` or `csv`. */
  file: (format: string): string => `${paths.inbox}/list.${format}`,
  document: (id: string): string => `${paths.inbox}/${id}`,
  answers: (id: string): string => `${paths.inbox}/${id}/answers`,
  assignment: (id: string): string => `${paths.inbox}/${id}/assignment`,
  handover: (id: string): string => `${paths.inbox}/${id}/handover`,
  ubl: (id: string): string => `${paths.inbox}/${id}/ubl`,
  pdf: (id: string): string => `${paths.inbox}/${id}/pdf`,
  attachment: (id: string, place: number): string => `${paths.inbox}/${id}/attachments/${place}`,
  /** The same file as pictures of its pages. */
  attachmentPages: (id: string, place: number): string => `${paths.inbox}/${id}/attachments/${place}/pages`,
} as const;

type Query = Readonly<Record<string, string>>;

export interface AskedInbox {
  readonly filter: InboxFilter & { readonly view: InboxView };
  /** Filters that say something else than a day or an amount; they are not used. */
  readonly faults: readonly FieldFault[];
  /** Every row of the page is marked from the start. */
  readonly markAll: boolean;
}

/** Whatever stands in an address is taken for what it can be, and left out otherwise. */
export function readInboxAddress(query: Query, today: LocalDate): AskedInbox {
  const text = (name: string): string => (Object.hasOwn(query, name) ? (query[name] ?? "").trim() : "");
  const faults: FieldFault[] = [];
  const read = <T>(name: string, parse: (written: string) => Parsed<T, string>): T | undefined => {
    if (text(name) === "") return undefined;
    const parsed = parse(text(name));
    if (parsed.ok) return parsed.value;
    faults.push({ path: name, code: parsed.fault, params: {} });
    return undefined;
  };
  const day = (name: string) => read(name, (written) => parseDate(written, today));
  const amount = (name: string) => {
    const decimal = read(name, (written) => parseSwedishAmount(written, 2));
    return decimal && toMinor(decimal, "SEK").minor;
  };
  const search = text("search") === "" ? undefined : text("search").slice(0, textCharactersMax);
  const filter = {
    unit: idIn(text("unit")),
    view: inboxViews.find((one) => one === text("view")) ?? (search === undefined ? "open" : "all"),
    state: documentStates.find((one): one is DocumentState => one === text("state")),
    supplier: text("supplier") === "" ? undefined : text("supplier").slice(0, textCharactersMax),
    receivedFrom: day("from"),
    receivedTo: day("to"),
    amountFromMinor: amount("amountFrom"),
    amountToMinor: amount("amountTo"),
    assignedTo: idIn(text("assignedTo")),
    search,
    sort: inboxSorts.find((one): one is InboxSort => one === text("sort")),
    after: readPlace(text("after")),
  };
  return { filter, faults, markAll: text("mark") === "all" };
}

export function inboxAddress(filter: InboxFilter, path: string = inboxPaths.inbox): string {
  const { unit, view, state, search, sort, after, supplier, receivedFrom, receivedTo, assignedTo } = filter;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ["unit", unit],
    ["view", view === (search === undefined ? "open" : "all") ? undefined : view],
    ["state", state],
    ["search", search],
    ["supplier", supplier],
    ["from", receivedFrom],
    ["to", receivedTo],
    ["amountFrom", amountText(filter.amountFromMinor)],
    ["amountTo", amountText(filter.amountToMinor)],
    ["assignedTo", assignedTo],
    ["sort", sort === "received" ? undefined : sort],
    ["after", after && `${epochMsOf(after.receivedAt)}.${after.id}${after.key === undefined ? "" : `.${after.key}`}`],
  ];
  const said = entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const text = new URLSearchParams(said).toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Whether anything but the stack and the order narrows what is shown. */
export function isNarrowed(filter: InboxFilter): boolean {
  const aside: readonly string[] = ["view", "sort", "after"] satisfies (keyof InboxFilter)[];
  return Object.entries(filter).some(([name, value]) => value !== undefined && !aside.includes(name));
}

const textCharactersMax = 200;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idIn(text: string): string | undefined {
  return uuid.test(text) ? text : undefined;
}

function amountText(minor: bigint | undefined): string | undefined {
  return minor === undefined ? undefined : formatSwedishAmount(fromMinor({ minor, currency: "SEK" }));
}

function readPlace(text: string): InboxPlace | undefined {
  const [, epochMs = "", id = "", key] =
    /^(\d{1,14})\.([0-9a-f-]{36})(?:\.(\d{4}-\d\d-\d\d|-?\d{1,18}))?$/.exec(text) ?? [];
  return uuid.test(id) ? { key, receivedAt: instantOf(Number(epochMs)), id } : undefined;
}
