/** Holds that an officer grants or prolongs, and holds that are over: both are told in the case's history. */
import { addDays, type LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { getCustomerInvoice } from "../billing/queries.ts";
import { lockCase } from "../cases/write-message.ts";
import { addresseeOf } from "../customers/addressee.ts";
import { getCustomer } from "../customers/queries.ts";
import { record } from "../events/record.ts";
import { holdAccount } from "../ledger/enter.ts";
import { postMail } from "../mail/post-mail.ts";
import { Refusal } from "../refusal.ts";
import { type Dispute, disputeLifecycle } from "./dispute.ts";
import { lockDispute } from "./follow-case.ts";
import { disputeOf, getDispute, selectDisputes } from "./queries.ts";
import type { DisputeRule } from "./policy.ts";

/** Longer than this is a decision to be made again. */
export const holdDaysMax = 90;

export interface GrantHold {
  readonly caseId: string;
  readonly rule: Exclude<DisputeRule, "pay-anyway">;
  /** The last day on which it waits. */
  readonly untilOn: LocalDate;
}

/** From today all that is disputed waits, or all of the invoice, whatever the policy said and however often it waited before. */
export async function grantHold(work: Work, { caseId, rule, untilOn }: GrantHold): Promise<void> {
  requirePermission(work, "billing.credit");
  if (untilOn < work.today || untilOn > addDays(work.today, holdDaysMax)) throw new Refusal("dispute-hold-too-long");
  await lockCase(work, caseId);
  const locked = await lockDispute(work, caseId);
  if (locked === undefined) throw new Refusal("not-found");
  disputeLifecycle.next(locked.state, "refuse");
  const { customerId, heldUntil, heldFrom, disputedMinor } = await getDispute(work, caseId);
  await holdAccount(work, customerId);
  const isRunning = heldUntil !== undefined && heldUntil >= work.today;
  await work.db
    .updateTable("disputes")
    .set({
      rule,
      held_minor: disputedMinor,
      held_from: isRunning ? (heldFrom ?? work.today) : work.today,
      held_until: untilOn,
      hold_ended_on: null,
    })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("case_id", "=", caseId)
    .execute();
  await record(work, "dispute.hold-granted", { subject: caseId, facts: { rule, untilOn } });
}

/** Holds whose last day has gone, each once: an event, and a letter to the customer, who pays from now on. */
export async function endHolds(work: Work): Promise<number> {
  const rows = await selectDisputes(work)
    .where("disputes.organisation_id", "=", requireOrganisation(work))
    .where("disputes.state", "=", "open")
    .where("disputes.hold_ended_on", "is", null)
    .where("disputes.held_until", "<", work.today)
    .orderBy("disputes.held_until")
    .limit(endedAtOnce)
    .forUpdate()
    .execute();
  for (const row of rows) await endHold(work, disputeOf(row));
  return rows.length;
}

export const endedAtOnce = 100;

async function endHold(work: Work, { caseId, invoiceId, customerId, heldUntil }: Dispute): Promise<void> {
  await work.db
    .updateTable("disputes")
    .set({ hold_ended_on: work.today })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("case_id", "=", caseId)
    .execute();
  await record(work, "dispute.hold-ended", { subject: caseId, facts: { heldUntil: heldUntil ?? "" } });
  const { number } = await getCustomerInvoice(work, invoiceId);
  const customer = await getCustomer(work, customerId);
  const { customerNumber } = customer;
  const facts = { customerId, invoiceId, number, customerNumber, heldUntil: heldUntil ?? "" };
  const to = await addresseeOf(work, customer);
  await postMail(work, to, { kind: "dispute-hold-ended", facts });
}
