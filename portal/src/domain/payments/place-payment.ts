/** What an officer does with a payment that did not say itself where it belongs: places it, or says that it settles nothing here. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { CustomerId } from "../customers/customer.ts";
import { record } from "../events/record.ts";
import { enter, holdAccount } from "../ledger/enter.ts";
import { getInvoiceAccount } from "../ledger/queries.ts";
import { Refusal } from "../refusal.ts";
import { getPayment, type Payment, type PaymentDecision } from "./queries.ts";

export interface PlacePayment {
  readonly paymentId: string;
  readonly customerId: CustomerId;
  /** None keeps it on the customer's account. */
  readonly invoiceId: string | undefined;
  /** As much of it as this; what the bank took back is below zero. */
  readonly amountMinor: bigint;
}

/** Never more than is left of the payment, nor more than the invoice needs: the rest goes to the account, or to another invoice. */
export async function placePayment(
  work: Work,
  { paymentId, customerId, invoiceId, amountMinor }: PlacePayment,
): Promise<void> {
  requirePermission(work, "ledger.write");
  await holdAccount(work, customerId);
  const payment = await lockPayment(work, paymentId);
  if (payment.decision !== undefined) throw new Refusal("payment-decided");
  if (!isPartOf(amountMinor, payment.leftMinor)) throw new Refusal("ledger-more-than-left");
  if (invoiceId !== undefined) {
    const invoice = await getInvoiceAccount(work, invoiceId);
    if (invoice.customerId !== customerId) throw new Refusal("not-found");
    if (amountMinor > 0n && amountMinor > invoice.balanceMinor) throw new Refusal("ledger-more-than-left");
  }
  await enter(work, {
    customerId,
    invoiceId,
    kind: "payment",
    amountMinor: -amountMinor,
    currency: payment.currency,
    onDay: payment.bookedOn,
    paymentId,
    source: `payment:${paymentId}:${work.newId()}`,
  });
  await record(work, "payment.placed", { subject: paymentId, facts: { amountMinor: amountMinor.toString() } });
}

/** In the direction of what is left, and no further. */
function isPartOf(amountMinor: bigint, leftMinor: bigint): boolean {
  return leftMinor > 0n ? amountMinor > 0n && amountMinor <= leftMinor : amountMinor < 0n && amountMinor >= leftMinor;
}

export interface DecidePayment {
  readonly paymentId: string;
  readonly kind: PaymentDecision;
  readonly reason: string;
}

/** It settles nothing here: sent back, or another's. Only as long as nothing of it has been placed. */
export async function decidePayment(work: Work, { paymentId, kind, reason }: DecidePayment): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "ledger.write");
  const payment = await lockPayment(work, paymentId);
  if (payment.decision !== undefined || payment.leftMinor !== payment.amountMinor) throw new Refusal("payment-decided");
  await work.db
    .insertInto("payment_decisions")
    .values({
      organisation_id: organisationId,
      payment_id: paymentId,
      kind,
      reason,
      decided_at: work.now,
      decided_by: accountId,
    })
    .execute();
  await record(work, "payment.set-aside", { subject: paymentId, facts: { kind } });
}

/** Two who place the same payment at once wait for each other. The lock is advisory, since payments cannot be changed. */
async function lockPayment(work: Work, id: string): Promise<Payment> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payment ${id}`}, 0))`.execute(work.db);
  return getPayment(work, id);
}
