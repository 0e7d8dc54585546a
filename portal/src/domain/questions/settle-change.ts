/** The creditor decides about a change: what holds from which day, and which invoices that no longer touches (D13). */
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { listCustomerInvoices } from "../billing/queries.ts";
import type { Case } from "../cases/case.ts";
import { decideByRoom, isFinallyDecided } from "../cases/decide-case.ts";
import { lockCase, requireWords } from "../cases/write-message.ts";
import { changeCustomer } from "../customers/change-customer.ts";
import type { CustomerId } from "../customers/customer.ts";
import { insertVersion } from "../customers/insert-version.ts";
import { getCustomer, listVersions } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";
import { withChanges } from "./ask-change.ts";

export type ChangeCase = Extract<Case, { kind: "customer-change" }>;

export function isChange(found: Case): found is ChangeCase {
  return found.kind === "customer-change";
}

export interface ChangePreview {
  /** Numbers of invoices issued on the day or later: they are made, and stay. */
  readonly staying: readonly string[];
}

/** What a day would mean: every invoice made from now on has it, those already made on the day or later do not. */
export async function previewChange(
  work: Work,
  { customerId, fromOn }: { readonly customerId: CustomerId; readonly fromOn: LocalDate },
): Promise<ChangePreview> {
  const invoices = await listCustomerInvoices(work, customerId);
  return {
    staying: invoices
      .filter(({ kind, issueOn }) => kind === "invoice" && issueOn >= fromOn)
      .map(({ number }) => number)
      .toReversed(),
  };
}

export interface ApplyChange {
  readonly caseId: string;
  readonly fromOn: LocalDate;
  readonly words?: string | undefined;
}

/** As the case asks, from the day the officer says. */
export async function applyChange(work: Work, { caseId, fromOn, words }: ApplyChange): Promise<void> {
  requirePermission(work, "customer.write");
  const found = await lockChange(work, caseId);
  const customer = await getCustomer(work, found.about.customerId, fromOn);
  const { id: customerId, version } = customer;
  await changeCustomer(work, { customerId, version, fromOn, facts: withChanges(customer, found.about.changes) });
  // What has been said of later days, another change among them, gets it too.
  const later = (await listVersions(work, customerId)).filter((one) => one.fromOn > fromOn && !one.superseded);
  for (const one of later)
    await insertVersion(work, { customerId, fromOn: one.fromOn, facts: withChanges(one, found.about.changes) });
  await decideByRoom(work, { caseId, decision: "apply", words, outcome: { fromOn } });
}

export async function refuseChange(
  work: Work,
  { caseId, words }: { readonly caseId: string; readonly words: string },
): Promise<void> {
  requirePermission(work, "customer.write");
  await lockChange(work, caseId);
  await decideByRoom(work, { caseId, decision: "refuse", words: requireWords(words) });
}

async function lockChange(work: Work, caseId: string): Promise<ChangeCase> {
  const found = await lockCase(work, caseId);
  if (!isChange(found)) throw new Refusal("not-found");
  if (isFinallyDecided(found)) throw new Refusal("case-already-decided");
  return found;
}
