/**
 * A verdict as people are shown it: each rule once with the places where it fired, as much as a page holds, and how much there was. A
 * small file can be made to have a hundred thousand findings, so what is shown is chosen where the document is judged.
 */
import { serialize } from "node:v8";
import type { Fault, Invoice, Report, StructureFinding } from "@fakturaporten/einvoice";

/** Findings shown of each kind; the rest stand in the report. */
export const shownMax = 100;
/** Lines drawn of an invoice. */
export const linesShownMax = 500;
const drawnBytesMax = 1_000_000;
const pathsShownMax = 10;
const pathCharactersMax = 300;
const carriedMax = 1000;
const carriedCharactersMax = 500_000;

/** One rule, with every place it fired: a forgotten unit on a thousand lines is one thing to learn. */
export interface GatheredFault {
  readonly fault: Fault;
  readonly times: number;
  /** The first places. */
  readonly paths: readonly string[];
}

export interface Shown<Finding> {
  readonly count: number;
  readonly first: readonly Finding[];
}

/** A report with as many of its findings as a page carries for the reader to keep. */
export interface Carried {
  readonly report: Report;
  /** How many findings did not fit. */
  readonly left: number;
}

export interface ShownVerdict extends Pick<Report, "verdict" | "release" | "stopped"> {
  readonly structure: Shown<StructureFinding>;
  readonly fatal: Shown<GatheredFault>;
  readonly warning: Shown<GatheredFault>;
  /** How often the rules of warnings fired. */
  readonly warningTimes: number;
  readonly carried: Carried;
  /** What the document says, where it can be read: its first lines, attachments without their content. */
  readonly invoice?: Invoice;
  readonly linesLeft: number;
}

export function shownVerdict(report: Report, invoice?: Invoice): ShownVerdict {
  const { verdict, release, stopped, structure, faults } = report;
  const drawn = invoice && drawnPart(invoice);
  return {
    verdict,
    release,
    stopped: stopped.map((stop) => ({ ...stop, path: shownPath(stop.path) })),
    structure: {
      count: structure.length,
      first: structure.slice(0, shownMax).map((one) => ({ ...one, path: shownPath(one.path) })),
    },
    fatal: gathered(faults, "fatal"),
    warning: gathered(faults, "warning"),
    warningTimes: faults.filter(({ severity }) => severity === "warning").length,
    carried: carriedOf(report),
    ...(drawn && { invoice: drawn }),
    linesLeft: Math.max(0, (invoice?.lines.length ?? 0) - linesShownMax),
  };
}

function gathered(faults: readonly Fault[], severity: Fault["severity"]): Shown<GatheredFault> {
  const byRule = new Map<string, { fault: Fault; times: number; paths: string[] }>();
  for (const fault of faults) {
    if (fault.severity !== severity) continue;
    const path = shownPath(fault.path);
    const row = byRule.get(fault.id);
    if (row === undefined) byRule.set(fault.id, { fault: { ...fault, path }, times: 1, paths: [path] });
    else if (row.times++ < pathsShownMax) row.paths.push(path);
  }
  return { count: byRule.size, first: [...byRule.values()].slice(0, shownMax) };
}

/** The end of a path tells most. */
const shownPath = (path: string): string =>
  path.length > pathCharactersMax ? `…${path.slice(-pathCharactersMax)}` : path;

export function carriedOf(report: Report): Carried {
  let characters = 0;
  const fits = ({ path, says }: { readonly path: string; readonly says: Fault["says"] }): boolean =>
    (characters += path.length + says.sv.length + says.en.length) <= carriedCharactersMax;
  const structure = report.structure.slice(0, carriedMax).filter(fits);
  const faults = report.faults.slice(0, carriedMax).filter(fits);
  const left = report.structure.length + report.faults.length - structure.length - faults.length;
  return { report: left === 0 ? report : { ...report, structure, faults, isCut: true }, left };
}

/** Its first lines, attachments without their content; nothing of a document that says too much even so. */
function drawnPart(invoice: Invoice): Invoice | undefined {
  const { lines, attachments } = invoice;
  const part = {
    ...invoice,
    lines: lines.slice(0, linesShownMax),
    ...(attachments && { attachments: attachments.map(withoutContent) }),
  };
  return serialize(part).length > drawnBytesMax ? undefined : part;
}

const withoutContent = (attachment: NonNullable<Invoice["attachments"]>[number]): typeof attachment =>
  attachment.embedded === undefined ? attachment : { ...attachment, embedded: { ...attachment.embedded, base64: "" } };
