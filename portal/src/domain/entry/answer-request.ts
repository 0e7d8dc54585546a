/** Answering a request for access: by the Kund-ID's orderer, or by what the officer decided in the case; and giving the access. */
import type { AccountId, Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import type { Case } from "../cases/case.ts";
import { givenAccess } from "../customers/give-access.ts";
import { findCustomerByNumber } from "../customers/queries.ts";
import type { AccessRole } from "../customers/access.ts";
import { record } from "../events/record.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "../parties/account.ts";
import { Refusal } from "../refusal.ts";
import { type AccessRequest, getRequest, ordersAll, selectRequests } from "./access-request.ts";

export type AccessAnswer = { readonly kind: "give" } | { readonly kind: "refuse"; readonly reason: string };

/** An orderer of the whole Kund-ID answers a colleague, once. The creditor gives the access by a job. */
export async function answerRequest(
  work: Work,
  { id, answer }: { readonly id: string; readonly answer: AccessAnswer },
): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "purchase.read");
  const request = await getRequest(work, id);
  const mine = await selectRequests(work).where("requests.id", "=", id).where(ordersAll(work)).executeTakeFirst();
  if (mine === undefined || request.askedBy === accountId) throw new Refusal("not-allowed");
  const isGiven = answer.kind === "give";
  const { numUpdatedRows } = await work.db
    .updateTable("access_requests")
    .set({
      state: isGiven ? "given" : "refused",
      answered_at: work.now,
      answered_by: accountId,
      ...(answer.kind === "refuse" && { reason: answer.reason }),
    })
    .where("id", "=", id)
    .where("state", "=", "orderer")
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refusal("changed-meanwhile");
  await record(work, "access-request.answered", { subject: id, facts: { given: isGiven } });
  if (isGiven) return work.enqueue("carry-access", { organisationId, requestId: id });
  await tellAsker(work, request, "refused");
}

/** At the creditor: the access that an orderer has given. */
export function letIn(work: Work, { customerNumber, role, askedBy, answeredBy }: AccessRequest): Promise<boolean> {
  return giveTo(work, { customerNumber, role, accountId: askedBy, by: answeredBy });
}

/**
 * The officer has decided in the case. At the desk the access is given, and at whoever asked the request is closed; the case itself
 * tells them. Twice is harmless: access is given once, and a closed request stays.
 */
export async function settleAccess(work: Work, decided: Case): Promise<void> {
  if (decided.kind !== "customer-access") return;
  const isGiven = decided.decision === "approve";
  if (decided.side === "desk") {
    const { customerNumber, accessRole, accountId } = decided.about;
    if (isGiven)
      await giveTo(work, { customerNumber, role: accessRole, accountId: accountId as AccountId, by: undefined });
    return;
  }
  await work.db
    .updateTable("access_requests")
    .set({ state: isGiven ? "given" : "refused", answered_at: work.now })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("case_id", "=", decided.id)
    .where("state", "=", "officer")
    .execute();
}

interface GiveTo {
  readonly customerNumber: string;
  readonly role: AccessRole;
  readonly accountId: AccountId;
  readonly by: AccountId | undefined;
}

/** Whether there is such a Kund-ID. Where there is none, the number was wrong, and whoever asked is told that. */
async function giveTo(work: Work, { customerNumber, role, accountId, by }: GiveTo): Promise<boolean> {
  const customer = await findCustomerByNumber(work, customerNumber);
  if (customer !== undefined) {
    await givenAccess(work, { customer, accountId, role, by, fromOn: work.today });
    return true;
  }
  const { email, name, language } = await getAccount(work, accountId);
  const facts = { customerNumber, outcome: "unknown" };
  await postMail(work, { address: email, name, language }, { kind: "access-answered", facts });
  return false;
}

async function tellAsker(work: Work, { askedBy, customerNumber }: AccessRequest, outcome: "refused"): Promise<void> {
  const { email, name, language } = await getAccount(work, askedBy);
  const facts = { customerNumber, outcome };
  await postMail(work, { address: email, name, language }, { kind: "access-answered", facts });
}
