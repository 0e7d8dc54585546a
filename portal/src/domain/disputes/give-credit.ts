/**
 * Credits an invoice, of the creditor's own accord or as the answer to a dispute. Locks are taken in this order: the case, the
 * dispute, the account or the request, the creditor's counter.
 */
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { type CreditedLine, type IssuedCreditNote, issueCreditNote } from "../billing/issue-credit-note.ts";
import { leftOf, listBilledLines } from "../billing/credited-lines.ts";
import { getCustomerInvoice } from "../billing/queries.ts";
import { decideByRoom } from "../cases/decide-case.ts";
import { lockCase, requireWords } from "../cases/write-message.ts";
import { holdAccount } from "../ledger/enter.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { creditLifecycle, type CreditRequest, getCreditRequest } from "./credit-request.ts";
import { disputeLifecycle } from "./dispute.ts";
import { lockDispute, moveDispute } from "./follow-case.ts";
import { disputePolicyOn } from "./policy.ts";
import { listDisputedPlaces } from "./queries.ts";

export interface GiveCredit {
  readonly invoiceId: string;
  readonly caseId?: string | undefined;
  readonly lines: readonly CreditedLine[];
  readonly reason: string;
}

export interface GivenCredit {
  readonly requestId: string;
  /** None while it waits for a second person. */
  readonly note: IssuedCreditNote | undefined;
}

export async function giveCredit(work: Work, { invoiceId, caseId, lines, reason }: GiveCredit): Promise<GivenCredit> {
  const { organisationId, accountId } = requirePermission(work, "billing.credit");
  if (caseId !== undefined) await lockOpen(work, caseId, invoiceId);
  const invoice = await getCustomerInvoice(work, invoiceId);
  if (caseId === undefined) await requireUndisputed(work, invoiceId, lines);
  await requireLeft(work, invoiceId, lines);
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0n);
  const { secondFromMinor } = await disputePolicyOn(work, organisationId, work.today);
  // Two who credit at once would each see only what they give themselves.
  await holdAccount(work, invoice.customerId);
  const givenMinor = netMinor + (await sumRequests(work, invoiceId));
  const id = work.newId();
  const made = await work.db
    .insertInto("credit_requests")
    .values({
      organisation_id: organisationId,
      id,
      invoice_id: invoiceId,
      customer_id: invoice.customerId,
      case_id: caseId ?? null,
      lines: JSON.stringify(lines.map((line) => ({ ...line, netMinor: line.netMinor.toString() }))),
      net_minor: netMinor,
      reason,
      state: "waiting",
      asked_at: work.now,
      asked_by: accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) throw new Refusal("changed-meanwhile");
  await record(work, "credit.asked", { subject: invoiceId, facts: { number: invoice.number, request: id } });
  if (secondFromMinor !== undefined && givenMinor >= secondFromMinor) return { requestId: id, note: undefined };
  return { requestId: id, note: await issue(work, await getCreditRequest(work, id)) };
}

/** A line in an open dispute is credited as the answer to that, or what is held would outlive it. */
async function requireUndisputed(work: Work, invoiceId: string, lines: readonly CreditedLine[]): Promise<void> {
  const disputed = await listDisputedPlaces(work, invoiceId);
  if (lines.some(({ place }) => disputed.has(place))) throw new Refusal("dispute-open-already");
}

/** What has been credited and asked for of the invoice: many small credits are one large one. */
async function sumRequests(work: Work, invoiceId: string): Promise<bigint> {
  const { sum } = await work.db
    .selectFrom("credit_requests")
    .select(({ fn, val }) => fn.coalesce(fn.sum<string>("net_minor"), val("0")).as("sum"))
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .where("state", "<>", "declined")
    .executeTakeFirstOrThrow();
  return BigInt(sum);
}

/** The guard, told early: what is issued later is guarded again, with the counter held. */
async function requireLeft(work: Work, invoiceId: string, lines: readonly CreditedLine[]): Promise<void> {
  const billed = await listBilledLines(work, invoiceId);
  const isLeft = ({ place, netMinor }: CreditedLine): boolean => {
    const line = billed.find((one) => one.place === place);
    return line !== undefined && netMinor > 0n && netMinor <= leftOf(line);
  };
  if (lines.length === 0 || !lines.every(isLeft)) throw new Refusal("credit-exceeds-remaining");
}

/** The second person: never the one who asked. */
export async function decideCredit(
  work: Work,
  { id, decision }: { readonly id: string; readonly decision: "issue" | "decline" },
): Promise<IssuedCreditNote | undefined> {
  const { accountId } = requirePermission(work, "billing.credit");
  const { caseId, invoiceId } = await getCreditRequest(work, id);
  if (caseId !== undefined && decision === "issue") await lockOpen(work, caseId, invoiceId);
  const request = await lockRequest(work, id);
  creditLifecycle.next(request.state, decision);
  if (request.askedBy === accountId) throw new Refusal("second-person-needed");
  if (decision === "issue") return issue(work, request);
  await close(work, request, { state: "declined" });
  await record(work, "credit.declined", { subject: invoiceId, facts: { request: id } });
  return undefined;
}

async function lockRequest(work: Work, id: string): Promise<CreditRequest> {
  await work.db.selectFrom("credit_requests").select("id").where("id", "=", id).forUpdate().executeTakeFirstOrThrow();
  return getCreditRequest(work, id);
}

async function issue(work: Work, request: CreditRequest): Promise<IssuedCreditNote> {
  const { invoiceId, lines, reason, caseId } = request;
  // A reminder or a hand-over of the same customer waits, and sees what is credited.
  await holdAccount(work, request.customerId);
  const note = await issueCreditNote(work, { invoiceId, lines, reason });
  await close(work, request, { state: "issued", creditNoteId: note.id });
  if (caseId === undefined) return note;
  await moveDispute(work, caseId, { state: "credited", creditNoteId: note.id });
  const outcome = { creditNote: note.number };
  await decideByRoom(work, { caseId, decision: "credit", words: reason, outcome });
  return note;
}

interface Closed {
  readonly state: "issued" | "declined";
  readonly creditNoteId?: string;
}

async function close(work: Work, { id }: CreditRequest, { state, creditNoteId }: Closed): Promise<void> {
  const { accountId } = requirePermission(work, "billing.credit");
  await work.db
    .updateTable("credit_requests")
    .set({ state, decided_at: work.now, decided_by: accountId, credit_note_id: creditNoteId ?? null })
    .where("id", "=", id)
    .execute();
}

/** Nothing is credited: why is told. A credit that waits for a second person is decided first. */
export async function refuseDispute(
  work: Work,
  { caseId, words }: { readonly caseId: string; readonly words: string },
): Promise<void> {
  requirePermission(work, "billing.credit");
  const reasons = requireWords(words);
  await lockOpen(work, caseId);
  const waiting = await work.db
    .selectFrom("credit_requests")
    .select("id")
    .where("case_id", "=", caseId)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  if (waiting !== undefined) throw new Refusal("changed-meanwhile");
  await moveDispute(work, caseId, { state: "refused" });
  await decideByRoom(work, { caseId, decision: "refuse", words: reasons, outcome: {} });
}

/** Holds the case and its dispute, which must be open. */
async function lockOpen(work: Work, caseId: string, invoiceId?: string): Promise<void> {
  await lockCase(work, caseId);
  const dispute = await lockDispute(work, caseId);
  if (dispute === undefined || (invoiceId !== undefined && dispute.invoiceId !== invoiceId))
    throw new Refusal("not-found");
  disputeLifecycle.next(dispute.state, "credit");
}
