/** Entering in the ledger: the one way in, besides issuing. The same cause enters once. */
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { CustomerId } from "../customers/customer.ts";
import type { EntryKind } from "./ledger.ts";

export interface NewEntry {
  readonly customerId: CustomerId;
  readonly invoiceId?: string | undefined;
  readonly kind: EntryKind;
  readonly amountMinor: bigint;
  /** SEK unless said. */
  readonly currency?: string;
  readonly onDay: LocalDate;
  /** What made it, by a name of its own. */
  readonly source: string;
  readonly paymentId?: string | undefined;
  readonly correctsId?: string | undefined;
  readonly note?: string | undefined;
}

/** Says whether it was entered now; the same cause before leaves everything as it is. */
export async function enter(work: Work, entry: NewEntry): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto("ledger_entries")
    .values({
      organisation_id: requireOrganisation(work),
      id: work.newId(),
      customer_id: entry.customerId,
      invoice_id: entry.invoiceId ?? null,
      kind: entry.kind,
      amount_minor: entry.amountMinor,
      currency: entry.currency ?? "SEK",
      on_day: entry.onDay,
      source: entry.source,
      payment_id: entry.paymentId ?? null,
      corrects_id: entry.correctsId ?? null,
      note: entry.note ?? null,
      entered_at: work.now,
      entered_by: work.actor.kind === "person" ? work.actor.accountId : null,
    })
    .onConflict((same) => same.columns(["organisation_id", "source"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Nobody else settles or charges this customer until the work is done: sums are read and entered as one. */
export async function holdAccount(work: Work, customerId: CustomerId): Promise<void> {
  const organisationId = requireOrganisation(work);
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`ledger ${organisationId}`}, 0)),
    pg_advisory_xact_lock(hashtextextended(${`ledger ${customerId}`}, 0))`.execute(work.db);
}

/** The same for all of a creditor's customers. */
export async function holdLedger(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${requireOrganisation(work)}`}, 0))`.execute(
    work.db,
  );
}
