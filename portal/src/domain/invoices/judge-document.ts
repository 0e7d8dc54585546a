/** The verdict on a written document, as faults of the form it came from: rules speak of business terms, forms of fields. */
import type { DraftFault } from "./draft-fault.ts";
import type { DraftReading } from "./read-draft.ts";

export interface Verdict {
  /** What stops the sending. */
  readonly faults: readonly DraftFault[];
  /** What is worth telling and stops nothing. */
  readonly warnings: readonly DraftFault[];
}

export function judgeDocument(_ubl: Uint8Array, _reading: Pick<DraftReading, "lines">): Verdict {
  return { faults: [], warnings: [] };
}
