/** The complete rules, in a file of their own: a page loads it only once somebody writes. */
import type { DraftFault } from "../../../domain/invoices/draft-fault.ts";
import type { DraftFields } from "../../../domain/invoices/draft-fields.ts";
import { withFixes } from "../../../domain/invoices/fix-form.ts";
import type { FormFacts } from "../../../domain/invoices/form-facts.ts";
import { judgeForm } from "../../../domain/invoices/judge-form.ts";

/** The same verdict as the server's, each fault with what would mend it. */
export function judge(fields: DraftFields, facts: FormFacts): DraftFault[] {
  return withFixes(judgeForm(fields, facts).faults, fields, facts);
}
