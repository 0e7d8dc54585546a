/** What the pages of a unit and the delivery of answers ask. A unit's documents are shown to its own officers only. */
import { type Selectable, sql } from "kysely";
import type { InboxDocuments } from "../../db/tables.ts";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireGrant, requireOrganisation } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import type { Answer, AnswerAction, AnswerCode, AnswerCondition, AnswerReason } from "./answer.ts";
import type { ReceivedDocument } from "./received-document.ts";
import { reachable } from "./units.ts";

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
  readonly sha256: string;
}

/** The very bytes that came. */
export async function getDocumentBytes(work: Work, id: string): Promise<DocumentBytes> {
  const row = await selectDocument(work, id)
    .select(["document.number", "document.ubl", "document.ubl_sha256"])
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return { number: row.number, ubl: row.ubl, sha256: row.ubl_sha256.toString("hex") };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function selectDocument(work: Work, id: string) {
  const by = requireGrant(work, "inbox.read");
  if (!uuid.test(id)) throw new Refusal("not-found");
  return work.db
    .selectFrom("inbox_documents as document")
    .where("document.organisation_id", "=", by.organisationId)
    .where("document.id", "=", id)
    .where(reachable(by, sql.ref("document.receiver_id")));
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
  "document.assigned_to",
  "document.faults",
  "document.account_before",
  "document.duplicate_of",
] as const;

export type DocumentRow = Pick<
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
    assignedTo: row.assigned_to ?? undefined,
    faults: row.faults,
    accountChanged: row.account_before !== null,
    likelyDuplicate: row.duplicate_of !== null,
  };
}

/** The unit's answers to a document, in the order they were given, with who gave them: a person, or a system by name. */
export async function listAnswers(
  work: Work,
  documentId: string,
): Promise<readonly (Answer & { readonly by: string })[]> {
  const { organisationId } = requireGrant(work, "inbox.read");
  const rows = await work.db
    .selectFrom("inbox_answers as answer")
    .leftJoin("accounts", "accounts.id", "answer.answered_by")
    .leftJoin("clients", "clients.id", "answer.answered_by_client")
    .select([...answerColumns, "accounts.name", "clients.name as client"])
    .where("answer.organisation_id", "=", organisationId)
    .where("document_id", "=", documentId)
    .orderBy("answered_at")
    .orderBy("answer.id")
    .execute();
  return rows.map((row) => ({ ...answerOf(row), by: row.name ?? row.client ?? "" }));
}

const answerColumns = [
  "answer.id",
  "answer.status",
  "answer.reason_code",
  "answer.action_code",
  "answer.conditions",
  "answer.clarification",
  "answer.answered_at",
] as const;

interface AnswerRow {
  readonly id: string;
  readonly status: AnswerCode;
  readonly reason_code: string | null;
  readonly action_code: string | null;
  readonly conditions: unknown;
  readonly clarification: string | null;
  readonly answered_at: Instant;
}

function answerOf(row: AnswerRow): Answer {
  return {
    id: row.id,
    code: row.status,
    reason: (row.reason_code ?? undefined) as AnswerReason | undefined,
    action: (row.action_code ?? undefined) as AnswerAction | undefined,
    conditions: row.conditions as readonly AnswerCondition[],
    clarification: row.clarification ?? undefined,
    answeredAt: row.answered_at,
  };
}

export interface Opening {
  readonly at: Instant;
  readonly by: string;
}

export async function findOpening(work: Work, documentId: string): Promise<Opening | undefined> {
  const { organisationId } = requireGrant(work, "inbox.read");
  return work.db
    .selectFrom("inbox_openings as opening")
    .innerJoin("accounts", "accounts.id", "opening.opened_by")
    .select(["opening.opened_at as at", "accounts.name as by"])
    .where("opening.organisation_id", "=", organisationId)
    .where("document_id", "=", documentId)
    .executeTakeFirst();
}

/** An answer on its way to the seller, addressed by what the document itself says. */
export interface OutgoingAnswer {
  readonly answer: Answer;
  readonly instanceId: string;
  readonly sellerNumber: string;
  /** The unit that answers, and the very document it answers. */
  readonly receiverId: string;
  readonly ubl: Uint8Array;
}

export async function getOutgoingAnswer(work: Work, answerId: string): Promise<OutgoingAnswer> {
  const row = await work.db
    .selectFrom("inbox_answers as answer")
    .innerJoin("inbox_documents as document", (join) =>
      join
        .onRef("document.organisation_id", "=", "answer.organisation_id")
        .onRef("document.id", "=", "answer.document_id"),
    )
    .select([...answerColumns, "instance_id", "seller_number", "receiver_id", "ubl"])
    .where("answer.organisation_id", "=", requireOrganisation(work))
    .where("answer.id", "=", answerId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return {
    answer: answerOf(row),
    instanceId: row.instance_id,
    sellerNumber: row.seller_number,
    receiverId: row.receiver_id,
    ubl: row.ubl,
  };
}
