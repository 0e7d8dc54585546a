/** What an officer enters by hand: written off, paid back, moved, corrected. Each with its reason; none changes what stands. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { Customer } from "../customers/customer.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { enter, holdAccount } from "./enter.ts";
import { findEntry, getAccount, getInvoiceAccount } from "./queries.ts";

export interface WriteOff {
  readonly invoiceId: string;
  readonly amountMinor: bigint;
  readonly reason: string;
}

/** What will not be collected. Never more than is left. */
export async function writeOff(work: Work, { invoiceId, amountMinor, reason }: WriteOff): Promise<void> {
  requirePermission(work, "ledger.write");
  const { customerId } = await getInvoiceAccount(work, invoiceId);
  await holdAccount(work, customerId);
  const { balanceMinor } = await getInvoiceAccount(work, invoiceId);
  if (amountMinor <= 0n || amountMinor > balanceMinor) throw new Refusal("ledger-more-than-left");
  const source = `write-off:${work.newId()}`;
  await enter(work, {
    customerId,
    invoiceId,
    kind: "write-off",
    amountMinor: -amountMinor,
    onDay: work.today,
    source,
    note: reason,
  });
  await record(work, "ledger.written-off", { subject: invoiceId, facts: { amountMinor: amountMinor.toString() } });
}

export interface PlaceCredit {
  readonly customer: Customer;
  /** Where the surplus stands: an invoice paid too much, or none for the account. */
  readonly fromInvoiceId: string | undefined;
  /** The invoice it shall settle; none pays it back to the customer. */
  readonly toInvoiceId: string | undefined;
  readonly amountMinor: bigint;
  readonly reason: string;
}

/** A surplus settles another invoice, or is paid back. Never more than there is, nor more than is owed. */
export async function placeCredit(work: Work, placed: PlaceCredit): Promise<void> {
  requirePermission(work, "ledger.write");
  const { customer, fromInvoiceId, toInvoiceId, amountMinor, reason } = placed;
  await holdAccount(work, customer.id);
  const account = await getAccount(work, customer);
  const surplus = -balanceAt(account, fromInvoiceId);
  if (amountMinor <= 0n || amountMinor > surplus) throw new Refusal("ledger-more-than-left");
  const id = work.newId();
  const common = { customerId: customer.id, onDay: work.today, note: reason };
  if (toInvoiceId === undefined) {
    await enter(work, { ...common, invoiceId: fromInvoiceId, kind: "refund", amountMinor, source: `refund:${id}` });
    await record(work, "ledger.refunded", { subject: customer.id, facts: { amountMinor: amountMinor.toString() } });
    return;
  }
  if (amountMinor > balanceAt(account, toInvoiceId)) throw new Refusal("ledger-more-than-left");
  const move = { ...common, kind: "transfer" as const };
  await enter(work, { ...move, invoiceId: fromInvoiceId, amountMinor, source: `transfer:${id}:from` });
  await enter(work, { ...move, invoiceId: toInvoiceId, amountMinor: -amountMinor, source: `transfer:${id}:to` });
  await record(work, "ledger.moved", { subject: customer.id, facts: { amountMinor: amountMinor.toString() } });
}

function balanceAt(account: Awaited<ReturnType<typeof getAccount>>, invoiceId: string | undefined): bigint {
  if (invoiceId === undefined) return account.unplaced.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const invoice = account.invoices.find(({ id }) => id === invoiceId);
  if (invoice === undefined) throw new Refusal("not-found");
  return invoice.balanceMinor;
}

export interface CorrectEntry {
  readonly entryId: string;
  readonly reason?: string;
}

/** Takes an entry back by its opposite, once. What a document says is corrected by a credit note, not here. */
export async function correctEntry(work: Work, { entryId, reason }: CorrectEntry): Promise<void> {
  requirePermission(work, "ledger.write");
  const entry = await findEntry(work, entryId);
  if (entry === undefined) throw new Refusal("not-found");
  if (
    entry.kind === "debit" ||
    entry.kind === "credit" ||
    entry.correctsId !== undefined ||
    entry.kind === "transfer"
  ) {
    throw new Refusal("ledger-entry-stands");
  }
  await holdAccount(work, entry.customerId);
  const { id, kind, customerId, invoiceId, paymentId, amountMinor } = entry;
  const opposite = {
    customerId,
    invoiceId,
    kind,
    paymentId,
    amountMinor: -amountMinor,
    onDay: work.today,
    note: reason,
  };
  const isNew = await enter(work, { ...opposite, correctsId: id, source: `correction:${id}` });
  if (!isNew) throw new Refusal("ledger-entry-stands");
  await record(work, "ledger.corrected", { subject: id, facts: { amountMinor: amountMinor.toString() } });
}
