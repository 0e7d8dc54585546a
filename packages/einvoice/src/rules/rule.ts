/** What a rule is, and how rules hang in a rule book. */
import type { Doc } from "./document.ts";

export type Severity = "fatal" | "warning";

export interface Rule {
  /** The official identifier; it is also our fault code. */
  readonly id: string;
  /** Fatal unless said otherwise. */
  readonly severity?: Severity;
  /** What it was in the releases before the current one, where that differs. */
  readonly was?: Severity;
  /** The order of the release it came with, where an earlier release lacks it. */
  readonly since?: number;
  /** The order of the last release that had it, where the current one has not. */
  readonly until?: number;
  /** Business terms and groups the rule is about, the field to correct first. */
  readonly terms: readonly string[];
  /** What must hold, and what to do, to someone who sends invoices now and then. */
  readonly sv: string;
  readonly en: string;
  /** Whether it holds for an element of its context. Throws `Stopped` where the official artefact breaks off. */
  readonly holds: (doc: Doc, element: number) => boolean;
}

/** Where rules apply: elements whose path matches one of `at`, and for which `when` is true. */
export interface Context {
  /**
   * Paths, read from the right: `cac:Delivery/cac:DeliveryLocation` anywhere, `/ubl:Invoice/cbc:Note` from the root.
   * `*` is any name, `/D` either document root, `Line` either line element.
   */
  readonly at: readonly string[];
  /** With `*`: only elements without children whose text, as written, is blank or coded are asked. */
  readonly isOfBlank?: true;
  /** With `*`: endings of the element's name, one of which it must have. */
  readonly endings?: readonly string[];
  /** Narrows by name or ancestors, asked once per distinct path: names from the element outwards to the root. */
  readonly along?: (names: readonly string[]) => boolean;
  /** Narrows by content. An error inside means no match, as in the official artefacts. */
  readonly when?: (doc: Doc, element: number) => boolean;
  readonly rules: readonly Rule[];
  /** Chooses among `rules` by content, where many contexts differ only in a code. */
  readonly choose?: (doc: Doc, element: number) => readonly Rule[];
}

/** Contexts of which, for any one element, only the first that matches applies. */
export type Pattern = readonly Context[];

export type Artefact = "EN16931" | "PEPPOL";

export interface RuleBook {
  readonly artefact: Artefact;
  readonly patterns: readonly Pattern[];
  /** What must not stand anywhere of its path; a table look-up. Fires once for a document, at its root. */
  readonly avoided: readonly Avoided[];
}

export interface Avoided {
  readonly at: string;
  /** An attribute (`@schemeID`) that must not stand there, rather than the element. */
  readonly attribute?: string;
  /** An element name that is excepted. */
  readonly except?: string;
  readonly rule: Rule;
}

/** Both documents, and their lines: most paths exist in two forms. */
export function bothDocuments(path: string): string[] {
  const roots = path.startsWith("/D") ? ["/ubl:Invoice", "/cn:CreditNote"].map((root) => root + path.slice(2)) : [path];
  return roots.flatMap((p) =>
    p.includes("Line/") || p.endsWith("Line")
      ? ["cac:InvoiceLine", "cac:CreditNoteLine"].map((line) => p.replace(/(^|\/)Line(?=\/|$)/, `$1${line}`))
      : [p],
  );
}

/**
 * The official artefact breaks off here with an error of its own. Thrown, and caught by the judge; not an Error, since no one reads
 * its stack and making one is the dearest thing a faulty document asks for.
 */
export class Stopped {
  readonly element: number;
  readonly reason: StopReason;
  constructor(reason: StopReason, element: number) {
    this.reason = reason;
    this.element = element;
  }
}

export type StopReason =
  | "several"
  | "not-decimal"
  | "not-number"
  | "not-date"
  | "not-boolean"
  | "not-integer"
  | "too-long"
  | "too-much";

/** What is found, or the stop that finding it comes to, for whoever asks for it later. */
export function orStop<Found>(find: () => Found): Found | Stopped {
  try {
    return find();
  } catch (stop) {
    if (stop instanceof Stopped) return stop;
    throw stop;
  }
}
