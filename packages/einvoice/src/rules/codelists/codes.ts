/** A dated code list: the codes of the current release, and how they differed in the release before. */
export interface CodeList {
  /** The codes with one space around each, as the official expressions search them. */
  readonly text: string;
  readonly has: (code: string, order: number) => boolean;
}

/** What a release added to and removed from a list. */
interface Changes {
  readonly added: string;
  readonly removed: string;
}

/** The order of the release that `added` and `removed` are told against; see releases.ts. */
const currentOrder = 2;

export function codes(table: string, changes?: Changes): CodeList {
  const now = table.trim().split(/\s+/);
  const current = new Set(now);
  const added = new Set(words(changes?.added));
  const before = new Set([...now.filter((code) => !added.has(code)), ...words(changes?.removed)]);
  return { text: ` ${now.join(" ")} `, has: (code, order) => (order >= currentOrder ? current : before).has(code) };
}

const words = (text: string | undefined): string[] => (text === undefined || text === "" ? [] : text.split(" "));
