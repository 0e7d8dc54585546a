/** What pages and the jobs ask of imports. Everything is the asking organisation's own. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { DraftFault } from "../invoices/draft-fault.ts";
import { isInvoiceId } from "../invoices/draft.ts";
import { Refusal } from "../refusal.ts";
import type { Import, ImportItem, ItemState } from "./import.ts";

const LISTED_MAX = 100;

/** The newest first. */
export async function listImports(work: Work): Promise<readonly Import[]> {
  const rows = await selectImports(work).orderBy("made_at", "desc").orderBy("id", "desc").limit(LISTED_MAX).execute();
  return rows.map(importOf);
}

export async function findImport(work: Work, id: string): Promise<Import> {
  const row = isInvoiceId(id) ? await selectImports(work).where("id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return importOf(row);
}

/** The import's own row, held until the work is done: no two act on one import at once. */
export async function lockImport(work: Work, id: string) {
  const row = isInvoiceId(id)
    ? await work.db
        .selectFrom("imports")
        .select(["id", "state", "read_count", "document_count"])
        .where("organisation_id", "=", requireOrganisation(work))
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return { id: row.id, state: row.state, readCount: row.read_count, documentCount: row.document_count };
}

export interface ItemPage {
  readonly importId: string;
  readonly states: readonly ItemState[];
  readonly page: number;
  readonly pageSize: number;
}

export async function listItems(work: Work, { importId, states, page, pageSize }: ItemPage) {
  const rows = await work.db
    .selectFrom("import_items")
    .select(["place", "name", "state", "number", "receiver_name", "currency", "payable_minor", "faults", "invoice_id"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("import_id", "=", importId)
    .where("state", "in", [...states])
    .orderBy("place")
    .offset((page - 1) * pageSize)
    .limit(pageSize)
    .execute();
  return rows.map(
    (row): ImportItem => ({
      place: row.place,
      name: row.name,
      state: row.state,
      number: row.number ?? undefined,
      receiverName: row.receiver_name ?? undefined,
      currency: row.currency ?? undefined,
      payableMinor: row.payable_minor ?? undefined,
      faults: row.faults as readonly DraftFault[],
      invoiceId: row.invoice_id ?? undefined,
    }),
  );
}

function selectImports(work: Work) {
  const organisationId = requireOrganisation(work);
  return work.db
    .selectFrom("imports")
    .select(["id", "file_name", "size_bytes", "document_count", "read_count", "state", "made_at"])
    .select((own) =>
      own
        .selectFrom((items) =>
          items
            .selectFrom("import_items")
            .select(["import_items.state", sql<number>`count(*)::int`.as("items")])
            .where("import_items.organisation_id", "=", organisationId)
            .whereRef("import_items.import_id", "=", "imports.id")
            .groupBy("import_items.state")
            .as("counted"),
        )
        .select(sql<Partial<Record<ItemState, number>> | null>`jsonb_object_agg(state, items)`.as("counts"))
        .as("counts"),
    )
    .where("organisation_id", "=", organisationId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectImports>["executeTakeFirstOrThrow"]>>;

function importOf(row: Row): Import {
  return {
    id: row.id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    documentCount: row.document_count,
    readCount: row.read_count,
    state: row.state,
    madeAt: row.made_at,
    counts: { ready: 0, faulty: 0, sent: 0, skipped: 0, ...row.counts },
  };
}
