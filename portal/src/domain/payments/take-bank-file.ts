/**
 * Reads a file from the bank and takes all of it in one transaction, or nothing: the payments that no file has told before, each placed
 * where it says itself that it belongs.
 */
import { setImmediate } from "node:timers/promises";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { enter, holdLedger } from "../ledger/enter.ts";
import type { BankPayment, FileFault } from "./bank-payment.ts";
import { candidateBook } from "./candidate-book.ts";
import { listCandidates } from "./candidates.ts";
import { matchPayment, type Placement } from "./match-payment.ts";
import { accountKey } from "./own-accounts.ts";
import { readBankFile, type ReadBankFile } from "./read-bank-file.ts";
import { findTold, type FromFile } from "./twins.ts";

/** Harmless twice: a file that is not waiting is left as it is. */
export async function takeBankFile(work: Work, id: string): Promise<void> {
  const kept = await work.db
    .selectFrom("bank_files")
    .select("file_bytes")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", id)
    .where("state", "=", "uploaded")
    .forUpdate()
    .executeTakeFirst();
  if (kept === undefined) return;
  const read = await readBankFile(kept.file_bytes);
  const strange = read.ok ? await judgeAccounts(work, read.payments) : [];
  if (!read.ok || strange.length > 0)
    return refuse(work, id, { kind: read.kind, faults: read.ok ? strange : read.faults });
  await holdLedger(work);
  const taken = await keep(work, { bankFileId: id, message: read.message }, read.payments);
  await settle(work, taken);
  const amountMinor = read.payments.reduce((sum, payment) => sum + payment.amountMinor, 0n);
  const counts = { payment_count: read.payments.length, known_count: read.payments.length - taken.length };
  await close(work, id, {
    kind: read.kind ?? null,
    message: read.message ?? null,
    state: "taken",
    ...counts,
    amount_minor: amountMinor,
  });
  await record(work, "bank-file.taken", {
    subject: id,
    facts: { payments: read.payments.length, known: counts.known_count },
  });
}

/** Money to an account that the creditor has not named as its own is another's, whatever kind of account it is. */
async function judgeAccounts(work: Work, payments: readonly BankPayment[]): Promise<readonly FileFault[]> {
  const creditor = await work.db
    .selectFrom("creditors")
    .select(["bankgiro", "other_accounts"])
    .where("organisation_id", "=", requireOrganisation(work))
    .executeTakeFirst();
  if (creditor === undefined) return [];
  const own = new Set([creditor.bankgiro, ...creditor.other_accounts]);
  const others = payments.filter(({ account }) => !own.has(accountKey(account.number)));
  return [...new Set(others.map(({ account }) => account.number))].map((account) => ({
    line: 1,
    code: "file-account",
    params: { account: account.slice(0, 50) },
  }));
}

async function refuse(
  work: Work,
  id: string,
  { kind, faults }: Pick<ReadBankFile, "kind"> & { readonly faults: readonly FileFault[] },
) {
  await close(work, id, { kind: kind ?? null, state: "refused", faults: JSON.stringify(faults.map(storable)) });
  await record(work, "bank-file.refused", { subject: id, facts: { faults: faults.length } });
}

/** What stands in a file may be anything; the database stores neither NUL nor half a character. */
function storable({ params, ...fault }: FileFault): FileFault {
  return { ...fault, params: Object.fromEntries(Object.entries(params).map(([name, told]) => [name, plain(told)])) };
}

function plain(text: string, charactersMax = 500): string {
  return text.replaceAll("\0", " ").slice(0, charactersMax).toWellFormed();
}

interface Closing {
  readonly kind: "bgmax" | "camt" | null;
  readonly message?: string | null;
  readonly state: "taken" | "refused";
  readonly payment_count?: number;
  readonly known_count?: number;
  readonly amount_minor?: bigint;
  readonly faults?: string;
}

async function close(work: Work, id: string, closing: Closing): Promise<void> {
  await work.db
    .updateTable("bank_files")
    .set({ ...closing, read_at: work.now })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", id)
    .execute();
}

type KeptPayment = BankPayment & {
  readonly id: string;
  /** Another kind of file seems to have told it: a person says whether it is one or two. */
  readonly twinOf: string | undefined;
};

const insertedAtOnce = 500;

/** Those that were not known, in the order of the file. */
async function keep(work: Work, from: FromFile, payments: readonly BankPayment[]): Promise<readonly KeptPayment[]> {
  const kept: KeptPayment[] = [];
  // The bank tells of a nothing now and then (a reference without money); it settles nothing and is not kept.
  const worth = payments.filter(({ amountMinor }) => amountMinor !== 0n);
  const told = await findTold(work, worth, from);
  for (let at = 0; at < worth.length; at += insertedAtOnce) {
    const batch = worth
      .slice(at, at + insertedAtOnce)
      .map((payment) => ({ ...payment, id: work.newId(), twinOf: told.take(payment) }));
    const made = await work.db
      .insertInto("bank_payments")
      .values(batch.map((payment) => rowOf(work, from.bankFileId, payment)))
      .onConflict((same) => same.columns(["organisation_id", "bank_reference"]).doNothing())
      .returning("id")
      .execute();
    const ids = new Set(made.map(({ id }) => id));
    kept.push(...batch.filter(({ id }) => ids.has(id)));
  }
  return kept;
}

function rowOf(work: Work, bankFileId: string, payment: KeptPayment) {
  const told = payment.references.map(({ reference, amountMinor }) => ({
    reference: plain(reference),
    amountMinor: amountMinor?.toString(),
  }));
  return {
    organisation_id: requireOrganisation(work),
    id: payment.id,
    bank_file_id: bankFileId,
    bank_reference: plain(payment.bankReference, 400),
    account_scheme: payment.account.scheme,
    account_number: plain(payment.account.number, 50),
    booked_on: payment.bookedOn,
    amount_minor: payment.amountMinor,
    currency: payment.currency,
    payment_references: JSON.stringify(told),
    texts: payment.texts.map((text) => plain(text)),
    twin_of: payment.twinOf ?? null,
    payer_name: payment.payer.name === undefined ? null : plain(payment.payer.name, 200),
    payer_number: payment.payer.organisationNumber?.slice(0, 20) ?? null,
    payer_account: payment.payer.account === undefined ? null : plain(payment.payer.account, 50),
  };
}

/** Payments matched before others have their turn: one without a reference is held against all invoices of its amount. */
const matchedAtOnce = 20;

/** One after the other: what one payment has settled is no longer owed when the next is looked at. */
async function settle(work: Work, payments: readonly KeptPayment[]): Promise<void> {
  const sure = payments.filter(({ twinOf }) => twinOf === undefined);
  const book = candidateBook(await listCandidates(work, sure));
  for (const [at, payment] of sure.entries()) {
    if (at % matchedAtOnce === 0) await setImmediate();
    const { placements = [] } = matchPayment(payment, book.for(payment));
    book.settle(placements);
    for (const [index, placement] of placements.entries()) await enterPlacement(work, payment, { placement, index });
  }
}

interface Placed {
  readonly placement: Placement;
  readonly index: number;
}

async function enterPlacement(work: Work, payment: KeptPayment, { placement, index }: Placed): Promise<void> {
  await enter(work, {
    customerId: placement.customerId,
    invoiceId: placement.invoiceId,
    kind: "payment",
    amountMinor: -placement.amountMinor,
    currency: payment.currency,
    onDay: payment.bookedOn,
    paymentId: payment.id,
    source: `payment:${payment.id}:${index}`,
  });
}
