/**
 * `validate(bytes)` is the verdict on an e-invoice: the same as the official artefacts give (UBL 2.1 schema, EN 16931 and Peppol
 * BIS Billing), with sentences for someone who sends invoices now and then. It runs anywhere, and never throws on a document.
 *
 * ```ts
 * const report = validate(bytes);
 * report.verdict;                       // "valid" | "invalid" | "unreadable"
 * report.faults[0]?.says.sv;            // "Fakturan ska ha ett fakturanummer. Fyll i det."
 * report.faults[0]?.terms[0];           // "BT-1": the field to correct
 * ```
 */
import { judgeStructure } from "./structure/judge-structure.ts";
import { type Break, type Firing, judge } from "./rules/judge.ts";
import { booksOf } from "./rules/books.ts";
import { Doc } from "./rules/document.ts";
import { current, findRelease, type Release, type ReleaseId, releaseOn } from "./rules/releases.ts";
import type { Artefact, Rule, Severity } from "./rules/rule.ts";
import { repairOf } from "./rules/repairs/repairs.ts";
import { termsAt } from "./rules/terms-at.ts";
import { startSteps } from "./rules/siblings.ts";
import { saysStop } from "./rules/stops.ts";
import { Places } from "./ubl/scan-places.ts";
import { nameOf, type Scan, scanBriefly } from "./ubl/scan.ts";

export { releases, type ReleaseId } from "./rules/releases.ts";

/** The same sentence in Swedish and English. */
export interface Says {
  readonly sv: string;
  readonly en: string;
}

/** A place where the document departs from the UBL 2.1 schema, or (in an unreadable one) where reading ends. */
export interface StructureFinding {
  /** As in `/Invoice/cac:InvoiceLine[2]/cbc:ID`; empty in an unreadable document. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly says: Says;
}

/** One firing of one rule. */
export interface Fault {
  /** The official identifier, as `BR-CO-16` or `PEPPOL-EN16931-R003`. */
  readonly id: string;
  readonly severity: Severity;
  /** The element the rule was asked of. */
  readonly path: string;
  /** Business terms and groups of EN 16931 the rule is about, the field to correct first. */
  readonly terms: readonly string[];
  readonly says: Says;
  /**
   * What the first term's field should hold instead, where that is safe to offer: the same thing written rightly, or a sum made of
   * what it sums.
   */
  readonly fix?: string;
  /** The same for a program that mends the document: where the text goes. There too for what has no field of its own, as a scheme. */
  readonly repair?: Repair;
}

/** A text to put in one place of the document: it makes the fault go away. */
export interface Repair {
  /** An element as in `path`, or an attribute of one: `/Invoice/cac:InvoiceLine[2]/cbc:InvoicedQuantity/@unitCode`, perhaps missing as yet. */
  readonly path: string;
  readonly text: string;
}

/**
 * The official artefact breaks off on this document with an error of its own. The faults told of it are those it had found by
 * then; there may be more.
 */
export interface Stop {
  readonly artefact: Artefact;
  readonly path: string;
  readonly says: Says;
}

export interface Report {
  /**
   * `valid`: sends and arrives, perhaps with warnings. `invalid`: the structure or a fatal rule is broken, or an official artefact
   * breaks off on it. `unreadable`: no XML, or beyond the limits that keep hostile input harmless; nothing was judged.
   */
  readonly verdict: "valid" | "invalid" | "unreadable";
  readonly structure: readonly StructureFinding[];
  readonly faults: readonly Fault[];
  readonly stopped: readonly Stop[];
  /** There are more structural findings or faults than are listed; the verdict counts them all. */
  readonly isCut?: true;
  /** The release of rules it was judged by. */
  readonly release: string;
}

export interface ValidateOptions {
  /** The release to judge by; without it the current one. */
  readonly release?: ReleaseId;
  /** A day, as `2026-09-01`, whose release to judge by. */
  readonly on?: string;
}

/** How many structural findings, and how many faults, a report lists at most: more than a fault on each of 10 000 lines comes to. */
export const findingsMax = 100_000;

/** How many characters of paths they may take together, so that a hostile document stays cheap. */
const pathCharactersMax = 10_000_000;

export function validate(bytes: Uint8Array, options: ValidateOptions = {}): Report {
  const release = chooseRelease(options);
  const found = scanBriefly(bytes);
  if ("refused" in found) {
    const { line, column, says } = found.refused;
    return {
      verdict: "unreadable",
      structure: [{ path: "", line, column, says }],
      faults: [],
      stopped: [],
      release: release.id,
    };
  }
  return validateScan(found, release);
}

/** The verdict on a document already scanned. */
export function validateScan(found: Scan, release: Release = current): Report {
  const places = new Places(found);
  const departures = judgeStructure(found, findingsMax);
  const structure = listed(departures.faults, places, ({ element, says }, path) => ({
    path,
    ...places.whereIs(element),
    says,
  }));
  const doc = new Doc(found, release);
  startSteps();
  const firings: Firing[] = [];
  const stopped: Stop[] = [];
  for (const book of booksOf(release)) {
    const stop = judge(doc, book, firings);
    if (stop !== undefined) stopped.push(stopOf(stop, places));
  }
  startSteps();
  const faults = listed(firings, places, (firing, path) => faultOf(doc, firing, path, places));
  doc.done();
  const isFaulty =
    departures.faults.length > 0 ||
    stopped.length > 0 ||
    firings.some(({ rule }) => severityIn(release, rule) === "fatal");
  const isCut = departures.isCut || structure.length < departures.faults.length || faults.length < firings.length;
  const report = { verdict: isFaulty ? "invalid" : "valid", structure, faults, stopped, release: release.id } as const;
  return isCut ? { ...report, isCut } : report;
}

const stopOf = ({ artefact, reason, element }: Break, places: Places): Stop => ({
  artefact,
  path: places.pathOf(element),
  says: saysStop(artefact, reason),
});

/** As many as a report may list, each with its path. */
function listed<Found extends { readonly element: number }, Told>(
  all: readonly Found[],
  places: Places,
  tell: (one: Found, path: string) => Told,
): Told[] {
  const told: Told[] = [];
  let characters = 0;
  for (const one of all) {
    const path = places.pathOf(one.element);
    characters += path.length;
    if (told.length === findingsMax || characters > pathCharactersMax) break;
    told.push(tell(one, path));
  }
  return told;
}

function faultOf(doc: Doc, { rule, element }: Firing, path: string, places: Places): Fault {
  const { id } = rule;
  const terms = termsAt(doc.scan, element, rule);
  const fault = { id, severity: severityIn(doc.release, rule), path, terms, says: saysOf(rule) };
  const found = repairOf(id, doc, element);
  if (found === undefined) return fault;
  const at = found.attribute === undefined ? "" : `/${nameOf(doc.scan, found.attribute)}`;
  const repair = { path: `${places.pathOf(found.element)}${at}`, text: found.text };
  return { ...fault, ...(found.isField ? { fix: found.text } : {}), repair };
}

const sayings = new WeakMap<Rule, Says>();

/** A rule's sentences, one for all its faults. */
function saysOf(rule: Rule): Says {
  let says = sayings.get(rule);
  if (says === undefined) sayings.set(rule, (says = { sv: rule.sv, en: rule.en }));
  return says;
}

function chooseRelease({ release, on }: ValidateOptions): Release {
  if (release !== undefined) {
    const known = findRelease(release);
    if (known === undefined) throw new Error(`There is no release ${release}`);
    return known;
  }
  return on === undefined ? current : releaseOn(on);
}

const severityIn = (release: Release, { severity = "fatal", was }: Rule): Severity =>
  was !== undefined && release.order < current.order ? was : severity;
