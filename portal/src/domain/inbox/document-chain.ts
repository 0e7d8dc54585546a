/**
 * What a received document hangs together with: the invoices it refers to, and those that refer to it (BT-25). Found by what
 * the unit itself has received from the same seller; the seller's rows are never asked.
 */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { describe, documentColumns, type UnitDocument } from "./queries.ts";
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
  const rows = await documentsAround(work, document)
    .where("document.search_number", "in", numbers)
    .where("document.id", "<>", document.id)
    .execute();
  return rows.map(describe);
}

type Later = ReceivedDocument & { readonly refersToSeveral: boolean };

async function documentsAfter(work: Work, document: UnitDocument): Promise<readonly Later[]> {
  const rows = await documentsAround(work, document)
    .innerJoin("inbox_preceding as preceding", (join) =>
      join
        .onRef("preceding.organisation_id", "=", "document.organisation_id")
        .onRef("preceding.document_id", "=", "document.id"),
    )
    .select((see) =>
      see
        .exists(
          see
            .selectFrom("inbox_preceding as other")
            .select("other.place")
            .whereRef("other.organisation_id", "=", "document.organisation_id")
            .whereRef("other.document_id", "=", "document.id")
            .where("other.place", "=", 2),
        )
        .as("refers_to_several"),
    )
    .where("preceding.organisation_id", "=", requirePermission(work, "inbox.read").organisationId)
    .where("preceding.receiver_id", "=", document.receiverId)
    .where("preceding.seller_number", "=", document.sellerNumber)
    .where("preceding.search_number", "=", searchText(document.number))
    .where("document.id", "<>", document.id)
    .execute();
  return rows.map((row) => ({ ...describe(row), refersToSeveral: row.refers_to_several === true }));
}

function documentsAround(work: Work, document: UnitDocument) {
  const { organisationId } = requirePermission(work, "inbox.read");
  return work.db
    .selectFrom("inbox_documents as document")
    .select(documentColumns)
    .where("document.organisation_id", "=", organisationId)
    .where("document.receiver_id", "=", document.receiverId)
    .where("document.seller_number", "=", document.sellerNumber)
    .orderBy("document.received_at")
    .orderBy("document.id")
    .limit(chainMax);
}

function leftOf({ kind, payableMinor, currency }: UnitDocument, later: readonly Later[]): bigint | undefined {
  const credits = later.filter((one) => one.kind === "credit-note");
  if (kind === "credit-note" || credits.length === 0) return undefined;
  if (credits.some((credit) => credit.refersToSeveral || credit.currency !== currency)) return undefined;
  return credits.reduce((left, credit) => left - credit.payableMinor, payableMinor);
}
