/**
 * What a received document hangs together with: the invoices it refers to, and those that refer to it (BT-25). Found by what
 * the unit itself has received from the same seller; the seller's rows are never asked.
 */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { describe, documentColumns, type DocumentRow, type UnitDocument } from "./queries.ts";
import { type ReceivedDocument, searchText } from "./received-document.ts";

export interface DocumentChain {
  /** What this document refers to and the unit has received. */
  readonly earlier: readonly ReceivedDocument[];
  /** Numbers it refers to that the unit has not received from the seller, as numbers are compared. */
  readonly missing: readonly string[];
  /** Credit notes of this invoice, and invoices sent instead of it. */
  readonly later: readonly ReceivedDocument[];
  /** The invoice less its credit notes; absent when a credit note is about several invoices. */
  readonly leftMinor: bigint | undefined;
}

export async function findChain(work: Work, document: UnitDocument): Promise<DocumentChain> {
  const numbers = await precedingNumbers(work, document);
  const earlier = await documentsOfNumbers(work, { document, numbers });
  const later = await documentsAfter(work, document);
  const known = new Set(earlier.map(({ number }) => searchText(number)));
  return {
    earlier,
    missing: numbers.filter((number) => !known.has(number)),
    later,
    leftMinor: leftOf(document, later),
  };
}

/** More than any invoice is credited by; what is beyond is not drawn. */
const chainMax = 100;

async function precedingNumbers(work: Work, { id }: UnitDocument): Promise<readonly string[]> {
  const { organisationId } = requirePermission(work, "inbox.read");
  const rows = await work.db
    .selectFrom("inbox_preceding")
    .select("search_number")
    .where("organisation_id", "=", organisationId)
    .where("document_id", "=", id)
    .orderBy("place")
    .execute();
  return rows.map(({ search_number }) => search_number);
}

interface OfNumbers {
  readonly document: UnitDocument;
  readonly numbers: readonly string[];
}

async function documentsOfNumbers(work: Work, { document, numbers }: OfNumbers): Promise<readonly ReceivedDocument[]> {
  if (numbers.length === 0) return [];
  const { rows } = await numbersQuery(work, { document, numbers }).execute(work.db);
  return rows.map(describe);
}

/** Number by number, and only then whose it is: otherwise they would be looked for among all that the seller has sent. */
export function numbersQuery(work: Work, { document, numbers }: OfNumbers) {
  const { organisationId } = requirePermission(work, "inbox.read");
  return sql<DocumentRow>`
    select found.* from unnest(${numbers}::text[]) as asked (number) cross join lateral (
      select ${columns} from inbox_documents as document
      where organisation_id = ${organisationId} and receiver_id = ${document.receiverId}
        and search_number = asked.number and id <> ${document.id}
      offset 0) as found
    where found.seller_number = ${document.sellerNumber}
    order by received_at, id limit ${sql.lit(chainMax)}`;
}

type Later = ReceivedDocument & { readonly refersToSeveral: boolean };

async function documentsAfter(work: Work, document: UnitDocument): Promise<readonly Later[]> {
  const { rows } = await afterQuery(work, document).execute(work.db);
  return rows.map((row) => ({ ...describe(row), refersToSeveral: row.refers_to_several }));
}

/** What refers to the document is few; each is then looked up by itself, never by reading all that the seller has sent. */
export function afterQuery(work: Work, { id, receiverId, sellerNumber, number }: UnitDocument) {
  const { organisationId } = requirePermission(work, "inbox.read");
  return sql<DocumentRow & { readonly refers_to_several: boolean }>`
    select found.*, exists (select from inbox_preceding where organisation_id = ${organisationId}
             and document_id = found.id and place = 2) as refers_to_several
    from (
      select distinct document_id from inbox_preceding
      where organisation_id = ${organisationId} and receiver_id = ${receiverId} and seller_number = ${sellerNumber}
        and search_number = ${searchText(number)} and document_id <> ${id}
      order by document_id limit ${sql.lit(chainMax)}
    ) as later cross join lateral (
      select ${columns} from inbox_documents as document
      where organisation_id = ${organisationId} and id = later.document_id limit 1
    ) as found
    order by received_at, id`;
}

const columns = sql.join(documentColumns.map((column) => sql.ref(column)));

function leftOf({ kind, payableMinor, currency }: UnitDocument, later: readonly Later[]): bigint | undefined {
  const credits = later.filter((one) => one.kind === "credit-note");
  if (kind === "credit-note" || credits.length === 0) return undefined;
  if (credits.some((credit) => credit.refersToSeveral || credit.currency !== currency)) return undefined;
  return credits.reduce((left, credit) => left - credit.payableMinor, payableMinor);
}
