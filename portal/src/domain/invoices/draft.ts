/** An invoice not yet sent: the form as typed, in one version after the other. */
import type { Instant } from "../../time.ts";
import type { DraftFields } from "./draft-fields.ts";

export interface Draft {
  readonly id: string;
  /** Counts the savings. Whoever saves tells which version was changed, so that nobody's words are lost. */
  readonly version: number;
  readonly fields: DraftFields;
  readonly savedAt: Instant;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text from an address can be the id of a draft or an invoice. */
export function isInvoiceId(text: string | undefined): text is string {
  return text !== undefined && uuid.test(text);
}
