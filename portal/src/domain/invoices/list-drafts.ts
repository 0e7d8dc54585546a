/** The organisation's drafts, the latest saved first. */
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Place } from "./list-invoices.ts";
import type { InvoiceKind } from "./read-draft.ts";

export interface ListedDraft {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly number: string | undefined;
  readonly receiverName: string | undefined;
  readonly savedAt: Instant;
}

export interface DraftPage {
  readonly rows: readonly ListedDraft[];
  readonly next: Place | undefined;
}

export interface DraftQuestion {
  readonly after?: Place | undefined;
  readonly limit: number;
}

export async function listDrafts(work: Work, { after, limit }: DraftQuestion): Promise<DraftPage> {
  let query = work.db
    .selectFrom("invoice_drafts")
    .select(["id", "kind", "number", "receiver_name", "saved_at"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("trashed_at", "is", null);
  if (after !== undefined)
    query = query.where((is) => is(is.refTuple("saved_at", "id"), "<", is.tuple(after.at, after.id)));
  const rows = await query
    .orderBy("saved_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit).map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number ?? undefined,
    receiverName: row.receiver_name ?? undefined,
    savedAt: row.saved_at,
  }));
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? { at: last.savedAt, id: last.id } : undefined };
}
