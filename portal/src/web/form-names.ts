/**
 * The names of posted fields. `lines.3.description` is a place in a tree; numbers make lists, whose gaps close while the
 * names people's browsers know are remembered. Names that reach for an object's machinery are dropped.
 */
export interface FieldTree {
  readonly value: unknown;
  /** The posted name of each list entry, by its place: for gaps, `lines` → ["0", "2"]. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
}

const depthMax = 6;
const machinery = new Set(["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"]);
const listIndex = /^(0|[1-9][0-9]{0,4})$/;

type Branch = Map<string, Branch | string>;

export function nestFields(fields: Readonly<Record<string, string>>): FieldTree {
  const root: Branch = new Map();
  for (const [name, text] of Object.entries(fields)) plant(root, name.split("."), text);
  const entries = new Map<string, readonly string[]>();
  return { value: treeOf(root, "", entries), entries };
}

/** The flat name of a place in the nested value, with the numbers that the browser posted. */
export function nameOf(tree: FieldTree, path: readonly PropertyKey[]): string {
  let place = "";
  let name = "";
  for (const step of path) {
    const posted = typeof step === "number" ? (tree.entries.get(place)?.[step] ?? String(step)) : String(step);
    name = name === "" ? posted : `${name}.${posted}`;
    place = place === "" ? String(step) : `${place}.${String(step)}`;
  }
  return name;
}

function plant(root: Branch, segments: readonly string[], text: string): void {
  if (segments.length > depthMax || segments.some((segment) => segment === "" || machinery.has(segment))) return;
  let branch = root;
  for (const segment of segments.slice(0, -1)) {
    const next = branch.get(segment) ?? new Map<string, Branch | string>();
    if (typeof next === "string") return;
    branch.set(segment, next);
    branch = next;
  }
  const leaf = segments.at(-1) ?? "";
  if (!(branch.get(leaf) instanceof Map)) branch.set(leaf, text);
}

function treeOf(branch: Branch, place: string, entries: Map<string, readonly string[]>): unknown {
  const names = [...branch.keys()];
  const isList = names.length > 0 && names.every((name) => listIndex.test(name));
  if (isList) names.sort((a, b) => Number(a) - Number(b));
  if (isList) entries.set(place, names);
  const children = names.map((name, index) => {
    const child = branch.get(name) ?? "";
    const below = isList ? String(index) : name;
    return [
      name,
      typeof child === "string" ? child : treeOf(child, place === "" ? below : `${place}.${below}`, entries),
    ] as const;
  });
  return isList ? children.map(([, child]) => child) : Object.fromEntries(children);
}
