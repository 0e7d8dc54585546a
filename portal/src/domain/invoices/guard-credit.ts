/** The credit guard: no more is taken back than was invoiced, unless the person says that it is meant. */
import { toMinor } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import type { ComposedDraft } from "./compose-draft.ts";
import type { Draft } from "./draft.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { remainingToCredit } from "./queries.ts";
import { isTicked } from "./read-draft.ts";

export interface GuardCredit {
  readonly draft: Draft;
  readonly composed: ComposedDraft;
}

/**
 * Two credits of the same invoice at once wait for each other. The lock is advisory, since issued invoices cannot be
 * updated and hence not locked for it.
 */
export async function guardCredit(work: Work, { draft, composed }: GuardCredit): Promise<void> {
  const { credited, reading } = composed;
  if (credited === undefined) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${credited.id}, 0))`.execute(work.db);
  const remaining = await remainingToCredit(work, credited);
  const credit = toMinor(reading.calculation.totals.due, credited.currency).minor;
  if (credit <= remaining || isTicked(draft.fields["creditMore"])) return;
  const params = { remainingMinor: String(remaining), currency: credited.currency };
  throw new InvoiceNotReady([{ path: "creditMore", code: "credit-exceeds-remaining", params }]);
}
