/** A template: an invoice form worth beginning from again, without what belongs to one invoice alone. */
import type { Instant } from "../../time.ts";
import type { DraftFields } from "../invoices/draft-fields.ts";

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly fields: DraftFields;
  readonly receiverName: string | undefined;
  readonly changedAt: Instant;
}

/** Belongs to one invoice: its number, its days, and what it takes back or replaces. */
const onceOnly: ReadonlySet<string> = new Set([
  "kind",
  "credits",
  "creditMore",
  "replaces",
  "sameNumber",
  "number",
  "issueOn",
  "dueOn",
  "deliveryOn",
  "periodStart",
  "periodEnd",
]);

export function templateFields(fields: DraftFields): DraftFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !onceOnly.has(name)));
}
