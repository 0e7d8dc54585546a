/** Begins a credit note of an issued invoice: a draft with all that is left of it, or with the parts somebody chose. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { type ChosenCredit, creditFields } from "./credit-fields.ts";
import { loadCreditStanding } from "./credit-standing.ts";
import { linesOf } from "./draft-fields.ts";
import { creditingMore } from "./guard-credit.ts";
import { getInvoice } from "./queries.ts";
import { saveDraft } from "./save-draft.ts";

export interface StartCredit {
  readonly invoiceId: string;
  readonly choice: "all-left" | ChosenCredit;
  /** The person has said that more than what is left is meant. */
  readonly meansMore?: boolean;
}

export async function startCredit(work: Work, { invoiceId, choice, meansMore = false }: StartCredit): Promise<string> {
  requirePermission(work, "invoice.write");
  const invoice = await getInvoice(work, invoiceId);
  if (invoice.kind === "credit-note") throw new Refusal("not-found");
  const standing = await loadCreditStanding(work, invoiceId);
  const fields = creditFields({ standing, receiverId: invoice.receiverId, choice });
  if (linesOf(fields).length === 0) throw new Refusal("credit-exceeds-remaining");
  const confirmed = meansMore ? { ...fields, creditMore: creditingMore } : fields;
  const draft = await saveDraft(work, { id: work.newId(), version: 0, fields: confirmed });
  return draft.id;
}
