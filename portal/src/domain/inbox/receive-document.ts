/**
 * Takes in a document for a unit. The bytes are kept as they came; what the bytes say is read from them and never told by the
 * sender. The identifier a document travels by makes a second arrival the same document (TRUST G8).
 */
import { createHash } from "node:crypto";
import { type Invoice, readUbl, validate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { handOverOn } from "../handover/ask-handover.ts";
import { findReceiver } from "../receivers/queries.ts";
import { Refusal } from "../refusal.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";
import { wordsOf } from "./document-words.ts";
import { searchText, summarise } from "./received-document.ts";
import { findForerunners } from "./warnings.ts";

export interface ArrivingDocument {
  readonly instanceId: string;
  readonly receiverId: string;
  readonly ubl: Uint8Array;
}

export interface Reception {
  readonly documentId: string;
  /** It was here already; nothing was changed. */
  readonly again: boolean;
}

export async function receiveDocument(work: Work, arriving: ArrivingDocument): Promise<Reception> {
  const organisationId = requireOrganisation(work);
  const receiver = await findReceiver(work, arriving.receiverId);
  if (receiver?.organisationId !== organisationId) throw new Refusal("receiver-unknown");
  const read = readUbl(arriving.ubl);
  if (!read.ok) throw new Refusal("document-unreadable", { reason: read.reason });

  const { receiverId } = arriving;
  const summary = summarise(read.invoice);
  const id = work.newId();
  const inserted = await work.db
    .insertInto("inbox_documents")
    .values({
      organisation_id: organisationId,
      id,
      receiver_id: receiverId,
      instance_id: arriving.instanceId,
      ubl: arriving.ubl,
      ubl_sha256: createHash("sha256").update(arriving.ubl).digest(),
      received_at: work.now,
      state: "new",
      ...summary,
      ...findingsIn(arriving.ubl),
      ...(await findForerunners(work, { organisationId, receiverId }, summary)),
    })
    .onConflict((conflict) => conflict.constraint("inbox_document_received_once").doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n)
    return { documentId: await known(work, arriving.instanceId), again: true };
  await notePreceding(work, { id, receiverId, invoice: read.invoice });
  await insertWords(work, { documentId: id, receiverId }, read.invoice);
  await record(work, "document.received", { subject: id });
  await tellWebhooks(work, "document.received", id);
  await handOverOn(work, "on-receipt", { documentId: id, receiverId });
  return { documentId: id, again: false };
}

interface Received {
  readonly id: string;
  readonly receiverId: string;
  readonly invoice: Invoice;
}

/** Which earlier invoices of the seller it refers to (BT-25), so that each finds the other. */
async function notePreceding(work: Work, { id, receiverId, invoice }: Received): Promise<void> {
  const numbers = (invoice.precedingInvoices ?? []).map(({ number }) => searchText(number).slice(0, 300));
  const distinct = [...new Set(numbers)].filter((number) => number !== "").slice(0, precedingMax);
  if (distinct.length === 0) return;
  const rows = distinct.map((search_number, index) => ({
    organisation_id: requireOrganisation(work),
    document_id: id,
    place: index + 1,
    receiver_id: receiverId,
    seller_number: summarise(invoice).seller_number,
    search_number,
  }));
  await work.db.insertInto("inbox_preceding").values(rows).execute();
}

/** A collective credit may refer to many; beyond this they are read in the document itself. */
const precedingMax = 100;

/** How many rules the bytes break: fatal ones, and those that only warn. */
function findingsIn(ubl: Uint8Array): { readonly faults: number; readonly warnings: number } {
  const { structure, stopped, faults } = validate(ubl);
  const fatal = faults.filter(({ severity }) => severity === "fatal").length;
  return { faults: structure.length + stopped.length + fatal, warnings: faults.length - fatal };
}

async function insertWords(
  work: Work,
  { documentId, receiverId }: { readonly documentId: string; readonly receiverId: string },
  invoice: Invoice,
): Promise<void> {
  const place = {
    organisation_id: requireOrganisation(work),
    receiver_id: receiverId,
    received_at: work.now,
    document_id: documentId,
  };
  const rows = wordsOf(invoice).map((word) => ({ ...place, word }));
  if (rows.length > 0) await work.db.insertInto("inbox_words").values(rows).execute();
}

async function known(work: Work, instanceId: string): Promise<string> {
  const { id } = await work.db
    .selectFrom("inbox_documents")
    .select("id")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("instance_id", "=", instanceId)
    .executeTakeFirstOrThrow();
  return id;
}
