/** Addresses of the desk, and what its list shows as its address says it. */
import type { CaseState } from "../../domain/cases/case.ts";
import { queueNames } from "../../domain/cases/kinds.ts";
import { type CasePlace, type DeskFilter, deskViews } from "../../domain/cases/list-cases.ts";
import { isInstant } from "../../time.ts";
import { paths } from "../paths.ts";

export const deskPaths = {
  list: paths.desk,
  statistics: `${paths.desk}/statistics`,
  templates: `${paths.desk}/templates`,
  newTemplate: `${paths.desk}/templates/new`,
  template: (id: string): string => `${paths.desk}/templates/${id}`,
  templateRemoval: (id: string): string => `${paths.desk}/templates/${id}/removal`,
  retention: `${paths.desk}/retention`,
  policy: `${paths.desk}/new-suppliers`,
  case: (id: string): string => `${paths.desk}/${id}`,
  owner: (id: string): string => `${paths.desk}/${id}/owner`,
  replies: (id: string): string => `${paths.desk}/${id}/replies`,
  decision: (id: string): string => `${paths.desk}/${id}/decision`,
  notes: (id: string): string => `${paths.desk}/${id}/notes`,
  reopening: (id: string): string => `${paths.desk}/${id}/reopening`,
  file: (id: string, fileId: string): string => `${paths.desk}/${id}/files/${fileId}`,
} as const;

export const caseStates = ["new", "open", "waiting", "closed"] as const satisfies readonly CaseState[];

const searchCharactersMax = 200;

/** Whatever stands in an address is taken for what it can be, and left out otherwise. */
export function readDeskAddress(query: Readonly<Record<string, string>>): DeskFilter {
  const { view = "", queue = "", state = "", search = "", after = "" } = query as Partial<Record<string, string>>;
  const known = caseStates.find((one) => one === state);
  return {
    view: deskViews.find((one) => one === view),
    queue: queueNames.find((one) => one === queue),
    state: known,
    search: search.trim() === "" ? undefined : search.trim().slice(0, searchCharactersMax),
    after: readPlace(after, known === "closed"),
  };
}

export function deskAddress({ view, queue, state, search, after }: DeskFilter): string {
  const asked = new URLSearchParams();
  if (view !== undefined) asked.set("view", view);
  if (queue !== undefined) asked.set("queue", queue);
  if (state !== undefined) asked.set("state", state);
  if (search !== undefined) asked.set("search", search);
  if (after !== undefined) asked.set("after", `${after.at}~${after.id}`);
  const text = asked.toString();
  return text === "" ? deskPaths.list : `${deskPaths.list}?${text}`;
}

/** Under way a place is a day, among the closed and in a party's own list a moment. */
export function readPlace(text: string, isMoment: boolean): CasePlace | undefined {
  const [at = "", id = ""] = text.split("~");
  const fits = isMoment ? isInstant(at) : isDay(at);
  return fits && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? { at, id } : undefined;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isInstant(`${text}T00:00:00.000Z`);
}
