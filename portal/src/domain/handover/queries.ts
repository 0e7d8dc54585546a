/** What the pages of a unit, the system that fetches, and the job that writes files ask of hand-overs. */
import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Handovers } from "../../db/tables.ts";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireGrant, requireOrganisation } from "../access/permissions.ts";
import type { Handover } from "./handover.ts";

/** The hand-overs of some documents, by document. */
export async function findHandovers(
  work: Work,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, Handover>> {
  const { organisationId } = requireGrant(work, "inbox.read");
  if (documentIds.length === 0) return new Map();
  const rows = await work.db
    .selectFrom("handovers")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("document_id", "in", documentIds)
    .execute();
  return new Map(rows.map((row) => [row.document_id, describe(row)]));
}

function describe(row: Selectable<Handovers>): Handover {
  return {
    documentId: row.document_id,
    way: row.way,
    occasion: row.occasion,
    state: row.state,
    askedAt: row.asked_at,
    attempts: row.attempts,
    failure: row.failure ?? undefined,
    handedOverAt: row.handed_over_at ?? undefined,
    receipt: row.receipt ?? undefined,
    receiptAt: row.receipt_at ?? undefined,
  };
}

/** Where a page of what waits ends: the next begins after it. */
export interface HandoverPlace {
  readonly askedAt: Instant;
  readonly documentId: string;
}

/** A document that waits for a system to fetch it. */
export interface WaitingHandover extends HandoverPlace {
  readonly receiverId: string;
  readonly kind: "invoice" | "credit-note";
  readonly number: string;
  readonly sellerNumber: string;
  readonly currency: string;
  readonly payableMinor: bigint;
  readonly sha256: string;
}

/** What waits to be fetched, the oldest first. What has a receipt is no longer there. */
export function waitingQuery(work: Work, after: HandoverPlace | undefined, rows: number) {
  const by = requireGrant(work, "handover.read");
  const units = by.kind === "client" ? by.receiverIds : undefined;
  let asked = work.db
    .selectFrom("handovers as handover")
    .innerJoin("inbox_documents as document", (join) =>
      join
        .onRef("document.organisation_id", "=", "handover.organisation_id")
        .onRef("document.id", "=", "handover.document_id"),
    )
    .select([
      "handover.asked_at",
      "handover.document_id",
      "handover.receiver_id",
      "document.kind",
      "document.number",
      "document.seller_number",
      "document.currency",
      "document.payable_minor",
      "document.ubl_sha256",
    ])
    .where("handover.organisation_id", "=", by.organisationId)
    .where("handover.way", "=", "api")
    .where("handover.state", "=", sql.lit("waiting"));
  if (units !== undefined) asked = asked.where("handover.receiver_id", "in", units);
  if (after !== undefined)
    asked = asked.where(
      sql<boolean>`(handover.asked_at, handover.document_id) > (${after.askedAt}, ${after.documentId}::uuid)`,
    );
  return asked.orderBy("handover.asked_at").orderBy("handover.document_id").limit(rows);
}

export async function listWaiting(
  work: Work,
  after: HandoverPlace | undefined,
  rows: number,
): Promise<readonly WaitingHandover[]> {
  const found = await waitingQuery(work, after, rows).execute();
  return found.map((row) => ({
    askedAt: row.asked_at,
    documentId: row.document_id,
    receiverId: row.receiver_id,
    kind: row.kind,
    number: row.number,
    sellerNumber: row.seller_number,
    currency: row.currency,
    payableMinor: row.payable_minor,
    sha256: row.ubl_sha256.toString("hex"),
  }));
}

/** A document on its way into the folder: its bytes, and what its receipt says of it. Nothing when it waits no longer. */
export interface FolderParcel {
  readonly documentId: string;
  readonly receiverId: string;
  readonly ubl: Uint8Array;
  readonly sha256: string;
  readonly kind: "invoice" | "credit-note";
  readonly number: string;
  readonly issueOn: string;
  readonly currency: string;
  readonly payableMinor: bigint;
  readonly receivedAt: Instant;
}

export async function findFolderParcel(work: Work, documentId: string): Promise<FolderParcel | undefined> {
  const row = await work.db
    .selectFrom("handovers as handover")
    .innerJoin("inbox_documents as document", (join) =>
      join
        .onRef("document.organisation_id", "=", "handover.organisation_id")
        .onRef("document.id", "=", "handover.document_id"),
    )
    .select([
      "document.receiver_id",
      "document.ubl",
      "document.ubl_sha256",
      "document.kind",
      "document.number",
      "document.issue_on",
      "document.currency",
      "document.payable_minor",
      "document.received_at",
    ])
    .where("handover.organisation_id", "=", requireOrganisation(work))
    .where("handover.document_id", "=", documentId)
    .where("handover.state", "=", "waiting")
    .executeTakeFirst();
  return (
    row && {
      documentId,
      receiverId: row.receiver_id,
      ubl: row.ubl,
      sha256: row.ubl_sha256.toString("hex"),
      kind: row.kind,
      number: row.number,
      issueOn: row.issue_on,
      currency: row.currency,
      payableMinor: row.payable_minor,
      receivedAt: row.received_at,
    }
  );
}
