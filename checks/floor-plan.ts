/**
 * The floor plan: who may lean on whom. A reviewed drawing, kept by a program. When a line of yours is refused, first ask
 * whether the thing stands in the wrong room; only then change the drawing, and say why in the commit.
 */
import type { Finding, Import, Source } from "./sources.ts";

/** Rooms of the domain, ground floor first. A room may lean only on the rooms named here; no cycles. */
export const leansOn: Readonly<Record<string, readonly string[]>> = {
  sheets: [],
  verdicts: [],
  access: [],
  events: ["access"],
  mail: ["access", "events"],
  parties: ["access", "events", "mail"],
  webhooks: ["access", "events", "mail", "parties"],
  receivers: ["access", "events"],
  attachments: ["access", "events"],
  cases: ["access", "events", "mail", "parties", "webhooks", "receivers", "attachments"],
  settings: ["access", "events", "mail", "parties", "cases"],
  newcomers: ["access", "events", "mail", "parties", "cases"],
  introductions: ["access", "events", "parties", "receivers", "cases"],
  delivery: ["access", "events", "mail", "parties", "webhooks", "introductions"],
  plans: ["access", "events", "mail", "parties"],
  invoices: ["access", "events", "webhooks", "plans", "settings", "receivers", "attachments", "delivery"],
  references: ["access", "events", "receivers", "cases", "invoices"],
  paper: [],
  clients: ["access", "events", "receivers"],
  handover: ["access", "events", "receivers", "webhooks"],
  feedback: ["access"],
  following: ["access", "events", "delivery", "invoices"],
  inbox: ["access", "events", "receivers", "handover", "webhooks", "delivery"],
  arrivals: ["access"],
  templates: ["access", "events", "receivers", "invoices"],
  recurring: ["access", "events", "mail", "parties", "invoices", "templates"],
  articles: ["access", "events", "invoices"],
  ledger: ["access", "events", "customers"],
  payments: ["access", "events", "customers", "ledger"],
  disputes: ["access", "events", "mail", "cases", "customers", "billing", "ledger"],
  reminders: ["access", "events", "mail", "webhooks", "customers", "ledger", "payments", "disputes"],
  questions: ["access", "cases", "customers", "billing", "disputes", "reminders"],
  customers: ["access", "events", "mail", "parties"],
  catalogue: ["access", "events", "customers"],
  usage: ["access", "events", "sheets", "customers", "catalogue"],
  billing: ["access", "events", "mail", "webhooks", "customers", "catalogue", "usage", "delivery"],
  imports: [
    "access",
    "events",
    "sheets",
    "mail",
    "parties",
    "plans",
    "receivers",
    "attachments",
    "settings",
    "invoices",
  ],
  approvals: ["access", "events", "mail", "parties", "customers"],
  cancellations: ["access", "events", "mail", "parties", "customers", "catalogue", "approvals"],
  entry: ["access", "events", "mail", "parties", "customers", "cases"],
  orders: ["access", "events", "mail", "parties", "customers", "catalogue", "approvals"],
  specification: ["access", "customers", "catalogue", "billing"],
};

/** Single files on the domain's ground floor that every room may use. */
const groundFloor = ["portal/src/domain/refusal.ts", "portal/src/domain/lifecycle.ts"];

/** For each part of the portal: what it may import, by folder or file. `types` marks what may be imported as types only. */
const mayImport: Readonly<Record<string, { readonly any: readonly string[]; readonly types: readonly string[] }>> = {
  domain: {
    any: ["domain", "time.ts", "limits.ts", "planned-anew.ts", "capped-processes.ts"],
    types: ["work.ts", "db"],
  },
  web: { any: ["web", "domain", "time.ts", "limits.ts"], types: ["work.ts"] },
  api: { any: ["api", "domain", "time.ts", "limits.ts"], types: ["work.ts", "crash-points.ts"] },
  jobs: {
    any: ["jobs", "domain", "integrations", "time.ts", "limits.ts"],
    types: ["work.ts", "db", "crash-points.ts"],
  },
  integrations: { any: ["integrations", "time.ts", "limits.ts", "capped-processes.ts"], types: ["work.ts", "domain"] },
  db: { any: ["db", "time.ts", "planned-anew.ts", "config.ts"], types: ["work.ts"] },
  demo: { any: ["demo", "domain", "time.ts"], types: ["work.ts", "db"] },
};

const wayOut = {
  engine: "Hand the value in as an argument: the engine runs in a browser, a batch job and on an auditor's laptop.",
  types: "Use `import type`: the domain gets its transaction from Work and reaches for nothing itself.",
  part: "Move the code to the room that owns the idea, or let main.ts pass it in. The drawing is checks/floor-plan.ts.",
  room: "Ask the other room through a room both may lean on, or draw the line in leansOn if the lean is right.",
  main: "Only tests and nothing else may start the portal; pass what you need as an argument.",
  cycle: "Find the concept both sides need and give it a file of its own.",
};

export function judgeFloorPlan(sources: readonly Source[]): Finding[] {
  const houses = sources.filter((source) => !isTest(source.path));
  return [...houses.flatMap((source) => source.imports.flatMap((one) => judge(source, one))), ...cyclesIn(houses)];
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$|(^|\/)test\/|^bench\/|^scripts\/|^checks\/|\/examples\.tsx$/.test(path);
}

function judge(source: Source, one: Import): Finding[] {
  const finding = (rule: string, says: string, out: string): Finding[] => [
    { path: source.path, rule: `floor-plan/${rule}`, says, wayOut: out },
  ];
  if (source.path.startsWith("packages/einvoice/src/")) {
    const inside = one.target?.startsWith("packages/einvoice/") ?? false;
    if (inside || source.path.includes("/src/cli/")) return [];
    return finding("engine", `The engine imports "${one.specifier}"; it may import nothing but itself.`, wayOut.engine);
  }
  const here = placeOf(source.path);
  const there = one.target === undefined ? undefined : placeOf(one.target);
  if (here === undefined || there === undefined) return [];
  if (there.part === "main.ts") return finding("main", "main.ts is imported by no one.", wayOut.main);
  const rule = mayImport[here.part];
  if (rule === undefined || one.target === undefined) return [];
  if (rule.types.includes(there.part)) {
    if (one.typeOnly) return [];
    return finding("types", `${here.part} imports ${there.part} for more than types.`, wayOut.types);
  }
  if (!rule.any.includes(there.part)) {
    return finding("part", `${here.part} may not import ${there.part} ("${one.specifier}").`, wayOut.part);
  }
  return judgeRooms(here, there, one).flatMap((says) => finding("room", says, wayOut.room));
}

interface Place {
  readonly part: string;
  readonly room: string | undefined;
}

function placeOf(path: string): Place | undefined {
  const [, part, room, file] = /^portal\/src\/([^/]+)(?:\/([^/]+))?(?:\/(.+))?$/.exec(path) ?? [];
  if (part === undefined) return undefined;
  return { part, room: file === undefined ? undefined : room };
}

function judgeRooms(here: Place, there: Place, one: Import): string[] {
  if (here.part !== "domain" || there.part !== "domain" || here.room === there.room) return [];
  if (one.target !== undefined && groundFloor.includes(one.target)) return [];
  if (here.room === undefined || there.room === undefined) return [];
  const allowed = leansOn[here.room];
  if (allowed === undefined) return [`The room "${here.room}" is not on the drawing.`];
  return allowed.includes(there.room) ? [] : [`The room "${here.room}" may not lean on "${there.room}".`];
}

/** Cycles among files by what they import at run time. */
function cyclesIn(sources: readonly Source[]): Finding[] {
  const edges = new Map(
    sources.map((source) => [
      source.path,
      source.imports.flatMap((one) => (one.target !== undefined && !one.typeOnly ? [one.target] : [])),
    ]),
  );
  const state = new Map<string, "open" | "done">();
  const found: Finding[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      const ring = [...trail.slice(trail.indexOf(path)), path].join(" → ");
      found.push({ path, rule: "floor-plan/cycle", says: `A ring of imports: ${ring}.`, wayOut: wayOut.cycle });
      return;
    }
    state.set(path, "open");
    for (const target of edges.get(path) ?? []) walk(target, [...trail, path]);
    state.set(path, "done");
  };
  for (const path of edges.keys()) walk(path, []);
  return found;
}

/** Rings among the rooms of the drawing itself. */
export function ringsInDrawing(drawing: Readonly<Record<string, readonly string[]>> = leansOn): string[] {
  const reaches = (from: string, seen: ReadonlySet<string>): Set<string> => {
    const all = new Set<string>();
    for (const next of drawing[from] ?? []) {
      all.add(next);
      if (!seen.has(next)) for (const further of reaches(next, new Set([...seen, next]))) all.add(further);
    }
    return all;
  };
  return Object.keys(drawing).filter((room) => reaches(room, new Set([room])).has(room));
}
