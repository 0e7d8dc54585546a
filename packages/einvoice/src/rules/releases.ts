/** Rule releases: which rules and code lists held on which day. A document is judged by the release of its day. */

export interface Release {
  readonly id: string;
  /** Versions of the official artefacts it equals. */
  readonly en16931: string;
  readonly peppol: string;
  /** The first day it is mandatory in the network. */
  readonly from: string;
  /** Releases in order: a rule or code that came with number n holds for releases from n. */
  readonly order: number;
}

export const releases = [
  { id: "2025-11", en16931: "1.3.15", peppol: "3.0.20", from: "2026-02-23", order: 1 },
  { id: "2026-05", en16931: "1.3.16", peppol: "3.0.21", from: "2026-08-17", order: 2 },
] as const satisfies readonly Release[];

export type ReleaseId = (typeof releases)[number]["id"];

export const current: Release = releases[1];

/** A release by its id, or by what Peppol calls it (`2026.5`, `3.0.21`). */
export function findRelease(name: string): (typeof releases)[number] | undefined {
  return releases.find(({ id, peppol }) => [id, id.replace("-0", ".").replace("-", "."), peppol].includes(name));
}

/** The release mandatory on a day (`2026-09-01`), or the earliest we have. */
export function releaseOn(day: string): Release {
  return releases.findLast((release) => release.from <= day) ?? releases[0];
}
