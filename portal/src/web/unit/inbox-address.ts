/** What an inbox page shows, as its address says it: filters, search, and the place where the page before ended. */
import { type DocumentState, documentStates } from "../../domain/inbox/answer.ts";
import type { InboxFilter, InboxPlace } from "../../domain/inbox/list-documents.ts";
import { epochMsOf, instantOf } from "../../time.ts";
import { paths } from "../paths.ts";

export const inboxPaths = {
  inbox: paths.inbox,
  document: (id: string): string => `${paths.inbox}/${id}`,
  answers: (id: string): string => `${paths.inbox}/${id}/answers`,
  ubl: (id: string): string => `${paths.inbox}/${id}/ubl`,
  pdf: (id: string): string => `${paths.inbox}/${id}/pdf`,
  attachment: (id: string, place: number): string => `${paths.inbox}/${id}/attachments/${place}`,
} as const;

type Query = Readonly<Record<string, string>>;

/** Whatever stands in an address is taken for what it can be, and left out otherwise. */
export function readInboxAddress(query: Query): InboxFilter {
  const { unit = "", state = "", search = "", after = "" } = query as Partial<Record<string, string>>;
  return {
    unit: uuid.test(unit) ? unit : undefined,
    state: documentStates.find((one): one is DocumentState => one === state),
    search: search.trim() === "" ? undefined : search.trim().slice(0, searchCharactersMax),
    after: readPlace(after),
  };
}

export function inboxAddress({ unit, state, search, after }: InboxFilter): string {
  const asked = new URLSearchParams();
  if (unit !== undefined) asked.set("unit", unit);
  if (state !== undefined) asked.set("state", state);
  if (search !== undefined) asked.set("search", search);
  if (after !== undefined) asked.set("after", `${epochMsOf(after.receivedAt)}.${after.id}`);
  const text = asked.toString();
  return text === "" ? inboxPaths.inbox : `${inboxPaths.inbox}?${text}`;
}

const searchCharactersMax = 200;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readPlace(text: string): InboxPlace | undefined {
  const [, epochMs = "", id = ""] = /^(\d{1,14})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  return uuid.test(id) ? { receivedAt: instantOf(Number(epochMs)), id } : undefined;
}
