/** What the pages of a unit and the delivery of answers ask. A unit's documents are shown to its own officers only. */
import { type Selectable, sql } from "kysely";
import type { InboxDocuments } from "../../db/tables.ts";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import type { Answer } from "./answer.ts";
import type { ReceivedDocument } from "./received-document.ts";

/** A document with the unit it came to. */
export interface UnitDocument extends ReceivedDocument {
  readonly receiverName: string;
}

/** One of the officer's own units' documents; anything else is as if absent. */
export async function getDocument(work: Work, id: string): Promise<UnitDocument> {
  const row = await selectDocument(work, id)
    .innerJoin("receivers", "receivers.id", "document.receiver_id")
    .select([...documentColumns, "receivers.name as receiver_name"])
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return { ...describe(row), receiverName: row.receiver_name };
}

export interface DocumentBytes {
  readonly number: string;
  readonly ubl: Uint8Array;
}

/** The very bytes that came. */
export async function getDocumentBytes(work: Work, id: string): Promise<DocumentBytes> {
  const row = await selectDocument(work, id).select(["document.number", "document.ubl"]).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return row;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function selectDocument(work: Work, id: string) {
  const officer = requirePermission(work, "inbox.read");
  if (!uuid.test(id)) throw new Refusal("not-found");
  return work.db
    .selectFrom("inbox_documents as document")
    .innerJoin("officer_receivers as bound", (join) =>
      join
        .onRef("bound.organisation_id", "=", "document.organisation_id")
        .onRef("bound.receiver_id", "=", "document.receiver_id")
        .on("bound.account_id", "=", officer.accountId),
    )
    .where("document.organisation_id", "=", officer.organisationId)
    .where("document.id", "=", id);
}

/** What lists know of a document. */
export const documentColumns = [
  "document.id",
  "document.receiver_id",
  "document.received_at",
  "document.state",
  "document.kind",
  "document.number",
  "document.issue_on",
  "document.due_on",
  "document.currency",
  "document.payable_minor",
  "document.seller_number",
  "document.seller_name",
  "document.buyer_reference",
  "document.attachments",
] as const;

type DocumentRow = Pick<
  Selectable<InboxDocuments>,
  (typeof documentColumns)[number] extends `document.${infer Column extends keyof InboxDocuments}` ? Column : never
>;

export function describe(row: DocumentRow): ReceivedDocument {
  return {
    id: row.id,
    receiverId: row.receiver_id,
    receivedAt: row.received_at,
    state: row.state,
    kind: row.kind,
    number: row.number,
    issueOn: row.issue_on,
    dueOn: row.due_on ?? undefined,
    currency: row.currency,
    payableMinor: row.payable_minor,
    sellerNumber: row.seller_number,
    sellerName: row.seller_name,
    buyerReference: row.buyer_reference ?? undefined,
    attachments: row.attachments,
  };
}

/** The unit's answers to a document, in the order they were given, with who gave them. */
export async function listAnswers(
  work: Work,
  documentId: string,
): Promise<readonly (Answer & { readonly by: string })[]> {
  const { organisationId } = requirePermission(work, "inbox.read");
  const rows = await work.db
    .selectFrom("inbox_answers as answer")
    .innerJoin("accounts", "accounts.id", "answer.answered_by")
    .select(["answer.id", "status", "reason_code", "clarification", "answered_at", "accounts.name"])
    .where("answer.organisation_id", "=", organisationId)
    .where("document_id", "=", documentId)
    .orderBy("answered_at")
    .orderBy("answer.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.status,
    reason: row.reason_code ?? undefined,
    clarification: row.clarification ?? undefined,
    answeredAt: row.answered_at,
    by: row.name,
  }));
}

export interface Opening {
  readonly at: Instant;
  readonly by: string;
}

export async function findOpening(work: Work, documentId: string): Promise<Opening | undefined> {
  const { organisationId } = requirePermission(work, "inbox.read");
  return work.db
    .selectFrom("inbox_openings as opening")
    .innerJoin("accounts", "accounts.id", "opening.opened_by")
    .select(["opening.opened_at as at", "accounts.name as by"])
    .where("opening.organisation_id", "=", organisationId)
    .where("document_id", "=", documentId)
    .executeTakeFirst();
}

/** What to look at twice before paying. */
export interface DocumentWarnings {
  /** The seller's last invoice before this one asked to be paid to another account. */
  readonly accountBefore: { readonly documentId: string; readonly number: string } | undefined;
  /** An earlier document from the same seller with the same number, kind and date. */
  readonly duplicateOf: { readonly documentId: string; readonly receivedAt: Instant } | undefined;
}

/** Compared with what the same unit has received from the seller, and with nothing of anybody else's. */
export async function findWarnings(work: Work, documentId: string): Promise<DocumentWarnings> {
  const { organisationId } = requirePermission(work, "inbox.read");
  const { rows } = await warningsQuery(organisationId, documentId).execute(work.db);
  const { account_id: before, account_number: number, duplicate_id: twin, duplicate_at: at } = rows[0] ?? nothingFound;
  return {
    accountBefore: before === null || number === null ? undefined : { documentId: before, number },
    duplicateOf: twin === null || at === null ? undefined : { documentId: twin, receivedAt: at },
  };
}

const nothingFound: WarningsRow = { account_id: null, account_number: null, duplicate_id: null, duplicate_at: null };

interface WarningsRow {
  account_id: string | null;
  account_number: string | null;
  duplicate_id: string | null;
  duplicate_at: Instant | null;
}

/** The same seller's document before this one with another account, and the first with the same number, kind and date. */
export function warningsQuery(organisationId: string, documentId: string) {
  return sql<WarningsRow>`
    select before.id as account_id, before.number as account_number, twin.id as duplicate_id, twin.received_at as duplicate_at
    from inbox_documents this
    left join lateral (
      select id, number, payment_account from inbox_documents
      where organisation_id = ${organisationId} and receiver_id = this.receiver_id and seller_number = this.seller_number and payment_account is not null
        and (received_at, id) < (this.received_at, this.id)
      order by received_at desc, id desc limit 1
    ) before on this.payment_account is not null and before.payment_account <> this.payment_account
    left join lateral (
      select id, received_at from inbox_documents
      where organisation_id = ${organisationId} and receiver_id = this.receiver_id and seller_number = this.seller_number and number = this.number
        and type_code = this.type_code and issue_on = this.issue_on and (received_at, id) < (this.received_at, this.id)
      order by received_at, id limit 1
    ) twin on true
    where this.organisation_id = ${organisationId} and this.id = ${documentId}`;
}

/** An answer on its way to the seller, addressed by what the document itself says. */
export interface OutgoingAnswer {
  readonly answer: Answer;
  readonly instanceId: string;
  readonly sellerNumber: string;
}

export async function getOutgoingAnswer(work: Work, answerId: string): Promise<OutgoingAnswer> {
  const row = await work.db
    .selectFrom("inbox_answers as answer")
    .innerJoin("inbox_documents as document", (join) =>
      join
        .onRef("document.organisation_id", "=", "answer.organisation_id")
        .onRef("document.id", "=", "answer.document_id"),
    )
    .select(["answer.id", "status", "reason_code", "clarification", "answered_at", "instance_id", "seller_number"])
    .where("answer.organisation_id", "=", requireOrganisation(work))
    .where("answer.id", "=", answerId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  const answer = {
    id: row.id,
    code: row.status,
    reason: row.reason_code ?? undefined,
    clarification: row.clarification ?? undefined,
    answeredAt: row.answered_at,
  };
  return { answer, instanceId: row.instance_id, sellerNumber: row.seller_number };
}
